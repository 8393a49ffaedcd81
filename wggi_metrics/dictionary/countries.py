"""Countries and the regional groups of the United Nations to which they belong (step 0)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from wggi_metrics.dictionary.headings import heading_form


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; ``group`` is None for observers and for what is no Member State."""

    alpha2: str
    alpha3: str
    name: str
    group: str | None
    spellings: tuple[str, ...] = ()


@cache
def countries() -> tuple[Country, ...]:
    """All countries and territories, by group, then as listed."""
    groups = _listed()["groups"]
    return tuple(
        _country(alpha2, entry, groups.get(section))
        for section, entries in _listed().items()
        if section != "groups"
        for alpha2, entry in entries.items()
    )


@cache
def regional_groups() -> tuple[str, ...]:
    """The five groups, in their usual order."""
    return tuple(_listed()["groups"].values())


def country(text: str) -> Country | None:
    """The country that this text spells exactly, by code or by a known name, or None."""
    return _known().get(heading_form(text))


def nationality_group(text: str) -> str | None:
    """The regional group of the country that this text spells; None if it has none or is not known."""
    found = country(text)
    return found.group if found else None


@cache
def _listed() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "un_regional_groups.toml").read_text("utf-8"))


def _country(alpha2: str, entry: Mapping[str, Any], group: str | None) -> Country:
    return Country(alpha2, entry["alpha3"], entry["name"], group, tuple(entry.get("spellings", ())))


@cache
def _known() -> Mapping[str, Country]:
    return {heading_form(text): found for found in countries() for text in _texts(found)}


def _texts(found: Country) -> Iterator[str]:
    yield from (found.name, found.alpha2, found.alpha3, *found.spellings)
