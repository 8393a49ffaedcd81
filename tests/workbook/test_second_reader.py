"""Nothing is lost: the cells that openpyxl finds are those that we keep, or report."""

from __future__ import annotations

import random
from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl

from tests.workbook.written import by_xlsxwriter
from wggi_metrics.workbook import Sheet, column_letters, read_workbook

ERRORS = ("#N/A", "#DIV/0!", "#REF!")


def fill(sheet: Any, workbook: Any, dice: random.Random) -> None:
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    bold = workbook.add_format({"bold": True})
    for _ in range(60):
        row, column = dice.randrange(2, 60), dice.randrange(1, 40)
        match dice.randrange(7):
            case 0:
                sheet.write_string(row, column, dice.choice(["P-3", "Núñez & <x>", "  a  ", "007", "=1+1"]))
            case 1:
                sheet.write_number(row, column, dice.choice([7, 0, -2.5, 1e6, 0.1]))
            case 2:
                sheet.write_datetime(row, column, date(1990 + dice.randrange(30), 2, 28), day)
            case 3:
                sheet.write_boolean(row, column, dice.random() < 0.5)
            case 4:
                sheet.write_formula(row, column, "=1+1", None, dice.choice([2, "two", *ERRORS]))
            case 5:
                sheet.write_blank(row, column, None, bold)
            case 6:
                sheet.write_formula(row, column, "=1+1", None, "")


def as_text(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.date().isoformat()
        case float():
            return f"{value:g}" if value != 1e6 else "1000000"
    return str(value)


def ours(sheet: Sheet) -> dict[str, str]:
    found = {
        f"{letters}{sheet.first_row + at}": text
        for letters, column in zip(sheet.cells.column_names, sheet.cells.columns, strict=True)
        for at, text in enumerate(column.to_pylist())
        if text is not None
    }
    return found | {f"{fault.column}{fault.row}": fault.found for fault in sheet.faults if fault.kind == "error_cell"}


def without_value(sheet: Sheet) -> set[str]:
    return {f"{fault.column}{fault.row}" for fault in sheet.faults if fault.kind == "uncached_formula"}


def formulas(sheet: Any) -> set[str]:
    return {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}


def theirs(sheet: Any) -> dict[str, str]:
    return {cell.coordinate: as_text(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}


def test_every_cell_of_thirty_random_sheets_is_kept_or_reported_at_its_address() -> None:
    def write(workbook: Any) -> None:
        for seed in range(30):
            fill(workbook.add_worksheet(), workbook, random.Random(seed))

    content = by_xlsxwriter(write)
    sheets = read_workbook(content, "staff.xlsx").sheets
    second = openpyxl.load_workbook(BytesIO(content), data_only=True)
    with_formulas = openpyxl.load_workbook(BytesIO(content))
    assert len(sheets) == 30
    for sheet, other, formula in zip(sheets, second.worksheets, with_formulas.worksheets, strict=True):
        assert ours(sheet) == theirs(other)
        assert without_value(sheet) == formulas(formula) - theirs(other).keys()
        assert sheet.cells.column_names[0] == column_letters(sheet.first_column)
