"""What only shows across the sheets of one load."""

from __future__ import annotations

from tests.loaded import Rows, workbook_of
from wggi_metrics.loading import CheckedFile, Incoming, check_files
from wggi_metrics.profiles import un_common_system

HEAD = ["Staff number", "Gender", "Grade"]
TITLE = ["Staff list as of 31 December 2025"]


def checked(*sheets: Rows) -> CheckedFile:
    content = workbook_of({f"Part {number}": rows for number, rows in enumerate(sheets, start=1)})
    return check_files([Incoming("staff.xlsx", content)], ladder=un_common_system())[0]


def test_the_same_person_on_two_sheets_of_one_date_is_an_error_of_the_later_row() -> None:
    one = [TITLE, HEAD, ["101", "F", "P-3"], ["102", "M", "P-3"]]
    other = [TITLE, HEAD, ["103", "F", "P-4"], ["102", "M", "P-4"]]
    first, second = checked(one, other).sheets
    assert not first.errors
    assert [(problem.rule, problem.cell) for problem in second.errors] == [("repeated_on_another_sheet", "Part 2!4")]
    assert (second.rows, second.kept, second.set_aside, second.good.tolist()) == (2, 1, 1, [True, False])


def test_the_same_person_on_lists_of_two_dates_is_none() -> None:
    one = [TITLE, HEAD, ["101", "F", "P-3"]]
    other = [["Staff list as of 31 December 2024"], HEAD, ["101", "F", "P-3"]]
    assert not checked(one, other).has_errors


def test_two_head_counts_of_one_day_with_other_columns_clash() -> None:
    by_grade = [["As of", "Grade", "Women", "Men"], ["2020-12-31", "P-3", 3, 4]]
    by_region = [["As of", "Region", "Women", "Men"], ["2020-12-31", "Africa", 3, 4]]
    found = checked(by_grade, by_region)
    rules = [problem.rule for problem in found.all_problems if problem.level == "error"]
    assert [sheet.dataset for sheet in found.sheets] == ["staff_counts", "staff_counts"]
    assert rules == ["head_counts_clash"]


def test_two_head_counts_of_one_day_with_the_same_columns_are_added() -> None:
    one = [["As of", "Grade", "Women", "Men"], ["2020-12-31", "P-3", 3, 4]]
    other = [["As of", "Grade", "Women", "Men"], ["2020-12-31", "P-4", 3, 4]]
    assert not checked(one, other).has_errors
