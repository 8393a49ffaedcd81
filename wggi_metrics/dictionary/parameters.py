"""Parameters: thresholds and rules as data, each with its source and the days on which it holds (step 0)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

Fraction = tuple[int, int]
Value = int | Fraction | tuple[Fraction, Fraction]

KINDS = ("rule", "statistic", "small groups", "careers", "imports", "recruitment", "access")
BANDS = ("parity_band", "forty_per_cent")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One threshold or rule in the version in force: what it is, whose, and whether it applies."""

    name: str
    label: str
    kind: str
    about: str
    value: Value
    unit: str
    whose: str
    reference: str
    quote: str
    applies: bool
    decided_by: str
    in_force_from: date | None
    in_force_to: date | None

    @property
    def whole(self) -> int:
        """The value as a whole number. Raises: TypeError if it is none."""
        if not isinstance(self.value, int):
            raise TypeError(f"{self.name} is not a whole number")
        return self.value

    @property
    def fraction(self) -> Fraction:
        """The value as numerator and denominator. Raises: TypeError if it is no fraction."""
        match self.value:
            case (int() as part, int() as of):
                return part, of
        raise TypeError(f"{self.name} is not a fraction")

    @property
    def band(self) -> Band:
        """The value as a band. Raises: TypeError if it is none."""
        match self.value:
            case ((int(), int()) as low, (int(), int()) as high):
                return Band(self.name, self.label, low, high)
        raise TypeError(f"{self.name} is not a band")


@dataclass(frozen=True, slots=True)
class Band:
    """A band of shares, from ``low`` to ``high``, both included, each a numerator and a denominator."""

    name: str
    label: str
    low: Fraction
    high: Fraction


class NotInForce(LookupError):
    """No version of the parameter is in force on the day."""


def parameter(name: str, on: date | None = None) -> Parameter:
    """The parameter of this name as in force on a day; without a day its latest version.

    Raises: KeyError if there is no such parameter; NotInForce if none of its versions holds on the day.
    """
    versions = _versions()[name]
    held = [version for version in versions if on is None or _holds(version, on)]
    if not held:
        raise NotInForce(f"{name} is not in force on {on}")
    return held[-1]


def parameters() -> tuple[Parameter, ...]:
    """All parameters in their latest versions, as the Definitions page lists them."""
    return tuple(versions[-1] for versions in _versions().values())


def band_in_force() -> Band:
    """The band against which shares are held: the first of the named rules that applies."""
    return next(found for found in map(parameter, BANDS) if found.applies).band


@cache
def _versions() -> Mapping[str, tuple[Parameter, ...]]:
    text = (files(__package__) / "parameters.toml").read_text("utf-8")
    return {name: _parameter(name, entry) for name, entry in tomllib.loads(text).items()}


def _parameter(name: str, entry: Mapping[str, Any]) -> tuple[Parameter, ...]:
    """All versions of a parameter, the earliest first; each ends on the day before the next begins."""
    starts = [version.get("from") for version in entry["versions"]]
    ends = [start - timedelta(days=1) for start in starts[1:]]
    return tuple(
        _version(name, entry, version["value"], start, end)
        for version, start, end in zip(entry["versions"], starts, [*ends, None], strict=True)
    )


def _version(
    name: str, entry: Mapping[str, Any], value: Any, start: date | None, end: date | None
) -> Parameter:
    return Parameter(
        name=name,
        label=entry["label"],
        kind=entry["kind"],
        about=entry["about"],
        value=_frozen(value),
        unit=entry.get("unit", ""),
        whose=entry["whose"],
        reference=entry["reference"],
        quote=entry.get("quote", ""),
        applies=entry.get("applies", True),
        decided_by=entry.get("decided_by", "shipped with the dashboard"),
        in_force_from=start,
        in_force_to=end,
    )


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


def _holds(version: Parameter, on: date) -> bool:
    return (version.in_force_from or date.min) <= on <= (version.in_force_to or date.max)
