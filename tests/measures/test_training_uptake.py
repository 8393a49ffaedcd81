"""Which part of women and of men took part in training."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, training_uptake

IN_2022 = {"start": date(2022, 1, 1), "end": date(2022, 12, 31)}
UNTIL = date(2023, 12, 31)

# 3 leaves before the training, 4 comes after it, 5 is promoted in July, 7 is no staff
CAREERS = """
staff_no | gender     | grade | contract_type | valid_from | valid_to
1        | woman      | P-3   | fixed-term    | 2020-01-01 | -
2        | man        | P-3   | fixed-term    | 2020-01-01 | -
3        | woman      | P-3   | fixed-term    | 2020-01-01 | 2022-01-31
4        | man        | P-3   | fixed-term    | 2022-12-31 | -
5        | woman      | P-3   | fixed-term    | 2020-01-01 | 2022-06-30
5        | woman      | P-4   | fixed-term    | 2022-07-01 | -
6        | not stated | P-3   | fixed-term    | 2020-01-01 | -
7        | man        | P-1   | intern        | 2020-01-01 | -
"""
TRAININGS = """
event_no | title  | held_on    | days | hours
T1       | Basics | 2022-03-01 | 2    | -
T2       | Basics | 2022-09-01 | 2    | 6
T3       | Basics | 2023-09-01 | 1    | 4
"""
ATTENDANCE = """
event_no | gender     | staff_no | role
T1       | woman      | 1        | participant
T1       | woman      | 3        | participant
T1       | woman      | 5        | -
T1       | man        | 2        | presenter
T1       | man        | 7        | participant
T1       | not stated | 6        | participant
T2       | woman      | 1        | participant
T2       | man        | 2        | participant
T2       | man        | -        | external expert
"""
PEOPLE = ["women_took_part", "women_eligible", "men_took_part", "men_eligible"]


def specimen(attendance: str = ATTENDANCE) -> Specimen:
    return release_of(assignments=CAREERS, trainings=TRAININGS, attendance=attendance, until=UNTIL)


def test_people_who_took_part_are_divided_by_people_there_on_any_day() -> None:
    row = training_uptake(specimen(), LOCAL, Asked(**IN_2022)).row("pooled")
    # women 1 (twice, one person) and 5, of 1, 3, 5; men 2 (as a participant of T2), of 2 and 4
    assert row[PEOPLE].tolist() == [2, 3, 1, 2]
    assert row["women_share_trained"] == pytest.approx(2 / 3)
    assert row["gap"] == pytest.approx(2 / 3 - 1 / 2)
    assert row["gap_low"] < 0 < row["gap_high"]


def test_hours_are_days_of_eight_where_only_days_are_given() -> None:
    row = training_uptake(specimen(), LOCAL, Asked(**IN_2022)).row("pooled")
    assert row[["women_hours", "men_hours"]].tolist() == [2 * 16 + 6, 6]
    assert row["women_person_years"] == pytest.approx((365 + 31 + 365) / 365.25)


def test_a_person_counts_in_every_group_and_once_in_all() -> None:
    table = training_uptake(specimen(), LOCAL, Asked(by=("grade",), **IN_2022)).table
    assert table["grade"].tolist() == ["P-3", "P-4", None]
    assert table[PEOPLE].to_numpy().tolist() == [[2, 3, 1, 2], [0, 1, 0, 0], [2, 3, 1, 2]]
    assert table["not_computable"].tolist() == [None, "one gender only", None]


def test_other_populations_are_asked_for() -> None:
    asked = Asked(where={"population": ("intern",)}, **IN_2022)
    assert training_uptake(specimen(), LOCAL, asked).row("pooled")[PEOPLE].tolist() == [0, 0, 1, 1]


def test_participations_without_staff_numbers_are_not_divided_by_people() -> None:
    in_numbers = ATTENDANCE + "T3 | woman | - | participant\n"
    year = Asked(start=date(2023, 1, 1), end=UNTIL)
    row = training_uptake(specimen(in_numbers), LOCAL, year).row("pooled")
    assert row["not_computable"] == "the export lacks the field staff_no"
    assert row[["women_took_part", "women_share_trained", "women_hours"]].isna().all()
    assert row["women_eligible"] == 2
    asked = Asked(start=date(2022, 1, 1), end=UNTIL, every="year")
    reasons = training_uptake(specimen(in_numbers), LOCAL, asked).table["not_computable"].tolist()
    assert reasons == [None, "the export lacks the field staff_no"]


def test_an_event_whose_attendance_is_not_recorded_leaves_the_share_open() -> None:
    year = Asked(start=date(2023, 1, 1), end=UNTIL)
    row = training_uptake(specimen(), LOCAL, year).row("pooled")
    assert row["not_computable"] == "the export lacks the field staff_no"


def test_a_period_without_events_says_so() -> None:
    year = Asked(start=date(2021, 1, 1), end=date(2021, 12, 31))
    row = training_uptake(specimen(), LOCAL, year).row("pooled")
    assert row["not_computable"] == "no events"
    assert row[PEOPLE].tolist() == [0, 3, 0, 1]


def test_lists_serve_and_head_counts_do_not() -> None:
    lists = """
staff_no | gender | grade | as_of
1        | woman  | P-3   | 2021-12-31
1        | woman  | P-3   | 2022-12-31
2        | man    | P-3   | 2021-12-31
2        | man    | P-3   | 2022-12-31
"""
    release = release_of(staff_list=lists, trainings=TRAININGS, attendance=ATTENDANCE)
    assert training_uptake(release, LOCAL, Asked(**IN_2022)).row("pooled")[PEOPLE].tolist() == [1, 1, 1, 1]
    counts = "as_of | grade | women | men\n2021-12-31 | P-3 | 5 | 5\n2022-12-31 | P-3 | 6 | 5"
    row = training_uptake(release_of(staff_counts=counts), LOCAL, Asked(**IN_2022)).row("pooled")
    assert row["not_computable"] == "a head count has no flows"
