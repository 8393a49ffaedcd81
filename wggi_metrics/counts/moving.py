"""Moves between duty stations and units, and who is at a station beyond the standard tour (step 6)."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from wggi_metrics.counts.cells import FILTERED, count_by_gender
from wggi_metrics.counts.count import Condition
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer

LAST_DAY = 31
NOT_LOCAL = Condition("(recruited IS NULL OR recruited <> 'local')")


def count_moves(
    release: Readable,
    viewer: Viewer,
    *,
    start: date,
    end: date,
    by: Sequence[str] = (),
    where: Where | None = None,
) -> pd.DataFrame:
    """Moves from start to end, both days included, by groups of the state left: groups, four counts.

    They can also be cut by ``kind`` (duty station, unit), ``from_class`` and ``to_class``.
    """
    period = [Condition("happened_on >= ?", (start,)), Condition("happened_on <= ?", (end,))]
    return count_by_gender(
        release, viewer, "moves", by=by, where=period, filters=where or {},
        together=(*FILTERED, "hardship", "kind", "to_class"),
    )  # fmt: skip


def tours_on(release: Readable, day: date) -> dict[str, int]:
    """The standard tour in months of each hardship class, as it holds on the day; empty where no rule was given."""
    question = "SELECT hardship, months FROM tours WHERE valid_from <= ? AND valid_to >= ? ORDER BY hardship"
    return dict(release.cursor().execute(question, [day, day]).fetchall())


def count_overdue(
    release: Readable,
    viewer: Viewer,
    *,
    on: date,
    tours: Mapping[str, int],
    by: Sequence[str] = (),
    where: Where | None = None,
) -> pd.DataFrame:
    """Heads at their station for longer than the tour of its class on the day, by groups: groups, four counts.

    Left out: locally recruited staff, who have no tour, and classes without one.
    """
    there = [Condition("valid_from <= ?", (on,)), Condition("valid_to >= ?", (on,)), NOT_LOCAL]
    beyond = [*there, _is_beyond(on, tours)]
    return count_by_gender(
        release, viewer, "at_stations", by=by, where=beyond, filters=where or {}, together=(*FILTERED, "hardship")
    )


def _is_beyond(on: date, tours: Mapping[str, int]) -> Condition:
    """The completed months at the station on the day are at least the tour of the class."""
    is_month_end = on.day == calendar.monthrange(on.year, on.month)[1]
    month, day = on.year * 12 + on.month - 1, LAST_DAY if is_month_end else on.day
    completed = "? - arrived_month - CASE WHEN arrived_day > ? THEN 1 ELSE 0 END"
    tests = [f"(hardship = ? AND {completed} >= ?)" for _ in tours]
    values = [value for name, months in tours.items() for value in (name, month, day, months)]
    return Condition(f"({' OR '.join(tests) or 'FALSE'})", tuple(values))
