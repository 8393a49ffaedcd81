"""Each kind of field: what is read, what is refused, with its own rule, value and remedy."""

from __future__ import annotations

from datetime import date

import pytest

from tests.checks.exports import CAREER, STAFF, checked, column, only, rules
from wggi_metrics.profiles import Ladder


def field(name: str, *cells: str, **keys: object) -> object:
    """A staff list with one more column of these cells."""
    lines = [f"{number} | F | P-2 | {cell}" for number, cell in enumerate(cells, start=1)]
    return checked("\n".join(["No | Sex | Grade | X", *lines]), columns=STAFF | {name: "X"}, **keys)  # type: ignore[arg-type]


def test_codes_are_read_in_any_spelling_of_the_dictionary() -> None:
    sheet = field("contract_type", "Fixed-term", "FIXED-TERM", "intern")
    assert column(sheet, "contract_type") == ["fixed-term", "fixed-term", "intern"]


def test_an_unknown_code_is_shown_with_what_is_allowed_and_a_suggestion_that_is_not_applied() -> None:
    sheet = field("contract_type", "fixed-trm")
    problem = only(sheet, "unknown_code")
    assert problem.value == "fixed-trm"
    assert problem.cell == "Staff!D2"
    assert "fixed-term, one-year" in problem.remedy
    assert "Perhaps fixed-term is meant." in problem.remedy
    assert column(sheet, "contract_type") == [None]


def test_an_unknown_code_of_an_open_list_is_kept() -> None:
    assert column(field("action", "Sabbatical swap"), "action") == ["Sabbatical swap"]


def test_an_unknown_grade_names_the_ladder_and_its_grades() -> None:
    sheet = checked("No | Sex | Grade\n1 | F | P-9")
    problem = only(sheet, "unknown_grade")
    assert problem.value == "P-9"
    assert "UN common system" in problem.problem
    assert "P-1, P-2" in problem.remedy


def test_a_ladder_that_keeps_unknown_grades_takes_them_as_names() -> None:
    ladder = Ladder("Ours", ("Assist",), {"A": ("Assist",)}, unknown="keep")
    sheet = checked("No | Sex | Grade\n1 | F | assist\n2 | M | Emeritus", ladder=ladder)
    assert column(sheet, "grade") == ["Assist", "Emeritus"]


def test_a_blank_grade_is_an_error_of_staff() -> None:
    assert only(checked("No | Sex | Grade\n1 | F | -"), "missing_grade").cell == "Staff!C2"


def test_interns_consultants_and_others_may_be_without_a_grade() -> None:
    sheet = checked(
        "No | Sex | Grade | Type\n1 | F | - | intern\n2 | F | ungraded | consultant\n3 | F | - | other",
        columns=STAFF | {"contract_type": "Type"},
    )
    assert column(sheet, "grade") == ["ungraded"] * 3
    assert sheet.kept == 3


def test_ungraded_is_refused_for_anybody_else() -> None:
    assert rules(checked("No | Sex | Grade\n1 | F | ungraded")) == {"ungraded": 1}


def test_a_required_cell_that_is_blank_is_an_error() -> None:
    problem = only(checked("No | Sex | Grade\n- | F | P-2"), "blank_cell")
    assert (problem.cell, problem.field, problem.value) == ("Staff!A2", "staff_no", None)


def test_an_unknown_gender_code_is_refused_where_the_profile_names_the_codes() -> None:
    problem = only(checked("No | Sex | Grade\n1 | D | P-2"), "unknown_gender_code")
    assert problem.value == "D"
    assert "woman, man, other, not stated" in problem.remedy


def test_gender_codes_without_a_profile_are_read_as_a_set() -> None:
    spanish = checked("No | Sex | Grade\n1 | H | P-2\n2 | M | P-2", values={})
    assert column(spanish, "gender") == ["man", "woman"]
    english = checked("No | Sex | Grade\n1 | F | P-2\n2 | M | P-2", values={})
    assert column(english, "gender") == ["woman", "man"]


@pytest.mark.parametrize("codes", [("1", "2"), ("0", "1")])
def test_gender_codes_that_are_numbers_are_always_asked(codes: tuple[str, str]) -> None:
    sheet = checked(f"No | Sex | Grade\n1 | {codes[0]} | P-2\n2 | {codes[1]} | P-2", values={})
    problem = only(sheet, "gender_codes_unknown")
    assert problem.cell == "Staff!B:B"
    assert sheet.kept == 0


def test_a_code_that_is_ambiguous_alone_is_asked() -> None:
    assert rules(checked("No | Sex | Grade\n1 | M | P-2", values={})) == {"gender_codes_ambiguous": 1}


def test_a_doubtful_code_beside_a_known_set_is_asked_cell_by_cell() -> None:
    sheet = checked("No | Sex | Grade\n1 | F | P-2\n2 | M | P-2\n3 | X | P-2", values={})
    assert only(sheet, "gender_code_asked").cell == "Staff!B4"
    assert sheet.kept == 2


def test_a_blank_gender_changes_nothing_and_is_counted() -> None:
    sheet = checked("No | Sex | Grade\n1 | F | P-2\n2 | - | P-2")
    assert only(sheet, "blank_gender").level == "warning"
    assert column(sheet, "gender") == ["woman", None]
    assert sheet.kept == 2


def test_part_time_is_over_0_and_at_most_1() -> None:
    sheet = field("part_time", "1", "0.5", "0,8", "50%", "0", "1.2", "half")
    assert column(sheet, "part_time") == [1, 0.5, 0.8, 0.5, None, None, None]
    assert rules(sheet) == {"out_of_range": 2, "unreadable_number": 1}


