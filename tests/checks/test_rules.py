"""Rules that compare cells and rows: each with both cells, and the later row at fault."""

from __future__ import annotations

from datetime import date

import pytest

from tests.checks.exports import CAREER, STAFF, checked, column, only, rules
from wggi_metrics.checks import CheckedSheet


def career(*rows: str, more: dict[str, str] | None = None, **keys: object) -> CheckedSheet:
    heads = ["No", "Sex", "Grade", "From", "To", *(more or {}).values()]
    text = "\n".join([" | ".join(heads), *rows])
    return checked(text, "assignments", columns=CAREER | (more or {}), **keys)  # type: ignore[arg-type]


def test_an_interval_ends_after_it_starts() -> None:
    problem = only(career("1 | F | P-2 | 2012-01-01 | 2011-12-01"), "ends_before_start")
    assert (problem.cell, problem.value) == ("Staff!E2", "2011-12-01")
    assert "2012-01-01 (D2)" in problem.problem


def test_a_year_alone_may_end_an_interval_of_that_year() -> None:
    assert career("1 | F | P-2 | 2012-06-01 | 2012").kept == 1


def test_an_overlap_is_the_error_of_the_row_further_down_and_names_both_cells() -> None:
    sheet = career(
        "1 | F | P-2 | 2010-01-01 | 2012-12-31",
        "1 | F | P-3 | 2013-01-01 | -",
        "1 | F | P-3 | 2011-06-01 | 2011-12-31",
    )
    problem = only(sheet, "overlapping_interval")
    assert problem.cell == "Staff!D4"
    assert "(D2)" in problem.problem
    assert sheet.kept == 2


def test_intervals_that_follow_each_other_do_not_overlap_in_any_order() -> None:
    assert career("1 | F | P-3 | 2012-01-01 | -", "1 | F | P-2 | 2010-01-01 | 2011-12-31").kept == 2


def test_two_people_never_overlap() -> None:
    assert career("1 | F | P-3 | 2012-01-01 | -", "2 | F | P-2 | 2010-01-01 | -").kept == 2


def test_an_overlap_of_one_day_points_to_the_first_day_away() -> None:
    rows = ("1 | F | P-2 | 2010-01-01 | 2012-01-01", "1 | F | P-3 | 2012-01-01 | -")
    assert "first day away" in only(career(*rows), "overlap_of_one_day").remedy
    sheet = career(*rows, valid_to_is="first day away")
    assert column(sheet, "valid_to") == [date(2011, 12, 31), None]
    assert sheet.kept == 2


def test_an_overlap_with_a_row_in_error_is_none() -> None:
    assert rules(career("1 | F | P-9 | 2010-01-01 | -", "1 | F | P-2 | 2011-01-01 | -")) == {"unknown_grade": 1}


def test_of_two_posts_at_a_time_the_larger_counts_and_the_other_is_cut() -> None:
    sheet = career(
        "1 | F | P-2 | 2010-01-01 | 2010-12-31 | 0.4",
        "1 | F | P-3 | 2010-04-01 | 2010-06-30 | 0.6",
        more={"part_time": "Part"},
        concurrent="keep the larger part_time",
    )
    assert column(sheet, "valid_from") == [date(2010, 1, 1), date(2010, 7, 1), date(2010, 4, 1)]
    assert column(sheet, "valid_to") == [date(2010, 3, 31), date(2010, 12, 31), date(2010, 6, 30)]
    assert column(sheet, "source_row") == [2, 2, 3]
    assert (sheet.kept, sheet.skipped) == (2, 0)
    assert only(sheet, "concurrent").level == "warning"


def test_of_two_posts_at_a_time_the_first_counts_where_the_profile_says_so() -> None:
    sheet = career("1 | F | P-2 | 2010-01-01 | -", "1 | F | P-3 | 2011-01-01 | -", concurrent="keep the first")
    assert column(sheet, "grade") == ["P-2"]
    assert (sheet.rows, sheet.kept, sheet.skipped) == (2, 1, 1)


def test_a_leaving_date_before_the_entry_names_both_cells() -> None:
    problem = only(
        career("1 | F | P-2 | 2009-01-01 | 2009-12-31 | 2010-03-01", more={"entry_on_duty": "Entry"}),
        "leaving_before_entry",
    )
    assert problem.cell == "Staff!E2"
    assert "2010-03-01 (F2)" in problem.problem


def test_a_separation_before_the_entry_is_an_error() -> None:
    more = {"entry_on_duty": "Entry", "action": "Action"}
    sheet = career("1 | F | P-2 | 2009-01-01 | - | 2010 | separation", more=more)
    assert rules(sheet) == {"leaving_before_entry": 1}


def test_somebody_who_left_has_an_end_date() -> None:
    assert rules(career("1 | F | P-2 | 2009-01-01 | - | left", more={"status": "S"})) == {"left_without_end": 1}


def test_nobody_on_a_list_has_left() -> None:
    sheet = checked("No | Sex | Grade | S\n1 | F | P-2 | left", columns=STAFF | {"status": "S"})
    assert rules(sheet) == {"left_on_list": 1}


