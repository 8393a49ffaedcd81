"""The recruitment system's exports: notices with their circulation and panels, and the candidatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.exports.book import Cell, Sheet, on, slashed, write_book
from wggi_metrics.demo.exports.mess import spelled, untidy
from wggi_metrics.demo.posts import title
from wggi_metrics.demo.recruitment import Candidate, Notice, panel_members
from wggi_metrics.demo.recruitment.staffpool import Held
from wggi_metrics.words import say

NOTICE_HEADINGS = (
    "No", "Post", "Round", "Title", "Grade", "Contract", "Station", "Country", "Unit", "Job family",
    "Opened", "Closed", "Open to", "Posts", "In the notice", "In the terms of reference", "Changed", "State",
)  # fmt: skip
NOTICE_BANDS = (
    (0, 2, "Notice"), (3, 9, "Position"), (10, 13, "Advertisement"), (14, 15, "Gender clause"),
    (16, 17, "Follow-up"),
)  # fmt: skip
CANDIDATURE_HEADINGS = (
    "Vacancy", "Applicant ID", "Sex", "Received", "Heard of it through", "Internal", "Index No",
    "Nationality",
    "Meets requirements", "Stage reached", "Result", "Proposed by unit", "Recommended by Board", "Offer made",
    "Offer declined", "Withdrew at", "Reason on file", "Analysis on file", "From roster", "Rotation due",
    "Hardship post",
)  # fmt: skip
SEXES = {"woman": "Female", "man": "Male", "other": "Other", "not stated": "Not disclosed"}
PER_SHEET = 5  # years of candidatures on one sheet
ROTATION_DUE_DAYS = 180
HARD = ("C", "D", "E")


def write_notices(path: Path, organisation: Organisation, notices: Sequence[Notice], held: Held, seed: int) -> Path:
    chance = Random(f"{seed} notices export")
    panels = (
        [notice.vacancy_no, seat.member_no, SEXES[seat.gender], seat.role.title(), seat.grade]
        for notice in notices
        if notice.course.interviews <= organisation.known
        for seat in panel_members(organisation, held, notice, seed)
    )
    panel_headings = ("Vacancy", "Panel member", "Sex", "Role", "Grade")
    return write_book(path, [
        Sheet(
            "Vacancy notices", NOTICE_HEADINGS, (_notice_line(n, chance) for n in notices),
            titles=(say("demo.title.notices"), say("demo.title.invented")), bands=NOTICE_BANDS,
        ),
        Sheet("Circulation", ("Vacancy", "Sent to", "Date sent", "Recipients"), _circulations(notices),
        total="Total"),
        Sheet("Interview panels", panel_headings, panels, titles=(say("demo.title.panels"),)),
    ])  # fmt: skip


def _notice_line(notice: Notice, chance: Random) -> list[Cell]:
    course, station = notice.course, notice.station
    changed = notice.requirements_changed if notice.round > 1 else None
    return [
        notice.vacancy_no, notice.post_no, notice.round, title(notice.grade, notice.family, station),
        spelled(notice.grade, chance), "Fixed-term", station.name, station.country, notice.unit,
        notice.family,
        on(course.opened), on(course.closed), untidy(notice.scope, chance), notice.positions,
        notice.gender_clause, notice.terms_clause, changed, untidy(notice.status, chance),
    ]  # fmt: skip


def _circulations(notices: Sequence[Notice]) -> Iterator[list[Cell]]:
    for notice in notices:
        for sending in notice.circulations:
            sent = on(notice.course.opened + sending.after)
            yield [notice.vacancy_no, sending.channel, sent, sending.recipients]


def write_candidatures(path: Path, organisation: Organisation, notices: Sequence[Notice], seed: int) -> Path:
    """Writes the candidatures, five years of notices to a sheet."""
    chance = Random(f"{seed} candidatures export")
    by_years: dict[int, list[Notice]] = {}
    for notice in notices:
        year = int(notice.vacancy_no[3:7])
        by_years.setdefault(year - year % PER_SHEET, []).append(notice)
    sheets = [
        Sheet(
            f"Candidatures {first}-{first + PER_SHEET - 1}", CANDIDATURE_HEADINGS,
            (_candidature_line(organisation, n, c, chance) for n in group for c in n.candidates),
            titles=(say("demo.title.candidatures"), say("demo.title.known", day=on(organisation.known))),
        )
        for first, group in by_years.items()
    ]  # fmt: skip
    return write_book(path, sheets)


def _candidature_line(organisation: Organisation, notice: Notice, candidate: Candidate, chance: Random) -> list[Cell]:
    decided = notice.course.meeting <= organisation.known and candidate.reached("interviewed")
    qualified = candidate.reached("qualified") if notice.course.long_list <= organisation.known else None
    return [
        notice.vacancy_no, candidate.applicant_no, SEXES[candidate.gender],
        slashed(notice.course.opened + candidate.after), untidy(candidate.source, chance),
        candidate.person is not None, candidate.person.number if candidate.person else None,
        candidate.nationality,
        qualified, candidate.stage, candidate.outcome, candidate.proposed,
        candidate.reached("recommended") if decided else None,
        slashed(candidate.offered), slashed(candidate.declined), candidate.withdrawn_at,
        candidate.reason_on_file,
        candidate.analysis_on_file, candidate.from_roster or None, *_service(notice, candidate),
    ]  # fmt: skip


def _service(notice: Notice, candidate: Candidate) -> tuple[Cell, Cell]:
    """Of internal candidates: due for rotation, and at a hardship station."""
    if candidate.held is None:
        return None, None
    ends = candidate.held.tour_ends
    due = ends is not None and ends <= notice.course.opened + ROTATION_DUE_DAYS
    return due, candidate.held.post.station.hardship in HARD
