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
IS_OPEN = "is_open"
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
    open_on: date | None = None,
) -> pd.DataFrame:
    """Vacancy notices, channels by which they went out, or stages that are told of, by groups: groups, ``heads``.

    ``days`` are the first and last of the period, both included, in which ``day`` lies; none: every notice. A group
    ``is_open`` (1 or 0) tells which were open for applications beyond the day ``open_on``; without one, those whose
    status says so and no closing day.
    """
    conditions = [*within(days, day), *filtered(where or {})]
    added = _is_open(open_on) if IS_OPEN in by else {}
    return count(release, viewer, fact, by=tuple(by), where=conditions, added=added)


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
    conditions = [*within(days, day), *filtered(where or {}), *also]
    counted = count(release, viewer, fact, by=(*by, "gender"), where=conditions)
    if len(counted) or not by:
        return by_gender(counted, by)
    return pd.DataFrame({name: [] for name in (*by, *GENDER_COLUMNS.values())})


def count_meetings(
    release: Readable, viewer: Viewer, fact: Literal["meetings", "agenda_items"] = "meetings", *,
    days: Days | None = None, by: Sequence[str] = (), where: Where | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Meetings of the Board, or notices on their agendas, by groups: groups, ``heads``."""
    return count(release, viewer, fact, by=tuple(by), where=[*within(days, "held_on"), *filtered(where or {})])


def within(days: Days | None, day: Day) -> list[Condition]:
    """That this day of the fact lies in the period; nothing without one."""
    if days is None:
        return []
    return [Condition(f"{day} >= ?", (days[0],)), Condition(f"{day} <= ?", (days[1],))]


def _is_open(on: date | None) -> dict[str, Condition]:
    """A notice is over once it is closed, filled, cancelled, advertised anew or decided; else its closing day tells."""
    last = on or date.max
    text = (
        "CASE WHEN status IN ('closed', 'filled', 'cancelled', 're-advertised') OR decided_on <= ? THEN 0 "
        "WHEN closed_on > ? OR (closed_on IS NULL AND status = 'open') THEN 1 ELSE 0 END"
    )
    return {IS_OPEN: Condition(text, (last, last))}
