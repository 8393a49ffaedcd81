from __future__ import annotations

import pytest

from tests.workbook.written import ods
from wggi_metrics.workbook import CellFault, WorkbookRefused, read_workbook


def number(value: str) -> str:
    cell = f'<table:table-cell office:value-type="float" office:value="{value}">'
    return f"{cell}<text:p>{value}</text:p></table:table-cell>"


def gap(columns: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{columns}"/>'


def row(cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{cells}</table:table-row>"


ERROR_AS_ZERO = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0" calcext:value-type="error">'
    "<text:p>#DIV/0!</text:p></table:table-cell>"
)


def test_addresses_count_repeated_rows_and_columns() -> None:
    content = ods(row(gap(9), ' table:number-rows-repeated="4"') + row(gap(2) + number("5")))
    (sheet,) = read_workbook(content, "staff.ods").sheets
    assert (sheet.first_row, sheet.first_column) == (5, 3)
    assert sheet.cells.to_pylist() == [{"C": "5"}]


def test_an_error_that_is_stored_as_zero_is_told_and_emptied() -> None:
    content = ods(row(number("1") + ERROR_AS_ZERO + '<table:table-cell table:formula="of:=1+1"/>' + number("2")))
    (sheet,) = read_workbook(content, "staff.ods").sheets
    assert sheet.faults == (
        CellFault(1, "B", "error_cell", "#DIV/0!"),
        CellFault(1, "C", "uncached_formula", ""),
    )
    assert sheet.cells.to_pylist() == [{"A": "1", "B": None, "C": None, "D": "2"}]


def test_hidden_rows_and_merged_cells_are_told() -> None:
    spanned = '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"'
    merged = number("1").replace("<table:table-cell", spanned)
    content = ods(row(number("1"), ' table:visibility="collapse"') + row(merged))
    (sheet,) = read_workbook(content, "staff.ods").sheets
    assert sheet.hidden_rows == (1,)
    assert sheet.merged == ((2, 1, 4, 2),)


def test_a_cell_that_stands_for_a_million_rows_of_values_is_refused() -> None:
    many = row(number("1").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="999"'))
    content = ods(many.replace("<table:table-row", '<table:table-row table:number-rows-repeated="999999"'))
    with pytest.raises(WorkbookRefused, match="far away from the table"):
        read_workbook(content, "staff.ods")
