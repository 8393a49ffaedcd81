"""Where people serve: a duty station for a grade, and the unit there."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate

from wggi_metrics.demo.careers.organisation import Organisation, Person
from wggi_metrics.demo.places import Station, stations, unit_at
from wggi_metrics.demo.posts import LADDERS, UNGRADED, is_international


def station_for(organisation: Organisation, grade: str, gender: str, away_from: str = "") -> Station:
    """A duty station, drawn by size, by who is recruited where, and by women's pull to the class."""
    places = [s for s in stations() if s.name != away_from and _employs(s, grade)]
    heavy = [_weight(organisation, place, grade, gender) for place in places]
    sums = list(accumulate(heavy))
    return places[bisect(sums, organisation.chance.random() * sums[-1])]


def _employs(station: Station, grade: str) -> bool:
    """National Officers serve in their own country, not at headquarters and the like."""
    return not (grade in LADDERS["N"] and station.hardship == "H")


def _weight(organisation: Organisation, station: Station, grade: str, gender: str) -> float:
    if grade == UNGRADED or not is_international(grade):
        return station.local
    if grade in {"DG", "DDG"}:
        return float(station.location == "headquarters")
    return station.weight * (organisation.rates.hardship_pull[station.hardship] if gender == "woman" else 1)


def another_place(organisation: Organisation, person: Person, day: int) -> dict[str, object]:
    """The changes that come with another duty station."""
    here = person.post.station.name
    station = station_for(organisation, person.post.grade, person.gender, away_from=here)
    return {"station": station, "unit": unit_at(station, organisation.chance), "post_since": day}
