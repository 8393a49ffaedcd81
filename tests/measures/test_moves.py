"""Moves between duty stations and units, and who is overdue for rotation."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.cli.results import result_json
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, moves
from wggi_metrics.store.derive import DeriveOptions

IN_2022 = {"start": date(2022, 1, 1), "end": date(2022, 12, 31)}
UNTIL = date(2023, 12, 31)

# 1 and 2 move station; 3 changes unit at one station; 4 is away for three months and comes back; 5 moves and leaves
CAREERS = """
staff_no | gender     | grade | duty_station | org_unit | valid_from | valid_to
1        | woman      | P-3   | Rome         | A        | 2020-01-01 | 2022-06-30
1        | woman      | P-3   | Bonn         | A        | 2022-07-01 | -
2        | man        | P-3   | Bonn         | A        | 2020-01-01 | 2022-03-31
2        | man        | P-3   | Rome         | B        | 2022-04-01 | 2023-03-31
3        | man        | P-4   | Rome         | A        | 2020-01-01 | 2022-05-31
3        | man        | P-4   | Rome         | B        | 2022-06-01 | -
4        | woman      | P-4   | Rome         | A        | 2020-01-01 | 2022-02-28
4        | woman      | P-4   | Bonn         | A        | 2022-03-01 | 2022-05-31
4        | woman      | P-4   | Rome         | A        | 2022-06-01 | -
5        | man        | P-4   | Rome         | A        | 2020-01-01 | 2022-06-30
5        | man        | P-4   | Bonn         | A        | 2022-07-01 | 2023-06-29
6        | not stated | P-4   | Rome         | A        | 2020-01-01 | 2022-06-30
6        | not stated | P-4   | Bonn         | A        | 2022-07-01 | -
"""
STATIONS = """
duty_station | hardship | valid_from
Rome         | H        | 2000-01-01
Bonn         | A        | 2000-01-01
Bonn         | B        | 2022-10-01
"""
TOURS = """
hardship | months | valid_from
A        | 48     | 2000-01-01
B        | 36     | 2000-01-01
B        | 24     | 2023-01-01
"""
COUNTS = ["women_moves", "men_moves"]


def specimen(tours: str = TOURS) -> Specimen:
    return release_of(assignments=CAREERS, stations=STATIONS, tours=tours, until=UNTIL)


def test_a_move_lasts_twelve_months_or_still_runs() -> None:
    table = moves(specimen(), LOCAL, Asked(**IN_2022)).table
    # station: 1 (still runs), 2 (exactly twelve months); not 4 (three months and back), not 5 (a day too short)
    assert table[["row", "kind", *COUNTS]].to_numpy().tolist() == [
        ["pooled", "unit", 0, 1],
        ["pooled", "duty station", 1, 1],
    ]


def test_the_rates_are_per_person_year_and_have_an_exact_ratio() -> None:
    row = moves(specimen(), LOCAL, Asked(**IN_2022)).row("pooled")
    women, men = 2 * 365 / 365.25, 3 * 365 / 365.25
    assert row["women_person_years"] == pytest.approx(women)
    assert row["men_person_years"] == pytest.approx(men)
    assert row["women_rate"] == pytest.approx(1 / women)
    assert row["rate_ratio"] == pytest.approx((1 / women) / (1 / men))
    # exact interval for 1 of 2 events: Clopper-Pearson 0.012579-0.987421, as odds times the ratio of the times
    assert row["ratio_low"] == pytest.approx(0.0125791 / 0.9874209 * 1.5, rel=1e-5)
    assert row["ratio_high"] == pytest.approx(0.9874209 / 0.0125791 * 1.5, rel=1e-5)


def test_a_move_is_counted_in_the_state_left() -> None:
    rows = moves(specimen(), LOCAL, Asked(by=("duty_station",), **IN_2022)).rows
    found = rows[rows["kind"] == "duty station"][["duty_station", *COUNTS]].to_numpy().tolist()
    assert found == [["Bonn", 0, 1], ["Rome", 1, 0]]


def test_by_hardship_class_the_destinations_share_the_person_years_of_the_class() -> None:
    rows = moves(specimen(), LOCAL, Asked(by=("hardship",), **IN_2022)).rows
    found = rows[rows["kind"] == "duty station"]
    # 2 moved from Bonn on 1 April, when it was A; Bonn has been B since October
    assert found[["hardship", "from_class", "to_class", *COUNTS]].to_numpy().tolist() == [
        ["H", "H", "A", 1, 0],
        ["A", "A", "H", 0, 1],
        ["B", "B", None, 0, 0],
    ]
    # women in class A: 4 from 1 March to 31 May, 1 from 1 July to 30 September
    assert found["women_person_years"].tolist()[1] == pytest.approx((92 + 92) / 365.25)


def test_a_new_class_of_the_same_station_is_no_move() -> None:
    asked = Asked(start=date(2022, 9, 1), end=date(2022, 12, 31))
    assert moves(specimen(), LOCAL, asked).row("pooled")["not_computable"] == "no events"


def test_a_renamed_unit_is_no_move() -> None:
    text = """
