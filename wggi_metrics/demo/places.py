"""Duty stations, units and nationalities of the demonstration organisation."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, NamedTuple

HEADQUARTERS = "Headquarters"


class Station(NamedTuple):
    """A duty station; ``weight`` and ``local`` say how many staff it has, international and local."""

    name: str
    country: str
    code: str
    region: str
    hardship: str
    weight: float
    local: float

    @property
    def location(self) -> str:
        return "headquarters" if self.region == HEADQUARTERS else "field"


@cache
def content(name: str) -> dict[str, Any]:
    """The invented content of this name, as shipped with the package."""
    return tomllib.loads((files(__package__) / "content" / f"{name}.toml").read_text("utf-8"))


@cache
def stations() -> tuple[Station, ...]:
    return tuple(Station(**entry) for entry in content("places")["stations"])


@cache
def headquarters_units() -> tuple[str, ...]:
    return tuple(content("places")["headquarters_units"])


@cache
def nationalities() -> tuple[str, ...]:
    return tuple(code for codes in content("places")["nationalities"].values() for code in codes)


def unit_at(station: Station, chance: Random) -> str:
    """The mission of a field station, one of the departments at headquarters."""
    if station.location == "field":
        return f"Mission in {station.country}"
    return chance.choice(headquarters_units())
