"""Headers: found by themselves, over two rows, under merged cells, told apart where they repeat."""

from __future__ import annotations

from tests.checks.exports import sheet_of
from wggi_metrics.profiles import find_header, header_at

STAGES = """
Staff report | - | - | -
- | - | - | -
Notice | Applied | - | Interviewed | -
- | Women | Men | Women | Men
VN-1 | 1 | 2 | 3 | 4
"""


def test_a_header_is_found_below_titles_and_blank_rows() -> None:
    sheet = sheet_of("Staff of the year | -\n- | -\nNo | Sex\n1 | F", at=(3, 2))
    assert find_header(sheet, ["no", "SEX"]) == (5,)


def test_no_header_is_found_where_no_heading_stands() -> None:
    assert find_header(sheet_of("a | b\n1 | 2"), ["No", "Sex"]) is None


def test_a_header_over_two_rows_with_merged_cells_is_joined() -> None:
    sheet = sheet_of(STAGES, merged=((3, 2, 3, 3), (3, 4, 3, 5)))
    header = header_at(sheet, (3, 4))
    assert list(header.headings.values()) == [
        "Notice", "Applied Women", "Applied Men", "Interviewed Women", "Interviewed Men",
    ]  # fmt: skip
    assert find_header(sheet, ["Notice", "Applied Men", "Interviewed Men"]) == (3, 4)


def test_upper_texts_run_on_over_lower_ones_that_repeat() -> None:
    header = header_at(sheet_of(STAGES), (3, 4))
    assert header.letters("Interviewed Men") == "E"


def test_merged_cells_count_from_the_true_address() -> None:
    sheet = sheet_of(STAGES, at=(5, 3), merged=((7, 4, 7, 5),))
    assert header_at(sheet, (7, 8)).letters("Applied Men") == "E"


def test_a_lower_text_names_a_column_where_it_stands_once() -> None:
    header = header_at(sheet_of("Person | -\nNo | Sex\n1 | F"), (1, 2))
    assert header.letters("Sex") == "B"


def test_a_heading_that_repeats_gets_a_number() -> None:
    header = header_at(sheet_of("Grade | Grade\n1 | 2"), (1,))
    assert header.headings == {"A": "Grade", "B": "Grade (2)"}
    assert header.letters("grade (2)") == "B"
    assert header.repeated("Grade")
