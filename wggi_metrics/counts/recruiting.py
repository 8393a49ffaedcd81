"""Vacancy notices, the channels by which they went out, candidatures by stage, and who decides (step 6).

A period cuts by ``counted_on`` (decided, else closed, else the last day known), or by ``opened_on``; without one
everything counts, notices without any date included.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import pandas as pd

from wggi_metrics.counts.count import GENDER_COLUMNS, Condition, by_gender, count
from wggi_metrics.counts.in_post import Where, filtered
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer

Day = Literal["counted_on", "opened_on", "closed_on", "decided_on", "held_on"]
Days = tuple[date, date]
OfNotices = Literal["notices", "circulations", "notice_stages"]
OfPeople = Literal["stage_entries", "candidatures", "panel_seats", "board_seats"]


def count_notices(
    release: Readable,
    viewer: Viewer,
    fact: OfNotices = "notices",
    *,
    days: Days | None = None,
    day: Day = "opened_on",
    by: Sequence[str] = (),
    where: Where | None = None,
) -> pd.DataFrame:
    """Vacancy notices, channels by which they went out, or stages that are told of, by groups: groups, ``heads``.

    ``days`` are the first and last of the period, both included, in which ``day`` lies; none: every notice.
    """
    conditions = [*_within(days, day), *filtered(where or {})]
    return count(release, viewer, fact, by=tuple(by), where=conditions)


def count_candidatures(
    release: Readable,
    viewer: Viewer,
    fact: OfPeople = "stage_entries",
    *,
    days: Days | None = None,
    day: Day = "counted_on",
    by: Sequence[str] = (),
    where: Where | None = None,
    also: Sequence[Condition] = (),
) -> pd.DataFrame:
    """Candidatures (at a stage, or each once), or seats on panels and the Board, by groups: groups, four counts.

    ``also`` are further conditions on the fact's columns. Nobody is left out: roster appointees are entries with the
    result *outside*.
    """
    conditions = [*_within(days, day), *filtered(where or {}), *also]
    counted = count(release, viewer, fact, by=(*by, "gender"), where=conditions)
    if len(counted) or not by:
        return by_gender(counted, by)
    return pd.DataFrame({name: [] for name in (*by, *GENDER_COLUMNS.values())})


def count_meetings(
    release: Readable, viewer: Viewer, fact: Literal["meetings", "agenda_items"] = "meetings", *,
    days: Days | None = None, by: Sequence[str] = (), where: Where | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Meetings of the Board, or notices on their agendas, by groups: groups, ``heads``."""
    return count(release, viewer, fact, by=tuple(by), where=[*_within(days, "held_on"), *filtered(where or {})])


def _within(days: Days | None, day: Day) -> list[Condition]:
    if days is None:
        return []
    return [Condition(f"{day} >= ?", (days[0],)), Condition(f"{day} <= ?", (days[1],))]
