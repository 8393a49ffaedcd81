"""The Gender Focal Points: seats at headquarters and in missions, held by one person after another."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.places import Station, stations

SEATS, USUAL_STAFF, FEWEST = 80, 3000, 12
TERM_DAYS = 1400
WITHOUT = 0.15  # of missions, without a focal point
LEVELS = {"P-5": 6, "P-4": 22, "P-3": 24, "P-2": 12, "NO-B": 14, "G-6": 22}
WOMEN = {"P-5": 0.35, "P-4": 0.55, "P-3": 0.75, "P-2": 0.8, "NO-B": 0.85, "G-6": 0.92}
ACTIVE = {"core": 24, "occasional": 48, "inactive": 28}


class FocalPoint(NamedTuple):
    """Somebody's time as a focal point."""

    number: str
    gender: str
    station: Station
    level: str
    in_group: bool
    appointed: int
    ended: int | None
    active: str
    evidence: int | None
    trained: int | None

    @property
    def network(self) -> str:
        return self.station.region


def focal_points(organisation: Organisation, seed: int) -> list[FocalPoint]:
    """All focal points of the history; a quarter of the seats make up the working group at headquarters."""
    chance = Random(f"{seed} network")
    seats = max(FEWEST, round(SEATS * min(1.0, organisation.staff / USUAL_STAFF)))
    places = _places(seats, chance)
    terms = [term for seat, station in enumerate(places) for term in _terms(organisation, station, seat, chance)]
    ordered = sorted(terms, key=lambda term: term.appointed)
    return [term._replace(number=f"GFP-{number:03d}") for number, term in enumerate(ordered, 1)]


def _places(seats: int, chance: Random) -> list[Station]:
    headquarters, *missions = stations()
    kept = [station for station in missions if chance.random() > WITHOUT]
    field = seats - seats // 4
    return [headquarters] * (seats // 4) + [kept[i] if i < len(kept) else chance.choice(kept) for i in range(field)]


def _terms(organisation: Organisation, station: Station, seat: int, chance: Random) -> Iterator[FocalPoint]:
    """One focal point after the other in the same seat; the first within the first third of the history."""
    third = (organisation.end - organisation.begin) // 3
    day = organisation.begin + (0 if seat % 2 else chance.randint(0, third))
    while day <= organisation.end:
        last = day + max(180, int(chance.expovariate(1 / TERM_DAYS)))
        yield _focal_point(organisation, station, day, last if last < organisation.end else None, chance)
        day = last + chance.randint(1, 120)


def _focal_point(
    organisation: Organisation, station: Station, day: int, ended: int | None, chance: Random
) -> FocalPoint:
    level = chance.choices(list(LEVELS), list(LEVELS.values()))[0]
    gender = "woman" if chance.random() < WOMEN[level] else "man"
    active = chance.choices(list(ACTIVE), list(ACTIVE.values()))[0]
    last = ended or organisation.end
    recent = {"core": 120, "occasional": 360}.get(active)
    evidence = max(day, last - chance.randint(5, recent)) if recent else None
    trained = chance.randint(day, last) if chance.random() < 0.6 else None
    in_group = station.location == "headquarters"
    return FocalPoint("", gender, station, level, in_group, day, ended, active, evidence, trained)
