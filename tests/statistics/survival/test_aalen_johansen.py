"""Competing causes against R, published values and the matrices written out."""

from __future__ import annotations

import numpy as np
import pytest

from tests.golden.golden import golden
from tests.statistics.near import assert_near
from tests.statistics.survival.people import counted
from wggi_metrics.statistics import aalen_johansen, kaplan_meier, on_grid

R = golden("survival")


def test_two_causes_equal_r() -> None:
    made, r = R["made_up"], R["causes"]
    table, at = counted(made["time"], made["cause"], causes=2), r["at"].astype(int)
    found = aalen_johansen(table.at_risk, table.events)
    assert_near(found.incidence[:, at], [r["first"], r["second"]])
    # R's infinitesimal jackknife is the same variance where everybody starts together
    assert_near(np.sqrt(found.variance[:, at]), [r["first_error"], r["second_error"]])


def test_late_entry_equals_r_and_the_product_of_matrices() -> None:
    people, r = R["late"], R["late_causes"]
    table, at = counted(people["time"], people["cause"], entry=people["entry"], causes=2), r["at"].astype(int)
    found = aalen_johansen(table.at_risk, table.events)
    at = at[at >= 0]
    assert_near(found.incidence[:, at], [r["first"][-len(at) :], r["second"][-len(at) :]])
    assert_near(np.sqrt(found.variance[:, at]), [r["first_error"][-len(at) :], r["second_error"][-len(at) :]])


def test_satagopan_gives_the_published_incidence() -> None:
    # 305 people; in the order of days censored, E, censored, E, R, E, censored, R, E; 296 censored later
    day = np.array([7, 10, 14, 16, 18, 23, 24, 26, 27] + [40] * 296)
    cause = np.array([0, 1, 0, 1, 2, 1, 0, 2, 1] + [0] * 296)
    table = counted(day, cause, causes=2)
    found = 100 * aalen_johansen(table.at_risk, table.events).incidence[0, [10, 16, 23, 27]]
    assert found.tolist() == pytest.approx([0.3289, 0.6590, 0.9890, 1.3200], abs=2e-4)


def test_the_worked_competing_causes_come_out() -> None:
    # measures, 6: yearly at risk, promoted, left; 1 - Kaplan-Meier of promotion alone would claim .365989
    at_risk, events = [50, 44, 34], [[2, 6, 8], [3, 2, 1]]
    found = aalen_johansen(at_risk, events)
    assert found.incidence[0].tolist() == pytest.approx([0.04, 0.162727, 0.335989], abs=1e-6)
    assert found.incidence[1].tolist() == pytest.approx([0.06, 0.100909, 0.122567], abs=1e-6)
    alone = 1 - kaplan_meier(at_risk, events[0]).survival
    assert alone[2] == pytest.approx(0.365989, abs=1e-6)
    assert found.incidence[0, 2] < alone[2]


def test_the_worked_late_entries_come_out() -> None:
    table = counted([12, 18, 24, 14, 24, 30], [1, 2, 0, 1, 1, 0], entry=[-1, -1, -1, 10, 15, 20], causes=2)
    found = aalen_johansen(table.at_risk, table.events)
    at = [12, 14, 18, 24]
    assert found.incidence[0, at].tolist() == pytest.approx([0.25, 0.5, 0.5, 0.611111], abs=1e-6)
    assert found.incidence[1, at].tolist() == pytest.approx([0, 0, 1 / 6, 1 / 6])
    assert (found.survival + found.incidence.sum(axis=0)).tolist() == pytest.approx([1] * 31)


def test_one_cause_is_one_minus_kaplan_meier() -> None:
    made = R["made_up"]
    table = counted(made["time"], made["status"])
    found, curve = aalen_johansen(table.at_risk, table.events), kaplan_meier(table.at_risk, table.events[0])
    np.testing.assert_allclose(found.incidence[0], 1 - curve.survival, rtol=0, atol=1e-14)
    np.testing.assert_allclose(found.variance[0], curve.variance, rtol=1e-9, atol=1e-18)


def test_a_coarser_grid_changes_nothing() -> None:
    made = R["made_up"]
    table = counted(made["time"], made["cause"], causes=2)
    found = aalen_johansen(table.at_risk, table.events)
    months = np.arange(len(table.at_risk))
    yearly = on_grid(found.incidence, months, [0, 12, 24, 36], before=0.0)
    assert (yearly == found.incidence[:, [0, 12, 24, 36]]).all()


def test_a_cause_without_events_may_have_been_missed() -> None:
    found = aalen_johansen([4, 4], [[0, 0], [1, 1]])
    z2 = 1.959963984540054**2
    assert found.incidence[0, 1] == found.low[0, 1] == 0
    assert found.high[0, 1] == pytest.approx(z2 / (4 + z2))


def test_everybody_gone_for_one_cause() -> None:
    found = aalen_johansen([3, 2, 1], [[1, 1, 1]])
    assert found.incidence[0].tolist() == pytest.approx([1 / 3, 2 / 3, 1])
    assert (found.low[0, 2], found.high[0, 2]) == (found.low[0, 1], 1)


def test_causes_together_stay_within_those_at_risk() -> None:
    with pytest.raises(ValueError, match="events is 5: allowed is 0 to at_risk = 4"):
        aalen_johansen([4], [[3], [2]])
