"""A workbook as an HR system writes it: titles, headings, rows, a total; same rows, same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

Cell = str | int | float | bool | date | None
CREATED = datetime(2026, 11, 16, 9, 0, 0)
EXCEL_START = date(1899, 12, 30).toordinal()
TITLE_GAP = 1  # blank rows between the titles and the headings


@dataclass(frozen=True)
class Sheet:
    """One sheet; ``bands`` are headings merged over columns one row above: first and last column, text."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    titles: Sequence[str] = ()
    blank_columns: int = 0
    bands: Sequence[tuple[int, int, str]] = ()
    total: str = ""
    hidden: bool = False


def write_book(path: Path, sheets: Sequence[Sheet]) -> Path:
    """Writes the sheets in their order. Creation date and zip time stamps are fixed."""
    with Workbook(str(path), {"in_memory": True}) as book:
        book.set_properties({"created": CREATED, "company": "Demonstration organisation"})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "title": book.add_format({"bold": True, "font_size": 13}),
            "date": book.add_format({"num_format": "dd.mm.yyyy"}),
        }
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, formats)
    return path


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    for number, title in enumerate(sheet.titles):
        page.write_string(number, sheet.blank_columns, title, formats["title"] if number == 0 else None)
    row = len(sheet.titles) + (TITLE_GAP if sheet.titles else 0)
    if sheet.bands:
        _write_bands(page, sheet, row, formats["head"])
        row += 1
    for column, heading in enumerate(sheet.headings, sheet.blank_columns):
        page.write_string(row, column, heading, formats["head"])
    last = _write_rows(page, sheet, row + 1, formats["date"])
    if sheet.total:
        page.write_string(last, sheet.blank_columns, sheet.total, formats["head"])
        page.write_number(last, sheet.blank_columns + 1, last - row - 1, formats["head"])
    if sheet.hidden:
        page.hide()


def _write_bands(page: Any, sheet: Sheet, row: int, bold: Any) -> None:
    for first, last, text in sheet.bands:
        left, right = first + sheet.blank_columns, last + sheet.blank_columns
        if left == right:
            page.write_string(row, left, text, bold)
        else:
            page.merge_range(row, left, row, right, text, bold)


def _write_rows(page: Any, sheet: Sheet, row: int, date_format: Any) -> int:
    """Writes the rows and returns the number of the row after the last."""
    write_text, write_number = page.write_string, page.write_number
    for cells in sheet.rows:
        for column, cell in enumerate(cells, sheet.blank_columns):
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                write_text(row, column, cell)
            elif isinstance(cell, bool):
                write_text(row, column, "yes" if cell else "no")
            elif isinstance(cell, date):
                write_number(row, column, cell.toordinal() - EXCEL_START, date_format)
            else:
                write_number(row, column, cell)
        row += 1
    return row


def on(day: int | None) -> date | None:
    """The date of an ordinal day."""
    return date.fromordinal(day) if day else None


def dotted(day: int | None) -> str:
    """A day as SAP writes it: 31.12.9999 for none."""
    return f"{date.fromordinal(day):%d.%m.%Y}" if day else "31.12.9999"


def slashed(day: int | None) -> str:
    """A day as text with strokes, day first."""
    return f"{date.fromordinal(day):%d/%m/%Y}" if day else ""
