"""Who is at risk when, from counts of coming and going."""

from __future__ import annotations

import numpy as np
import pytest

from tests.statistics.survival.people import counted
from wggi_metrics.statistics import is_followed, on_grid, risk_table

# measures, 6: late entry, months (entry, exit); 1 promoted, 2 left, 0 censored
ENTRY = [-1, -1, -1, 10, 15, 20]
EXIT = [12, 18, 24, 14, 24, 30]
CAUSE = [1, 2, 0, 1, 1, 0]


def test_the_worked_late_entries_are_at_risk_as_stated() -> None:
    table = counted(EXIT, CAUSE, entry=ENTRY, causes=2)
    assert table.at_risk[[12, 14, 18, 24]].tolist() == [4, 3, 3, 3]


def test_a_late_entrant_is_at_risk_from_the_next_time_and_a_starter_from_the_first() -> None:
    table = risk_table(1, [[0, 0, 0]], [0, 0, 3], late=[2, 0, 0])
    assert table.at_risk.tolist() == [1, 3, 3]


def test_who_is_promoted_on_the_first_day_was_at_risk() -> None:
    table = counted([0, 0, 3], [1, 0, 1])
    assert table.at_risk.tolist() == [3, 1, 1, 1]


def test_the_censored_are_at_risk_at_their_time() -> None:
    table = counted([5, 5, 5], [1, 0, 0])
    assert table.at_risk[5] == 3


def test_more_gone_than_are_there_is_refused_with_the_time() -> None:
    with pytest.raises(ValueError, match="events and censored are 3 at time 1: allowed is 0 to at_risk = 2"):
        risk_table(3, [[1, 3]], [0, 0])


def test_a_late_entrant_cannot_go_before_being_at_risk() -> None:
    with pytest.raises(ValueError, match="at time 0: allowed is 0 to at_risk = 0"):
        risk_table(0, [[1, 0]], [0, 0], late=[1, 0])


def test_negative_counts_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="censored is -1: counts are 0 or more"):
        risk_table(3, [[1, 1]], [0, -1])
    with pytest.raises(ValueError, match=r"events has shape \(2,\): its last axes are causes and times"):
        risk_table(3, [1, 1], [0, 1])


def test_a_curve_is_followed_to_the_last_time_with_anybody_at_risk() -> None:
    assert is_followed([0, 2, 0, 1, 0, 0]).tolist() == [True, True, True, True, False, False]


def test_a_coarser_grid_reads_the_last_step() -> None:
    curve = [0.9, 0.7, 0.4]
    assert on_grid(curve, [3, 6, 10], [0, 3, 5, 6, 9.5, 10], before=1.0).tolist() == [1, 0.9, 0.9, 0.7, 0.7, 0.4]


def test_nothing_is_carried_on_beyond_the_last_time() -> None:
    with pytest.raises(ValueError, match="grid is 11: allowed is up to the last time, 10"):
        on_grid([0.9, 0.4], [3, 10], [11], before=1.0)
    with pytest.raises(ValueError, match="allowed are 2 rising times"):
        on_grid([0.9, 0.4], [10, 3], [1], before=1.0)


def test_groups_are_answered_at_once() -> None:
    table = risk_table([3, 5], np.ones((2, 1, 2)), np.zeros((2, 2)))
    assert table.at_risk.tolist() == [[3, 2], [5, 4]]
