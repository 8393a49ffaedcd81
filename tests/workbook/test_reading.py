"""What a whole reading gives: true addresses, texts, what is hidden, in every kind."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.written import by_hand, by_xlsxwriter, in_strict_form, rows
from wggi_metrics.workbook import Sheet, read_workbook


def texts(sheet: Sheet) -> list[list[str | None]]:
    return [list(row.values()) for row in sheet.cells.to_pylist()]


def only_sheet(content: bytes) -> Sheet:
    (sheet,) = read_workbook(content, "staff.xlsx").sheets
    return sheet


def test_a_table_at_c5_keeps_its_address() -> None:
    def write(workbook: Any) -> None:
        sheet = workbook.add_worksheet("Staff")
        sheet.write_blank("A1", None, workbook.add_format({"bold": True}))
        sheet.write_row("C5", ["Grade", "Gender"])
        sheet.write_row("C6", ["P-3", "F"])
        sheet.write_blank("J40", None, workbook.add_format({"bold": True}))

    sheet = only_sheet(by_xlsxwriter(write))
    assert (sheet.first_row, sheet.first_column) == (5, 3)
    assert sheet.cells.column_names == ["C", "D"]
    assert texts(sheet) == [["Grade", "Gender"], ["P-3", "F"]]


def test_an_empty_cell_inside_the_table_is_null() -> None:
    content = by_hand(rows('<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row>'))
    assert texts(only_sheet(content)) == [["1", None, "2"]]


@pytest.mark.parametrize("from_1904", [False, True])
def test_real_dates_come_as_iso_text_in_both_date_systems(from_1904: bool) -> None:
    def write(workbook: Any) -> None:
        sheet = workbook.add_worksheet("Staff")
        day, moment = workbook.add_format({"num_format": "dd/mm/yyyy"}), workbook.add_format({"num_format": "hh:mm"})
        sheet.write_datetime("A1", date(2016, 12, 31), day)
        sheet.write_datetime("B1", datetime(1998, 2, 3, 13, 5, 7), moment)

    workbook = read_workbook(by_xlsxwriter(write, date_1904=from_1904), "staff.xlsx")
    assert workbook.date_system == (1904 if from_1904 else 1900)
    assert texts(workbook.sheets[0]) == [["2016-12-31", "1998-02-03 13:05:07"]]


def test_numbers_have_no_trailing_zero_and_booleans_are_words() -> None:
    def write(workbook: Any) -> None:
        sheet = workbook.add_worksheet("Staff")
        for column, value in enumerate([12345678.0, 0.5, -3, True, False]):
            sheet.write(0, column, value)
        sheet.write_string(0, 5, "007")

    assert texts(only_sheet(by_xlsxwriter(write))) == [["12345678", "0.5", "-3", "true", "false", "007"]]


def test_false_written_in_full_is_false() -> None:
    content = by_hand(rows('<row r="1"><c r="A1" t="b"><v>false</v></c><c r="B1" t="b"><v>true</v></c></row>'))
    assert texts(only_sheet(content)) == [["false", "true"]]


def test_a_strict_workbook_gives_the_same_cells() -> None:
    def write(workbook: Any) -> None:
        sheet = workbook.add_worksheet("Staff")
        sheet.write_row("B2", ["Grade", 5])
        sheet.write_datetime("D2", date(2016, 12, 31), workbook.add_format({"num_format": "yyyy-mm-dd"}))

    usual = by_xlsxwriter(write)
    strict = in_strict_form(usual)
    assert strict != usual
    assert texts(only_sheet(strict)) == [["Grade", "5", "2016-12-31"]]


def test_dates_stored_as_iso_text_in_date_cells_are_dates() -> None:
    cells = '<c r="A1" t="d"><v>2016-12-31T00:00:00</v></c><c r="B1" t="d"><v>2016-12-31T13:05:06.000Z</v></c>'
    content = by_hand(rows(f'<row r="1">{cells}</row>'))
    assert texts(only_sheet(content)) == [["2016-12-31", "2016-12-31 13:05:06"]]


def test_hidden_and_merged_and_invisible_are_told() -> None:
    def write(workbook: Any) -> None:
        shown, hidden = workbook.add_worksheet("Shown"), workbook.add_worksheet("Hidden")
        shown.merge_range("B2:D3", "Staff by grade")
        shown.write_row("B5", [1, 2, 3, 4])
        shown.set_row(4, None, None, {"hidden": True})
        shown.set_column("D:E", None, None, {"hidden": True})
        hidden.write("A1", "x")
        hidden.hide()

    shown, hidden = read_workbook(by_xlsxwriter(write), "staff.xlsx").sheets
    assert shown.merged == ((2, 2, 3, 4),)
    assert shown.hidden_rows == (5,)
    assert shown.hidden_columns == ("D", "E")
    assert (shown.visible, hidden.visible) == (True, False)


def test_charts_are_left_out_and_empty_sheets_are_empty() -> None:
    def write(workbook: Any) -> None:
        sheet = workbook.add_worksheet("Data")
        sheet.write_column("A1", [1, 2, 3])
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=Data!$A$1:$A$3"})
        workbook.add_chartsheet("Chart").set_chart(chart)
        workbook.add_worksheet("Empty")

    sheets = read_workbook(by_xlsxwriter(write), "staff.xlsx").sheets
    assert [(sheet.name, sheet.cells.num_rows) for sheet in sheets] == [("Data", 3), ("Empty", 0)]


@pytest.mark.parametrize("name", ["P&D <1998>", "Ñandú 'x' \"y\"", "{0} {file}", "人员", " "])
def test_a_sheets_name_may_hold_anything(name: str) -> None:
    content = by_xlsxwriter(lambda workbook: workbook.add_worksheet(name).write("A1", 1))
    assert only_sheet(content).name == name


def test_path_and_bytes_give_the_same_and_say_the_files_digest(tmp_path: Path) -> None:
    content = by_hand(rows('<row r="1"><c r="A1"><v>1</v></c></row>'))
    path = tmp_path / "no name of a workbook"
    path.write_bytes(content)
    from_path, from_bytes = read_workbook(path, "staff.xlsx"), read_workbook(content, "staff.xlsx")
    assert from_path.sha256 == from_bytes.sha256 == hashlib.sha256(content).hexdigest()
    assert from_path.sheets[0].cells.equals(from_bytes.sheets[0].cells)
    assert from_path.kind == "xlsx"


def test_progress_is_told_in_words_and_never_goes_back() -> None:
    told: list[tuple[str, float]] = []
    content = by_hand(rows('<row r="1"><c r="A1"><v>1</v></c></row>'))
    read_workbook(content, "staff.xlsx", progress=lambda step, fraction: told.append((step, fraction)))
    fractions = [fraction for _, fraction in told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert told[-1][0] == "Reading sheet Staff"


def test_macros_are_warned_of_and_not_run() -> None:
    content = by_hand(rows('<row r="1"><c r="A1"><v>1</v></c></row>'), extra={"xl/vbaProject.bin": "x"})
    (warning,) = read_workbook(content, "staff.xlsm").warnings
    assert (warning.rule, warning.level) == ("workbook_macros", "warning")
    assert warning.problem == "staff.xlsm holds macros. They were not run."
