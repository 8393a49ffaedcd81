"""Sentences on careers say what the numbers say, of women and of men alike."""

from __future__ import annotations

import copy
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.figures.results import result
from tests.figures.test_sentences import both, swapped_words
from wggi_metrics.figures.sentences import sentence

MEDIANS = ["row", "gender", "median_months", "median_low", "median_high", "at_risk", "promoted", "not_computable"]
RATIOS = ["row", "hazard_ratio", "low", "high", "events", "adjusted_for", "not_computable"]


def answer_of(measure: str, rows: list[list[object]], columns: list[str]) -> Any:
    """What a measure would answer with these rows."""
    answer = result(measure, "row  women\npooled  1")
    answer.table = pd.DataFrame(rows, columns=columns, dtype=object)
    return answer


def median(gender: str, months: int | None, low: int | None, high: int | None, n: int, promoted: int) -> list[object]:
    return ["median", gender, months, low, high, n, promoted, None]


def ratio(value: float, low: float, high: float, adjusted: str = "time in grade") -> list[object]:
    return ["pooled", value, low, high, 389, adjusted, None]


def test_both_medians_are_told_the_fewer_first() -> None:
    rows = [median("woman", 60, 50, None, 40, 10), median("man", None, None, None, 30, 5)]
    assert sentence(answer_of("time_in_grade", rows, MEDIANS)) == (
        "Months until half have gone from the grade: not reached for men (5 of 30 promoted); "
        "60 for women (interval from 50; 10 of 40 promoted)."
    )


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (ratio(0.5, 0.25, 0.9999), ("Women's rate of promotion was 0.50 times that of men at the same time in grade "
         "(interval 0.25–0.9999, 389 promotions).")),
        (ratio(2, 0.8, 4), ("Men's rate of promotion was 0.50 times that of women at the same time in grade "
         "(389 promotions); the figures are compatible with no difference and with a ratio from 0.25 to 1.25.")),
        (ratio(1, 0.5, 2, "time in grade, job family, country"), ("Women and men were promoted at the same rate at the "
         "same time in grade, job family and country (389 promotions; interval 0.50–2.00).")),
    ],
)  # fmt: skip
def test_the_ratio_is_that_of_the_lower_rate_with_its_interval(row: list[object], text: str) -> None:
    assert sentence(answer_of("promotion_hazard_ratio", [row], RATIOS)) == text


def test_the_most_adjusted_ratio_that_could_be_computed_is_told() -> None:
    refused = ["pooled", None, None, None, 12, "time in grade, country", "fewer than 10 events per parameter"]
    told = sentence(answer_of("promotion_hazard_ratio", [ratio(0.5, 0.3, 0.8), refused], RATIOS))
    assert "at the same time in grade (" in told
    alone = sentence(answer_of("promotion_hazard_ratio", [refused], RATIOS))
    assert alone == "This can't be computed: fewer than 10 events per parameter."


def test_of_a_series_the_last_period_is_told() -> None:
    rows = [[*median("woman", 12, 12, 12, 5, 3), 2020], [*median("woman", 24, 24, 24, 6, 3), 2021]]
    told = sentence(answer_of("time_in_grade", rows, [*MEDIANS, "period_from"]))
    assert told == "Months until half have gone from the grade: 24 for women (interval 24–24; 3 of 6 promoted)."


def test_of_each_group_one_ratio_is_counted() -> None:
    rows = [["group", "A", *ratio(0.5, 0.3, 0.8)[1:]], ["group", "A", *ratio(0.9, 0.6, 1.4)[1:]],
            ["group", "B", *ratio(0.5, 0.3, 0.8)[1:]]]  # fmt: skip
    answer = answer_of("promotion_hazard_ratio", rows, ["row", "grade", *RATIOS[1:]])
    answer.asked.by = ("grade",)
    assert sentence(answer).startswith("In 1 of 2 comparisons the interval of the ratio lies off no difference")


months = some.tuples(some.none() | some.integers(1, 99), some.integers(1, 3), some.integers(0, 2))


@settings(deadline=None)
@given(months, months)
def test_medians_with_the_genders_exchanged_give_the_words_exchanged(
    one: tuple[int | None, int, int], other: tuple[int | None, int, int]
) -> None:
    def said(women: tuple[int | None, int, int], men: tuple[int | None, int, int]) -> str:
        rows = [median(gender, each, each, None, 10 * n, promoted)
                for gender, (each, n, promoted) in (("woman", women), ("man", men))]  # fmt: skip
        return sentence(answer_of("time_in_grade", rows, MEDIANS))

    if one != other:
        assert said(other, one) == swapped_words(said(one, other))


@settings(deadline=None)
@given(some.floats(0.01, 100), some.floats(1.01, 9))
def test_a_ratio_with_the_genders_exchanged_gives_the_words_exchanged(value: float, reach: float) -> None:
    answer = answer_of("promotion_hazard_ratio", [ratio(value, value / reach, value * reach)], RATIOS)
    other = copy.copy(answer)
    other.table = answer_of("x", [ratio(1 / value, 1 / (value * reach), reach / value)], RATIOS).table
    assert both(sentence(other)) == swapped_words(sentence(answer))
