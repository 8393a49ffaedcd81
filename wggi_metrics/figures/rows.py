"""The rows of a result as plain values: whole numbers, dates, and None where there is nothing (step 10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from weakref import finalize

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
    """The rows, read once for as long as the result lives: a page looks at them many times."""
    if id(result) not in _kept:
        _kept[id(result)] = {}
        finalize(result, _kept.pop, id(result), None)
    kept, key = _kept[id(result)], (kind, only)
    if key not in kept:
        kept[key] = list(_rows(result, _places(result, kind, only)))
    return kept[key]


def _places(result: Result, kind: str | None, only: Only) -> Sequence[int]:
    """Where the rows of this kind and with these values stand."""
    wanted = (*((("row", kind),) if kind is not None else ()), *only)
    places: Sequence[int] = range(len(result.columns["row"].values))
    for name, value in wanted:
        values = result.columns[name].values
        places = [place for place in places if values[place] == value]
    return places


def _rows(result: Result, places: Sequence[int]) -> Iterator[Row]:
    fields, names = group_fields(result), list(result.columns)
    columns = [[column.values[place] for place in places] for column in result.columns.values()]
    for record in zip(*columns, strict=True):
        values = dict(zip(names, record, strict=True))
        kind = str(values["row"])
        named = fields if kind == "group" else ()
        yield Row(kind, tuple([values.get(name) for name in named]), named, values)


def group_fields(result: Result) -> tuple[str, ...]:
    """The columns that name the groups: those asked for, and the measure's own."""
    asked = tuple(result.asked.by)
    own = tuple(name for name in ALWAYS if name not in asked)
    return tuple(name for name in (*asked, *own) if name in result.columns)


def without_intervals(rows: Iterable[Row]) -> list[Row]:
    """The rows of a stock without their intervals, where the reader has left them away."""
    return [replace(row, values={**row.values, "low": None, "high": None}) for row in rows]
