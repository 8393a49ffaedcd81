"""The secretariat's export on the Appointments and Postings Board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.exports.book import Cell, Sheet, on, write_book
from wggi_metrics.demo.exports.recruitment_files import SEXES
from wggi_metrics.demo.places import stations
from wggi_metrics.demo.recruitment import Meeting, board_members
from wggi_metrics.demo.recruitment.staffpool import Held
from wggi_metrics.words import say

MEETING_HEADINGS = ("Meeting", "Held on", "Place", "WGGI member attended", "Agenda closed")
AGENDA_HEADINGS = (
    "Meeting", "Item", "Vacancy", "Round", "Decision", "Decided on", "Gender balance raised",
    "Gender balance recorded", "Followed by the head",
)  # fmt: skip
MEMBER_HEADINGS = ("Meeting", "Member", "Sex", "Role", "Votes", "Present")


def write_board(path: Path, organisation: Organisation, meetings: Sequence[Meeting], held: Held, seed: int) -> Path:
    """Writes meetings, agendas and members; the last meeting lies ahead."""
    note = (say("demo.title.board"), say("demo.title.known", day=on(organisation.known)))
    members = (
        [meeting.number, seat.member_no, SEXES[seat.gender], seat.role, seat.voting, seat.present]
        for meeting in meetings
        for seat in board_members(organisation, held, meeting, seed)
    )
    return write_book(path, [
        Sheet("Meetings", MEETING_HEADINGS, (_meeting_line(m) for m in meetings), titles=note),
        Sheet("Agenda", AGENDA_HEADINGS, _agenda(meetings), titles=note, blank_columns=1),
        Sheet("Members", MEMBER_HEADINGS, members),
    ])  # fmt: skip


def _meeting_line(meeting: Meeting) -> list[Cell]:
    closed = meeting.attended is not None
    return [meeting.number, on(meeting.day), stations()[0].name, meeting.attended, closed]


def _agenda(meetings: Sequence[Meeting]) -> Iterator[list[Cell]]:
    for meeting in meetings:
        for item in meeting.items:
            decided = on(meeting.day) if item.decision else None
            yield [
                meeting.number, item.number, item.notice.vacancy_no, item.notice.round, item.decision,
                decided,
                item.raised, item.recorded, item.followed,
            ]  # fmt: skip
