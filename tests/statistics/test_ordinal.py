"""Answers on a scale against R and the worked example."""

from __future__ import annotations

import numpy as np
import pytest

from tests.golden.golden import golden
from tests.statistics.near import ITERATED, assert_near
from wggi_metrics.statistics import (
    agreement_difference,
    mean_score_difference,
    newcombe_difference,
    superiority,
    wilson,
)

WOMEN, MEN = [5, 10, 20, 40, 25], [10, 20, 30, 60, 30]  # measures, 26


@pytest.mark.parametrize("case", ["worked", "few", "apart"])
def test_mean_scores_equal_r(case: str) -> None:
    r = golden("ordinal")[case]
    found = mean_score_difference(r["first"], r["other"], r["scores"])
    span = np.ptp(r["scores"])
    limits = np.clip([r["low"][0], r["high"][0]], -span, span)  # no difference is larger than the scale
    assert_near((found.estimate, found.low, found.high), (r["difference"][0], *limits))


@pytest.mark.parametrize("case", ["worked", "few", "apart"])
def test_superiority_equals_r(case: str) -> None:
    r = golden("ordinal")[case]
    found = superiority(r["first"], r["other"])
    assert_near(found.estimate, r["superiority"][0])
    assert_near((found.low, found.high), (r["sup_low"][0], r["sup_high"][0]), ITERATED)


def test_the_worked_answers_come_out() -> None:
    agree = agreement_difference(WOMEN, MEN)
    assert [float(each) for each in agree] == pytest.approx([0.05, -0.072948, 0.167685], abs=1e-6)
    assert float(superiority(WOMEN, MEN).estimate) == pytest.approx(0.54)


def test_agreement_is_the_two_upper_answers_or_as_many_as_asked() -> None:
    assert_near(
        np.array(agreement_difference(WOMEN, MEN, upper=1)), np.array(newcombe_difference(25, 100, 30, 150)), 1e-14
    )
    with pytest.raises(ValueError, match="upper is 5: allowed is 1 to 4"):
        agreement_difference(WOMEN, MEN, upper=5)


def test_exchanging_the_groups_mirrors_every_answer() -> None:
    found, turned = superiority(WOMEN, MEN), superiority(MEN, WOMEN)
    assert_near((found.estimate, found.low, found.high), (1 - turned.estimate, 1 - turned.high, 1 - turned.low), 1e-12)
    found, turned = (mean_score_difference(*pair, range(1, 6)) for pair in ((WOMEN, MEN), (MEN, WOMEN)))
    assert_near((found.estimate, found.low, found.high), (-turned.estimate, -turned.high, -turned.low), 1e-12)


def test_answers_without_variance_do_not_claim_to_know() -> None:
    found = mean_score_difference([0, 0, 0, 3, 0], [0, 0, 0, 3, 0], range(1, 6))
    assert found.estimate == 0
    limits = wilson(2.25, 3)  # three fourths of the scale, three answers
    reach = 4 * np.hypot(0.75 - limits.low, limits.high - 0.75)
    assert_near((found.low, found.high), (-reach, reach), 1e-12)


def test_one_answer_each_spans_most_of_the_scale() -> None:
    found = mean_score_difference([1, 0, 0], [0, 0, 1], [0, 1, 2])
    assert found.estimate == found.low == -2
    assert found.high > 0


def test_all_higher_and_all_lower_are_right_at_the_ends() -> None:
    found = superiority([[0, 4], [4, 0]], [[4, 0], [0, 4]])
    assert found.estimate.tolist() == [1, 0]
    assert (found.high[0], found.low[1]) == (1, 0)
    assert 0.4 < found.low[0] < 1
    assert_near(found.high[1], 1 - found.low[0], 1e-12)


def test_nobody_on_a_side_may_be_anything() -> None:
    found = superiority([0, 0, 0], [1, 2, 0])
    assert np.isnan(found.estimate)
    assert (found.low, found.high) == (0, 1)
    found = mean_score_difference([0, 0, 0], [1, 2, 0], [1, 2, 3])
    assert np.isnan(found.estimate)
    assert (found.low, found.high) == (-2, 2)


def test_every_small_pair_of_answers_has_limits_around_its_estimate() -> None:
    one = np.array([(a, b, c) for a in range(4) for b in range(4) for c in range(4) if a + b + c])
    first, other = np.repeat(one, len(one), axis=0), np.tile(one, (len(one), 1))
    for found in (superiority(first, other), mean_score_difference(first, other, [1, 2, 3])):
        assert np.isfinite(found.estimate).all()
        assert (found.low <= found.estimate + 1e-12).all()
        assert (found.estimate <= found.high + 1e-12).all()
        assert (found.low < found.high).all()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (([1, 2], [1, 2, 3], [1, 2, 3]), r"first has shape \(2,\)"),
        (([1], [1], [1]), "two or more answers"),
        (([1, -1], [1, 1], [1, 2]), "first is -1: counts are 0 or more"),
        (([1, 1], [1, 0.5], [1, 2]), r"other is 0\.5: whole numbers"),
    ],
)
def test_what_are_no_answers_is_refused(arguments: tuple[object, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        mean_score_difference(*arguments)  # type: ignore[arg-type]
