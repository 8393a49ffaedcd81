"""How long people stay in a grade: worked examples, and who is at risk when."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.measures.following import Person, release_following
from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, AskedWrongly, time_in_grade

P3 = {"grade": ("P-3",)}
CURVE = ["month", "at_risk", "promoted", "left", "censored"]


def curve(release: Specimen, gender: str = "woman", **asked: object) -> pd.DataFrame:
    """The rows of one gender's curve in P-3."""
    table = time_in_grade(release, LOCAL, Asked(where=P3, **asked)).table  # type: ignore[arg-type]
    return table[table["row"].isin(["pooled", "group"]) & (table["gender"] == gender)]


def rows_of(release: Specimen, kind: str, **asked: object) -> pd.DataFrame:
    table = time_in_grade(release, LOCAL, Asked(**({"where": P3} | asked))).table  # type: ignore[arg-type]
    return table[table["row"] == kind].reset_index(drop=True)


LATE = [
    Person("woman", 12, "promoted"), Person("woman", 18, "left"), Person("woman", 24, "censored"),
    Person("woman", 14, "promoted", late=10), Person("woman", 24, "promoted", late=15),
    Person("woman", 30, "censored", late=20),
]  # fmt: skip


def test_the_worked_late_entry_comes_out() -> None:
    """Measures, 6: at risk 4, 3, 3, 3 at 12, 14, 18, 24."""
    found = curve(release_following(LATE))
    assert found[CURVE].to_numpy().tolist() == [
        [0, 3, 0, 0, 0], [12, 4, 1, 0, 0], [14, 3, 1, 0, 0], [18, 3, 0, 1, 0], [24, 3, 1, 0, 1], [30, 1, 0, 0, 1],
    ]  # fmt: skip
    assert found["still_there"].tolist() == pytest.approx([1, 0.75, 0.5, 1 / 3, 2 / 9, 2 / 9])
    assert found["promoted_by"].tolist() == pytest.approx([0, 0.25, 0.5, 0.5, 11 / 18, 11 / 18])
    assert found["left_by"].tolist() == pytest.approx([0, 0, 0, 1 / 6, 1 / 6, 1 / 6])


def test_the_worked_competing_ends_come_out() -> None:
    """Measures, 6: yearly (at risk, promoted, left): 50, 2, 3; 44, 6, 2; 34, 8, 1."""
    ends = {12: (2, 3, 1), 24: (6, 2, 2), 36: (8, 1, 25)}
    people = [
        Person("woman", months, end)
        for months, numbers in ends.items()
        for end, number in zip(("promoted", "left", "censored"), numbers, strict=True)
        for _ in range(number)
    ]
    found = curve(release_following(people))
    assert found["at_risk"].tolist() == [50, 50, 44, 34]
    assert found["still_there"].tolist() == pytest.approx([1, 0.9, 0.736364, 0.541444], abs=1e-6)
    assert found["promoted_by"].tolist() == pytest.approx([0, 0.04, 0.162727, 0.335989], abs=1e-6)
    assert found["left_by"].tolist() == pytest.approx([0, 0.06, 0.100909, 0.122567], abs=1e-6)


def test_a_conversion_is_neither_promotion_nor_leaving_and_takes_from_those_still_there() -> None:
    ends = ("promoted", "left", "converted", "demoted", "censored")
    last = curve(release_following([Person("woman", 12, end) for end in ends])).iloc[-1]
    assert last[["at_risk", "promoted", "left", "censored"]].tolist() == [5, 1, 1, 1]
    assert last[["still_there", "promoted_by", "left_by"]].tolist() == pytest.approx([1 / 5, 1 / 5, 1 / 5])


def test_promoted_in_the_first_month_was_at_risk_at_month_0() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | valid_from | valid_to
0        | man    | USG   | 2019-01-01 | -
1        | woman  | P-3   | 2020-03-15 | 2020-03-31
1        | woman  | P-4   | 2020-04-01 | -
2        | woman  | P-3   | 2020-03-15 | -
""",
        until=date(2021, 3, 14),
    )
    assert curve(release)[CURVE].to_numpy().tolist() == [[0, 2, 1, 0, 0], [12, 1, 0, 0, 1]]


def test_the_curve_ends_with_the_last_one_at_risk() -> None:
    found = curve(release_following([Person("woman", 12, "promoted"), Person("man", 60, "promoted")]))
    assert found["month"].tolist() == [0, 12]


def test_the_median_stands_beside_how_many_were_followed_and_how_they_ended() -> None:
    people = [Person("woman", 12 * year, "promoted") for year in (1, 2, 3)] + [Person("man", 12, "left")] * 2
    found = rows_of(release_following([*people, Person("man", 24, "censored")]), "median")
    assert found[["gender", "median_months", "at_risk", "promoted", "left", "censored"]].to_numpy().tolist() == [
        ["woman", 24, 3, 3, 0, 0], ["man", 12, 3, 0, 2, 1],
    ]  # fmt: skip


def test_a_median_that_is_not_reached_says_until_when_it_was_looked_for() -> None:
    found = rows_of(release_following([Person("woman", 30, "censored")]), "median").iloc[0]
    assert found["not_computable"] == "fewer than half by month 30"
    assert pd.isna(found["median_months"])


@pytest.mark.parametrize(
    ("ends", "reason"),
    [
        (("promoted", "left"), None), (("left", "left"), "no events"), (("promoted", ""), "one gender only"),
    ],
)  # fmt: skip
def test_the_test_of_promotion_needs_both_genders_and_a_promotion(ends: tuple[str, str], reason: str | None) -> None:
    people = [Person(gender, 12, end) for gender, end in zip(("woman", "man"), ends, strict=True) if end]
    found = rows_of(release_following([*people, Person(people[0].gender, 24, "left")]), "test").iloc[0]
    assert found["not_computable"] == reason


def test_the_log_rank_test_is_of_promotion() -> None:
    """At 12 months 1 of 2 women, 0 of 2 men: expected 1/2, variance 2·2·1·3 / (16·3) = 1/4; at 24 no men are left."""
    people = [Person("woman", 12, "promoted"), Person("woman", 24, "promoted"), *[Person("man", 12, "left")] * 2]
    found = rows_of(release_following(people), "test").iloc[0]
    assert found["log_rank"] == pytest.approx((1 - 1 / 2) ** 2 / (1 / 4))


def test_the_test_is_within_the_strata_named() -> None:
    """In each family one gender alone: nothing to compare."""
    people = [Person("woman", 12, "promoted", family="A"), Person("man", 12, "promoted", family="B")]
    release = release_following([*people, Person("man", 12, "left", family="B")])
    assert rows_of(release, "test", within=("job_family",)).iloc[0]["not_computable"] == "one gender only"
    assert rows_of(release, "test").iloc[0]["not_computable"] is None


def test_whose_entry_is_not_known_is_left_out_and_counted() -> None:
    release = release_of(
        staff_list="""
