"""Training events and who came: in most years one to three, in some none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from typing import Any, NamedTuple

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.careers.rows import Assignment
from wggi_metrics.demo.places import content, stations
from wggi_metrics.demo.posts import LADDERS, STAFF_CONTRACTS

A_YEAR = (1, 1, 2, 1, 0, 2, 3)
FIRST_WITH_NUMBERS = 0.35  # before this part of the history only head counts of participants were kept
EAGER_WOMEN = 1.6
GROUP_GRADES = {
    "Chief of Mission": ("P-5", "D-1", "D-2"),
    "Project Developer": ("P-2", "P-3", "P-4", "NO-B", "NO-C"),
    "Administrative Support Officer": ("P-2", "P-3", "NO-A", "G-6", "G-7"),
    "": tuple(grade for ladder in LADDERS.values() for grade in ladder),
}


class Attendance(NamedTuple):
    """A participant, or a group of one gender; ``number`` is None for a person."""

    gender: str
    row: Assignment | None
    number: int | None
    role: str
    came: bool


class Event(NamedTuple):
    number: str
    day: int
    place: str
    about: dict[str, Any]
    cost: int
    inter_agency: bool
    before: float
    after: float
    attendance: list[Attendance]


def training_events(organisation: Organisation, rows: Sequence[Assignment], seed: int) -> list[Event]:
    """All events, in the order of days."""
    chance = Random(f"{seed} training")
    staff = [row for row in rows if row.post.contract in STAFF_CONTRACTS]
    events: list[Event] = []
    first = date.fromordinal(organisation.begin).year + 1
    for year in range(first, date.fromordinal(organisation.end).year + 1):
        days = [date(year, chance.randint(2, 11), chance.randint(1, 28)).toordinal() for _ in range(_many(year))]
        for day in sorted(day for day in days if day <= organisation.end):
            number = f"T-{year}-{sum(event.number[2:6] == str(year) for event in events) + 1:02d}"
            events.append(_event(organisation, number, day, staff, chance))
    return events


def _many(year: int) -> int:
    return A_YEAR[year % len(A_YEAR)]


def _event(organisation: Organisation, number: str, day: int, staff: Sequence[Assignment], chance: Random) -> Event:
    about = chance.choice(content("registers")["events"])
    before = chance.uniform(2.3, 3.1)
    return Event(
        number, day, chance.choice(stations()).name, about, int(about["days"]) * chance.randint(2, 9) * 500,
        chance.random() < 0.3, round(before, 1), round(before + chance.uniform(0.4, 1.3), 1),
        list(_attendance(organisation, day, about["group"], staff, chance)),
    )  # fmt: skip


def _attendance(
    organisation: Organisation, day: int, group: str, staff: Sequence[Assignment], chance: Random
) -> Iterator[Attendance]:
    grades = GROUP_GRADES[group]
    able = [row for row in staff if row.holds_on(day) and row.post.grade in grades]
    size = max(4, int(organisation.staff * chance.uniform(0.012, 0.035)))
    weights = [EAGER_WOMEN if row.person.gender == "woman" else 1.0 for row in able]
    invited = {row.person: row for row in chance.choices(able, weights, k=size)} if able else {}
    people = [Attendance(p.gender, row, None, "participant", chance.random() < 0.75) for p, row in invited.items()]
    if organisation.elapsed(day) >= FIRST_WITH_NUMBERS:
        yield from people
    else:
        yield from _counted(people)
    yield Attendance(chance.choice(("woman", "man")), None, chance.randint(1, 2), "external expert", True)


def _counted(people: Sequence[Attendance]) -> Iterator[Attendance]:
    for gender in ("woman", "man"):
        came = sum(person.came for person in people if person.gender == gender)
        if came:
            yield Attendance(gender, None, came, "participant", True)