def test_somebody_active_whose_last_interval_ended_is_a_warning() -> None:
    more = {"status": "S"}
    sheet = career("1 | F | P-2 | 2009-01-01 | 2009-12-31 | active", more=more)
    assert only(sheet, "active_but_ended").level == "warning"
    going_on = career(
        "1 | F | P-2 | 2009-01-01 | 2009-12-31 | active", "1 | F | P-2 | 2010-01-01 | - | active", more=more
    )
    assert going_on.problems == []


def test_the_same_person_twice_on_a_list_is_the_error_of_the_later_row() -> None:
    sheet = checked("No | Sex | Grade\n1 | F | P-2\n2 | M | P-2\n1 | F | P-3")
    problem = only(sheet, "person_twice")
    assert problem.cell == "Staff!A4"
    assert "(A2)" in problem.problem
    assert problem.value is None
    assert sheet.kept == 2


def test_a_person_may_be_on_the_lists_of_two_dates() -> None:
    text = "No | Sex | Grade | D\n1 | F | P-2 | 2019-12-31\n1 | F | P-2 | 2020-12-31"
    assert checked(text, columns=STAFF | {"as_of": "D"}, as_of=None).kept == 2


def test_of_two_rows_of_a_person_on_a_list_the_profile_may_keep_the_larger() -> None:
    sheet = checked(
        "No | Sex | Grade | Part\n1 | F | P-2 | 0.4\n1 | F | P-3 | 0.6",
        columns=STAFF | {"part_time": "Part"},
        concurrent="keep the larger part_time",
    )
    assert column(sheet, "grade") == ["P-3"]
    assert (sheet.rows, sheet.kept, sheet.skipped) == (2, 1, 1)


def test_a_repeated_row_is_the_error_of_the_later_one() -> None:
    assert rules(checked("No | Sex | Grade\n1 | F | P-2\n1 | F | P-2")) == {"repeated_row": 1}
    assert rules(career("1 | F | P-2 | 2010-01-01 | -", "1 | F | P-2 | 2010-01-01 | -")) == {"repeated_row": 1}


def test_another_gender_of_the_same_person_is_a_warning_at_the_latest_row() -> None:
    sheet = career("1 | F | P-2 | 2012-01-01 | -", "1 | M | P-2 | 2010-01-01 | 2011-12-31")
    problem = only(sheet, "gender_differs")
    assert (problem.level, problem.cell) == ("warning", "Staff!B2")
    assert "B3" in problem.problem
    assert sheet.kept == 2


NOTICE = {"vacancy_no": "N", "grade": "G", "opened_on": "Open", "closed_on": "Close"}


def test_a_notice_opens_before_it_closes() -> None:
    sheet = checked("N | G | Open | Close\n1 | P-2 | 2010-03-01 | 2010-02-01", "vacancy_notices", columns=NOTICE)
    problem = only(sheet, "closes_before_it_opens")
    assert (problem.cell, problem.value) == ("Staff!D2", "2010-02-01")


def test_a_vacancy_number_stands_once() -> None:
    text = "N | G | Open | Close\nV1 | P-2 | 2010-03-01 | -\nV1 | P-3 | 2010-04-01 | -"
    assert only(checked(text, "vacancy_notices", columns=NOTICE), "notice_twice").cell == "Staff!A3"


def test_an_applicant_stands_once_for_a_notice() -> None:
    columns = {"vacancy_no": "N", "applicant_no": "A", "gender": "S", "stage": "Stage"}
    text = "N | A | S | Stage\n1 | 7 | F | applied\n1 | 7 | F | interviewed\n2 | 7 | F | applied"
    assert only(checked(text, "applications", columns=columns), "candidature_twice").cell == "Staff!B3"


STAGES = {
    "vacancy_no": "N",
    "applicant_no": "A",
    "gender": "S",
    "short_listed": "SL",
    "interviewed": "I",
    "stage": "St",
}


@pytest.mark.parametrize(
    ("row", "cell"),
    [("1 | 7 | F | no | yes | -", "Staff!E2"), ("1 | 7 | F | no | - | recommended", "Staff!F2")],
)
def test_a_later_stage_implies_the_earlier_ones(row: str, cell: str) -> None:
    sheet = checked(f"N | A | S | SL | I | St\n{row}", "applications", columns=STAGES)
    problem = only(sheet, "later_stage_without_earlier")
    assert problem.cell == cell
    assert "(D2)" in problem.problem


def test_a_blank_earlier_stage_is_implied_and_no_error() -> None:
    assert checked("N | A | S | SL | I | St\n1 | 7 | F | - | yes | -", "applications", columns=STAGES).kept == 1


def test_nobody_reaches_a_later_stage_in_larger_numbers() -> None:
    columns = {"vacancy_no": "N", "stage": "S", "women": "W", "men": "M"}
    text = "N | S | W | M\n1 | interviewed | 6 | 2\n1 | applied | 5 | 9\n2 | applied | 1 | 1"
    problem = only(checked(text, "application_counts", columns=columns), "more_at_a_later_stage")
    assert (problem.cell, problem.value) == ("Staff!C2", "6")


def test_survey_answers_of_nobody_in_particular_are_not_repeats() -> None:
    columns = {"survey": "S", "question_no": "Q", "answer": "A", "gender": "G"}
    text = "S | Q | A | G\nX | 1 | yes | F\nX | 1 | yes | F"
    assert checked(text, "survey_responses", columns=columns).kept == 2
