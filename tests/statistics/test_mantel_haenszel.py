"""Common ratios over strata against R and published values."""

from __future__ import annotations

import numpy as np
import pytest

from tests.golden.golden import golden
from tests.statistics.near import assert_exact, assert_near
from tests.statistics.small import swapped
from tests.statistics.tables import CASES, stratified
from wggi_metrics.statistics import (
    common_odds_ratio,
    common_rate_ratio,
    common_risk_difference,
    common_risk_ratio,
)


@pytest.mark.parametrize("case", CASES)
def test_the_common_odds_ratio_equals_r(case: str) -> None:
    table, r = stratified(case)
    found = common_odds_ratio(*table)
    for each, name in zip(found, ("odds", "odds_low", "odds_high"), strict=True):
        assert_near(each, r[name][0])


@pytest.mark.parametrize("case", CASES)
def test_the_common_risk_ratio_equals_r(case: str) -> None:
    table, r = stratified(case)
    found = common_risk_ratio(*table)
    for each, name in zip(found, ("risk", "risk_low", "risk_high"), strict=True):
        assert_near(each, r[name][0])


@pytest.mark.parametrize("case", ["rates", "rates_2"])
def test_the_common_rate_ratio_equals_r(case: str) -> None:
    r = golden("strata")[case]
    found = common_rate_ratio(r["events"], r["time"], r["other_events"], r["other_time"])
    for name in ("estimate", "low", "high", "chi_square", "p"):
        assert_near(getattr(found, name), r[name][0])


def test_the_worked_rate_ratio_comes_out() -> None:
    # measures, 5
    found = common_rate_ratio([6, 2, 1], [120, 50, 20], [10, 12, 9], [160, 200, 150])
    wanted = (0.763238, 0.350886, 1.660173, 0.467195, 0.494280)
    assert [float(each) for each in found[:5]] == pytest.approx(wanted, abs=1e-6)
    assert (found.strata, found.informative) == (3, 3)


def test_berkeley_and_rabbits_give_the_published_odds_ratios() -> None:
    berkeley = [float(each) for each in common_odds_ratio(*stratified("berkeley")[0])]
    assert berkeley == pytest.approx((0.904697, 0.771907, 1.060330), abs=1e-6)
    assert float(common_odds_ratio(*stratified("rabbits")[0]).estimate) == pytest.approx(7.0)


@pytest.mark.parametrize("ratio", [common_odds_ratio, common_risk_ratio])
def test_empty_and_one_person_strata_carry_nothing(ratio: object) -> None:
    table, _ = stratified("made_up")
    more = [
        np.append(each, extra) for each, extra in zip(table, ([0, 1, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]), strict=True)
    ]
    assert_near(np.array(ratio(*more)), np.array(ratio(*table)), 1e-14)  # type: ignore[operator]


@pytest.mark.parametrize("ratio", [common_odds_ratio, common_risk_ratio])
def test_nothing_for_it_nothing_against_it_and_neither(ratio: object) -> None:
    none, every, silent = (
        ratio(*np.array(table).T)  # type: ignore[operator]
        for table in ([(0, 4, 2, 5), (0, 3, 1, 3)], [(2, 5, 0, 4), (1, 3, 0, 3)], [(0, 4, 0, 5), (3, 3, 0, 0)])
    )
    assert tuple(none) == (0, 0, np.inf)
    assert tuple(every) == (np.inf, 0, np.inf)
    assert np.isnan(silent.estimate)
    assert (silent.low, silent.high) == (0, np.inf)


def test_exchanging_the_groups_turns_the_ratio_over() -> None:
    table, _ = stratified("made_up")
    for ratio in (common_odds_ratio, common_risk_ratio):
        found, turned = ratio(*table), ratio(*swapped(table))
        assert_near(
            (found.estimate, found.low, found.high), (1 / turned.estimate, 1 / turned.high, 1 / turned.low), 1e-13
        )


