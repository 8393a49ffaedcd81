"""The organisation while it is simulated: its people, who holds what, what is due, and the log of changes."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple

from wggi_metrics.demo.places import Station
from wggi_metrics.demo.posts import STAFF_CONTRACTS
from wggi_metrics.demo.rates import Rates

YEAR = 365.25
RECRUITMENT_LATER = 15  # days


class Post(NamedTuple):
    """What holds of a person between two changes; days are ordinals."""

    grade: str
    contract: str
    station: Station
    unit: str
    family: str
    grade_since: int
    post_since: int
    entered: int
    part_time: float = 1.0
    service: str = "in service"
    acting: str = ""

    @property
    def strength(self) -> str:
        """The establishment that the person fills: the grade for staff, else the contract."""
        return self.grade if self.contract in STAFF_CONTRACTS else self.contract


@dataclass(slots=True, eq=False)
class Person:
    """An invented person. ``luck`` decides who manages staff at a grade where only some do."""

    number: str
    gender: str
    born: int
    nationality: str
    luck: float
    post: Post
    spell: int = 1
    in_service: bool = True

    def age(self, day: int) -> float:
        return (day - self.born) / YEAR


class Entry(NamedTuple):
    """One change in the log: what holds from this day on; no post when the person has left."""

    person: Person
    day: int
    post: Post | None
    action: str
    reason: str = ""


class Due(NamedTuple):
    """Something, by its name, that happens on a day unless the person has left before."""

    day: int
    order: int
    spell: int
    happening: str
    person: Person | None
    what: Any


@dataclass(slots=True)
class Organisation:
    """The state of the simulation; ``begin`` and ``end`` are the first and the last day of the history."""

    rates: Rates
    staff: int
    begin: int
    end: int
    chance: Random
    ceiling: float
    people: list[Person] = field(default_factory=list)
    log: list[Entry] = field(default_factory=list)
    heads: Counter[str] = field(default_factory=Counter)
    diary: list[Due] = field(default_factory=list)
    orders: int = 0

    @property
    def known(self) -> int:
        """The last day of the recruitment records, which are exported a little later than those on staff."""
        return self.end + RECRUITMENT_LATER

    def elapsed(self, day: int) -> float:
        """The part of the history that lies behind the day, from 0 to 1."""
        return min(max((day - self.begin) / max(self.end - self.begin, 1), 0.0), 1.0)

    def plan(self, day: int, happening: str, person: Person | None = None, what: Any = None) -> None:
        """Puts something into the diary, unless it lies beyond the last day."""
        if day <= self.end:
            self.orders += 1
            spell = person.spell if person else 0
            heapq.heappush(self.diary, Due(day, self.orders, spell, happening, person, what))

    def draw_number(self) -> str:
        """A made-up personnel number: eight digits, in no order, never given twice."""
        return f"{len(self.people) * 7919 % 900_000 + 10_007:08d}"


def waiting_days(yearly_rate: float, chance: Random) -> int:
    """Days until something that happens each day with a probability of rate / 365.25; at least one."""
    daily = yearly_rate / YEAR
    return 1 + int(math.log(1 - chance.random()) / math.log(1 - daily))


def enter(organisation: Organisation, person: Person, day: int, action: str) -> None:
    """Puts a person in post and into the log."""
    person.in_service = True
    organisation.heads[person.post.strength] += 1
    organisation.log.append(Entry(person, day, person.post, action))


def change(organisation: Organisation, person: Person, day: int, action: str, **values: Any) -> None:
    """Changes what a person holds from this day on."""
    organisation.heads[person.post.strength] -= 1
    person.post = person.post._replace(**values)
    organisation.heads[person.post.strength] += 1
    organisation.log.append(Entry(person, day, person.post, action))


def depart(organisation: Organisation, person: Person, day: int, reason: str) -> None:
    """Ends a person's service; the day is the first one away."""
    organisation.heads[person.post.strength] -= 1
    person.in_service = False
    person.spell += 1
    organisation.log.append(Entry(person, day, None, "separation", reason))
