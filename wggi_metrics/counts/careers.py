"""Promotions, separations and the time in which they could have happened, by groups (step 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import pandas as pd

from wggi_metrics.counts.cells import FILTERED, count_by_gender
from wggi_metrics.counts.count import Condition
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer

Event = Literal["promotions", "separations", "absences"]
CUTS: dict[Event, tuple[str, ...]] = {"promotions": ("to_grade",), "separations": ("reason",), "absences": ()}
EPOCH = date(1970, 1, 1)


def count_events(
    release: Readable,
    viewer: Viewer,
    event: Event,
    *,
    start: date,
    end: date,
    by: Sequence[str] = (),
    where: Where | None = None,
    also: Sequence[Condition] = (),
) -> pd.DataFrame:
    """Events from start to end, both days included, by groups of the state left: groups, four counts.

    Promotions can be cut by ``to_grade`` and separations by ``reason`` too; all by ``happened_on``. ``also`` are
    further conditions of risk.
    """
    period = [Condition("happened_on >= ?", (start,)), Condition("happened_on <= ?", (end,))]
    return count_by_gender(
        release, viewer, event, by=by, where=[*period, *also], filters=where or {},
        together=(*FILTERED, *CUTS[event]),
    )  # fmt: skip


def count_person_days(
    release: Readable,
    viewer: Viewer,
    *,
    start: date,
    end: date,
    by: Sequence[str] = (),
    where: Where | None = None,
    eligible: bool = False,
) -> pd.DataFrame:
    """Days that people were in a state from start to end, both days included, by groups: groups, four counts.

    ``eligible`` counts the days with the minimum seniority alone.
    """
    fact = "eligible_time" if eligible else "person_time"
    first, last = ((day - EPOCH).days for day in (start, end))
    days = f"LEAST(last_day, {last}) - GREATEST(first_day, {first}) + 1"
    there = [Condition("first_day <= ?", (last,)), Condition("last_day >= ?", (first,))]
    return count_by_gender(release, viewer, fact, by=by, where=there, filters=where or {}, total=days)


def list_days(release: Readable) -> tuple[date, ...]:
    """The dates of the lists of staff, the earliest first; none where careers come from dated assignments."""
    rows = release.cursor().execute("SELECT as_of FROM list_days ORDER BY as_of").fetchall()
    return tuple(day for (day,) in rows)


def dated_days(release: Readable) -> tuple[date, date] | None:
    """The first and the last day of dated assignments; None where careers come from lists alone."""
    found = release.cursor().execute("SELECT first_on, last_on FROM observed WHERE basis = 'dates'").fetchone()
    return (found[0], found[1]) if found else None