def test_many_groups_of_strata_are_answered_at_once() -> None:
    tables = [stratified(case)[0] for case in ("berkeley", "made_up")]
    together = [np.stack([first, other]) for first, other in zip(*tables, strict=True)]
    found = common_odds_ratio(*together)
    assert_near(found.estimate, [common_odds_ratio(*table).estimate for table in tables], 1e-15)


def test_rates_without_information_say_so() -> None:
    found = common_rate_ratio([0, 3], [10, 5], [0, 0], [10, 0])
    assert np.isnan(found.estimate)
    assert tuple(found[1:]) == (0, np.inf, 0, 1, 2, 0)


def test_events_without_time_are_refused() -> None:
    with pytest.raises(ValueError, match="other_events is 2 where other_time is 0: allowed is 0"):
        common_rate_ratio([1], [3], [2], [0])


def test_a_ratio_needs_strata() -> None:
    with pytest.raises(ValueError, match=r"part has shape \(\): its last axes are strata"):
        common_odds_ratio(1, 2, 1, 2)


@pytest.mark.parametrize("case", ["before_and_after", "berkeley", "pairs"])
def test_the_common_difference_equals_r(case: str) -> None:
    r = golden("differences")[case]
    found = common_risk_difference(r["x"], r["n"], r["y"], r["m"])
    assert_near(np.array(found), [r[name][0] for name in ("estimate", "low", "high")])


def test_the_common_difference_departs_from_its_limits_by_the_deviation_of_one_table() -> None:
    # one large stratum: Sato's variance at the estimate, and nearly at the limits, is p q / n of both
    x, n, y, m = 4_000_000, 10_000_000, 3_000_000, 9_000_000
    found = common_risk_difference([x], [n], [y], [m])
    p, q = x / n, y / m
    half = 1.959963984540054 * np.sqrt(p * (1 - p) / n + q * (1 - q) / m)
    assert [float(each) for each in found] == pytest.approx((p - q, p - q - half, p - q + half), abs=1e-7)


def test_the_common_difference_of_pairs_departs_by_the_variance_of_matched_pairs() -> None:
    # 30,000 pairs, of which 6,000 first alone and 3,000 other alone: (b + c - (b - c)^2 / n) / n^2
    ones = np.ones(30_000)
    first, other = (
        np.repeat([1, 0, 1, 0], [6000, 3000, 9000, 12000]),
        np.repeat([0, 1, 1, 0], [6000, 3000, 9000, 12000]),
    )
    found = common_risk_difference(first, ones, other, ones)
    half = 1.959963984540054 * np.sqrt(9000 - 3000**2 / 30_000) / 30_000
    assert [float(each) for each in found] == pytest.approx((0.1, 0.1 - half, 0.1 + half), abs=2e-5)


def test_strata_of_one_group_carry_no_difference_and_nothing_that_varies_no_limits() -> None:
    found = common_risk_difference([2, 1], [5, 3], [1, 0], [6, 0])
    assert tuple(found) == tuple(common_risk_difference([2], [5], [1], [6]))
    for table, estimate in ((([0, 3], [4, 3], [0, 2], [5, 2]), 0.0), (([1], [2], [0], [0]), np.nan)):
        silent = common_risk_difference(*table)
        assert_exact(np.array(silent), [estimate, -1, 1])


def test_exchanging_the_groups_changes_the_sign_of_the_difference() -> None:
    table, _ = stratified("made_up")
    found, turned = common_risk_difference(*table), common_risk_difference(*swapped(table))
    assert_near(np.array(found), (-turned.estimate, -turned.high, -turned.low), 1e-12)


def test_the_common_difference_of_small_strata_holds_the_true_one() -> None:
    """Forty notices with one to six candidates before and after: 4,000 draws of a fixed seed."""
    drawn = np.random.default_rng(18)
    n, m = drawn.integers(1, 7, (2, 40))
    other = drawn.uniform(0.1, 0.7, 40)
    x, y = drawn.binomial(n, other + 0.1, (4000, 40)), drawn.binomial(m, other, (4000, 40))
    found = common_risk_difference(x, n, y, m)
    held = float(((found.low <= 0.1) & (found.high >= 0.1)).mean())
    assert 0.935 < held < 0.965, held