staff_no | gender     | grade | as_of
1        | woman      | P-3   | 2019-12-31
2        | not stated | P-3   | 2019-12-31
3        | woman      | P-3   | 2020-12-31
"""
    )
    found = rows_of(release, "left out")
    assert found[["gender", "at_risk", "not_computable"]].to_numpy().tolist() == [
        ["woman", 1, "entry into the grade unknown"], ["not stated", 1, "entry into the grade unknown"],
    ]  # fmt: skip
    assert curve(release)["at_risk"].tolist() == [1]


def test_the_period_is_that_of_entry_and_people_are_followed_to_the_end_of_the_data() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | valid_from | valid_to
0        | man    | USG   | 2019-01-01 | -
1        | woman  | P-3   | 2020-03-15 | 2023-03-14
1        | woman  | P-4   | 2023-03-15 | -
2        | woman  | P-3   | 2021-03-15 | -
""",
        until=date(2025, 12, 31),
    )
    in_2020 = {"start": date(2020, 1, 1), "end": date(2020, 12, 31)}
    assert curve(release, **in_2020)[CURVE].to_numpy().tolist() == [[0, 1, 0, 0, 0], [36, 1, 1, 0, 0]]
    by_year = curve(release, start=date(2020, 1, 1), end=date(2021, 12, 31), every="year")
    assert by_year[["period_from", "month"]].to_numpy().tolist() == [
        [date(2020, 1, 1), 0], [date(2020, 1, 1), 36], [date(2021, 1, 1), 0], [date(2021, 1, 1), 57],
    ]  # fmt: skip
    told = time_in_grade(release, LOCAL, Asked(where=P3)).period
    assert told == "entered at any known time up to 31 December 2025, followed to 31 December 2025"


def test_a_grade_is_asked_for_by_itself_and_other_genders_have_their_own_curve() -> None:
    people = [Person("woman", 12, "promoted"), Person("other", 12, "left"), Person("not stated", 12, "promoted")]
    table = time_in_grade(release_following(people), LOCAL, Asked(by=("grade",))).table
    groups = table[table["row"] == "group"][["grade", "gender"]].drop_duplicates().to_numpy().tolist()
    assert groups == [
        ["P-3", "woman"], ["P-3", "other"], ["P-3", "not stated"], ["P-4", "woman"], ["P-4", "not stated"],
    ]  # fmt: skip
    assert not table.map(lambda value: isinstance(value, float) and value != value).any(axis=None)


def test_from_lists_the_period_says_how_exact_a_time_is() -> None:
    lists = "staff_no | gender | grade | as_of\n1 | woman | P-3 | 2020-12-31\n1 | woman | P-3 | 2021-12-31"
    told = time_in_grade(release_of(staff_list=lists), LOCAL)
    assert told.period.endswith("; from lists, a time is right to within 12 months")
    assert told.row("pooled")["not_computable"] == "nobody at risk"


def test_a_head_count_has_no_time_in_grade() -> None:
    release = release_of(staff_counts="as_of | grade | women | men\n2020-12-31 | P-3 | 2 | 3")
    assert time_in_grade(release, LOCAL).row("pooled")["not_computable"] == "a head count has no flows"


def test_the_order_of_the_rows_does_not_show() -> None:
    people = [Person("woman", 12, "promoted", family="A"), Person("man", 24, "left", family="B"), *LATE]
    tables = [time_in_grade(release_following(each), LOCAL, Asked(where=P3)).table for each in (people, people[::-1])]
    pd.testing.assert_frame_equal(*tables)


@pytest.mark.parametrize("asked", [{"at": date(2025, 1, 1)}, {"within": ("from_grade",)}, {"by": ("age_band",)}])
def test_what_can_not_be_asked_is_refused(asked: dict[str, object]) -> None:
    with pytest.raises(AskedWrongly):
        time_in_grade(release_following(LATE), LOCAL, Asked(**asked))  # type: ignore[arg-type]


def test_a_cohort_of_nobody_by_grade_gives_its_reason() -> None:
    lists = [f"staff_no | gender | grade | as_of\n1 | woman | P-2 | {day}" for day in ("2024-12-31", "2025-12-31")]
    table = time_in_grade(release_of(staff_list=lists), LOCAL, Asked(by=("grade",))).table
    assert table.loc[0, "not_computable"] == "nobody at risk"
