"""A hidden value beside the interval of a measure, and how one is asked for the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from benchmarks.careers import BenchRelease
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, measure


class Found(NamedTuple):
    """A hidden value, and the interval that a measure gave for it: an open end is infinite, a missing one NaN."""

    kind: str
    hidden: float
    low: float
    high: float

    @property
    def side(self) -> str:
        """Where the interval lies: on the hidden value, above or below it, or nowhere."""
        if pd.isna(self.low):
            return "missing"
        if self.low > self.hidden:
            return "above"
        return "below" if self.high < self.hidden else "on"


def asked_of(name: str, release: BenchRelease, question: Asked) -> pd.DataFrame:
    """The measure's table. Raises: AssertionError where it was not computed, or was from lists and not from dates."""
    table = measure(name)(release, LOCAL, question).table
    if len(table) == 1 or ("basis" in table and not (table["basis"] == "dates").all()):
        raise AssertionError(f"{name} was not computed: {table['not_computable'].iloc[0]}")
    return table


def one_row(table: pd.DataFrame, kind: str = "group", **named: str) -> pd.Series | None:
    """The one row of this kind and name."""
    found = table[table["row"] == kind]
    for name, value in named.items():
        found = found[found[name] == value]
    return found.iloc[0] if len(found) else None


def limits(row: pd.Series | None, name: str) -> tuple[float, float]:
    """The interval's ends: NaN where there is no row or no interval, infinite where it is open above."""
    if row is None:
        return float("nan"), float("nan")
    low, high = (row[f"{name}_{end}"] for end in ("low", "high"))
    return (float("nan") if pd.isna(low) else float(low)), (float("inf") if pd.isna(high) else float(high))


def turned(found: Iterable[Found]) -> list[Found]:
    """The ratios beside what they would be with exchanged rates, 1 ÷ the hidden value; those of 1 tell nothing."""
    ratios = (entry for entry in found if entry.kind.endswith("ratio") and entry.hidden != 1)
    return [entry._replace(hidden=1 / entry.hidden) for entry in ratios]
