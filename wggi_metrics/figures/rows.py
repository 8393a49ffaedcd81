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


def rows_of(result: Result, kind: str | None = "group", **only: object) -> list[Row]:
    """The rows of one kind (all kinds: None), in the order of the table; ``only`` those with these values."""
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


_Key = tuple[int, tuple[str, ...], str | None, tuple[tuple[str, object], ...]]
_kept: dict[_Key, list[Row]] = {}


def _kept_rows(result: Result, kind: str | None, only: tuple[tuple[str, object], ...]) -> list[Row]:
    """The rows, read once for as long as the table lives: a page looks at them many times."""
    key = (id(result.table), group_fields(result), kind, only)
    if key not in _kept:
        _kept[key] = list(_rows(result, _chosen(result.table, kind, only)))
        finalize(result.table, _kept.pop, key, None)
    return _kept[key]


def _chosen(table: pd.DataFrame, kind: str | None, only: tuple[tuple[str, object], ...]) -> pd.DataFrame:
    """The rows of this kind with these values: a table may hold thousands, of which a figure shows ten."""
    values = [*([("row", kind)] if kind is not None else []), *only]
    masks = [(table[name] == value).fillna(False).to_numpy(dtype=bool) for name, value in values]
    return table[np.logical_and.reduce(masks)] if masks else table


def _rows(result: Result, table: pd.DataFrame) -> Iterator[Row]:
    fields = group_fields(result)
    names = [str(name) for name in table.columns]
    columns = [_plain_column(table[name]) for name in table.columns]
    for record in zip(*columns, strict=True):
        values = dict(zip(names, record, strict=True))
        kind = str(values["row"])
        named = fields if kind == "group" else ()
        yield Row(kind, tuple([values.get(name) for name in named]), named, values)


def _plain_column(column: pd.Series) -> list[Any]:
    """A column's plain values; a number's array knows by itself which are missing."""
    values, missing = column.tolist(), column.isna().to_numpy()
    if column.dtype == object:
        return [plain_value(value) for value in values]
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
    if value is None or pd.isna(value):
        return None
    return value.date() if isinstance(value, datetime) else value
