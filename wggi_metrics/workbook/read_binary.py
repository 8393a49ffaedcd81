"""Reads .xls and .xlsb. Their formulas, hidden rows and merged ranges can't be audited (step 1)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import fastexcel
import python_calamine

from wggi_metrics.workbook import cells
from wggi_metrics.workbook.guard import guard_package
from wggi_metrics.workbook.limits import Limits
from wggi_metrics.workbook.outgoing import Outgoing
from wggi_metrics.workbook.parts import Package
from wggi_metrics.workbook.refusals import Refusal, reason_of


def read_binary(kind: str, content: bytes, limits: Limits, outgoing: Outgoing) -> None:
    """Sends every worksheet of an .xls or .xlsb."""
    if kind == "xlsb":
        guard_package(Package(content, limits))
    reader = fastexcel.read_excel(content)
    sheets = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content)).sheets_metadata
    if len(sheets) > limits.sheets:
        raise Refusal("too_many_sheets", found=len(sheets), limit=limits.sheets)
    outgoing.work = len(sheets)
    for index, sheet in enumerate(sheets):
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
            _read_sheet(reader, index, sheet.name, content, outgoing)
        outgoing.progress("reading", 1, sheet=sheet.name)


def _read_sheet(reader: Any, index: int, name: str, content: bytes, outgoing: Outgoing) -> None:
    try:
        table, failed, visible = cells.read_cells(reader, index)
        first_column = first_column_of(content, index) if table.num_columns else 1
    except Exception as error:
        reason = reason_of(error)
        raise Refusal("sheet_damaged" if reason == "damaged" else reason, sheet=name) from error
    outgoing.sheet(name, visible, table, first_column, failed)


def first_column_of(content: bytes, index: int) -> int:
    """The first used column, from 1, by a second reader that tells it: as slow as reading the sheet once more."""
    start = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(index).start
    return start[1] + 1 if start else 1
