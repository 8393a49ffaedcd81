"""Kaplan-Meier and the median against R and published values."""

from __future__ import annotations

import numpy as np
import pytest

from tests.golden.golden import golden
from tests.statistics.near import assert_near
from tests.statistics.survival.people import counted
from wggi_metrics.statistics import kaplan_meier, median_time
from wggi_metrics.statistics.survival.risk_tables import RiskTable

GROUPS = {"freireich_1": 1, "freireich_0": 0, "made_up_1": 1, "made_up_0": 0}


def table_of(case: str) -> RiskTable:
    if case == "late":
        r = golden("survival")["late"]
        return counted(r["time"], r["cause"] > 0, entry=r["entry"])
    r = golden("survival")[case[:-2]]
    mine = r["group"] == GROUPS[case]
    return counted(r["time"][mine], r["status"][mine])


@pytest.mark.parametrize("case", [*GROUPS, "late"])
def test_the_curve_equals_r(case: str) -> None:
    r, table = golden("survival")[case], table_of(case)
    at = r["at"].astype(int)
    found = kaplan_meier(table.at_risk, table.events[0])
    assert table.at_risk[at].tolist() == r["at_risk"].tolist()
    np.testing.assert_allclose(found.survival[at], r["survival"], rtol=1e-9, atol=1e-15)
    told = (r["survival"] > 0) & (r["survival"] < 1)  # R gives nothing at 0 and 1 to 1 at 1
    assert told.sum() > 10
    assert_near(np.sqrt(found.variance[at][told]), r["error"][told])
    assert_near(found.low[at][told], r["low"][told])
    assert_near(found.high[at][told], r["high"][told])


@pytest.mark.parametrize("case", GROUPS)
def test_the_median_equals_r(case: str) -> None:
    wanted, table = golden("survival")[case]["median"], table_of(case)
    found = median_time(table.at_risk, table.events[0], np.arange(len(table.at_risk)))
    assert [float(each) for each in found] == [np.inf if np.isnan(each) else each for each in wanted]


def test_freireich_gives_the_published_curve() -> None:
    table = table_of("freireich_1")
    found, at = kaplan_meier(table.at_risk, table.events[0]), [6, 7, 10, 13, 16, 22, 23]
    assert found.survival[at].tolist() == pytest.approx(
        [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], abs=5e-5
    )
    errors = np.sqrt(found.variance[at]).tolist()
    assert errors == pytest.approx([0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346], abs=5e-5)
    medians = [
        median_time(t.at_risk, t.events[0], np.arange(len(t.at_risk))).estimate
        for t in (table, table_of("freireich_0"))
    ]
    assert medians == [23, 8]


def test_the_worked_curves_come_out() -> None:
    # measures, 6: late entry, and yearly competing causes
    late = counted([12, 18, 24, 14, 24, 30], [1, 1, 0, 1, 1, 0], entry=[-1, -1, -1, 10, 15, 20])
    found = kaplan_meier(late.at_risk, late.events[0])
    assert found.survival[[12, 14, 18, 24]].tolist() == pytest.approx([0.75, 0.5, 1 / 3, 2 / 9])
    yearly = kaplan_meier([50, 44, 34], [5, 8, 9])
    assert yearly.survival.tolist() == pytest.approx([0.9, 0.736364, 0.541444], abs=1e-6)


def test_before_the_first_event_the_band_knows_no_more_than_its_few() -> None:
    found = kaplan_meier([4, 4, 3], [0, 0, 1])
    assert found.survival[0] == found.high[0] == 1
    assert found.low[0] == pytest.approx(4 / (4 + 1.959963984540054**2))  # Wilson, 4 of 4


def test_after_the_last_one_the_curve_is_nought_and_the_band_stays() -> None:
    found = kaplan_meier([3, 2, 1], [1, 1, 1])
    assert (found.survival[2], found.low[2], found.variance[2]) == (0, 0, 0)
    assert found.high[2] == found.high[1] < 1


def test_where_nobody_is_at_risk_the_curve_stands_still() -> None:
    found = kaplan_meier([2, 0, 1], [1, 0, 0])
    assert found.survival.tolist() == [0.5, 0.5, 0.5]


def test_a_half_counts_as_reached_in_spite_of_rounding() -> None:
    # 9/10 x 8/9 x 7/8 x 6/7 x 5/6 is 0.5000000000000001 in floats
    at_risk = [10, 9, 8, 7, 6, 5]
    assert median_time(at_risk, [1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6]).estimate == 5


def test_a_median_that_is_not_reached_is_infinite() -> None:
    found = median_time([10, 9, 8], [1, 1, 0], [12, 24, 36])
    assert (found.estimate, found.high) == (np.inf, np.inf)


def test_a_median_is_not_found_where_nobody_is_followed() -> None:
    assert np.isinf(median_time([[0, 0], [0, 0]], [[0, 0], [0, 0]], [0, 1]).estimate).all()


def test_more_events_than_at_risk_are_refused() -> None:
    with pytest.raises(ValueError, match="events is 3: allowed is 0 to at_risk = 2"):
        kaplan_meier([4, 2], [1, 3])
    with pytest.raises(ValueError, match=r"times has shape \(1,\): allowed are 2 times"):
        median_time([4, 2], [1, 1], [1])
