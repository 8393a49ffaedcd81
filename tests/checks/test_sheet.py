"""The whole sheet: addresses, counting, missing columns, dates of lists, wide counts."""

from __future__ import annotations

from datetime import date

from tests.checks.exports import CAREER, STAFF, checked, column, only, rules, sheet_of
from wggi_metrics.profiles import CountColumns, DatedColumn
from wggi_metrics.workbook import CellFault


def test_good_rows_are_kept_in_canonical_form() -> None:
    sheet = checked(
        """
        No   | Sex | Grade
        0012 | F   | P3
        0013 | M   | gs-5
        """
    )
    assert (sheet.rows, sheet.kept, sheet.set_aside, sheet.skipped) == (2, 2, 0, 0)
    assert column(sheet, "staff_no") == ["0012", "0013"]
    assert column(sheet, "gender") == ["woman", "man"]
    assert column(sheet, "grade") == ["P-3", "G-5"]
    assert column(sheet, "as_of") == [date(2020, 12, 31)] * 2
    assert column(sheet, "source_row") == [2, 3]
    assert sheet.problems == []


def test_addresses_are_those_of_the_workbook_wherever_the_table_stands() -> None:
    table = """
        No   | Sex | Grade
        0012 | F   | P-9
        """
    sheet = checked(sheet_of(table, at=(5, 3)))
    assert only(sheet, "unknown_grade").cell == "Staff!E6"


def test_a_row_with_an_error_is_set_aside_and_not_good() -> None:
    sheet = checked(
        """
        No   | Sex | Grade
        0012 | F   | P-9
        0013 | M   | P-2
        """
    )
    assert (sheet.rows, sheet.kept, sheet.set_aside) == (2, 1, 1)
    assert sheet.good.tolist() == [False, True]


def test_a_missing_required_column_is_an_error_of_the_sheet() -> None:
    sheet = checked("No | Sex\n1 | F", columns={"staff_no": "No", "gender": "Sex"})
    problem = only(sheet, "missing_column")
    assert problem.cell == "Staff"
    assert problem.field == "grade"
    assert "Grade" in problem.problem
    assert (sheet.kept, sheet.set_aside) == (0, 1)


def test_a_heading_of_the_profile_that_is_not_there_names_those_that_are() -> None:
    sheet = checked("No | Sex | Level\n1 | F | P-2")
    assert "Level" in only(sheet, "heading_not_found").remedy


def test_an_optional_column_that_is_not_there_is_a_warning_alone() -> None:
    sheet = checked("No | Sex | Grade\n1 | F | P-2", columns=STAFF | {"org_unit": "Unit"})
    assert only(sheet, "column_not_there").level == "warning"
    assert sheet.kept == 1
    assert "org_unit" not in sheet.fields


def test_a_sheet_without_any_of_the_headings_is_refused_with_all_rows() -> None:
    sheet = checked("Apples | Pears\n1 | 2")
    assert rules(sheet) == {"no_header": 1}
    assert sheet.rows == sheet.set_aside


def test_a_column_of_names_is_refused_as_any_field() -> None:
    sheet = checked("Full name | Sex | Grade\nAda | F | P-2", columns=STAFF | {"staff_no": "Full name"})
    assert rules(sheet)["refused_heading"] == 1


def test_a_list_without_a_date_is_an_error() -> None:
    assert rules(checked("No | Sex | Grade\n1 | F | P-2", as_of=None)) == {"no_list_date": 1}


def test_a_long_list_takes_its_dates_from_a_column_and_completes_them() -> None:
    sheet = checked(
        """
        No | Sex | Grade | year
        1  | F   | P-2   | 76
        1  | F   | P-3   | 05
        """,
        columns=STAFF | {"as_of": DatedColumn("year", "%y", 12, 31)},
        as_of=None,
    )
    assert column(sheet, "as_of") == [date(1976, 12, 31), date(2005, 12, 31)]
    assert sheet.as_of is None
    assert sheet.kept == 2


def test_every_row_is_its_own_person_where_there_are_no_numbers() -> None:
    sheet = checked("Sex | Grade\nF | P-2\nF | P-2", columns=STAFF | {"staff_no": "#row"})
    assert len(set(column(sheet, "staff_no"))) == 2
    assert sheet.kept == 2


def test_several_columns_are_joined_and_blank_together() -> None:
    sheet = checked(
        """
        Call | Area | No | Sex
        2012 | LS   | 1  | F
        -    | -    | 2  | M
        """,
        "applications",
        columns={"vacancy_no": ("Call", "Area"), "applicant_no": "No", "gender": "Sex"},
    )
    assert column(sheet, "vacancy_no") == ["2012/LS", None]
    assert only(sheet, "blank_cell").cell == "Staff!A3"


