"""Comma-separated text: its encoding and separator are found, its cells are taken as they stand (step 1)."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice, zip_longest

import pyarrow as pa
import pyarrow.compute as pc

from wggi_metrics.workbook.addresses import column_letters
from wggi_metrics.workbook.limits import Limits
from wggi_metrics.workbook.patterns import KNOWN_ERRORS
from wggi_metrics.workbook.refusals import Refusal

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS = ",;\t|"
_SAMPLE_ROWS = 50
_ROWS_AT_ONCE = 50_000
_LONGEST_CELL = 1 << 17


def decoded(content: bytes) -> tuple[str, str]:
    """The text, and the encoding that it was read in. Raises: Refusal if this is no text."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None) or _unmarked(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("not_a_workbook") from error
    if any(ord(sign) < 32 and sign not in "\t\r\n\f\x1a" for sign in set(text[:1_000_000])) or "\0" in text:
        raise Refusal("not_a_workbook")
    return text.rstrip("\x1a"), encoding


def _unmarked(content: bytes) -> str:
    start = content[:4096]
    if start.count(0) > len(start) // 4:
        return "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def separator_of(text: str) -> tuple[str, str]:
    """The separator, and the text without the line ``sep=;`` by which some programs tell it."""
    if text[:4].lower() == "sep=" and text[4:5] and text[5:6] in "\r\n":
        return text[4], text[5:].lstrip("\r").removeprefix("\n")
    return max(_SEPARATORS, key=lambda separator: _agreement(text, separator)), text


def _agreement(text: str, separator: str) -> tuple[float, int]:
    """The share of the first rows that have the most frequent number of cells, if it is above one."""
    rows = csv.reader(StringIO(text[:65536], newline=""), delimiter=separator)
    try:
        widths = Counter(len(row) for row in islice(rows, _SAMPLE_ROWS) if row)
    except csv.Error:
        return 0.0, 0
    wide = {width: n for width, n in widths.items() if width > 1}
    if not wide:
        return 0.0, 0
    width, rows_of_it = max(wide.items(), key=lambda item: (item[1], item[0]))
    return rows_of_it / widths.total(), width


def read_delimited(text: str, separator: str, limits: Limits) -> pa.Table:
    """All cells as text, a column per Excel column; rows may differ in length. Raises: Refusal."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
    tables: list[pa.Table] = []
    cells = 0
    for table in _tables(rows):
        tables.append(table)
        cells += table.num_rows * table.num_columns
        if cells > limits.cells:
            raise Refusal("too_many_cells", sheet="1", found=f"{cells:,}", limit=f"{limits.cells:,}")
    return pa.concat_tables(tables, promote_options="default") if tables else pa.table({})


def _tables(rows: Iterator[list[str]]) -> Iterator[pa.Table]:
    """Some rows at a time, so that the text is never held as Python strings as a whole."""
    read = 0
    while True:
        try:
            some = list(islice(rows, _ROWS_AT_ONCE))
        except csv.Error as error:
            raise Refusal("ragged_quotes", row=f"{read + 1:,}") from error
        if not some:
            return
        read += len(some)
        columns = list(zip_longest(*some)) or [(None,) * len(some)]
        names = [column_letters(n + 1) for n in range(len(columns))]
        yield pa.table([pa.array(column, pa.string()) for column in columns], names=names)


def error_cells(table: pa.Table) -> list[tuple[int, int, str]]:
    """Row and column, from 0, of texts that were error cells in the workbook that was exported."""
    errors = pa.array(sorted(KNOWN_ERRORS))
    found = []
    for number, column in enumerate(table.columns):
        mask = pc.is_in(column, value_set=errors)
        if pc.any(mask).as_py():
            rows = pc.indices_nonzero(mask).to_pylist()
            found += [(row, number, column[row].as_py()) for row in rows]
    return found
