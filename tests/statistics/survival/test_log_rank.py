"""The log-rank test against R and published values."""

from __future__ import annotations

import numpy as np
import pytest

from tests.golden.golden import golden
from tests.statistics.near import assert_exact, assert_near
from tests.statistics.survival.people import by_group
from wggi_metrics.statistics import log_rank, stratified_log_rank

R = golden("survival")


def strata() -> tuple[np.ndarray, np.ndarray]:
    """At risk and events by stratum, group and month."""
    made, last = R["made_up"], int(R["made_up"]["time"].max())
    tables = []
    for each in np.unique(made["stratum"]):
        mine = made["stratum"] == each
        tables.append(by_group(*(made[name][mine] for name in ("time", "status", "group"))))
    padded = [[np.pad(a, ((0, 0), (0, last + 1 - a.shape[1]))) for a in table] for table in tables]
    return np.stack([table[0] for table in padded]), np.stack([table[1] for table in padded])


@pytest.mark.parametrize("case", ["freireich", "made_up"])
def test_two_groups_equal_r(case: str) -> None:
    r = R[case]
    found = log_rank(*by_group(r["time"], r["status"], r["group"]))
    assert_near((found.chi_square, found.p), (r["chi_square"][0], r["p"][0]))
    assert_near(found.observed, r["observed"])
    assert_near(found.expected, r["expected"])
    assert found.degrees == 1


def test_three_groups_equal_r() -> None:
    made, r = R["made_up"], R["three_groups"]
    found = log_rank(*by_group(made["time"], made["status"], made["stratum"]))
    assert_near((found.chi_square, found.p), (r["chi_square"][0], r["p"][0]))
    assert found.degrees == 2


def test_the_stratified_test_equals_r() -> None:
    r = R["stratified"]
    found = stratified_log_rank(*strata())
    assert_near((found.chi_square, found.p), (r["chi_square"][0], r["p"][0]))
    assert_near(found.observed, r["observed"])
    assert_near(found.expected, r["expected"])


def test_freireich_gives_the_published_value() -> None:
    r = R["freireich"]
    assert float(log_rank(*by_group(r["time"], r["status"], r["group"])).chi_square) == pytest.approx(16.7929, abs=5e-5)


def test_one_group_alone_tells_nothing() -> None:
    found = log_rank([[5, 3], [0, 0]], [[1, 1], [0, 0]])
    assert (found.chi_square, found.p, found.degrees) == (0, 1, 0)
    assert tuple(log_rank(np.zeros((2, 3)), np.zeros((2, 3)))[:3]) == (0, 1, 0)


def test_a_group_that_nobody_is_in_takes_no_degree() -> None:
    at_risk, events = by_group(*(R["made_up"][name] for name in ("time", "status", "group")))
    more = log_rank(np.insert(at_risk, 1, 0, axis=0), np.insert(events, 1, 0, axis=0))
    assert more.degrees == 1
    assert_near(more.chi_square, log_rank(at_risk, events).chi_square)


def test_exchanging_the_groups_changes_nothing() -> None:
    at_risk, events = by_group(*(R["made_up"][name] for name in ("time", "status", "group")))
    assert_near(log_rank(at_risk[::-1], events[::-1]).chi_square, log_rank(at_risk, events).chi_square, 1e-12)


def test_one_stratum_is_the_plain_test_and_an_empty_one_changes_nothing() -> None:
    at_risk, events = by_group(*(R["made_up"][name] for name in ("time", "status", "group")))
    plain = log_rank(at_risk, events)
    empty = np.zeros_like(at_risk)
    found = stratified_log_rank(np.stack([at_risk, empty]), np.stack([events, empty]))
    assert_exact(found.chi_square, plain.chi_square)


def test_strata_are_asked_for() -> None:
    with pytest.raises(ValueError, match="its last axes are strata, groups and times"):
        stratified_log_rank([[1, 2]], [[0, 0]])
