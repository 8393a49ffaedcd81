"""A measure's rows as columns, arrays of one length: put together as a table once, at the end (step 7).

Of ten rows a table costs as much as of ten thousand, at every touch; a page makes hundreds of such touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Array = NDArray[Any]
Columns = dict[str, Array]


def objects(values: Iterable[object]) -> Array:
    """The values as an array of objects, whatever they are."""
    listed = list(values)
    found = np.empty(len(listed), dtype=object)
    found[:] = listed
    return found


def length_of(columns: Mapping[str, Array]) -> int:
    """How many rows there are."""
    return len(next(iter(columns.values()), ()))


def with_same(columns: Columns, **values: object) -> Columns:
    """The columns with others that hold one value in every row."""
    rows = length_of(columns)
    return columns | {name: objects([value] * rows) for name, value in values.items()}


def rows_at(columns: Mapping[str, Array], places: Array) -> Columns:
    """These rows, in this order."""
    return {name: column[places] for name, column in columns.items()}


def stacked(parts: Sequence[Mapping[str, Array]]) -> Columns:
    """The rows of all parts, one part below the other; a column that a part lacks is blank there."""
    names = dict.fromkeys(name for part in parts for name in part)
    filled = [part for part in parts if length_of(part)]
    if not filled:
        return {name: np.zeros(0) for name in names}
    return {name: np.concatenate([_of(part, name, filled) for part in filled]) for name in names}


def _of(part: Mapping[str, Array], name: str, parts: Sequence[Mapping[str, Array]]) -> Array:
    if name in part:
        return part[name]
    is_text = any(name in other and other[name].dtype == object for other in parts)
    return np.full(length_of(part), None, dtype=object) if is_text else np.full(length_of(part), np.nan)


def of_rows(rows: Sequence[Mapping[str, object]]) -> Columns:
    """Rows written one by one, as columns; what a row lacks is blank."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: _listed([row.get(name) for row in rows]) for name in names}


def _listed(values: Sequence[object]) -> Array:
    """Numbers as numbers, blank as NaN; anything else as objects."""
    kinds = {type(value) for value in values} - {type(None)}
    if kinds and kinds <= {int, float}:
        return np.array([np.nan if value is None else value for value in values], dtype=float)
    return objects(values)


def columns_of(table: pd.DataFrame) -> Columns:
    """The columns of a table; numbers that may be missing as numbers with NaN."""
    return {str(name): _plain(column) for name, column in table.items()}


def _plain(column: pd.Series) -> Array:
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iufbO":
        return column.to_numpy()
    if column.dtype.kind in "iuf":
        return column.to_numpy(dtype=float, na_value=np.nan)
    return column.to_numpy(dtype=object)


def table_of(columns: Mapping[str, Array]) -> pd.DataFrame:
    """The table, for measures that go on with one: text stays as it is."""
    return pd.DataFrame({name: _as_it_is(column) for name, column in columns.items()})


def _as_it_is(column: Array) -> Array | pd.Series:
    return pd.Series(column, dtype=object) if column.dtype == object else column
