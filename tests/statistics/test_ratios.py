"""Intervals of a ratio against R, published values and their own definition."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy.optimize import brentq

from tests.golden.golden import golden
from tests.statistics.near import EXACT, ITERATED, assert_near
from wggi_metrics.statistics import katz_ratio, koopman_ratio, score_ratio
from wggi_metrics.statistics.types import Estimate


@pytest.mark.parametrize(
    ("case", "ratio", "within"),
    [("score_ratio", score_ratio, ITERATED), ("koopman", koopman_ratio, ITERATED), ("katz", katz_ratio, EXACT)],
)
def test_the_interval_of_a_ratio_equals_r(case: str, ratio: Callable[..., Estimate], within: float) -> None:
    r = golden("proportions")[case]
    found = ratio(r["x"], r["n"], r["y"], r["m"])
    assert_near(found.estimate, r["estimate"])
    assert_near(found.low, r["low"], within)
    assert_near(found.high, r["high"], within)


def test_morris_has_three_intervals_and_each_its_name() -> None:
    # measures, 16 and Morris 2017: women 2 of 10, men 15 of 25
    table = (2, 10, 15, 25)
    found = [
        (float(each.low), float(each.high)) for each in (score_ratio(*table), koopman_ratio(*table), katz_ratio(*table))
    ]
    published = [(0.090216, 0.942578), (0.091771, 0.931836), (0.092657, 1.199171)]
    assert found == [pytest.approx(pair, abs=1e-6) for pair in published]


def test_katz_knows_nothing_at_none() -> None:
    found = katz_ratio([0, 3, 0, 2], [5, 5, 5, 2], [2, 0, 0, 2], [5, 5, 5, 2])
    assert (found.estimate[0], found.estimate[1]) == (0, np.inf)
    assert np.isnan(found.estimate[2])
    assert list(found.low) == [0, 0, 0, 1]
    assert list(found.high) == [np.inf, np.inf, np.inf, 1]


@pytest.mark.parametrize(
    ("counts", "ratio", "low", "high"),
    [
        ((2, 10, 15, 25), 1 / 3, 0.090216, 0.942578),  # measures, 16: Miettinen-Nurminen
        ((24, 80, 50, 120), 0.72, 0.479292, 1.056567),  # measures, 3: step ratio of P-5
        ((244, 510, 8, 40), 2.392157, 1.364061, 4.585519),  # measures, 3: below the top : top
    ],
)
def test_the_score_interval_gives_the_published_limits(
    counts: tuple[int, ...], ratio: float, low: float, high: float
) -> None:
    found = score_ratio(*counts)
    assert [float(value) for value in found] == pytest.approx([ratio, low, high], abs=1e-6)


def statistic_by_maximum_likelihood(ratio: float, x: int, n: int, y: int, m: int) -> float:
    """The same statistic with the restricted likelihood maximised by a root finder in place of the formula."""

    def slope(p: float) -> float:
        first = x / p - (n - x) * ratio / (1 - ratio * p)
        return first + y / p - (m - y) / (1 - p)

    p = brentq(slope, 1e-14, min(1, 1 / ratio) - 1e-14, xtol=1e-15)
    variance = ratio * p * (1 - ratio * p) / n + ratio**2 * p * (1 - p) / m
    return (x / n - ratio * y / m) ** 2 / (variance * (n + m) / (n + m - 1))


@pytest.mark.parametrize("counts", [(3, 9, 5, 11), (1, 30, 4, 7), (8, 12, 20, 60), (2, 3, 1, 5)])
def test_at_both_limits_the_statistic_is_the_critical_value(counts: tuple[int, int, int, int]) -> None:
    _, low, high = score_ratio(*counts)
    for limit in (float(low), float(high)):
        assert statistic_by_maximum_likelihood(limit, *counts) == pytest.approx(1.959963984540054**2, rel=1e-9)


def test_every_small_table_has_an_interval_around_its_ratio() -> None:
    tables = [(x, n, y, m) for n in range(1, 7) for m in range(1, 7) for x in range(n + 1) for y in range(m + 1)]
    ratio, low, high = score_ratio(*np.array(tables).T)
    told = np.isfinite(ratio)
    assert not np.isnan(low).any()
    assert not np.isnan(high).any()
    assert ((low <= ratio + 1e-12) & (ratio <= high + 1e-12))[told].all()
    assert (low >= 0).all()


def test_exchanging_the_groups_turns_the_interval_over() -> None:
    _, low, high = score_ratio(7, 20, 11, 35)
    _, other_low, other_high = score_ratio(11, 35, 7, 20)
    assert float(low) == pytest.approx(1 / float(other_high), rel=1e-9)
    assert float(high) == pytest.approx(1 / float(other_low), rel=1e-9)


def test_none_on_one_side_leaves_one_end_open() -> None:
    ratio, low, high = score_ratio([0, 5, 0], [10, 10, 10], [5, 0, 0], [10, 10, 10])
    assert (ratio[0], low[0]) == (0, 0)
    assert (ratio[1], high[1]) == (np.inf, np.inf)
    assert np.isnan(ratio[2])
    assert (low[2], high[2]) == (0, np.inf)


def test_the_score_interval_refuses_what_are_no_counts() -> None:
    with pytest.raises(ValueError, match="other_part is 9: allowed is 0 to other_whole = 8"):
        score_ratio(1, 2, 9, 8)


def test_berkeley_gives_the_published_impact_ratio() -> None:
    # measures, checks: women 557 of 1,835, men 1,198 of 2,691
    assert float(score_ratio(557, 1835, 1198, 2691).estimate) == pytest.approx(0.681830, abs=1e-6)
