"""Intervals of proportions and of their sums against R, published values and another library."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from tests.golden.golden import golden
from tests.statistics.near import assert_near
from wggi_metrics.statistics import newcombe_difference, weighted_sum, wilson


@pytest.mark.parametrize(("case", "level"), [("wilson", 0.95), ("wilson_90", 0.9)])
def test_wilson_equals_r(case: str, level: float) -> None:
    r = golden("proportions")[case]
    low, high = wilson(r["successes"], r["trials"], level)
    assert_near(low, r["low"])
    assert_near(high, r["high"])


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # R, package binom, binom.confint(method = "wilson")
    [(18, 20, 0.698966, 0.972134), (4, 20, 0.08066, 0.41602), (81, 263, 0.2553, 0.3662), (0, 20, 0, 0.1611),
     (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_wilson_gives_the_published_limits(successes: int, trials: int, low: float, high: float) -> None:
    found = wilson(successes, trials)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


def test_wilson_equals_statsmodels_on_every_table_up_to_sixty() -> None:
    trials, successes = np.array([(n, x) for n in range(1, 61) for x in range(n + 1)]).T
    low, high = wilson(successes, trials)
    other_low, other_high = proportion_confint(successes, trials, method="wilson")
    np.testing.assert_allclose(low, np.clip(other_low, 0, 1), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(high, np.clip(other_high, 0, 1), rtol=1e-9, atol=1e-12)


def test_wilson_is_exact_at_none_and_at_all() -> None:
    low, high = wilson([0, 7], [7, 7])
    assert (low[0], high[1]) == (0, 1)


def test_of_nobody_everything_is_possible() -> None:
    assert tuple(wilson(0, 0)) == (0, 1)


def test_the_difference_equals_r() -> None:
    r = golden("proportions")["newcombe"]
    found = newcombe_difference(r["x"], r["n"], r["y"], r["m"])
    np.testing.assert_allclose(found.estimate, r["estimate"], rtol=1e-9, atol=1e-15)
    assert_near(found.low, r["low"])
    assert_near(found.high, r["high"])


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    # Newcombe 1998, method 10; the last two: measures, 16 (Morris 2017) and 26
    [((56, 70, 48, 80), 0.0524, 0.3339), ((9, 10, 3, 10), 0.1705, 0.8090), ((0, 10, 0, 10), -0.2775, 0.2775),
     ((10, 10, 0, 20), 0.6791, 1), ((2, 10, 15, 25), -0.6193, -0.0352), ((65, 100, 90, 150), -0.072948, 0.167685)],
)  # fmt: skip
def test_the_difference_gives_the_published_limits(counts: tuple[int, ...], low: float, high: float) -> None:
    found = newcombe_difference(*counts)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


def test_the_difference_equals_statsmodels() -> None:
    for counts in [(3, 9, 5, 11), (0, 4, 2, 7), (12, 12, 1, 30)]:
        low, high = confint_proportions_2indep(*counts, method="newcomb", compare="diff")
        found = newcombe_difference(*counts)
        assert (float(found.low), float(found.high)) == pytest.approx((low, high), rel=1e-9)


def test_a_difference_to_nobody_may_be_anything() -> None:
    found = newcombe_difference(3, 5, 0, 0)
    assert np.isnan(found.estimate)
    assert (found.low, found.high) == (-1, 1)


def test_a_sum_with_weights_one_and_minus_one_is_the_difference() -> None:
    summed = weighted_sum([9, 3], [10, 10], [1, -1])
    assert_near(np.array(summed), np.array(newcombe_difference(9, 10, 3, 10)), 1e-14)


def test_a_sum_of_one_proportion_is_that_proportion() -> None:
    summed = weighted_sum([18, 0], [20, 0], [1, 0])
    assert_near(summed.estimate, 18 / 20)
    assert_near((summed.low, summed.high), np.array(wilson(18, 20)), 1e-14)


def test_a_part_that_nobody_was_asked_for_widens_the_sum() -> None:
    summed = weighted_sum([18, 0], [20, 0], [0.5, 0.5])
    assert np.isnan(summed.estimate)
    assert summed.low < 0.5 * 18 / 20 < summed.low + 0.5 < summed.high


@pytest.mark.parametrize(
    ("successes", "trials", "said"),
    [
        (-1, 5, "successes is -1: allowed is 0 to trials = 5"),
        (6, 5, "successes is 6"),
        (0, -2, "trials is -2"),
        (np.nan, 3, "successes is nan: finite numbers are allowed"),
        (3, np.inf, "trials is inf: counts are 0 or more"),
    ],
)
def test_wilson_refuses_what_are_no_counts(successes: float, trials: float, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        wilson(successes, trials)


def test_wilson_refuses_shapes_that_do_not_match() -> None:
    with pytest.raises(ValueError, match="shapes must match"):
        wilson([1, 2, 3], [4, 5])


def test_a_level_lies_between_nought_and_one() -> None:
    with pytest.raises(ValueError, match="level is 95"):
        wilson(1, 2, level=95)


def test_a_weight_is_a_number() -> None:
    with pytest.raises(ValueError, match="weight is nan: finite numbers"):
        weighted_sum([1], [2], [np.nan])
