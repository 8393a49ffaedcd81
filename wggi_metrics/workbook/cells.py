"""The cells of a sheet as text, read once (step 1).

fastexcel reads every cell as text and reports the cells that it couldn't; its tables begin at row 1 and at the
first column that holds a value. Real dates come as ``2016-12-31 00:00:00``; they are cut to what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from wggi_metrics.workbook.addresses import column_letters

_ERROR_NAMES = {
    "Div0": "#DIV/0!", "NA": "#N/A", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!",
    "Value": "#VALUE!", "GettingData": "#GETTING_DATA",
}  # fmt: skip
_SHORTEST_DATE_WITH_TIME = len("2016-12-31 00:00:00")
_MIDNIGHT = r"^(\d{4}-\d\d-\d\d)[ T]00:00:00(?:\.0+)?Z?$"
_MOMENT = r"^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?Z?$"
_NOTHING = pa.nulls(1, pa.string())[0]  # pa.scalar would load pandas, which takes 0.2 s

Failed = list[tuple[int, int, str]]


def read_cells(reader: Any, index: int) -> tuple[pa.Table, Failed, bool]:
    """The cells of one sheet, those that failed (row, column from 0, error), and whether it is visible."""
    sheet = reader.load_sheet(index, header_row=None, skip_rows=0, dtypes="string")
    batch, errors = sheet.to_arrow_with_errors()
    failed = [(*error.position, error_name(error.detail)) for error in errors.errors] if errors else []
    return pa.Table.from_batches([batch]), failed, sheet.visible == "visible"


def error_name(detail: str) -> str:
    """The error as Excel shows it, from the reader's words ``Expected string but got 'Error(NA)'``."""
    found = re.search(r"Error\((\w+)\)", detail)
    return _ERROR_NAMES.get(found[1], "#" + found[1]) if found else "#ERROR"


def filled(table: pa.Table) -> int:
    """How many cells hold something."""
    return sum(len(column) - column.null_count for column in table.columns)


def in_place(table: pa.Table, first_column: int, faults: Iterable[tuple[int, int]] = ()) -> tuple[pa.Table, int]:
    """The table with columns named by their letters, without the empty rows and columns around; its first row.

    ``faults`` (row, column from 0) are kept, though they look empty. The first column stays the first.
    """
    names = [column_letters(first_column + n) for n in range(table.num_columns)]
    tidy = pa.table([_tidy(column) for column in table.columns], names=names)
    used = [place for number, column in enumerate(tidy.columns) for place in _ends(column, number)]
    used += [(row, column) for row, column in faults if row < tidy.num_rows and 0 <= column < tidy.num_columns]
    if not used:
        return tidy.slice(0, 0), 1
    first, last = min(used)[0], max(used)[0]
    width = max(column for _, column in used) + 1
    return tidy.select(range(width)).slice(first, last - first + 1), first + 1


def without(table: pa.Table, places: set[tuple[int, int]]) -> pa.Table:
    """The table with these cells (row, column from 0) emptied: they are reported as faults instead."""
    by_column: dict[int, list[int]] = {}
    for row, column in places:
        if column < table.num_columns and row < table.num_rows:
            by_column.setdefault(column, []).append(row)
    for column, rows in by_column.items():
        keep = pc.invert(pc.is_in(pa.array(range(table.num_rows), pa.int64()), pa.array(rows, pa.int64())))
        emptied = pc.if_else(keep, table.column(column), _NOTHING)
        table = table.set_column(column, table.column_names[column], emptied)
    return table


def _ends(column: pa.ChunkedArray, number: int) -> list[tuple[int, int]]:
    """The first and the last filled row, each with the column's number."""
    if column.null_count == 0:
        return [(0, number), (len(column) - 1, number)] if len(column) else []
    rows = pc.indices_nonzero(pc.is_valid(column))
    return [(rows[0].as_py(), number), (rows[-1].as_py(), number)] if len(rows) else []


def _tidy(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Empty texts to null, dates to ``2016-12-31`` or ``2016-12-31 13:05:07``."""
    column = column.cast(pa.string())
    lengths = pc.min_max(pc.binary_length(column)).as_py()
    if lengths["min"] == 0:
        column = pc.if_else(pc.equal(pc.binary_length(column), 0), _NOTHING, column)
    if (lengths["max"] or 0) >= _SHORTEST_DATE_WITH_TIME:
        column = _with_short_dates(column)
    return column


def _with_short_dates(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Each different text is looked at once."""
    coded = column.combine_chunks().dictionary_encode()
    coded = coded.chunk(0) if isinstance(coded, pa.ChunkedArray) else coded
    texts = pc.replace_substring_regex(coded.dictionary, _MIDNIGHT, r"\1")
    texts = pc.replace_substring_regex(texts, _MOMENT, r"\1 \2")
    return pa.chunked_array([pc.take(texts, coded.indices)], pa.string())
