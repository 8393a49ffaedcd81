"""Women's rate of promotion against men's at the same time in grade."""

from __future__ import annotations

from math import log

import pandas as pd
import pytest

from tests.measures.following import Person, release_following
from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, promotion_hazard_ratio

P3 = {"grade": ("P-3",)}


def year(gender: str, promoted: int, of: int, family: str = "-", months: int = 12) -> list[Person]:
    """So many of a gender, promoted after a year or seen no longer."""
    ends = ["promoted"] * promoted + ["censored"] * (of - promoted)
    return [Person(gender, months, end, family=family) for end in ends]


A = [*year("woman", 10, 20, "A"), *year("man", 30, 40, "A")]
B = [*year("woman", 4, 16, "B"), *year("man", 7, 16, "B")]


def table_of(release: Specimen, **asked: object) -> pd.DataFrame:
    return promotion_hazard_ratio(release, LOCAL, Asked(**({"where": P3} | asked))).table  # type: ignore[arg-type]


def test_in_one_year_the_ratio_is_that_of_the_logarithms_of_those_not_promoted() -> None:
    row = table_of(release_following(A)).iloc[0]
    assert row["hazard_ratio"] == pytest.approx(log(10 / 20) / log(10 / 40))
    assert row[["row", "events", "parameters", "adjusted_for"]].tolist() == ["pooled", 40, 2, "time in grade"]
    assert row["low"] < row["hazard_ratio"] < row["high"]


def test_exchanged_genders_give_the_inverse() -> None:
    other = {"woman": "man", "man": "woman"}
    one, swapped = (
        table_of(release_following(people)).iloc[0]
        for people in (A, [person._replace(gender=other[person.gender]) for person in A])
    )
    assert one["hazard_ratio"] * swapped["hazard_ratio"] == pytest.approx(1)
    assert one["cox_low"] * swapped["cox_high"] == pytest.approx(1)
    assert one["p_value"] == pytest.approx(swapped["p_value"])


def test_the_unadjusted_ratio_stands_beside_the_one_within_the_fields_named() -> None:
    """In A ln(10/20) / ln(10/40) and in B ln(12/16) / ln(9/16) are 1/2: so is the ratio within both."""
    table = table_of(release_following([*A, *B]), within=("job_family",))
    assert table["adjusted_for"].tolist() == ["time in grade", "time in grade, job family"]
    assert table["hazard_ratio"].tolist() == pytest.approx([log(22 / 36) / log(19 / 56), 1 / 2])
    assert table[["events", "parameters"]].to_numpy().tolist() == [[51, 2], [51, 3]]


def test_a_value_without_promotions_says_nothing_of_the_ratio() -> None:
    none = [*year("woman", 0, 5, "C"), *year("man", 0, 9, "C")]
    table = table_of(release_following([*A, *B, *none]), within=("job_family",))
    assert table["hazard_ratio"].iloc[1] == pytest.approx(1 / 2)
    assert table["parameters"].iloc[1] == 3


def test_by_a_field_each_group_has_its_row() -> None:
    table = table_of(release_following([*A, *B, *year("man", 22, 44, "C")]), by=("job_family",))
    assert table[["row", "job_family", "events"]].to_numpy().tolist() == [
        ["group", "A", 40], ["group", "B", 11], ["group", "C", 22],
    ]  # fmt: skip
    assert table["hazard_ratio"].iloc[0] == pytest.approx(1 / 2)
    assert table["not_computable"].tolist() == [None, "fewer than 10 events per parameter", "one gender only"]


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ([*year("woman", 0, 5), *year("man", 0, 5)], "no events"),
        ([*year("woman", 5, 9), *year("man", 5, 9)], "fewer than 10 events per parameter"),
        ([*year("woman", 0, 9), *year("man", 25, 40)], "one gender only"),
        (year("man", 25, 40), "one gender only"),
        ([Person("not stated", 12, "promoted")], "nobody at risk"),
    ],
)
def test_a_ratio_that_can_not_be_computed_gives_its_reason(people: list[Person], reason: str) -> None:
    row = table_of(release_following(people)).iloc[0]
    assert row["not_computable"] == reason
    assert row[["hazard_ratio", "low", "high", "p_value"]].isna().all()


def test_without_any_promotion_both_rows_say_so() -> None:
    people = [*year("woman", 0, 5, "A"), *year("man", 0, 5, "B")]
    assert table_of(release_following(people), within=("job_family",))["not_computable"].tolist() == ["no events"] * 2


def test_leaving_and_conversion_are_no_promotions() -> None:
    gone = [Person("woman", 12, "left"), Person("man", 12, "converted"), Person("man", 12, "demoted")]
    assert table_of(release_following([*A, *gone]))["events"].tolist() == [40]


def test_grades_without_a_higher_one_are_not_at_risk() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | valid_from | valid_to
0        | man    | P-3   | 2019-01-01 | 2019-12-31
1        | woman  | USG   | 2020-01-01 | -
2        | man    | G-7   | 2020-01-01 | -
"""
    )
    assert table_of(release, where={})["not_computable"].tolist() == ["nobody at risk"]


def test_dated_promotions_are_compared_month_by_month_within_years() -> None:
    """Everybody promoted at 7 or 8 months: one year of baseline, two months in which promotions are possible."""
    people = [
        *year("woman", 10, 20, months=7), *year("man", 15, 20, months=8), *year("woman", 5, 20, months=13),
        *year("man", 5, 10, months=13),
    ]  # fmt: skip
    row = table_of(release_following(people)).iloc[0]
    assert (row["events"], row["parameters"]) == (35, 3)


def test_a_field_that_no_export_gives_is_named() -> None:
    table = table_of(release_following(A), within=("country",))
    assert table["not_computable"].tolist() == ["the export lacks the field country"]


UNSEEN = """
staff_no | gender | grade | job_family | grade_since | entry_on_duty | valid_from | valid_to
0        | man    | USG   | -          | -           | -             | 2019-01-01 | 2019-01-31
1        | woman  | P-3   | A          | -           | 2010-01-01    | 2020-01-01 | -
2        | woman  | P-3   | A          | -           | 2010-01-01    | 2020-01-01 | -
3        | man    | P-3   | A          | -           | 2010-01-01    | 2020-01-01 | -
4        | man    | P-3   | B          | -           | -             | 2020-01-01 | -
"""


def test_how_many_stays_of_unknown_entry_are_left_out_stands_in_each_row() -> None:
    release = release_of(assignments=UNSEEN)
    names = ["women_left_out", "men_left_out"]
    assert table_of(release)[names].to_numpy().tolist() == [[2, 1]]
    table = table_of(release, by=("job_family",)).set_index("job_family")
    assert table.loc["B", names].tolist() == [0, 0]
    assert table.loc["A", [*names, "not_computable"]].tolist() == [2, 1, "entry into the grade unknown"]
    assert table_of(release_following(A))[names].to_numpy().tolist() == [[0, 0]]
