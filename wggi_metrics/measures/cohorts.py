"""Who is followed through a grade: those who entered it in a period, month by month since their entry (step 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wggi_metrics.counts import cover_days, describe
from wggi_metrics.counts.coded import Cells
from wggi_metrics.counts.described import Description, lacking
from wggi_metrics.counts.release import Observed, Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Definition, Result
from wggi_metrics.measures.assembled import nothing, result, why_not
from wggi_metrics.measures.columns import Columns, columns_of, stacked
from wggi_metrics.measures.dates import cuts, day_in_words
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.seniority import why_no_seniority
from wggi_metrics.measures.wrong_use import refuse_wrong_use
from wggi_metrics.statistics import risk_table
from wggi_metrics.statistics.survival.risk_tables import RiskTable
from wggi_metrics.statistics.types import Floats, Wholes
from wggi_metrics.words import say

CAUSES = {"promoted": 0, "left": 1, "converted": 2, "demoted": 2}
"""The place of each end among the causes; every other end is a censoring."""
SIDES = {"man": 0, "woman": 1}
"""The two genders compared, in an order in which their place is the covariate *woman*."""
Cohort = tuple[date | None, date]
Part = Callable[[Readable, Viewer, Asked, Description, Cohort], Columns]
"""What a measure makes of one cohort."""


class Compared(NamedTuple):
    """Men and women of one group, month by month: at risk and promoted (strata, genders, months).

    ``strata`` holds for each field the number of each stratum's value, in the order in which the values appear.
    """

    group: dict[str, object]
    strata: dict[str, Wholes]
    at_risk: Floats
    promoted: Floats


def over_cohorts(release: Readable, viewer: Viewer, name: str, asked: Asked, part: Part) -> Result:
    """A measure's answer over its cohorts, each by ``part``; or the reason why there are none.

    Raises: AskedWrongly for a dimension, value or date that can't be.
    """
    told = definition(name)
    refuse_wrong_use(release, viewer, told, asked)
    description = describe(release)
    periods = cohorts(asked, description.observed)
    reason = why_no_cohort(release, told, asked, description)
    parts = () if reason else tuple(part(release, viewer, asked, description, each) for each in periods)
    table = columns_of(nothing(reason)) if reason else stacked(parts)
    cut = ("period_from", "period_to") if asked.every else ()
    interval = _interval(release, description.observed)
    words = cohort_in_words(periods, description.observed, interval)
    found = result(release, viewer, told, asked, table, (*asked.by, *cut), words)
    return replace(found, within_months=0 if reason else interval)


def cohorts(asked: Asked, observed: Observed) -> tuple[Cohort, ...]:
    """The periods of entry, both days included: every known entry unless asked otherwise, cut by ``every``."""
    if observed.persons_to is None:
        return ()
    end = asked.end or observed.persons_to
    start = asked.start or (observed.persons_from if asked.every else None)
    return tuple(cuts(start, end, asked.every)) if asked.every and start else ((start, end),)


def why_no_cohort(release: Readable, told: Definition, asked: Asked, description: Description) -> str | None:
    """Why nobody's time in grade can be told from this release, if there is a reason."""
    observed = description.observed
    missing = lacking(release, [name for name in asked.within if name not in ("population", "category")])
    if missing:
        return say("measures.reasons.lacks", field=missing)
    if observed.persons_to is None:
        return say(f"measures.reasons.{'head_count' if observed.counts_to else 'dates'}")
    if asked.start and asked.start > observed.persons_to:
        return say("measures.reasons.dates")
    return why_not(release, told, asked, description) or why_no_seniority(release, asked, observed.persons_to)


def cohort_in_words(periods: Sequence[Cohort], observed: Observed, interval: int) -> str:
    """Who is followed and until when, and from lists how exact a duration is, as a part of a sentence."""
    if not periods or observed.persons_to is None:
        return say("measures.period.none")
    start, end = periods[0][0], day_in_words(periods[-1][1])
    entered = (
        say("measures.period.entered", first=day_in_words(start), last=end)
        if start
        else say("measures.period.entered_until", last=end)
    )
    words = say("measures.period.followed", entered=entered, last=day_in_words(observed.persons_to))
    return words + (say("measures.period.from_lists", n=interval) if interval else "")


def _interval(release: Readable, observed: Observed) -> int:
    """The longest time between two lists in a row of those that cover the same people; 0 where there are dates."""
    if observed.basis != "lists" or "cover_days" not in describe(release).held:
        return 0
    return max(map(_longest_interval, cover_days(release).values()), default=0)


def _longest_interval(days: Sequence[date]) -> int:
    """The longest time between two lists in a row, in months to the nearest."""
    return max((round((later - earlier).days / 30.44) for earlier, later in pairwise(days)), default=0)


def followed(counted: Cells, groups: Sequence[str]) -> tuple[Columns, RiskTable]:
    """The combinations of groups that occur, and each one's risk table: (combinations, causes, months)."""
    rows, places = counted.groups(groups)
    return {name: counted.values(name, rows) for name in groups}, table_of(counted, places, len(rows))


def table_of(counted: Cells, places: Wholes, cells: int) -> RiskTable:
    """The risk table of counted stays, each added to the cell of its place: (cells, causes, months)."""
    heads, months, late = counted.heads, counted.numbers("months"), counted.numbers("late_months")
    cause = counted.numbered("cause", CAUSES)
    length = int(months.max(initial=0)) + 1
    seen, ended = late < 0, cause >= 0

    def added(where: NDArray[np.bool_], number: Wholes, size: int) -> Floats:
        """The heads of these rows at each number: places, and what is told apart within one."""
        return np.bincount((places * size + number)[where], heads[where], cells * size).astype(float)

    return risk_table(
        added(seen, np.zeros_like(late), 1),
        added(ended, cause * length + months, 3 * length).reshape(cells, 3, length),
        added(~ended, months, length).reshape(cells, length),
        added(~seen, late, length).reshape(cells, length),
    )


def compared(counted: Cells, by: Sequence[str], within: Sequence[str]) -> Iterator[Compared]:
    """Women and men of each group, by strata."""
    known = counted.kept({"gender": tuple(SIDES)})
    rows, places = known.groups(by)
    order = np.argsort(places, kind="stable")
    ends = np.searchsorted(places[order], np.arange(len(rows) + 1))
    named = {name: known.values(name, rows) for name in by}
    for place in range(len(rows)):
        mine = known.at(order[ends[place] : ends[place + 1]])
        yield _compared(mine, {name: values[place] for name, values in named.items()}, within)


def _compared(mine: Cells, group: dict[str, object], within: Sequence[str]) -> Compared:
    codes = {name: pd.factorize(mine.columns[name].codes)[0] for name in within}
    number = np.zeros(len(mine.heads), dtype=np.int64)
    for each in codes.values():
        number = number * (each.max(initial=0) + 1) + each
    _, first, stratum = np.unique(number, return_index=True, return_inverse=True)
    size = len(first) if within else 1
    table = table_of(mine, 2 * stratum + mine.numbered("gender", SIDES), 2 * size)
    shape = (size, 2, table.at_risk.shape[-1])
    strata = {name: each[first] for name, each in codes.items()}
    return Compared(group, strata, table.at_risk.reshape(shape), table.events[:, 0].reshape(shape))
