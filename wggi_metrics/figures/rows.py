"""The rows of a result as plain values: whole numbers, dates, and None where there is nothing (step 10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from weakref import finalize

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wggi_metrics.figures.labels import label_of

if TYPE_CHECKING:
    from wggi_metrics.measures import Result

ALWAYS = ("grade", "source")
"""Columns that some measures name their groups by without being asked."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its kind, the values of its group and everything the measure says about it."""

    kind: str
    group: tuple[str | None, ...]
    fields: tuple[str, ...]
    values: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.values.get(column)

    @property
    def women(self) -> int:
        return int(self["women"] or 0)

    @property
    def men(self) -> int:
        return int(self["men"] or 0)

    @property
    def known(self) -> int:
        """Women and men: the whole of every share."""
        return self.women + self.men

    @property
    def share(self) -> Fraction | None:
        """Women's share, exactly; None where nobody's gender is known."""
        return Fraction(self.women, self.known) if self.known else None

    @property
    def label(self) -> str:
        """The group in words, its parts joined by commas."""
        pairs = zip(self.fields, self.group, strict=True)
        return ", ".join(label_of(field, value) for field, value in pairs)

    @property
    def reason(self) -> str | None:
        """Why this row can't be computed, or None."""
        return self["not_computable"]


def rows_of(result: Result, kind: str | None = "group", **only: str | None) -> list[Row]:
    """The rows of one kind (all kinds: None), in the order of the table; ``only`` those that hold these values."""
    return list(_kept_rows(result, kind, tuple(only.items())))


def one_row(result: Result, kind: str = "pooled") -> Row | None:
    """The last row of this kind, or None: of a series the last date's."""
    found = rows_of(result, kind)
    return found[-1] if found else None


def series_of(rows: Iterable[Row]) -> dict[tuple[str | None, ...], list[Row]]:
    """The rows of each group over time, in order of date."""
    series: dict[tuple[str | None, ...], list[Row]] = {}
    for row in rows:
        series.setdefault(row.group, []).append(row)
    return {group: sorted(found, key=lambda row: row["date"]) for group, found in series.items()}


Only = tuple[tuple[str, str | None], ...]
_kept: dict[int, dict[tuple[object, ...], list[Row]]] = {}


def _kept_rows(result: Result, kind: str | None, only: Only) -> list[Row]:
    """The rows, read once for as long as the table lives: a page looks at them many times."""
    fields, table = group_fields(result), result.table
    if id(table) not in _kept:
        _kept[id(table)] = {}
        finalize(table, _kept.pop, id(table), None)
    kept, key = _kept[id(table)], (fields, kind, only)
    if key not in kept:
        kept[key] = list(_rows(table, _places(table, kind, only), fields))
    return kept[key]


def _places(table: pd.DataFrame, kind: str | None, only: Only) -> NDArray[np.intp]:
    """Where the rows of this kind and with these values stand: a long table is not read for a few of its rows."""
    wanted = np.ones(len(table), dtype=bool)
    for name, value in (("row", kind), *only):
        if name != "row" or kind is not None:
            column = table[name]
            wanted &= (column.isna() if value is None else column == value).to_numpy(dtype=bool)
    return np.flatnonzero(wanted)


def _rows(table: pd.DataFrame, places: NDArray[np.intp], fields: tuple[str, ...]) -> Iterator[Row]:
    names = [str(name) for name in table.columns]
    columns = [_plain_column(column, places) for _, column in table.items()]
    for record in zip(*columns, strict=True):
        values = dict(zip(names, record, strict=True))
        kind = str(values["row"])
        named = fields if kind == "group" else ()
        yield Row(kind, tuple([values.get(name) for name in named]), named, values)


def _plain_column(column: pd.Series, places: NDArray[np.intp]) -> list[Any]:
    """A column's plain values at these places; a number's array knows by itself which are missing."""
    found = column.to_numpy()[places] if isinstance(column.dtype, np.dtype) else column.array.take(places)
    values = found.tolist()
    if column.dtype == object:
        return [plain_value(value) for value in values]
    missing = pd.isna(found)
    return [None if gone else value for value, gone in zip(values, missing, strict=True)] if missing.any() else values


def group_fields(result: Result) -> tuple[str, ...]:
    """The columns that name the groups: those asked for, and the measure's own."""
    asked = tuple(result.asked.by)
    own = tuple(name for name in ALWAYS if name not in asked)
    return tuple(name for name in (*asked, *own) if name in result.table.columns)


def without_intervals(rows: Iterable[Row]) -> list[Row]:
    """The rows of a stock without their intervals, where the reader has left them away."""
    return [replace(row, values={**row.values, "low": None, "high": None}) for row in rows]


def plain_value(value: Any) -> Any:
    """The value, dates as dates, or None for any of pandas' ways to say that there is none."""
    if value is None or isinstance(value, str):
        return value
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, datetime) else value
