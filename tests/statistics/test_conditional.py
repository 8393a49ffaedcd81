"""Cochran-Mantel-Haenszel and the exact conditional test against R and published values."""

from __future__ import annotations

import numpy as np
import pytest

from tests.statistics.near import ITERATED, assert_near
from tests.statistics.small import swapped
from tests.statistics.tables import CASES, stratified
from wggi_metrics.statistics import (
    cochran_mantel_haenszel,
    exact_conditional_test,
    exact_odds_ratio,
    fisher_exact,
)


@pytest.mark.parametrize("case", CASES)
def test_cochran_mantel_haenszel_equals_r(case: str) -> None:
    table, r = stratified(case)
    found = cochran_mantel_haenszel(*table)
    assert_near((found.chi_square, found.p), (r["cmh"][0], r["cmh_p"][0]))
    assert_near((found.corrected, found.corrected_p), (r["corrected"][0], r["corrected_p"][0]))


@pytest.mark.parametrize("case", CASES)
def test_the_exact_test_equals_r(case: str) -> None:
    table, r = stratified(case)
    found = exact_conditional_test(*table)
    assert_near(np.array(found), [r[name][0] for name in ("exact_p", "exact_less", "exact_greater")])


@pytest.mark.parametrize("case", CASES)
def test_the_exact_odds_ratio_equals_r(case: str) -> None:
    table, r = stratified(case)
    found = np.array(exact_odds_ratio(*table))
    assert_near(found, [r[name][0] for name in ("exact_odds", "exact_low", "exact_high")])
    assert_near(found, [r[f"r_{name}"][0] for name in ("exact_odds", "exact_low", "exact_high")], 1e-2)


def test_the_published_values_come_out() -> None:
    berkeley = cochran_mantel_haenszel(*stratified("berkeley")[0])
    assert [float(each) for each in berkeley[3:]] == pytest.approx((1.52461, 0.216924, 1.42695, 0.232263), abs=1e-5)
    rabbits = stratified("rabbits")[0]
    found = cochran_mantel_haenszel(*rabbits)
    assert (float(found.corrected), float(found.corrected_p)) == pytest.approx((3.92857, 0.0474723), abs=1e-5)
    assert float(exact_conditional_test(*rabbits).two_sided) == pytest.approx(0.0399449, abs=1e-7)


def test_berkeley_expects_so_many_women_at_the_departments_rates() -> None:
    found = cochran_mantel_haenszel(*swapped(stratified("berkeley")[0]))
    assert (float(found.observed), float(found.expected)) == (557, pytest.approx(541.643, abs=5e-4))


def test_one_stratum_is_fishers_test() -> None:
    table = (2, 10, 15, 25)
    exact, fisher = exact_conditional_test(*([value] for value in table)), fisher_exact(*table)
    assert_near(np.array(exact), np.array(fisher[:3]), 1e-13)


def test_empty_margins_and_single_persons_give_numbers() -> None:
    table = ([0, 1, 0, 3], [0, 1, 0, 3], [0, 0, 1, 2], [4, 0, 1, 2])
    found = cochran_mantel_haenszel(*table)
    assert (found.chi_square, found.p, found.corrected_p) == (0, 1, 1)
    assert tuple(exact_conditional_test(*table)) == (1, 1, 1)
    odds = exact_odds_ratio(*table)
    assert np.isnan(odds.estimate)
    assert (odds.low, odds.high) == (0, np.inf)


def test_an_odds_ratio_at_the_end_is_open_on_one_side() -> None:
    # R: fisher.test(matrix(c(0, 4, 3, 1), 2)) and its mirror
    low, high = exact_odds_ratio([0], [4], [3], [4]), exact_odds_ratio([3], [4], [0], [4])
    assert (low.estimate, low.low, high.estimate, high.high) == (0, 0, np.inf, np.inf)
    assert float(low.high) == pytest.approx(1 / float(high.low), rel=1e-12)


def test_shuffled_strata_give_the_same_bits() -> None:
    table, _ = stratified("made_up")
    order = [3, 0, 5, 1, 4, 2]
    assert exact_conditional_test(*table) == exact_conditional_test(*(each[order] for each in table))


def test_exchanging_the_groups_mirrors_the_tails() -> None:
    table, _ = stratified("finalists")
    found, turned = exact_conditional_test(*table), exact_conditional_test(*swapped(table))
    assert_near((found.two_sided, found.less, found.greater), (turned.two_sided, turned.greater, turned.less), 1e-13)


def test_thousands_of_strata_are_summed() -> None:
    many = 4000
    found = exact_conditional_test(
        np.tile([1, 0], many), np.full(2 * many, 2), np.tile([0, 1], many), np.full(2 * many, 3)
    )
    approximate = cochran_mantel_haenszel(
        np.tile([1, 0], many), np.full(2 * many, 2), np.tile([0, 1], many), np.full(2 * many, 3)
    )
    assert float(found.two_sided) == pytest.approx(float(approximate.corrected_p), rel=ITERATED * 1e4)


def test_whole_numbers_are_asked_for() -> None:
    with pytest.raises(ValueError, match=r"other_part is 1\.5: whole numbers are allowed"):
        exact_conditional_test([1], [2], [1.5], [2])
