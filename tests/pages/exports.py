"""Small exports with made-up people, as bytes of workbooks."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

HEADINGS = ("Staff number", "Sex", "Grade", "Duty station", "Contract type", "Full name")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

GOOD = (
    ("00000001", "F", "P-3", "Geneva", "fixed-term", "Doe"),
    ("00000002", "M", "P-4", "Geneva", "fixed-term", "Roe"),
    ("00000003", "F", "P-4", "Nairobi", "fixed-term", "Poe"),
    ("00000004", "M", "P-5", "Nairobi", "fixed-term", "Loe"),
)
BAD = (
    *GOOD,
    ("00000005", "F", "P-6", "Geneva", "fixed-term", "Moe"),
    ("00000006", "M", "P-6", "Geneva", "fixed-term", "Noe"),
    ("00000007", "M", "P-3", "Geneva", "handshake", "Joe"),
    ("00000008", "F", "P-2", "Geneva", "fixed-term", "Zoe"),
    ("00000009", "M", "D-1", "Geneva", "fixed-term", "Voe"),
)

NO_WORKBOOK = b"not a workbook at all \x00\x01"


def workbook(
    rows: Sequence[Sequence[str]], *, headings: Sequence[str] = HEADINGS, title: str = "Staff as of 31 October 2026"
) -> bytes:
    """A workbook of one sheet: a title, a blank row, the headings, the rows."""
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = made.add_worksheet("Staff_List")
    sheet.write_string(0, 0, title)
    sheet.write_row(2, 0, headings)
    for number, row in enumerate(rows, start=3):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)
    made.close()
    return buffer.getvalue()
