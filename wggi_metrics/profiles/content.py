"""What stands below a heading: whether it can be what the heading says, and which codes occur (step 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from wggi_metrics.dictionary import Field, normal
from wggi_metrics.dictionary.codes import is_total, yes_no
from wggi_metrics.profiles.dates import Day, How, read_date
from wggi_metrics.profiles.header import Header
from wggi_metrics.profiles.recognised import Match

if TYPE_CHECKING:
    from wggi_metrics.workbook import Sheet

LOOKED_AT, LEAST_SHARE, TOTALS_AT_END = 200, 0.2, 20
_NUMBER = re.compile(r"-?[\d.,' ]+%?")


def plausible(sheet: Sheet, header: Header, match: Match, field: Field) -> bool:
    """Whether at least a fifth of the first cells can be read as the field's kind; an empty column can."""
    column = sheet.cells[match.column].slice(header.rows[-1] + 1 - sheet.first_row, LOOKED_AT)
    texts = [text for cell in column.to_pylist() if cell is not None and (text := normal(cell))]
    if not texts or field.kind not in ("date", "number", "count", "fraction", "yes_no"):
        return True
    return sum(_can_be(text, field.kind) for text in texts) >= LEAST_SHARE * len(texts)


def _can_be(text: str, kind: str) -> bool:
    if kind == "date":
        found = read_date(text, How())
        return isinstance(found, Day) or found in ("ambiguous_date", "no date")
    if kind == "yes_no":
        return yes_no(text) is not None
    return bool(_NUMBER.fullmatch(text))


def codes_below(sheet: Sheet, header_rows: tuple[int, ...], letter: str) -> Mapping[str, int]:
    """The distinct texts of a column below the header and in how many rows each stands; totals are none."""
    first, last = header_rows[-1] + 1 - sheet.first_row, _last_row(sheet)
    column = sheet.cells[letter].slice(first, max(0, last - first))
    counted: dict[str, int] = {}
    for found in pc.value_counts(column.combine_chunks()).to_pylist():
        text = normal(found["values"] or "")
        if text and not is_total(text):
            counted[text] = counted.get(text, 0) + found["counts"]
    return counted


def _last_row(sheet: Sheet) -> int:
    """How many rows there are, without totals at the end."""
    last = sheet.cells.num_rows
    for cells in reversed(sheet.cells.slice(max(0, last - TOTALS_AT_END)).to_pylist()):
        if any(cells.values()) and not any(text and is_total(text) for text in cells.values()):
            break
        last -= 1
    return last


def has_rows(sheet: Sheet, header_rows: tuple[int, ...]) -> bool:
    """Whether anything stands below the header."""
    below = sheet.cells.slice(header_rows[-1] + 1 - sheet.first_row)
    return any(column.null_count < len(column) for column in below.columns)
