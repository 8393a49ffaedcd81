"""Who may apply: the staff in post on a day, and outsiders, some of whom apply more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from wggi_metrics.demo.careers import Person
from wggi_metrics.demo.careers.rows import Assignment
from wggi_metrics.demo.places import nationalities
from wggi_metrics.demo.posts import STAFF_CONTRACTS, lower
from wggi_metrics.demo.recruitment.candidates import Candidate
from wggi_metrics.demo.recruitment.notices import Notice

INTERNAL = {
    "P-2": 0.10,
    "P-3": 0.14,
    "P-4": 0.20,
    "P-5": 0.28,
    "D-1": 0.32,
    "D-2": 0.30,
    "NO-B": 0.2,
    "NO-C": 0.2,
}
TRIES, FROM_BELOW, APPLIES_AGAIN, REMEMBERED = 25, 0.75, 0.2, 400


@dataclass(slots=True)
class Outsiders:
    """The applicant numbers given to people from outside, by gender, with the day of the first use."""

    given: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def number(self, gender: str, day: int, chance: Random, taken: set[str]) -> str:
        """A new number, or that of somebody of the gender who applied in the two years before."""
        known = self.given[gender]
        if known and chance.random() < APPLIES_AGAIN:
            applied, number = chance.choice(known[-REMEMBERED:])
            if 0 < day - applied < 730 and number not in taken:
                return number
        self.count += 1
        number = f"E{self.count * 7919 % 900_000 + 100_000}"
        known.append((day, number))
        return number


Held = dict[tuple[str, str], list[Assignment]]


def staff_by_grade(rows: Sequence[Assignment]) -> Held:
    """All assignments of staff by grade and gender, from which internal candidates are drawn."""
    held: Held = defaultdict(list)
    for row in rows:
        if row.post.contract in STAFF_CONTRACTS:
            held[row.post.grade, row.person.gender].append(row)
    return held


def draw_member(held: Held, grade: str, gender: str, day: int, chance: Random) -> Assignment | None:
    """An assignment that holds on the day, in the grade below (more often) or in the same grade."""
    for _ in range(TRIES):
        rows = held.get((lower(grade) if chance.random() < FROM_BELOW else grade, gender))
        row = chance.choice(rows) if rows else None
        if row and row.holds_on(day):
            return row
    return None


def identify(notice: Notice, held: Held, outsiders: Outsiders, chance: Random) -> None:
    """Says of each candidate who it is: a member of staff, or an outsider with an applicant number."""
    people = {c.person for c in notice.candidates if c.person}
    taken: set[str] = set()
    for candidate in notice.candidates:
        if candidate.person is None and not candidate.is_outsider:
            _seek_inside(notice, candidate, held, people, chance)
        if candidate.person is None:
            day = notice.course.opened + candidate.after
            candidate.applicant_no = outsiders.number(candidate.gender, day, chance, taken)
            candidate.nationality = chance.choice(nationalities())
            taken.add(candidate.applicant_no)


def _seek_inside(notice: Notice, candidate: Candidate, held: Held, people: set[Person], chance: Random) -> None:
    if chance.random() < INTERNAL[notice.grade]:
        row = draw_member(held, notice.grade, candidate.gender, notice.course.opened, chance)
        if row and row.person not in people:
            people.add(row.person)
            become_member(candidate, row)


def become_member(candidate: Candidate, held: Assignment) -> None:
    """Makes the candidate a member of staff, who has one applicant number for good."""
    candidate.person, candidate.held = held.person, held
    candidate.applicant_no, candidate.nationality = f"C{held.person.number}", held.person.nationality
