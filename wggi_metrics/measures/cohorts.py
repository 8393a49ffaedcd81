"""Who is followed through a grade: those who entered it in a period, month by month since their entry (step 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from wggi_metrics.counts import cover_days, describe
from wggi_metrics.counts.count import grouped_keys
from wggi_metrics.counts.described import Description, lacking
from wggi_metrics.counts.release import Observed, Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Definition, Result
from wggi_metrics.measures.assembled import nothing, result, why_not
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
Part = Callable[[Readable, Viewer, Asked, Description, Cohort], pd.DataFrame]
"""What a measure makes of one cohort."""


class Compared(NamedTuple):
    """Men and women of one group, month by month: at risk and promoted (strata, genders, months)."""

    group: dict[str, object]
    strata: pd.DataFrame
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
    parts = [nothing(reason)] if reason else [part(release, viewer, asked, description, each) for each in periods]
    cut = ("period_from", "period_to") if asked.every else ()
    interval = _interval(release, description.observed)
    words = cohort_in_words(periods, description.observed, interval)
    found = result(release, viewer, told, asked, pd.concat(parts, ignore_index=True), (*asked.by, *cut), words)
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


def followed(counted: pd.DataFrame, groups: Sequence[str]) -> tuple[pd.DataFrame, RiskTable]:
    """The combinations of groups that occur, and each one's risk table: (combinations, causes, months)."""
    keys, places = grouped_keys(counted, groups)
    return keys, table_of(counted, places, len(keys))


def table_of(counted: pd.DataFrame, places: Wholes, cells: int) -> RiskTable:
    """The risk table of counted stays, each added to the cell of its place: (cells, causes, months)."""
    heads, months, late = (counted[name].to_numpy(dtype=np.int64) for name in ("heads", "months", "late_months"))
    cause = _coded(counted["cause"], CAUSES)
    length = int(months.max(initial=0)) + 1
    started, entered, censored = np.zeros(cells), np.zeros((cells, length)), np.zeros((cells, length))
    events = np.zeros((cells, 3, length))
    seen, ended = late < 0, cause >= 0
    np.add.at(started, places[seen], heads[seen])
    np.add.at(entered, (places[~seen], late[~seen]), heads[~seen])
    np.add.at(events, (places[ended], cause[ended], months[ended]), heads[ended])
    np.add.at(censored, (places[~ended], months[~ended]), heads[~ended])
    return risk_table(started, events, censored, entered)


def _coded(values: pd.Series, numbers: Mapping[str, int]) -> Wholes:
    """The number of each value; -1 where it has none."""
    codes, levels = pd.factorize(values)
    return np.array([*(numbers.get(str(level), -1) for level in levels), -1], dtype=np.int64)[codes]


def compared(counted: pd.DataFrame, by: Sequence[str], within: Sequence[str]) -> Iterator[Compared]:
    """Women and men of each group, by strata."""
    known = counted[counted["gender"].isin(list(SIDES))]
    groups, places = grouped_keys(known, by)
    order = np.argsort(places, kind="stable")
    ends = np.searchsorted(places[order], np.arange(len(groups) + 1))
    for place, group in enumerate(groups.to_dict("records")):
        mine = known.iloc[order[ends[place] : ends[place + 1]]]
        strata, stratum = grouped_keys(mine, within)
        side = _coded(mine["gender"], SIDES)
        table = table_of(mine, 2 * stratum + side, 2 * len(strata))
        shape = (len(strata), 2, table.at_risk.shape[-1])
        named = {str(name): value for name, value in group.items()}
        yield Compared(named, strata, table.at_risk.reshape(shape), table.events[:, 0].reshape(shape))
