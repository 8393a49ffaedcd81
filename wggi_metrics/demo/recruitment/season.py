"""All notices of the history: planned, sent out, decided, and matched with hirings and promotions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.careers.rows import Assignment
from wggi_metrics.demo.recruitment.candidates import Candidate, attract
from wggi_metrics.demo.recruitment.notices import (
    CANCELLED,
    GRADES,
    Course,
    Notice,
    circulate,
    course_from,
    open_notice,
    shifted,
)
from wggi_metrics.demo.recruitment.openings import Waiting, openings, take
from wggi_metrics.demo.recruitment.selection import choose, decline, select
from wggi_metrics.demo.recruitment.staffpool import Held, Outsiders, become_member, identify, staff_by_grade

NOTICES_A_YEAR = 0.033  # for each member of staff
ROUNDS, READVERTISED = 3, 0.75
NEAR_DAYS, SECOND_DAYS = (
    400,
    90,
)  # how far a hiring or promotion may lie from the day planned, from the first one


@dataclass(slots=True)
class Supply:
    """Where the candidates of all notices come from."""

    held: Held
    outsiders: Outsiders
    waiting: Waiting


def recruit(organisation: Organisation, rows: Sequence[Assignment], seed: int) -> list[Notice]:
    """Every notice with its circulation and candidatures, by the day of opening, numbered by year."""
    chance = Random(f"{seed} recruitment")
    supply = Supply(staff_by_grade(rows), Outsiders(), openings(organisation, rows))
    notices: list[Notice] = []
    for number, (opened, grade) in enumerate(_vacancies(organisation, chance), 1):
        course = course_from(opened, organisation.end, chance)
        notices += _rounds(organisation, grade, course, f"{30_000 + number * 7}", supply, chance)
    return _numbered([n for n in notices if organisation.begin <= n.course.opened])


def _vacancies(organisation: Organisation, chance: Random) -> list[tuple[int, str]]:
    span = organisation.known - organisation.begin
    wanted = int(organisation.staff * NOTICES_A_YEAR * span / 365.25 + 0.5)
    days = sorted(chance.randint(organisation.begin, organisation.known) for _ in range(wanted))
    return [(day, chance.choices(list(GRADES), list(GRADES.values()))[0]) for day in days]


def _rounds(
    organisation: Organisation, grade: str, course: Course, post_no: str, supply: Supply, chance: Random
) -> Iterator[Notice]:
    """The notice of a post and, while nobody is found, its further rounds."""
    for round_no in range(1, ROUNDS + 1):
        notice = open_notice(organisation, grade, course, (post_no, round_no), chance)
        circulate(organisation, notice, chance)
        attract(organisation, notice, chance)
        select(organisation, notice, chance)
        if notice.course.meeting <= organisation.known:
            _conclude(organisation, notice, supply.waiting, chance)
        identify(notice, supply.held, supply.outsiders, chance)
        yield notice
        course = course_from(notice.course.meeting + chance.randint(5, 25), organisation.end, chance)
        if notice.status != "re-advertised" or course.opened > organisation.known:
            return


def _conclude(organisation: Organisation, notice: Notice, waiting: Waiting, chance: Random) -> None:
    """What came of the notice at the Board's meeting and after it."""
    if chance.random() < CANCELLED:
        notice.status = notice.decision = "cancelled"
        return
    appointed = choose(organisation, notice, chance)
    if notice.course.on_duty <= organisation.end:
        appointed = _matched(organisation, notice, appointed, waiting, chance)
    again = notice.round < ROUNDS and chance.random() < READVERTISED
    notice.status = "filled" if appointed else "re-advertised" if again else "closed"
    recommended = any(candidate.reached("recommended") for candidate in notice.candidates)
    notice.decision = "recommended" if recommended else "re-advertise" if again else "cancelled"


def _matched(
    organisation: Organisation, notice: Notice, appointed: list[Candidate], waiting: Waiting, chance: Random
) -> list[Candidate]:
    """Gives each appointee a hiring or promotion of the careers; whoever finds none has declined."""
    found, moved = [], False
    for candidate in appointed:
        near = SECOND_DAYS if moved else NEAR_DAYS
        opening = take(waiting, notice.grade, candidate.gender, notice.course.on_duty, near)
        if opening is None:
            decline(organisation, notice, candidate, chance)
            continue
        if not moved:
            _move(organisation, notice, opening.day, opening.taken_up)
            moved = True
        candidate.is_outsider = opening.before is None
        if opening.before:
            become_member(candidate, opening.before)
        found.append(candidate)
    return found


def _move(organisation: Organisation, notice: Notice, on_duty: int, taken_up: Assignment) -> None:
    """Moves the notice to the day and the place at which its appointee came on duty."""
    old = notice.course.meeting
    notice.course = shifted(notice.course, on_duty, organisation.end)
    for candidate in notice.candidates:
        if candidate.offered:
            candidate.offered += notice.course.meeting - old
        if candidate.declined:
            candidate.declined += notice.course.meeting - old
    post = taken_up.post
    notice.station, notice.unit, notice.family = post.station, post.unit, post.family


def _numbered(notices: list[Notice]) -> list[Notice]:
    ordered = sorted(notices, key=lambda notice: (notice.course.opened, notice.post_no, notice.round))
    counts: Counter[int] = Counter()
    for notice in ordered:
        year = date.fromordinal(notice.course.opened).year
        counts[year] += 1
        notice.vacancy_no = f"VN {year}/{counts[year]:03d}"
    return ordered
