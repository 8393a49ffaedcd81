"""Breslow-Day with Tarone's correction against R's root finder, statsmodels and published values."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import StratifiedTable

from tests.statistics.near import assert_near
from tests.statistics.small import swapped
from tests.statistics.tables import CASES, stratified
from wggi_metrics.statistics import breslow_day


@pytest.mark.parametrize("case", CASES)
def test_breslow_day_equals_r(case: str) -> None:
    table, r = stratified(case)
    found = breslow_day(*table)
    for each, name in zip(found, ("breslow_day", "breslow_day_p", "tarone", "tarone_p"), strict=False):
        assert_near(each, r[name][0])


def test_breslow_day_equals_statsmodels_where_that_answers() -> None:
    x, n, y, m = stratified("berkeley")[0]
    table = StratifiedTable([np.array([[a, b - a], [c, d - c]]) for a, b, c, d in zip(x, n, y, m, strict=True)])
    found = breslow_day(x, n, y, m)
    assert float(found.chi_square) == pytest.approx(table.test_equal_odds().statistic, rel=1e-9)
    assert float(found.tarone) == pytest.approx(table.test_equal_odds(adjust=True).statistic, rel=1e-9)


def test_berkeley_departs_as_published() -> None:
    found = breslow_day(*stratified("berkeley")[0])
    assert (float(found.chi_square), float(found.p)) == pytest.approx((18.8255, 0.00207139), abs=5e-5)
    assert found.degrees == 5


def test_strata_that_do_not_inform_are_left_out() -> None:
    table, _ = stratified("made_up")
    more = [
        np.append(each, extra) for each, extra in zip(table, ([0, 2, 0], [0, 2, 1], [0, 3, 0], [0, 3, 0]), strict=True)
    ]
    assert_near(np.array(breslow_day(*more)), np.array(breslow_day(*table)), 1e-13)


@pytest.mark.parametrize(
    "strata",
    [[(2, 5, 1, 4)], [(0, 4, 2, 5), (0, 3, 1, 3)], [(2, 5, 0, 4), (1, 3, 0, 3)], [(0, 0, 0, 0)], [(3, 3, 2, 2)]],
)
def test_nothing_departs_where_nothing_can(strata: list[tuple[int, ...]]) -> None:
    found = breslow_day(*np.array(strata).T)
    assert tuple(found[:4]) == (0, 1, 0, 1)


def test_exchanging_the_groups_changes_nothing() -> None:
    table, _ = stratified("made_up")
    assert_near(np.array(breslow_day(*table)), np.array(breslow_day(*swapped(table))), 1e-10)