def test_a_column_of_percentages_is_read_as_such_and_it_is_said() -> None:
    sheet = field("part_time", "100", "80", "50")
    assert column(sheet, "part_time") == [1, 0.8, 0.5]
    assert only(sheet, "percentages").level == "warning"


def test_yes_and_no_are_read_and_anything_else_refused() -> None:
    sheet = field("supervisor", "Y", "non", "1", "perhaps")
    assert column(sheet, "supervisor") == [True, False, True, None]
    assert only(sheet, "not_yes_or_no").value == "perhaps"


def test_a_number_that_can_be_two_is_refused() -> None:
    sheet = checked(
        "E | T | D | X\n1 | a | 2010-01-01 | 1,234\n2 | b | 2010-01-01 | 1,5\n3 | c | 2010-01-01 | 1 234.5",
        "training_events",
        columns={"event_no": "E", "title": "T", "held_on": "D", "cost": "X"},
    )
    assert column(sheet, "cost") == [None, 1.5, 1234.5]
    assert only(sheet, "unreadable_number").value == "1,234"


def test_a_notice_has_at_least_one_position() -> None:
    sheet = checked(
        "N | G | D | X\n1 | P-2 | 2010-01-01 | 0\n2 | P-2 | 2010-01-01 | 2",
        "vacancy_notices",
        columns={"vacancy_no": "N", "grade": "G", "opened_on": "D", "positions": "X"},
    )
    assert column(sheet, "positions") == [None, 2]
    assert rules(sheet) == {"out_of_range": 1}


def test_countries_are_read_by_code_or_name_and_unknown_ones_kept() -> None:
    sheet = field("nationality", "PT", "Kenya", "Atlantis")
    assert column(sheet, "nationality") == ["Portugal", "Kenya", "Atlantis"]
    assert only(sheet, "unknown_country").level == "warning"


def test_of_a_birth_date_only_the_year_is_kept() -> None:
    sheet = field("birth_date", "1961-05-07", "07-05-2001", "31.12.48", "soon")
    assert column(sheet, "birth_year") == [1961, 2001, 1948, None]
    assert only(sheet, "unreadable_birth_date").value is None


def test_texts_are_freed_of_spaces_that_nobody_sees() -> None:
    sheet = checked("No | Sex | Grade\n\u00a01\u200b | F\u00a0 | P\u2011 2")
    assert column(sheet, "staff_no") == ["1"]
    assert column(sheet, "gender") == ["woman"]


def test_numbers_that_lost_their_zeros_are_counted() -> None:
    sheet = checked("No | Sex | Grade\n00012345 | F | P-2\n123 | M | P-2\n77 | F | P-2")
    problem = only(sheet, "lost_zeros")
    assert problem.level == "warning"
    assert problem.problem.startswith("2 numbers")
    assert column(sheet, "staff_no") == ["00012345", "123", "77"]


def test_an_open_end_is_blank_however_it_is_written() -> None:
    ends = ("9999-12-31", "31.12.9999", "2958465", "-", "00.00.0000")
    lines = [f"{number} | F | P-2 | 2010-01-01 | {end}" for number, end in enumerate(ends)]
    sheet = checked("\n".join(["No | Sex | Grade | From | To", *lines]), "assignments", columns=CAREER)
    assert column(sheet, "valid_to") == [None] * 5
    assert sheet.kept == 5


def test_a_year_alone_is_kept_with_its_precision() -> None:
    sheet = field("entry_on_duty", "95", "2001-05-03", "04/2003")
    assert column(sheet, "entry_on_duty") == [date(1995, 1, 1), date(2001, 5, 3), date(2003, 4, 1)]
    assert column(sheet, "entry_on_duty_precision") == ["year", "day", "month"]


def test_serial_numbers_are_read_in_the_workbook_s_date_system() -> None:
    # Excel shows 42735 as 31 December 2016 in the 1900 system, and as 1 January 2021 in the 1904 system.
    assert column(field("entry_on_duty", "42735", date_system=1900), "entry_on_duty") == [date(2016, 12, 31)]
    later = field("entry_on_duty", "42735", date_system=1904, as_of=date(2022, 1, 1))
    assert column(later, "entry_on_duty") == [date(2021, 1, 1)]


def test_an_ambiguous_date_is_refused_until_the_profile_says_how() -> None:
    sheet = field("entry_on_duty", "07-05-2011")
    assert only(sheet, "ambiguous_date").value == "07-05-2011"
    said = field("entry_on_duty", "07-05-2011", dates="%m-%d-%Y")
    assert column(said, "entry_on_duty") == [date(2011, 7, 5)]


def test_one_date_shows_the_order_of_a_whole_column_and_it_is_said() -> None:
    sheet = field("entry_on_duty", "07-05-2011", "31-05-2011")
    assert column(sheet, "entry_on_duty") == [date(2011, 5, 7), date(2011, 5, 31)]
    assert only(sheet, "dates_day_first").value == "31-05-2011"
    month = field("entry_on_duty", "07/05/2011", "05/31/2011")
    assert column(month, "entry_on_duty") == [date(2011, 7, 5), date(2011, 5, 31)]


def test_two_orders_in_one_column_leave_the_doubtful_dates_refused() -> None:
    assert rules(field("entry_on_duty", "07/05/2011", "31/05/2011", "05/31/2011")) == {"ambiguous_date": 1}


def test_an_unreadable_date_is_an_error() -> None:
    assert only(field("entry_on_duty", "2011-13-45"), "unreadable_date").value == "2011-13-45"


def test_a_date_of_no_lifetime_is_an_error() -> None:
    assert rules(field("entry_on_duty", "1066-10-14")) == {"implausible_date": 1}
