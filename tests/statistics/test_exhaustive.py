"""Every small table: no exception, no NaN but for what does not exist, limits in range and around the estimate."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.statistics import small
from wggi_metrics import statistics as st
from wggi_metrics.statistics.types import Estimate

NEAR = 1e-9
RATIOS = (st.score_ratio, st.koopman_ratio, st.katz_ratio)
COMMON = (st.common_odds_ratio, st.common_risk_ratio, st.exact_odds_ratio)
Comparison = Callable[..., Estimate]


def assert_encloses(found: Estimate, exists: np.ndarray, least: float, most: float) -> None:
    """Limits are numbers, in range, in order, around the estimate; which is NaN exactly where none exists."""
    estimate, low, high = (np.asarray(each) for each in found[:3])
    assert not np.isnan(low).any()
    assert not np.isnan(high).any()
    assert (np.isnan(estimate) == ~exists).all()
    assert ((least <= low) & (low <= high) & (high <= most)).all()
    told = np.where(exists, estimate, low)
    slack = NEAR * (1 + np.where(np.isfinite(told), np.abs(told), 0))
    assert (low <= told + slack).all()
    assert (told <= high + slack).all()


def assert_turned_over(found: Estimate, swapped: Estimate) -> None:
    """A ratio of exchanged groups is one over the ratio."""
    with np.errstate(divide="ignore"):
        over = Estimate(*(1 / np.asarray(each) for each in (swapped.estimate, swapped.high, swapped.low)))
    for each, other in zip(found[:3], over, strict=True):
        np.testing.assert_allclose(each, other, rtol=1e-7)


def assert_chances(*p: np.ndarray) -> None:
    for each in p:
        assert ((np.asarray(each) >= 0) & (np.asarray(each) <= 1)).all()


def test_every_proportion_has_limits_around_it() -> None:
    for trials in (*range(61), 263, 10_000):
        successes = np.arange(trials + 1) if trials <= 60 else np.array([0, 1, trials // 2, trials - 1, trials])
        low, high = st.wilson(successes, trials)
        with np.errstate(invalid="ignore"):
            share = successes / np.float64(trials)
        assert_encloses(Estimate(share, low, high), np.full(share.shape, trials > 0), 0, 1)
        np.testing.assert_allclose(low, 1 - st.wilson(trials - successes, trials).high, atol=1e-15)


def test_every_difference_has_limits_around_it_and_its_mirror() -> None:
    table = small.tables()
    found, swapped = st.newcombe_difference(*table), st.newcombe_difference(*small.swapped(table))
    assert_encloses(found, (table[1] > 0) & (table[3] > 0), -1, 1)
    for each, other in zip(found, (swapped.estimate, swapped.high, swapped.low), strict=True):
        np.testing.assert_allclose(each, -other, atol=1e-14)


@pytest.mark.parametrize("ratio", RATIOS)
def test_every_ratio_has_limits_around_it_and_its_mirror(ratio: Comparison) -> None:
    x, n, y, m = table = small.tables()
    found = ratio(*table)
    assert_encloses(found, (n > 0) & (m > 0) & (x + y > 0), 0, np.inf)
    assert_turned_over(found, ratio(*small.swapped(table)))


def test_every_table_is_tested_and_its_mirror_says_the_same() -> None:
    table = small.tables()
    found, swapped = st.fisher_exact(*table), st.fisher_exact(*small.swapped(table))
    assert_chances(*found)
    np.testing.assert_allclose(found.two_sided, swapped.two_sided, rtol=1e-12)
    np.testing.assert_allclose(found.less, swapped.greater, rtol=1e-12)
    np.testing.assert_allclose(found.mid_less, swapped.mid_greater, rtol=1e-12)
    pooled, other = st.pooled_test(*table), st.pooled_test(*small.swapped(table))
    assert_chances(pooled.p, pooled.corrected_p)
    np.testing.assert_allclose(pooled.z, -other.z, atol=1e-14)
    assert (pooled.corrected <= pooled.chi_square + NEAR).all()


@pytest.mark.parametrize("ratio", COMMON)
def test_every_three_strata_have_limits_around_their_ratio_and_its_mirror(ratio: Comparison) -> None:
    table = tuple(each[:4000] for each in small.triples()) if ratio is st.exact_odds_ratio else small.triples()
    found = ratio(*table)
    exists = ~np.isnan(found.estimate)
    assert exists.sum() > 0.9 * len(exists)
    assert_encloses(found, exists, 0, np.inf)
    assert_turned_over(found, ratio(*small.swapped(table)))


def test_a_common_ratio_is_missing_only_where_nothing_speaks() -> None:
    x, n, y, m = table = small.triples()
    for_it, against_it = (x * (m - y)).sum(axis=-1), ((n - x) * y).sum(axis=-1)
    missing = np.isnan(st.common_odds_ratio(*table).estimate)
    assert (missing == ((for_it == 0) & (against_it == 0))).all()


def test_every_three_strata_are_tested_and_their_mirror_says_the_same() -> None:
    table = small.triples()
    found, swapped = st.cochran_mantel_haenszel(*table), st.cochran_mantel_haenszel(*small.swapped(table))
    assert_chances(found.p, found.corrected_p)
    np.testing.assert_allclose(found.chi_square, swapped.chi_square, atol=1e-9)
    exact, other = st.exact_conditional_test(*table), st.exact_conditional_test(*small.swapped(table))
    assert_chances(*exact)
    np.testing.assert_allclose(exact.two_sided, other.two_sided, rtol=1e-9)
    np.testing.assert_allclose(exact.less, other.greater, rtol=1e-12)
    departs, mirror = st.breslow_day(*table), st.breslow_day(*small.swapped(table))
    assert_chances(departs.p, departs.tarone_p)
    assert (departs.chi_square >= 0).all()
    np.testing.assert_allclose(departs.chi_square, mirror.chi_square, rtol=1e-6, atol=1e-9)
    rests = st.stratification(*table, least_expected=5)
    assert_chances(rests.large_cells)
    assert (rests.mantel_fleiss >= 0).all()


def test_every_pair_of_rates_has_limits_around_its_ratio_and_its_mirror() -> None:
    every = [(x, t, y, s) for x in range(7) for y in range(7) for t in (0, 0.5, 3, 40) for s in (0, 1, 7)]
    x, t, y, s = np.array([each for each in every if (each[1] or not each[0]) and (each[3] or not each[2])]).T
    found, swapped = st.exact_rate_ratio(x, t, y, s), st.exact_rate_ratio(y, s, x, t)
    assert_encloses(Estimate(*found[:3]), (t > 0) & (s > 0) & (x + y > 0), 0, np.inf)
    assert_turned_over(Estimate(*found[:3]), Estimate(*swapped[:3]))
    assert_chances(found.p)
    np.testing.assert_allclose(found.p, swapped.p, rtol=1e-12)
    assert_encloses(st.exact_rate(x, t), t > 0, 0, np.inf)


def test_every_three_strata_of_rates_have_limits_around_their_ratio() -> None:
    drawn = np.random.default_rng(7)
    t, s = (drawn.choice([0, 1, 2.5, 30], (5000, 3)) for _ in range(2))
    x, y = (np.where(time > 0, drawn.integers(0, 7, (5000, 3)), 0) for time in (t, s))
    found, swapped = st.common_rate_ratio(x, t, y, s), st.common_rate_ratio(y, s, x, t)
    exists = ~np.isnan(found.estimate)
    assert_encloses(Estimate(*found[:3]), exists, 0, np.inf)
    assert_turned_over(Estimate(*found[:3]), Estimate(*swapped[:3]))
    assert_chances(found.p)
    assert (found.informative <= found.strata).all()


def test_every_small_risk_table_has_curves_within_bounds() -> None:
    at_risk, events, censored = small_risk_tables()
    table = st.risk_table(at_risk, events, censored)
    curve = st.kaplan_meier(table.at_risk, table.events.sum(axis=-2))
    assert_encloses(Estimate(curve.survival, curve.low, curve.high), np.ones(curve.survival.shape, bool), 0, 1)
    assert (np.diff(curve.survival, axis=-1) <= 0).all()
    causes = st.aalen_johansen(table.at_risk, table.events)
    assert_encloses(Estimate(*causes[1:2], *causes[3:]), np.ones(causes.incidence.shape, bool), 0, 1)
    assert (causes.variance >= 0).all()
    np.testing.assert_allclose(causes.survival + causes.incidence.sum(axis=-2), 1, atol=1e-12)
    median = st.median_time(table.at_risk, table.events.sum(axis=-2), [1, 2, 3])
    assert ((median.low <= median.estimate) & (median.estimate <= median.high)).all()


def small_risk_tables() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Up to four people over three times, each ending by cause 1, cause 2 or censored at one of them."""
    ends = [(time, kind) for time in range(3) for kind in range(3)]
    rows = [[]]
    people = [rows[0]]
    for _ in range(4):
        rows = [[*row, end] for row in rows for end in ends if not row or end >= row[-1]]
        people += rows
    cells = np.zeros((len(people), 3, 3), dtype=int)
    for place, row in enumerate(people):
        for time, kind in row:
            cells[place, kind, time] += 1
    return cells.sum(axis=(1, 2)), cells[:, 1:], cells[:, 0]


def test_every_pair_of_small_risk_tables_is_compared() -> None:
    started, events, censored = small_risk_tables()
    table = st.risk_table(started, events, censored)
    one, other = np.triu_indices(len(started))
    at_risk = np.stack([table.at_risk[one], table.at_risk[other]], axis=1)[::7]
    happened = np.stack([table.events[one, 0], table.events[other, 0]], axis=1)[::7]
    found, swapped = st.log_rank(at_risk, happened), st.log_rank(at_risk[:, ::-1], happened[:, ::-1])
    assert len(at_risk) > 30_000
    assert_chances(found.p)
    assert (found.chi_square >= 0).all()
    np.testing.assert_allclose(found.chi_square, swapped.chi_square, atol=1e-9)
    np.testing.assert_allclose(found.observed.sum(axis=-1), found.expected.sum(axis=-1), atol=1e-12)
