"""What the measures of recruitment share: periods, who is counted in words, why nothing can be told (step 7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pandas as pd

from wggi_metrics.counts import count_meetings, count_notices, describe
from wggi_metrics.counts.count import Condition
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.recruiting import Day, Days
from wggi_metrics.counts.release import Observed, Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Definition, Result
from wggi_metrics.measures.assembled import nothing, result, why_not
from wggi_metrics.measures.dates import period_in_words, periods_to
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.wrong_use import refuse_wrong_use
from wggi_metrics.words import say

Part = Callable[[Readable, Viewer, Asked, Description, Days | None], pd.DataFrame]
"""What a measure makes of one period; None: of everything, where no notice has a date."""
Whole = Callable[[Readable, Viewer, Asked, Description, Sequence[Days | None]], pd.DataFrame]
"""What a measure makes of all its periods together."""
PERIOD = ("period_from", "period_to")
OPENING: Day = "opened_on"

STAGES = ("applied", "qualified", "short list", "interviewed", "recommended", "appointed")
BOARD = "recommended"
"""The stage that the Board decides upon."""
RESULTS_IN_POOL = ("passed", "not passed", "withdrawn", "waiting", "last")
"""Every result but *outside*: who was appointed from a roster was not in the notice's pool."""


def over_periods(release: Readable, viewer: Viewer, name: str, asked: Asked, part: Part, day: Day) -> Result:
    """A measure's answer over its periods, each by ``part``; or the reason why there is none.

    ``day`` is the day by which a notice belongs to a period. Raises: AskedWrongly for a dimension, value or date that
    can't be.
    """

    def whole(
        release: Readable, viewer: Viewer, asked: Asked, description: Description, periods: Sequence[Days | None]
    ) -> pd.DataFrame:
        parts = [_dated(part, release, viewer, asked, description, period) for period in periods]
        return pd.concat(parts, ignore_index=True)

    return over_all_periods(release, viewer, name, asked, whole, day)


def over_all_periods(release: Readable, viewer: Viewer, name: str, asked: Asked, whole: Whole, day: Day) -> Result:
    """As ``over_periods``, for a measure that compares its periods: one table of all of them, with their days."""
    told = definition(name)
    refuse_wrong_use(release, viewer, told, asked)
    description = describe(release)
    periods = recruitment_periods(asked, description.observed)
    reason = why_no_notices(release, viewer, told, asked, description, day)
    reason = reason or (say("measures.reasons.dates") if is_outside_all(periods, description.observed) else None)
    table = nothing(reason) if reason else whole(release, viewer, asked, description, periods)
    keys = (*asked.by, *(PERIOD if asked.every else ()))
    days = tuple(period for period in periods if period)
    words = period_in_words(days) if days else say("measures.period.undated")
    words += undated_in_words(release, viewer, asked, day) if days else ""
    return result(release, viewer, told, asked, table, keys, words, population=counted_in_words(told))


def _dated(
    part: Part, release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Days | None
) -> pd.DataFrame:
    start, end = period or (None, None)
    return part(release, viewer, asked, description, period).assign(period_from=start, period_to=end)


def recruitment_periods(asked: Asked, observed: Observed) -> tuple[Days | None, ...]:
    """The periods asked for, else the last twelve whole months; (None,) where the data on recruitment have no dates."""
    if observed.recruitment_to is None:
        return (None,)
    return periods_to(asked, observed.recruitment_to)


def is_outside_all(periods: Sequence[Days | None], observed: Observed) -> bool:
    """Whether the data on recruitment say nothing of any of these periods."""
    first, last = observed.recruitment_from, observed.recruitment_to
    if first is None or last is None:
        return False
    return all(period is None or period[0] > last or period[1] < first for period in periods)


def why_no_notices(
    release: Readable, viewer: Viewer, told: Definition, asked: Asked, description: Description, day: Day
) -> str | None:
    """Why the release can't answer: withheld, of an earlier version, a field that it lacks, or no notices at all.

    Where a measure counts notices by the day of their opening and none has one, that day is what lacks.
    """
    reason = why_not(release, told, asked, description)
    if reason or told.subject != "notices":
        return reason
    found = count_notices(release, viewer, by=(day,))
    if not len(found):
        return say("measures.reasons.lacks", field="vacancy_no")
    is_dated = description.observed.recruitment_to is not None
    if is_dated and day == OPENING and found[day].isna().all():
        return say("measures.reasons.lacks", field=day)
    return None


def undated_in_words(release: Readable, viewer: Viewer, asked: Asked, day: Day) -> str:
    """How many notices (meetings) have no date, so that no period counts them; nothing where each has one."""
    where = {name: values for name, values in asked.where.items() if name not in OF_STAGES}
    is_meeting = day == "held_on"
    found = (count_meetings if is_meeting else count_notices)(release, viewer, by=(day,), where=where)
    undated = int(found.loc[found[day].isna(), "heads"].sum())
    name = "meetings_without_date" if is_meeting else "without_date"
    return say(f"measures.period.{name}", n=undated) if undated else ""


OF_STAGES = frozenset({"source", "internal", "stage"})
"""Dimensions of candidatures that a notice by itself does not have."""


def counted_in_words(told: Definition) -> str:
    """Who or what is counted, as a part of a sentence."""
    return say(f"measures.population.{told.population}")


def the_day_before(day: date) -> date:
    return day - timedelta(days=1)


def result_is(*results: str) -> Condition:
    """Entries into a stage that ended so: passed, not passed, withdrawn, waiting, last, outside."""
    return Condition(f"result IN ({', '.join('?' for _ in results)})", results)