def test_constants_hold_for_every_row() -> None:
    sheet = checked("No | Sex | Grade\n1 | F | P-2", constants={"contract_type": "fixed-term"})
    assert column(sheet, "contract_type") == ["fixed-term"]
    assert "contract_type" in sheet.fields


def test_a_blank_stands_for_what_the_profile_says_of_blanks() -> None:
    sheet = checked("No | Sex | Grade\n1 | F | -", values={"gender": {"F": "woman"}, "grade": {"": "not stated"}})
    assert column(sheet, "grade") == ["not stated"]
    assert sheet.kept == 1


def test_genders_read_are_counted_code_by_code() -> None:
    sheet = checked("No | Sex | Grade\n1 | F | P-2\n2 | F | P-2\n3 | M | P-2")
    assert sheet.gender_counts == {"F": ("woman", 2), "M": ("man", 1)}


def test_an_error_in_a_column_read_is_an_error_of_its_row_and_elsewhere_a_warning() -> None:
    faults = (CellFault(2, "C", "error_cell", "#N/A"), CellFault(3, "D", "uncached_formula", "="))
    sheet = checked(sheet_of("No | Sex | Grade | Pay\n1 | F | - | 3\n2 | M | P-2 | -", faults=faults))
    assert only(sheet, "error_cell").cell == "Staff!C2"
    assert only(sheet, "uncached_formula_elsewhere").level == "warning"
    assert rules(sheet) == {"error_cell": 1}
    assert (sheet.kept, sheet.set_aside) == (1, 1)


def test_a_formula_without_a_value_in_a_column_read_is_an_error() -> None:
    fault = (CellFault(2, "C", "uncached_formula", "="),)
    assert rules(checked(sheet_of("No | Sex | Grade\n1 | F | -", faults=fault))) == {"uncached_formula": 1}


def test_hidden_rows_are_read_and_counted_in_a_warning() -> None:
    sheet = checked(sheet_of("No | Sex | Grade\n1 | F | P-2\n2 | M | P-2", hidden_rows=(3,)))
    assert only(sheet, "hidden_rows").row == 3
    assert sheet.kept == 2


def test_wide_counts_become_a_row_per_stage() -> None:
    sheet = checked(
        """
        Notice | App F | App M | Int F | Int M
        VN-1   | 10    | 20    | 2     | 5
        VN-2   | 4     | 6     | -     | -
        """,
        "application_counts",
        columns={"vacancy_no": "Notice"},
        counts=(
            CountColumns("App F", "App M", constants={"stage": "applied"}),
            CountColumns("Int F", "Int M", constants={"stage": "interviewed"}),
        ),
        as_of=None,
    )
    assert column(sheet, "stage") == ["applied", "interviewed", "applied"]
    assert column(sheet, "women") == [10, 2, 4]
    assert column(sheet, "men") == [20, 5, 6]
    assert column(sheet, "source_row") == [2, 2, 3]
    assert (sheet.rows, sheet.kept) == (2, 2)


def test_head_counts_have_all_four_genders_and_leave_totals_out() -> None:
    sheet = checked(
        """
        Grade | W | M
        P-2   | 3 | 4
        Total | 3 | 4
        """,
        "staff_counts",
        columns={"grade": "Grade", "women": "W", "men": "M"},
    )
    assert column(sheet, "women") == [3]
    assert column(sheet, "other") == [None]
    assert (sheet.rows, sheet.kept, sheet.skipped) == (2, 1, 1)


def test_a_count_of_one_gender_alone_is_incomplete() -> None:
    sheet = checked(
        "Grade | W | M\nP-2 | 3 | -", "staff_counts", columns={"grade": "Grade"}, counts=(CountColumns("W", "M"),)
    )
    assert only(sheet, "blank_cell").cell == "Staff!C2"


def test_the_second_column_of_a_heading_is_named_by_its_number() -> None:
    sheet = checked("No | Sex | Grade | Grade\n1 | F | P-2 | P-3", columns=STAFF | {"grade": "Grade (2)"})
    assert column(sheet, "grade") == ["P-3"]
    twice = checked("No | Sex | Grade | Grade\n1 | F | P-2 | P-3")
    assert only(twice, "heading_twice").level == "warning"


def test_a_repeated_heading_does_not_hide_the_career_columns() -> None:
    sheet = checked("No | Sex | Grade | From | To\n1 | F | P-2 | 2010-01-01 | -", "assignments", columns=CAREER)
    assert column(sheet, "valid_to") == [None]
    assert sheet.kept == 1
