"""Direct standardisation against R's definition and the worked example."""

from __future__ import annotations

import numpy as np
import pytest

from tests.golden.golden import golden
from tests.statistics.near import assert_near
from wggi_metrics.statistics import directly_standardised, wilson


def test_the_standardised_share_equals_r() -> None:
    r = golden("proportions")["standardised"]
    found = directly_standardised(r["part"], r["whole"], r["weight"])
    assert_near((found.estimate, found.low, found.high), [r[name][0] for name in ("estimate", "low", "high")])
    assert found.covered == 1


def test_answers_weighted_to_those_invited_come_out() -> None:
    # measures, 26: invited 400 w, 900 m; agreeing 65 of 100 w, 90 of 150 m: unweighted 62.0 %, weighted 61.5 %
    found = directly_standardised([65, 90], [100, 150], [400, 900])
    assert float(found.estimate) == pytest.approx(0.615, abs=5e-4)
    assert float(directly_standardised([155], [250], [1]).estimate) == pytest.approx(0.62)


def test_one_group_is_its_own_proportion() -> None:
    found = directly_standardised([18], [20], [7])
    assert_near((found.low, found.high), np.array(wilson(18, 20)), 1e-13)


def test_a_group_of_nobody_is_left_to_the_others_and_said() -> None:
    found = directly_standardised([5, 0], [10, 0], [60, 40])
    assert (float(found.estimate), float(found.covered)) == (0.5, pytest.approx(0.6))


def test_nobody_at_all_may_be_anything() -> None:
    found = directly_standardised([0, 3], [0, 6], [5, 0])
    assert np.isnan(found.estimate)
    assert tuple(found[1:]) == (0, 1, 0)


def test_all_and_none_stay_within_bounds() -> None:
    every, none = directly_standardised([5, 9], [5, 9], [2, 3]), directly_standardised([0, 0], [5, 9], [2, 3])
    assert (every.estimate, every.high) == (1, 1)
    assert (none.estimate, none.low) == (0, 0)
    assert 0 < every.low < 1
    assert_near(none.high, 1 - every.low, 1e-12)


def test_negative_weights_are_refused() -> None:
    with pytest.raises(ValueError, match="weight is -1: counts are 0 or more"):
        directly_standardised([1], [2], [-1])
