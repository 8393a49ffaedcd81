"""The workbook handed back: cells marked, a list first, and nothing in it that runs."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

from tests.checks.exports import checked
from wggi_metrics.checks import annotate
from wggi_metrics.problems import Problem


def workbook(rows: list[list[Any]], name: str = "Staff") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(row)
    for row in sheet.iter_rows():
        for cell in row:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def opened(made: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made))


ROWS = [["No", "Sex", "Grade"], ["1", "F", "P-9"], ["2", "M", "=1+1"]]


def test_cells_with_problems_are_filled_and_commented_and_listed_first_with_links() -> None:
    problems = checked("No | Sex | Grade\n1 | F | P-9").problems
    book = opened(annotate(workbook(ROWS), "staff.xlsx", problems))
    assert book.sheetnames == ["Problems", "Staff"]
    cell = book["Staff"]["C2"]
    assert cell.fill.fill_type == "solid"
    assert "P-9" in cell.comment.text
    listed = book["Problems"]["B2"]
    assert (listed.value, listed.hyperlink.location or listed.hyperlink.target) == ("Staff!C2", "'Staff'!C2") or (
        listed.hyperlink.target == "#'Staff'!C2"
    )
    assert book["Problems"]["A2"].value == "error"


def test_the_rest_of_the_workbook_stays_as_it_was() -> None:
    book = opened(annotate(workbook(ROWS), "staff.xlsx", []))
    assert [[cell.value for cell in row] for row in book["Staff"].iter_rows()] == ROWS
    assert book["Staff"]["C3"].data_type == "s"


def test_text_that_looks_like_a_formula_stays_text() -> None:
    problem = Problem("unknown_code", "error", "+what", "@do", sheet="Staff", row=2, column="A", value="=cmd|'x'!A1")
    for file, original in (("staff.xlsx", workbook(ROWS)), ("staff.csv", b"No,Sex")):
        sheet = opened(annotate(original, file, [problem]))["Problems"]
        assert [cell.value for cell in sheet[2]][3:] == ["=cmd|'x'!A1", "+what", "@do"]
        assert {cell.data_type for cell in sheet[2] if cell.value} == {"s"}


def test_another_kind_of_file_gets_the_list_with_addresses() -> None:
    problem = Problem("blank_cell", "warning", "blank", "fill", sheet="Staff", row=7, column="B")
    book = opened(annotate(b"anything", "staff.xls", [problem]))
    assert book.sheetnames == ["Problems"]
    assert [cell.value for cell in book["Problems"][2]][:2] == ["warning", "Staff!B7"]


def test_a_workbook_that_can_t_be_read_again_gets_the_list() -> None:
    assert opened(annotate(b"PK no zip", "staff.xlsx", [])).sheetnames == ["Problems"]


def test_a_sheet_called_problems_keeps_its_name() -> None:
    book = opened(annotate(workbook(ROWS, "problems"), "staff.xlsx", []))
    assert book.sheetnames == ["Problems (2)", "problems"]


def test_a_problem_in_merged_cells_is_marked_at_their_first() -> None:
    book = opened(workbook(ROWS))
    book["Staff"].merge_cells("A2:B2")
    problem = Problem("blank_cell", "error", "blank", "fill", sheet="Staff", row=2, column="B")
    made = opened(annotate(saved(book), "staff.xlsx", [problem]))
    assert made["Staff"]["A2"].comment is not None
