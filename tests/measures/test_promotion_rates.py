"""Promotions by the years in which they could happen: worked examples and traps."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, AskedWrongly, promotion_rates
from wggi_metrics.statistics import common_rate_ratio, exact_rate_ratio

YEAR = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}
END = date(2025, 12, 31)
HEAD = "staff_no | gender | grade | contract_type | duty_station | service | valid_from | valid_to | status\n"


def rates(text: str, *by: str, until: date = END, **asked: object) -> pd.DataFrame:
    release = release_of(assignments=text, until=until)
    return promotion_rates(release, LOCAL, Asked(by=by, **{**YEAR, **asked})).table  # type: ignore[arg-type]


def counts(table: pd.DataFrame, row: int = 0) -> list[int]:
    return table.loc[row, ["women_promoted", "men_promoted"]].tolist()


def assignments(*rows: str) -> str:
    """Rows of staff_no, gender, grade, from, to, with a fixed-term contract at one station."""
    lines = []
    for row in rows:
        number, gender, grade, first, last = row.split()
        status = "active" if last == "-" else "left"
        lines.append(f"{number} | {gender} | {grade} | fixed-term | Vienna | in service | {first} | {last} | {status}")
    return HEAD + "\n".join(lines)


STAFF = assignments(
    "1 woman P-3 2020-01-01 2025-06-30", "1 woman P-4 2025-07-01 -", "2 woman P-3 2020-01-01 -",
    "3 man P-3 2020-01-01 2025-03-31", "3 man P-4 2025-04-01 -", "4 man P-3 2025-01-01 -",
)  # fmt: skip


def test_promotions_are_divided_by_the_years_in_the_grade_left() -> None:
    row = rates(STAFF, "grade").iloc[0]
    women_days, men_days = 181 + 365, 90 + 365
    assert row[["grade", "women_promoted", "men_promoted", "basis"]].tolist() == ["P-3", 1, 1, "dates"]
    assert row["women_person_years"] == pytest.approx(women_days / 365.25)
    assert row["women_rate"] == pytest.approx(1 / (women_days / 365.25))
    exact = exact_rate_ratio(1, women_days / 365.25, 1, men_days / 365.25)
    assert (row["rate_ratio"], row["ratio_low"], row["ratio_high"]) == pytest.approx(
        (men_days / women_days, float(exact.low), float(exact.high))
    )
    assert row["women_share_of_exposure"] == pytest.approx(women_days / (women_days + men_days))


def test_the_stratified_row_is_mantel_haenszels_over_the_grades() -> None:
    table = rates(STAFF, "grade").set_index("row")
    p4 = rates(STAFF, "grade").iloc[1]
    found = common_rate_ratio(
        [1, 0], [546, p4["women_person_years"] * 365.25], [1, 0], [455, p4["men_person_years"] * 365.25]
    )
    assert table.loc["stratified", "rate_ratio"] == pytest.approx(float(found.estimate))
    assert (table.loc["stratified", "strata"], table.loc["stratified", "strata_informative"]) == (2, 1)


def test_women_and_men_exchanged_turn_the_ratio_over() -> None:
    turned = STAFF.replace("| woman", "| X").replace("| man", "| woman").replace("| X", "| man")
    one, other = rates(STAFF).iloc[0], rates(turned).iloc[0]
    assert one["rate_ratio"] == pytest.approx(1 / other["rate_ratio"])
    assert one["ratio_low"] == pytest.approx(1 / other["ratio_high"])


def test_a_skipped_grade_is_one_promotion_out_of_the_grade_left() -> None:
    table = rates(assignments("1 woman P-2 2020-01-01 2025-05-31", "1 woman P-4 2025-06-01 -"), "grade", "to_grade")
    promoted = table[table["to_grade"].notna()]
    assert promoted[["grade", "to_grade", "women_promoted"]].to_numpy().tolist() == [["P-2", "P-4", 1]]


def test_conversion_and_demotion_are_no_promotions() -> None:
    text = assignments(
        "1 woman G-7 2020-01-01 2025-05-31", "1 woman P-1 2025-06-01 -", "2 woman NO-B 2020-01-01 2025-05-31",
        "2 woman P-3 2025-06-01 -", "3 man P-4 2020-01-01 2025-05-31", "3 man P-3 2025-06-01 -",
    )  # fmt: skip
    assert counts(rates(text)) == [0, 0]


def test_a_return_to_a_higher_grade_after_a_break_is_no_promotion() -> None:
    text = assignments("1 woman P-2 2020-01-01 2025-02-28", "1 woman P-3 2025-06-01 -")
    assert counts(rates(text)) == [0, 0]
    bridged = assignments("1 woman P-2 2020-01-01 2025-05-15", "1 woman P-3 2025-06-01 -")
    assert counts(rates(bridged)) == [1, 0]


def test_the_highest_grade_of_a_category_is_not_at_risk() -> None:
    table = rates(assignments("1 woman USG 2020-01-01 -", "2 man G-7 2020-01-01 -", "3 man P-3 2020-01-01 -"), "grade")
    assert table[table["row"] == "group"]["grade"].tolist() == ["P-3"]
    assert table.iloc[-2]["men_person_years"] == pytest.approx(365 / 365.25)


def test_people_on_leave_are_at_risk_and_short_contracts_are_not() -> None:
    text = (
        HEAD
        + "1 | woman | P-3 | fixed-term | Vienna | parental leave | 2020-01-01 | - | active\n"
        + "2 | woman | P-3 | short-term/temporary | Vienna | in service | 2020-01-01 | - | active\n"
        + "3 | man | P-3 | fixed-term | Vienna | in service | 2020-01-01 | - | active"
    )
    assert rates(text).loc[0, "women_person_years"] == pytest.approx(365 / 365.25)
    short = rates(text, where={"population": ("short-term",)})
    assert short.loc[0, "women_person_years"] == pytest.approx(365 / 365.25)
    assert short.loc[0, "men_person_years"] == 0


def test_who_is_promoted_on_the_first_day_of_the_period_spent_no_day_in_it() -> None:
    table = rates(
        assignments("1 woman P-3 2020-01-01 2024-12-31", "1 woman P-4 2025-01-01 -", "2 man P-3 2020-01-01 -"), "grade"
    )
    row = table.iloc[0]
    assert (row["women_promoted"], row["women_person_years"]) == (1, 0)
    assert pd.isna(row["rate_ratio"])
    assert row["not_computable"] == "one gender only"


def test_a_promotion_is_dated_the_first_day_in_the_new_grade() -> None:
    text = assignments("1 woman P-3 2020-01-01 2024-12-31", "1 woman P-4 2025-01-01 -")
    before = rates(text, start=date(2024, 1, 1), end=date(2024, 12, 31))
    assert counts(before) == [0, 0]
    assert counts(rates(text)) == [1, 0]


def test_other_and_not_stated_are_outside_both_rates() -> None:
    text = STAFF + "\n5 | not stated | P-3 | fixed-term | Vienna | in service | 2020-01-01 | - | active"
    assert rates(text).loc[0].equals(rates(STAFF).loc[0])


def test_strata_named_apart_give_each_group_its_stratified_row() -> None:
    text = STAFF.replace("2 | woman | P-3 | fixed-term | Vienna", "2 | woman | P-3 | fixed-term | Nairobi")
    table = rates(text, "grade", within=("duty_station",))
    assert table[table["row"] == "stratified"]["grade"].tolist() == ["P-3", "P-4"]
    assert table[table["row"] == "stratified"]["strata"].tolist() == [2, 1]


def test_each_quarter_has_its_rows() -> None:
    table = rates(STAFF, every="quarter")
    groups = table[table["row"] == "group"]
    assert groups[["period_from", "women_promoted", "men_promoted"]].to_numpy().tolist() == [
        [date(2025, 1, 1), 0, 0], [date(2025, 4, 1), 0, 1], [date(2025, 7, 1), 1, 0], [date(2025, 10, 1), 0, 0],
    ]  # fmt: skip
    assert counts(table, len(groups)) == [1, 1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (assignments("1 woman P-3 2020-01-01 -", "2 man P-3 2020-01-01 -"), "no events"),
        (assignments("1 man USG 2020-01-01 -"), "nobody at risk"),
        (assignments("1 woman P-3 2020-01-01 2025-03-31", "1 woman P-4 2025-04-01 -", "2 man P-3 2020-01-01 -"),
         "one gender only"),
    ],
)  # fmt: skip
def test_a_ratio_that_is_none_says_why(text: str, reason: str) -> None:
    row = rates(text).iloc[0]
    assert pd.isna(row["rate_ratio"])
    assert row["not_computable"] == reason


def test_dates_outside_the_data_and_head_counts_have_no_rates() -> None:
    assert rates(STAFF, start=date(2019, 1, 1)).loc[0, "not_computable"] == "dates missing"
    heads = release_of(staff_counts="as_of | grade | women | men\n2025-12-31 | P-3 | 4 | 9")
    found = promotion_rates(heads, LOCAL, Asked(**YEAR)).table  # type: ignore[arg-type]
    assert found["not_computable"].tolist() == ["a head count has no flows"]


def test_a_destination_divides_events_and_filters_nobody() -> None:
    with pytest.raises(AskedWrongly, match="to_grade is not a dimension"):
        rates(STAFF, where={"to_grade": ("P-4",)})


def on_lists(*changes: dict[str, int]) -> Specimen:
    """Three lists; of 100 women and 150 men in P-2 some are promoted, leave, or are away on the second."""
    people = [("woman", number) for number in range(100)] + [("man", number) for number in range(150)]
    women, men = changes
    second, third = {}, {}
    for gender, number in people:
        what = women if gender == "woman" else men
        promoted, left = what["promoted"], what["promoted"] + what["left"]
        is_away = left <= number < left + what["away"]
        if number < promoted or number >= left + what["away"]:
            second[gender, number] = "P-3" if number < promoted else "P-2"
        if number < promoted or number >= left or is_away:
            third[gender, number] = "P-3" if number < promoted else "P-2"
    sheets = [(dict.fromkeys(people, "P-2"), "2023-12-31"), (second, "2024-12-31"), (third, "2025-12-31")]
    head = "staff_no | gender | grade | as_of\n"
    return release_of(staff_list=[
        head + "\n".join(f"{who[0][0]}{who[1]} | {who[0]} | {grade} | {day}" for who, grade in sheet.items())
        for sheet, day in sheets
    ])  # fmt: skip


FIRST_PAIR = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}


def test_between_two_lists_the_worked_example_comes_out() -> None:
    # measures, 5, small: promoted 12 and 24; left 8 and 9; away 2 and 1
    release = on_lists({"promoted": 12, "left": 8, "away": 2}, {"promoted": 24, "left": 9, "away": 1})
    row = promotion_rates(release, LOCAL, Asked(by=("grade",), **FIRST_PAIR)).table.iloc[0]  # type: ignore[arg-type]
    assert row[["women_promoted", "men_promoted", "women_person_years", "men_person_years"]].tolist() == [
        12,
        24,
        98,
        149,
    ]
    assert (row["women_rate"], row["men_rate"]) == pytest.approx((0.122449, 0.161074), abs=1e-6)
    assert (row["rate_ratio"], row["ratio_low"], row["ratio_high"]) == pytest.approx(
        (0.760204, 0.399711, 1.422595), abs=1e-6
    )
    assert row["p_value"] == pytest.approx(0.463615, abs=1e-6)
    assert (row["women_yearly_rate"], row["men_yearly_rate"]) == pytest.approx((0.136955, 0.182077), abs=1e-6)
    assert (row["basis"], row["away"], row["pairs"]) == ("lists", 3, 1)


def test_lists_half_a_year_apart_give_half_years() -> None:
    head = "staff_no | gender | grade | as_of\n"
    sheets = [
        head + f"1 | woman | P-2 | {day}\n2 | man | P-2 | {day}" for day in ("2024-12-31", "2025-06-30", "2025-12-31")
    ]
    row = promotion_rates(release_of(staff_list=sheets), LOCAL, Asked(**YEAR)).table.iloc[0]  # type: ignore[arg-type]
    assert (row["women_person_years"], row["pairs"]) == (1.0, 2)


def test_where_every_list_dates_the_grade_promotions_have_their_dates() -> None:
    head = "staff_no | gender | grade | grade_since | as_of\n"
    sheets = [
        head + "1 | woman | P-2 | 2020-01-01 | 2024-12-31\n2 | man | P-2 | 2020-01-01 | 2024-12-31",
        head + "1 | woman | P-3 | 2025-04-01 | 2025-12-31\n2 | man | P-2 | 2020-01-01 | 2025-12-31",
    ]
    row = promotion_rates(release_of(staff_list=sheets), LOCAL, Asked(by=("grade",), **YEAR)).table.iloc[0]  # type: ignore[arg-type]
    assert (row["basis"], row["women_promoted"]) == ("dates", 1)
    assert row["women_person_years"] == pytest.approx(
        (date(2025, 4, 1) - date(2025, 1, 1) + timedelta(0)).days / 365.25
    )
