"""Thresholds: keyed, the same in every period, and fair on the average."""

from __future__ import annotations

import numpy as np
import pytest

from tests.disclosure.tables import BASE, KEY
from wggi_metrics.disclosure.rounding import Cell
from wggi_metrics.disclosure.rounding.wishes import keyed, wishes


def cells(period: str, number: int = 400) -> list[Cell]:
    return [Cell("staff", period, (("org_unit", f"Unit {each}"),)) for each in range(number)]


@pytest.mark.parametrize("use", ["threshold", "tie"])
def test_no_period_changes_a_threshold(use: str) -> None:
    assert np.array_equal(keyed(cells("2019"), use, KEY), keyed(cells("2024"), use, KEY))


def test_another_key_gender_or_cell_has_another_threshold() -> None:
    ours, others = keyed(cells("2024"), "threshold", KEY), keyed(cells("2024"), "threshold", KEY[::-1])
    assert len(np.unique([ours, others])) == 2 * 400 * 3


def test_a_count_is_rounded_up_as_often_as_it_lies_near_the_upper_multiple() -> None:
    # of 1,200 thresholds, 3/5 are expected below 3/5; five standard deviations are 85
    heads = np.full((400, 3), 13)
    up = wishes(cells("2024"), heads, BASE, KEY).up
    assert abs(up.sum() - 1200 * 3 / 5) < 85


def test_a_multiple_is_never_rounded_up_and_small_counts_weigh_more() -> None:
    wished = wishes(cells("2024", 2), np.array([[10, 24, 25], [0, 5, 100]]), BASE, KEY)
    assert not wished.up[0, 0]
    assert not wished.up[1].any()
    assert wished.weight.tolist() == [[20, 20, 1], [20, 20, 1]]