staff_no | gender | grade | duty_station | org_unit | valid_from | valid_to
1        | woman  | P-3   | Rome         | North    | 2020-01-01 | 2022-06-30
1        | woman  | P-3   | Rome         | Arctic   | 2022-07-01 | -
2        | man    | P-3   | Rome         | North    | 2020-01-01 | 2022-06-30
2        | man    | P-3   | Rome         | South    | 2022-07-01 | -
"""
    options = DeriveOptions(unit_changes=((date(2022, 7, 1), "North", "Arctic"),))
    table = moves(release_of(assignments=text, until=UNTIL, options=options), LOCAL, Asked(**IN_2022)).table
    assert table[["kind", *COUNTS]].to_numpy().tolist() == [["unit", 0, 1], ["duty station", 0, 0]]


def test_an_appointment_after_a_break_is_no_move() -> None:
    text = """
staff_no | gender | grade | duty_station | valid_from | valid_to
1        | woman  | P-3   | Rome         | 2020-01-01 | 2021-12-31
1        | woman  | P-3   | Bonn         | 2022-06-01 | -
2        | man    | P-3   | Rome         | 2020-01-01 | -
"""
    table = moves(release_of(assignments=text, until=UNTIL), LOCAL, Asked(**IN_2022)).table
    assert table.iloc[-1][COUNTS].tolist() == [0, 0]


ROTATION = """
staff_no | gender | grade | duty_station | recruited     | valid_from | valid_to   | post_since
1        | woman  | P-3   | Rome         | international | 2019-01-01 | 2019-12-31 | -
1        | woman  | P-3   | Bonn         | international | 2020-01-01 | -          | -
2        | man    | P-3   | Bonn         | international | 2020-01-02 | -          | -
3        | man    | P-3   | Bonn         | international | 2019-01-01 | -          | 2016-01-01
4        | woman  | G-5   | Bonn         | local         | 2019-01-01 | -          | -
5        | woman  | P-3   | Rome         | international | 2019-01-01 | -          | 2010-01-01
"""
FLAT = "duty_station | hardship | valid_from\nRome | H | 2000-01-01\nBonn | A | 2000-01-01"
TWO_YEARS = "hardship | months | valid_from\nA | 24 | 2000-01-01\nA | 48 | 2023-01-01"


@pytest.mark.parametrize(
    ("day", "women", "men"),
    [
        (date(2021, 12, 31), 0, 1),  # 3 has been in the post since 2016; the tour of 1 ends on this day
        (date(2022, 1, 1), 1, 1),  # the first day beyond 24 months for 1
        (date(2022, 1, 2), 1, 2),  # and for 2
        (date(2023, 1, 1), 0, 1),  # the tour is 48 months from this day on
    ],
)
def test_overdue_is_beyond_the_tour_in_force_on_the_last_day(day: date, women: int, men: int) -> None:
    release = release_of(assignments=ROTATION, stations=FLAT, tours=TWO_YEARS, until=UNTIL)
    row = moves(release, LOCAL, Asked(start=date(2021, 1, 1), end=day)).row("pooled")
    assert row[["women_overdue", "men_overdue"]].tolist() == [women, men]


def test_a_short_stay_elsewhere_does_not_begin_the_months_at_the_station_anew() -> None:
    text = """
