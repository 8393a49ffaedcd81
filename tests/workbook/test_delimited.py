from __future__ import annotations

import pytest

from wggi_metrics.workbook import CellFault, WorkbookRefused, read_workbook
from wggi_metrics.workbook.delimited import decoded, separator_of

TEXT = 'Name,Grade\r\n"Núñez, A.",P-3\r\n\r\n"two\nlines",\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding))[0] == TEXT


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = f'No{separator}Share{separator}Name\n1{separator}"0,5"{separator}A; B\n2{separator}"0,7"{separator}C'
    assert separator_of(text) == (separator, text)


def test_a_line_that_tells_the_separator_is_believed_and_left_out() -> None:
    assert separator_of("sep=;\r\na,b;c\r\n") == (";", "a,b;c\r\n")


def test_a_csv_is_a_sheet_named_as_its_file() -> None:
    workbook = read_workbook(TEXT.encode(), "staff 1998.csv")
    (sheet,) = workbook.sheets
    assert (workbook.kind, sheet.name, sheet.first_row, sheet.first_column) == ("csv", "staff 1998", 1, 1)
    assert [tuple(row.values()) for row in sheet.cells.to_pylist()] == [
        ("Name", "Grade"), ("Núñez, A.", "P-3"), (None, None), ("two\nlines", None),
    ]  # fmt: skip


def test_rows_of_different_length_are_kept() -> None:
    (sheet,) = read_workbook(b"a,b\n1\n1,2,3\n", "staff.csv").sheets
    assert [tuple(row.values()) for row in sheet.cells.to_pylist()] == [
        ("a", "b", None), ("1", None, None), ("1", "2", "3"),
    ]  # fmt: skip


def test_error_texts_in_a_csv_are_error_cells() -> None:
    (sheet,) = read_workbook(b"a,b\n1,#N/A\n", "staff.csv").sheets
    assert sheet.faults == (CellFault(2, "B", "error_cell", "#N/A"),)
    assert sheet.cells.column("B").to_pylist() == ["b", None]


def test_an_encoding_that_is_guessed_is_warned_of() -> None:
    (warning,) = read_workbook("Núñez,P-3\n".encode("cp1252"), "staff.csv").warnings
    assert warning.rule == "workbook_read_as_cp1252"


def test_a_quotation_mark_that_is_never_closed_is_named() -> None:
    with pytest.raises(WorkbookRefused, match="quotation mark that is never closed"):
        read_workbook(b'a,b\n"1,2\n' + b"3,4\n" * 50_000, "staff.csv")
