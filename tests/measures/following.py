"""People who entered P-3 on 1 January 2020, or are seen there from that day on, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tests.specimen import Specimen, release_of

FIRST = date(2020, 1, 1)
GRADE_AFTER = {"promoted": "P-4", "converted": "NO-A", "demoted": "P-2", "censored": "-"}
HEAD = "staff_no | gender | grade | job_family | grade_since | entry_on_duty | valid_from | valid_to"
BEFORE = "0 | man | USG | - | - | - | 2019-01-01 | 2019-01-31"


class Person(NamedTuple):
    """Who ended the time in P-3 so many completed months after the entry, and how; ``late``: months in it before."""

    gender: str
    months: int
    end: str
    late: int = -1
    family: str = "-"


def day_after(months: int) -> date:
    """The first day of the month so many months after the first one, or before it."""
    return date(FIRST.year + months // 12, months % 12 + 1, 1)


def release_following(people: Iterable[Person], until: date = date(2029, 12, 31), seniority: str = "") -> Specimen:
    """The release of these people's careers; its data begin a year before, with somebody else."""
    rows = [row for number, person in enumerate(people, 1) for row in _rows(number, person)]
    return release_of(assignments="\n".join([HEAD, BEFORE, *rows]), until=until, seniority=seniority)


def _rows(number: int, person: Person) -> Iterator[str]:
    ended = day_after(person.months - max(person.late, 0))
    since = f"{day_after(-person.late)} | 2010-01-01" if person.late >= 0 else "- | -"
    start = f"{number} | {person.gender} | P-3 | {person.family} | {since}"
    yield f"{start} | {FIRST} | {ended - timedelta(days=1)}"
    if person.end in GRADE_AFTER:
        yield f"{number} | {person.gender} | {GRADE_AFTER[person.end]} | {person.family} | - | - | {ended} | -"