staff_no | gender | grade | duty_station | valid_from | valid_to
1        | woman  | P-3   | Bonn         | 2020-01-01 | 2021-06-30
1        | woman  | P-3   | Rome         | 2021-07-01 | 2021-08-31
1        | woman  | P-3   | Bonn         | 2021-09-01 | -
2        | man    | P-3   | Bonn         | 2021-09-01 | -
"""
    release = release_of(assignments=text, stations=FLAT, tours=TWO_YEARS, until=UNTIL)
    row = moves(release, LOCAL, Asked(**IN_2022)).row("pooled")
    assert row[["women_overdue", "men_overdue"]].tolist() == [1, 0]


def test_without_a_tour_of_duty_only_the_overdue_are_not_given() -> None:
    row = moves(specimen(tours=""), LOCAL, Asked(**IN_2022)).row("pooled")
    assert row["not_computable"] == "no rule given (tour of duty)"
    assert row[["women_overdue", "men_overdue"]].isna().all()
    assert row["women_moves"] == 1


def test_moves_of_one_gender_have_an_interval_and_no_ratio() -> None:
    row = moves(specimen(), LOCAL, Asked(where={"grade": ("P-3",)}, **IN_2022, by=("duty_station",))).rows.iloc[2]
    assert row[["duty_station", "kind", "women_moves", "men_moves"]].tolist() == ["Rome", "duty station", 1, 0]
    assert row["not_computable"] == "one gender only"
    assert row[["rate_ratio"]].isna().all()
    assert 0 < row["ratio_low"] < row["ratio_high"] == float("inf")


def test_a_year_is_a_row_of_its_own() -> None:
    asked = Asked(start=date(2021, 1, 1), end=date(2023, 12, 31), every="year")
    table = moves(specimen(), LOCAL, asked).table
    found = table[table["kind"] == "duty station"][["period_from", *COUNTS]].to_numpy().tolist()
    assert found == [[date(2021, 1, 1), 0, 0], [date(2022, 1, 1), 1, 1], [date(2023, 1, 1), 0, 0]]


def test_without_a_field_the_reason_names_it() -> None:
    text = "staff_no | gender | grade | valid_from\n1 | woman | P-3 | 2020-01-01\n2 | man | P-3 | 2020-01-01"
    row = moves(release_of(assignments=text, until=UNTIL), LOCAL, Asked(**IN_2022)).row("pooled")
    assert row["not_computable"] == "the export lacks the field duty_station"
    text = text.replace("grade |", "grade | duty_station |").replace("P-3 |", "P-3 | Rome |")
    table = moves(release_of(assignments=text, until=UNTIL), LOCAL, Asked(**IN_2022)).table
    assert table.iloc[0]["not_computable"] == "the export lacks the field org_unit"


def test_lists_and_head_counts_have_no_dated_moves() -> None:
    lists = """
staff_no | gender | grade | duty_station | as_of
1        | woman  | P-3   | Rome         | 2021-12-31
1        | woman  | P-3   | Bonn         | 2022-12-31
"""
    row = moves(release_of(staff_list=lists), LOCAL, Asked(**IN_2022)).row("pooled")
    assert row["not_computable"] == "the date of a change lies between two lists"
    counts = "as_of | grade | women | men\n2021-12-31 | P-3 | 5 | 5\n2022-12-31 | P-3 | 6 | 5"
    row = moves(release_of(staff_counts=counts), LOCAL, Asked(**IN_2022)).row("pooled")
    assert row["not_computable"] == "a head count has no flows"


def test_where_lists_follow_dated_assignments_the_dated_days_are_computed() -> None:
    lists = "staff_no | gender | grade | duty_station | as_of\n1 | woman | P-3 | Rome | 2024-12-31"
    release = release_of(assignments=CAREERS, staff_list=lists, until=UNTIL)
    assert moves(release, LOCAL, Asked(**IN_2022)).row("pooled")["women_moves"] == 1
    later = Asked(start=date(2022, 1, 1), end=date(2024, 12, 31))
    assert moves(release, LOCAL, later).row("pooled")["not_computable"] == "the date of a change lies between two lists"


def test_an_interval_without_an_upper_end_is_written_as_none() -> None:
    asked = Asked(where={"grade": ("P-3",)}, by=("duty_station",), **IN_2022)
    rows = result_json(moves(specimen(), LOCAL, asked))["rows"]
    assert [row["ratio_high"] for row in rows if row["not_computable"] == "one gender only"] == [None]


def test_no_row_holds_a_number_that_is_none() -> None:
    table = moves(specimen(), LOCAL, Asked(by=("grade", "hardship"), every="quarter", **IN_2022)).table
    assert not [name for name in table if any(value != value for value in table[name].dropna())]


def test_groups_are_counted_where_one_of_the_counts_has_nobody() -> None:
    acting = """
staff_no | gender | grade | acting_grade | duty_station | org_unit | valid_from | valid_to
1        | woman  | P-3   | P-4          | Rome         | A        | 2020-01-01 | 2022-06-30
1        | woman  | P-3   | P-4          | Bonn         | A        | 2022-07-01 | -
2        | man    | P-3   | -            | Rome         | A        | 2020-01-01 | -
"""
    release = release_of(assignments=acting, stations=STATIONS, tours="", until=UNTIL)
    rows = moves(release, LOCAL, Asked(by=("acting_grade",), **IN_2022)).rows
    told = rows[rows["kind"] == "duty station"][["acting_grade", *COUNTS]].to_numpy().tolist()
    assert told == [["P-4", 1, 0], [None, 0, 0]]
