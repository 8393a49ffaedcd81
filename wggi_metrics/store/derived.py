"""The derivation of people, spells and events, told what holds for the store (step 4)."""

from __future__ import annotations

from wggi_metrics.dictionary.countries import countries
from wggi_metrics.store.derive import DeriveOptions, derive
from wggi_metrics.store.engine import Connection
from wggi_metrics.store.given import Given, changes


def derive_all(connection: Connection, given: Given) -> None:
    """Derives from all rows of the release being built, inside its transaction."""
    options = DeriveOptions(
        regradings=changes(given, "ladder_changes"),
        unit_changes=changes(given, "unit_changes"),
        groups=_groups(),
    )
    derive(connection, options)


def _groups() -> list[tuple[str, str]]:
    """Each country's regional group, under each of its names."""
    return [
        (name, country.group)
        for country in countries()
        if country.group is not None
        for name in dict.fromkeys((country.alpha2, country.alpha3, country.name))
    ]
