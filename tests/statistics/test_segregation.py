"""Segregation against R's definition, worked examples and the ends."""

from __future__ import annotations

import numpy as np
import pytest

from tests.golden.golden import golden
from tests.statistics.near import ITERATED, assert_near
from wggi_metrics.statistics import duncan_index, glass_ceiling_index


def test_the_duncan_index_equals_r() -> None:
    r = golden("proportions")["duncan"]
    assert_near(duncan_index(r["first"], r["other"]), r["index"][0])


def test_alike_is_nought_and_apart_is_one() -> None:
    assert duncan_index([[1, 2, 3], [4, 0, 0]], [[10, 20, 30], [0, 5, 1]]).tolist() == [0, 1]


def test_exchanging_the_groups_changes_nothing() -> None:
    assert duncan_index([3, 1, 8], [2, 9, 4]) == duncan_index([2, 9, 4], [3, 1, 8])


def test_nobody_of_a_group_is_spread_nowhere() -> None:
    assert np.isnan(duncan_index([0, 0], [3, 4]))


def test_the_ceiling_index_equals_r() -> None:
    r = golden("proportions")["ceiling"]
    found = glass_ceiling_index(*r["counts"])
    assert_near(found.estimate, r["estimate"][0])
    assert_near((found.low, found.high), (r["low"][0], r["high"][0]), ITERATED)


def test_the_worked_ceiling_comes_out() -> None:
    # measures, 3
    found = glass_ceiling_index(8, 40, 252, 550)
    assert [float(each) for each in found] == pytest.approx([2.290909, 1.337584, 4.324754], abs=1e-6)


def test_the_ends_of_the_ceiling() -> None:
    found = glass_ceiling_index([0, 0, 3, 2], [5, 0, 6, 4], [4, 4, 3, 2], [20, 20, 6, 9])
    assert np.isnan(found.estimate[:2]).all()
    assert not np.isnan(found.low).any()
    assert not np.isnan(found.high).any()
    assert (found.estimate[2], found.low[2], found.high[2]) == (1, 1, 1)  # nobody below the top
    assert found.estimate[3] == pytest.approx((2 / 9) / (2 / 4))
    assert found.low[3] == 4 / 9  # nobody of the group below the top
    assert found.estimate[3] < found.high[3]


def test_the_top_lies_within_all() -> None:
    with pytest.raises(ValueError, match="the top is within all"):
        glass_ceiling_index(3, 6, 4, 5)
