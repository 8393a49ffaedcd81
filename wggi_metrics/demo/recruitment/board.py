"""The Appointments and Postings Board: its meetings, agendas and members, and the panels of the notices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.posts import STAFF_CONTRACTS, higher
from wggi_metrics.demo.recruitment.calendar import meeting_days
from wggi_metrics.demo.recruitment.notices import Notice
from wggi_metrics.demo.recruitment.staffpool import Held, draw_member

SEATS = 7  # voting, the chair among them
BOARD_GRADES = ("P-5", "D-1", "D-2")
WOMEN_AT_START, WOMEN_AT_END = 0.25, 0.45
ATTENDS_AT_START, ATTENDS_AT_END = 0.55, 0.92


class Item(NamedTuple):
    """A notice on an agenda, with what the Board decided, if it has met."""

    number: int
    notice: Notice
    decision: str
    raised: bool | None
    recorded: bool | None
    followed: bool | None


class Meeting(NamedTuple):
    number: str
    day: int
    attended: bool | None
    items: list[Item]


class Seat(NamedTuple):
    """Somebody on the Board or on a panel."""

    member_no: str
    gender: str
    role: str
    voting: bool
    present: bool | None
    grade: str


def meetings(organisation: Organisation, notices: Sequence[Notice], seed: int) -> list[Meeting]:
    """All meetings of the history and the next one, with their agendas."""
    chance = Random(f"{seed} board")
    following = next(day for day in meeting_days(organisation.end) if day > organisation.known)
    days = [day for day in meeting_days(organisation.end) if organisation.begin <= day <= following]
    on_agenda: dict[int, list[tuple[Notice, str]]] = {day: [] for day in days}
    for notice in notices:
        for day, decision in _agenda_days(notice, days, organisation.known):
            on_agenda[day].append((notice, decision))
    return [_meeting(organisation, day, on_agenda[day], chance) for day in days]


def _agenda_days(notice: Notice, days: Sequence[int], known: int) -> list[tuple[int, str]]:
    """The meeting that decides and, for some, the one before, at which the notice was deferred."""
    meeting = notice.course.meeting
    if meeting not in days or notice.course.short_list > known:
        return []
    earlier = [day for day in days if notice.course.short_list < day < meeting]
    deferred = [(earlier[-1], "deferred")] if notice.deferred and earlier else []
    return [*deferred, (meeting, notice.decision)]


def _meeting(organisation: Organisation, day: int, listed: list[tuple[Notice, str]], chance: Random) -> Meeting:
    held, elapsed = day <= organisation.known, organisation.elapsed(day)
    likely = ATTENDS_AT_START + (ATTENDS_AT_END - ATTENDS_AT_START) * elapsed
    attended = chance.random() < likely if held else None
    items = [_item(i, notice, decision, attended, chance) for i, (notice, decision) in enumerate(listed, 1)]
    on = date.fromordinal(day)
    return Meeting(f"APB {on.year}/{on.month:02d}", day, attended, items)


def _item(number: int, notice: Notice, decision: str, attended: bool | None, chance: Random) -> Item:
    if attended is None:
        return Item(number, notice, "", None, None, None)
    raised = chance.random() < (0.45 if attended else 0.12)
    recorded = chance.random() < 0.7 if raised else None
    followed = chance.random() < 0.96 if decision == "recommended" else None
    return Item(number, notice, decision, raised, recorded, followed)


def board_members(organisation: Organisation, held: Held, meeting: Meeting, seed: int) -> list[Seat]:
    """The Board of the year at this meeting: chair, members, secretary, and the working group's member."""
    year = date.fromordinal(meeting.day).year
    chance = Random(f"{seed} board {year}")
    women = WOMEN_AT_START + (WOMEN_AT_END - WOMEN_AT_START) * organisation.elapsed(meeting.day)
    seats = _seats(held, women, min(meeting.day, organisation.end), chance)
    today = Random(f"{seed} board {meeting.day}")
    return [seat._replace(present=_present(meeting, seat, today)) for seat in seats]


def _seats(held: Held, women: float, day: int, chance: Random) -> list[Seat]:
    seats: list[Seat] = []
    for role in ("chair", *["member"] * (SEATS - 1), "secretary", "ex officio"):
        grade = "P-4" if role in {"secretary", "ex officio"} else chance.choice(BOARD_GRADES)
        likely = 0.8 if role == "ex officio" else women
        seat = _seat(held, grade, role, "woman" if chance.random() < likely else "man", day, chance)
        if seat and all(seat.member_no != other.member_no for other in seats):
            seats.append(seat)
    return seats


def _seat(held: Held, grade: str, role: str, gender: str, day: int, chance: Random) -> Seat | None:
    row = draw_member(held, higher(grade), gender, day, chance) or draw_member(held, "P-4", gender, day, chance)
    if row is None or row.post.contract not in STAFF_CONTRACTS:
        return None
    voting = role in {"chair", "member"}
    return Seat(row.person.number, row.person.gender, role, voting, None, row.post.grade)


def _present(meeting: Meeting, seat: Seat, today: Random) -> bool | None:
    if meeting.attended is None:
        return None
    there = today.random() < 0.9
    return meeting.attended if seat.role == "ex officio" else there or seat.role in {"chair", "secretary"}


def panel_members(organisation: Organisation, held: Held, notice: Notice, seed: int) -> list[Seat]:
    """The interview panel of a notice: three or four members, of the grade of the post or above."""
    chance = Random(f"{seed} panel {notice.vacancy_no}")
    day = min(notice.course.interviews, organisation.end)
    share = 0.3 + 0.15 * organisation.elapsed(day)
    seats: list[Seat] = []
    for role in ("chair", "member", "member", "member")[: chance.choice((3, 3, 4))]:
        gender = "woman" if chance.random() < share else "man"
        seat = _seat(held, higher(notice.grade), role, gender, day, chance)
        if seat and all(seat.member_no != other.member_no for other in seats):
            seats.append(seat)
    return seats
