"""A meeting of the Board and the notices on its agenda, as the brief takes them (step 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from rapidfuzz import process

from wggi_metrics.counts import count_meetings, count_notices
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.brief_heads import Heads
from wggi_metrics.measures.wrong_use import AskedWrongly
from wggi_metrics.words import say

COUNTS = ["women", "men", "other", "not_stated"]
OF_MEETING = ("meeting", "meeting_no", "held_on", "place", "wggi_member_attended")
OF_ITEM = ("notice", "item_no", "decision", "gender_balance_raised", "gender_balance_recorded")
OF_NOTICE = (
    "notice", "vacancy_no", "round", "post_no", "title", "grade", "category", "grade_band", "duty_station", "org_unit",
    "scope", "positions", "status", "gender_clause", "terms_of_reference_clause", "requirements_changed", "opened_on",
    "closed_on",
)  # fmt: skip


@dataclass(frozen=True)
class Meeting:
    """A meeting of the Board and the day before it, up to which everything is compared."""

    meeting_no: str
    held_on: date
    place: str | None
    attended: bool | None
    before: date


@dataclass(frozen=True)
class Item:
    """A notice on the agenda; ``notice`` numbers it inside the release."""

    notice: int
    vacancy_no: str
    round: int
    post_no: str | None
    title: str | None
    grade: str | None
    category: str | None
    grade_band: str | None
    duty_station: str | None
    org_unit: str | None
    scope: str | None
    positions: int
    status: str | None
    gender_clause: str | None
    terms_of_reference_clause: str | None
    requirements_changed: str | None
    opened_on: date | None
    closed_on: date | None
    item_no: str | None
    decision: str | None
    gender_balance_raised: str | None
    gender_balance_recorded: str | None


def meetings_by_date(release: Readable, viewer: Viewer) -> list[dict[str, Any]]:
    """The meetings that have a date, the earliest first."""
    found = records(count_meetings(release, viewer, by=OF_MEETING))
    dated = [meeting for meeting in found if meeting["held_on"] is not None]
    return sorted(dated, key=lambda meeting: (meeting["held_on"], meeting["meeting_no"]))


def next_meeting(release: Readable, viewer: Viewer, today: date) -> str:
    """The number of the next meeting by date, one held today included; else of the last one.

    Raises: AskedWrongly where the release holds no meeting with a date; NotForThisViewer.
    """
    dated = meetings_by_date(release, viewer)
    if not dated:
        raise AskedWrongly(say("measures.no_meetings"))
    coming = [meeting for meeting in dated if meeting["held_on"] >= today]
    return str((coming[0] if coming else dated[-1])["meeting_no"])


def the_meeting(release: Readable, viewer: Viewer, meeting_no: str) -> Meeting:
    """The meeting of this number. Raises: AskedWrongly for one that has no date or is not there, with near ones."""
    dated = {meeting["meeting_no"]: meeting for meeting in meetings_by_date(release, viewer)}
    if not dated:
        raise AskedWrongly(say("measures.no_meetings"))
    if meeting_no not in dated:
        near = [found for found, _, _ in process.extract(meeting_no, list(dated), limit=5)]
        raise AskedWrongly(say("measures.unknown_meeting", value=meeting_no, near=", ".join(near), n=len(dated)))
    found = dated[meeting_no]
    held_on = found["held_on"]
    before = date.fromordinal(held_on.toordinal() - 1)
    return Meeting(meeting_no, held_on, found["place"], is_yes(found["wggi_member_attended"]), before)


def agenda_of(release: Readable, viewer: Viewer, meeting: Meeting) -> tuple[Item, ...]:
    """The notices on the meeting's agenda in its order; none where there is no agenda."""
    where = {"meeting_no": (meeting.meeting_no,)}
    listed = records(count_meetings(release, viewer, "agenda_items", by=(*OF_ITEM, "vacancy_no"), where=where))
    if not listed:
        return ()
    numbers = tuple(sorted({item["vacancy_no"] for item in listed}))
    counted = records(count_notices(release, viewer, by=OF_NOTICE, where={"vacancy_no": numbers}))
    told = {notice["notice"]: notice for notice in counted}
    items = [Item(**{name: (told[item["notice"]] | item)[name] for name in Item.__annotations__}) for item in listed]
    return tuple(sorted(items, key=lambda item: (*_natural(item.item_no), item.vacancy_no, item.round)))


def _natural(item_no: str | None) -> tuple[bool, list[tuple[bool, int, str]]]:
    """Items without a number last; "2" before "10"."""
    parts = re.findall(r"\d+|\D+", item_no or "")
    return item_no is None, [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]


def is_yes(answer: str | None) -> bool | None:
    """Yes or no as a truth; None where it is not recorded."""
    return None if answer is None else answer == "yes"


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain values: whole numbers, dates, None for blank."""
    return [{str(name): plain(value) for name, value in row.items()} for row in table.to_dict("records")]


def plain(value: Any) -> Any:
    """A value without numpy's or pandas' types."""
    if value is None or value is pd.NaT or pd.isna(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def heads_in(table: pd.DataFrame) -> Heads:
    """The counts of these rows added up."""
    return Heads(*(int(number) for number in table[COUNTS].to_numpy().sum(axis=0)))


def numbers_of(items: Iterable[Item]) -> tuple[str, ...]:
    """The notices' numbers, for a filter."""
    return tuple(sorted({item.vacancy_no for item in items}))


def grades_of(items: Sequence[Item]) -> tuple[str, ...]:
    """The grades of the agenda, those unknown left out."""
    return tuple(sorted({item.grade for item in items if item.grade is not None}))
