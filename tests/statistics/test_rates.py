"""Exact rates and their ratio against R and worked examples."""

from __future__ import annotations

import numpy as np
import pytest

from tests.golden.golden import golden
from tests.statistics.near import assert_near
from wggi_metrics.statistics import exact_rate, exact_rate_ratio, rate_ratio_interval


def test_the_rate_ratio_equals_r() -> None:
    r = golden("tables")["rate_ratio"]
    found = exact_rate_ratio(r["events"], r["time"], r["other_events"], r["other_time"])
    for name in ("estimate", "low", "high", "p"):
        assert_near(getattr(found, name), r[name])
    alone = rate_ratio_interval(r["events"], r["time"], r["other_events"], r["other_time"])
    for name in ("estimate", "low", "high"):
        assert_near(getattr(alone, name), r[name])


def test_the_rate_equals_r() -> None:
    r = golden("tables")["rate"]
    found = exact_rate(r["events"], r["time"])
    for name in ("estimate", "low", "high"):
        assert_near(getattr(found, name), r[name])


@pytest.mark.parametrize(
    ("counts", "ratio", "low", "high"),
    # measures, 5
    [((9, 190, 31, 510), 0.779287, 0.326333, 1.676897), ((0, 10, 5, 40), 0, 0, 4.365116),
     ((3, 10, 0, 40), np.inf, 1.652925, np.inf)],
)  # fmt: skip
def test_the_worked_ratios_come_out(counts: tuple[int, ...], ratio: float, low: float, high: float) -> None:
    found = exact_rate_ratio(*counts)
    assert [float(each) for each in found[:3]] == pytest.approx((ratio, low, high), abs=1e-6)


def test_the_worked_p_comes_out() -> None:
    assert float(exact_rate_ratio(9, 190, 31, 510).p) == pytest.approx(0.596420, abs=1e-6)


def test_without_events_or_without_time_nothing_is_known() -> None:
    found = exact_rate_ratio([0, 0], [10, 0], [0, 4], [40, 5])
    assert np.isnan(found.estimate).all()
    assert (found.low == 0).all()
    assert np.isinf(found.high).all()
    assert (found.p == 1).all()
    alone = exact_rate(0, 0)
    assert np.isnan(alone.estimate)
    assert (alone.low, alone.high) == (0, np.inf)


def test_exchanging_the_groups_turns_the_ratio_over() -> None:
    found, turned = exact_rate_ratio(7, 31.5, 12, 80), exact_rate_ratio(12, 80, 7, 31.5)
    assert_near((found.estimate, found.low, found.high, found.p),
                (1 / turned.estimate, 1 / turned.high, 1 / turned.low, turned.p), 1e-13)  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((1, 0, 1, 5), "events is 1 where time is 0: allowed is 0"),
        ((1.5, 2, 1, 5), r"events is 1\.5: whole numbers"),
        ((1, 2, 1, -5), "other_time is -5: counts are 0 or more"),
        (([1, 2], 2, [1, 2, 3], 5), "shapes must match"),
    ],
)
def test_what_are_no_rates_is_refused(counts: tuple[object, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        exact_rate_ratio(*counts)  # type: ignore[arg-type]
