"""Which part of women and of men took part in training (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wggi_metrics.counts import (
    count_people,
    count_person_days,
    count_trained,
    count_training_minutes,
    count_trainings,
)
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED
from wggi_metrics.measures.beside import DAYS_A_YEAR, GENDERS, side_by_side
from wggi_metrics.measures.change_in_share import why_no_flows
from wggi_metrics.measures.columns import Columns, length_of, objects, stacked, with_same
from wggi_metrics.measures.dates import Period
from wggi_metrics.measures.over_periods import over_periods
from wggi_metrics.measures.populations import counted_where
from wggi_metrics.statistics import newcombe_difference
from wggi_metrics.words import say

SHARES = ("women_share_trained", "men_share_trained", "gap", "gap_low", "gap_high")
HOURS = ("women_hours", "men_hours")
BY_NUMBER = "by staff number"


def training_uptake(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """People who took part in training divided by the people there on any day of the period, women and men.

    A person counts once in every group that they were in, so that groups add up to more than the pooled row; taking
    part counts in the group of that day. Left out: who was not in post on the day of the event, presenters, external
    experts, people of other or unstated gender. Events known in numbers alone are not divided by people.
    Returns: people, shares as fractions 0-1, their difference (women - men) with its interval, hours (a day is 8
    where an event gives days alone) and person-years, by which the text divides them.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: definition of training uptake in the career measures; interval Newcombe (1998), Statistics in Medicine 17.
    """
    return over_periods(release, viewer, "training_uptake", asked, _why_none, _of_period)


def _why_none(release: Readable, periods: Sequence[Period], description: Description) -> str | None:
    return why_no_flows(periods, description, needs_opening=False)


def _of_period(release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Period) -> Columns:
    """The groups and the pooled row, counted apart: people are not the sum of their groups."""
    by = tuple(asked.by)
    rows = [with_same(_counted(release, viewer, asked, period, (), description), row=POOLED)]
    if by:
        rows.insert(0, with_same(_counted(release, viewer, asked, period, by, description), row=GROUP))
    known = count_trainings(release, viewer, start=period[0], end=period[1])
    told = _with_shares(stacked(rows), _why_not_divided(known))
    if set(known) - {BY_NUMBER}:
        told |= {name: np.full(length_of(told), np.nan) for name in ("women_took_part", "men_took_part")}
    return with_same(told, period_from=period[0], period_to=period[1])


def _counted(
    release: Readable, viewer: Viewer, asked: Asked, period: Period, by: Sequence[str], description: Description
) -> Columns:
    start, end = period
    where = counted_where(asked)
    counts = {
        "eligible": count_people(release, viewer, start=start, end=end, by=by, where=where),
        "took_part": count_trained(release, viewer, start=start, end=end, by=by, where=where),
        "minutes": count_training_minutes(release, viewer, start=start, end=end, by=by, where=where),
        "days": count_person_days(release, viewer, start=start, end=end, by=by, where=where),
    }
    return side_by_side(counts, by, description)


def _why_not_divided(known: dict[str, int]) -> str | None:
    """Why nobody's part can be taken in these events: there are none, or some are known in numbers alone."""
    if not known:
        return say("measures.reasons.no_events")
    return None if set(known) == {BY_NUMBER} else say("measures.reasons.lacks", field="staff_no")


def _with_shares(rows: Columns, reason: str | None) -> Columns:
    women, men = (rows[f"{gender}_took_part"].astype(float) for gender in GENDERS)
    her, his = (rows[f"{gender}_eligible"].astype(float) for gender in GENDERS)
    found = newcombe_difference(women, her, men, his)
    has_both = (her > 0) & (his > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = [np.where(there > 0, took / there, np.nan) for took, there in ((women, her), (men, his))]
    gaps = (np.where(has_both, figure, np.nan) for figure in found)
    told = rows | dict(zip(SHARES, (*shares, *gaps), strict=True)) | _amounts(rows)
    if reason:
        told |= {name: np.full(length_of(rows), np.nan) for name in (*SHARES, *HOURS)}
        return with_same(told, not_computable=reason)
    names = np.select([has_both, her + his > 0], ["", "one_gender"], default="nobody")
    return told | {"not_computable": objects(say(f"measures.reasons.{name}") if name else None for name in names)}


def _amounts(rows: Columns) -> Columns:
    """Hours of training taken, and the person-years in which they were."""
    hours = {f"{gender}_hours": rows[f"{gender}_minutes"] / 60 for gender in GENDERS}
    return hours | {f"{gender}_person_years": rows[f"{gender}_days"] / DAYS_A_YEAR for gender in GENDERS}
