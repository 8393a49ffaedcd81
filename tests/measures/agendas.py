"""A Board with one meeting to come: one P-5 notice on its agenda, ten decided before it, P-5 held by 12 women of 40.

Numbers are chosen to be counted by hand: each decided notice had 8 women and 12 men, of whom 2 and 3 were short-listed
and one, a woman in the even ones, was appointed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import MeetingBrief, NoticeBrief, meeting_brief_of

HELD = date(2026, 12, 3)
KNOWN = date(2026, 11, 23)
STAFF = """
as_of      | grade | women | men | not_stated
2025-12-31 | P-5   | 10    | 30  | 0
2026-10-31 | P-4   | 168   | 224 | 0
2026-10-31 | P-5   | 12    | 28  | 1
"""
MEETINGS = "meeting_no | held_on    | place\nM1 | 2026-11-05 | Rome\nM2 | 2026-12-03 | Geneva"
AGENDA = "meeting_no | vacancy_no | item_no | decision\nM2 | VN1 | 1 | -"
NOTICE = "VN1 | 1 | P9 | P-5 | 2026-08-01 | 2026-09-01 | closed | 1"
COLUMNS = "vacancy_no | round | post_no | grade | opened_on | closed_on | status | positions"


def decided_notices(days: Sequence[str], grade: str = "P-5", name: str = "OLD") -> tuple[str, str]:
    """Filled notices that closed on these days, and their counts by stage."""
    notices, counts = [], []
    for number, day in enumerate(days):
        vacancy_no, woman = f"{name}{number}", 1 - number % 2
        notices.append(f"{vacancy_no} | 1 | - | {grade} | {day[:5]}01-01 | {day} | filled | 1")
        counts += [f"{vacancy_no} | applied | 8 | 12", f"{vacancy_no} | short list | 2 | 3"]
        counts += [f"{vacancy_no} | appointed | {woman} | {1 - woman}"]
    return "\n".join(notices), "\n".join(counts)


TEN = [f"2026-0{month}-{day}" for month in range(1, 6) for day in (15, 20)]
CANDIDATES = """
vacancy_no | applicant_no | gender     | stage      | outcome      | proposed | reason_on_file | rotation_due | internal
VN1        | a            | woman      | short list | pending      | yes      | -              | yes          | yes
VN1        | b            | man        | short list | pending      | no       | -              | no           | yes
VN1        | c            | woman      | qualified  | not selected | -        | yes            | -            | no
VN1        | d            | woman      | qualified  | not selected | -        | no             | -            | no
VN1        | e            | man        | qualified  | not selected | -        | -              | -            | no
VN1        | f            | woman      | qualified  | withdrawn    | -        | -              | -            | no
VN1        | g            | man        | applied    | not selected | -        | -              | -            | no
VN1        | h            | not stated | applied    | not selected | -        | -              | -            | no
"""


def board(
    notices: str = NOTICE, *, before: tuple[str, str] | None = None, staff: str = STAFF, agenda: str = AGENDA,
    meetings: str = MEETINGS, candidates: str = CANDIDATES, until: date = KNOWN, **more: str,
) -> Specimen:  # fmt: skip
    """The release with these notices on the agenda and those decided before."""
    decided, counts = before or decided_notices(TEN)
    tables = {
        "vacancy_notices": "\n".join((COLUMNS, notices, decided)), "board_meetings": meetings, "board_agenda": agenda,
        "applications": candidates, "application_counts": f"vacancy_no | stage | women | men\n{counts}",
    }  # fmt: skip
    return release_of(staff_counts=staff, recruitment=tables | more, until=until)


def brief(meeting_no: str = "M2", **tables: object) -> MeetingBrief:
    """The meeting's brief."""
    return meeting_brief_of(board(**tables), LOCAL, meeting_no)  # type: ignore[arg-type]


def notice(**tables: object) -> NoticeBrief:
    """The page of the first notice on the agenda."""
    return brief(**tables).notices[0]
