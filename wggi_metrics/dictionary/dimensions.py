"""Dimensions: the field names by which measures can be cut, their labels and the order of groups (step 0)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from wggi_metrics.dictionary import Field, load_dictionary
from wggi_metrics.dictionary.countries import regional_groups

ORDERS = ("ladder", "codes", "groups", "bands", "regional groups", "yes_no", "natural", "alphabet")


@dataclass(frozen=True, slots=True)
class Band:
    """A band of whole years: from ``least`` on, to just before ``below`` (None = without end)."""

    label: str
    least: int
    below: int | None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to cut a measure. ``made_from`` names the fields it is formed from; empty = its own field.

    ``dated``: the same person can be in another group at another date. ``groups`` pairs a group with the
    codes that it takes together. ``default`` is the group asked for where nothing else is.
    """

    name: str
    label: str
    plural: str
    order: str
    dated: bool
    field: Field | None = None
    made_from: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    default: str | None = None

    @property
    def values(self) -> tuple[str, ...] | None:
        """Its groups in order, where the dictionary knows them; None where the data or the ladder tell."""
        if self.order == "codes" and self.field:
            return tuple(code.value for code in self.field.codes)
        known = {
            "groups": tuple(name for name, _ in self.groups),
            "bands": tuple(band.label for band in self.bands),
            "regional groups": regional_groups(),
            "yes_no": ("yes", "no"),
        }
        return known.get(self.order)


@cache
def dimensions() -> Mapping[str, Dimension]:
    """All dimensions by name, in the dictionary's order."""
    text = (files(__package__) / "dimensions.toml").read_text("utf-8")
    return {name: _dimension(name, entry) for name, entry in tomllib.loads(text).items()}


def dimension(name: str) -> Dimension:
    """The dimension of this name. Raises: KeyError if there is none."""
    return dimensions()[name]


def band_of(name: str, years: int) -> str:
    """The band of a number of completed years: an age of 54 is in "50-54".

    Raises: ValueError for a number below 0.
    """
    if years < 0:
        raise ValueError("years are counted from 0")
    return next(band.label for band in reversed(dimension(name).bands) if years >= band.least)


def _dimension(name: str, entry: Mapping[str, Any]) -> Dimension:
    field = _field(entry.get("field"))
    label = entry.get("label") or (field.label if field else "")
    return Dimension(
        name=name,
        label=label,
        plural=entry["plural"],
        order=entry["order"],
        dated=entry["dated"],
        field=field,
        made_from=tuple(entry.get("from", ())),
        bands=_bands(entry.get("bands", ())),
        groups=tuple((group, tuple(codes)) for group, codes in entry.get("groups", {}).items()),
        default=entry.get("default"),
    )


def _field(path: str | None) -> Field | None:
    if path is None:
        return None
    dataset, _, name = path.partition(".")
    return load_dictionary().datasets[dataset].fields[name]


def _bands(entries: Sequence[Mapping[str, Any]]) -> tuple[Band, ...]:
    """Each band ends where the next begins; the last one has no end."""
    ends = [*(entry["least"] for entry in entries), None][1:]
    return tuple(
        Band(entry["label"], entry["least"], below) for entry, below in zip(entries, ends, strict=True)
    )
