"""Selections by chance against R's sums, worked examples and another library."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from tests.golden.golden import golden
from tests.statistics.near import assert_near
from wggi_metrics.statistics import (
    cochran_mantel_haenszel,
    pool_chances,
    pool_chances_at_share,
    selected_by_chance,
    selected_by_own_chance,
)
from wggi_metrics.statistics.selection import Selected

WORKED = np.array([(5, 2, 1), (4, 1, 1), (6, 3, 2), (3, 0, 1), (4, 4, 1), (8, 2, 3)]).T


def spread(n: np.ndarray, w: np.ndarray, k: np.ndarray, total: int) -> np.ndarray:
    """Some numbers selected in each selection that are possible and have this total."""
    x = np.maximum(0, k - (n - w))
    for at in np.flatnonzero(np.minimum(w, k) > x):
        x[at] += min(total - x.sum(), np.minimum(w, k)[at] - x[at])
    assert x.sum() == total
    return x


@pytest.mark.parametrize("case", ["worked", "many", "large"])
def test_selections_equal_r(case: str) -> None:
    r = golden("selection")[case]
    n, w, k = (r[name].astype(int) for name in ("n", "w", "k"))
    found = selected_by_chance(n, w, k, spread(n, w, k, int(r["observed"][0])))
    equal(found, {name: values for name, values in r.items() if name not in "nwk"})


@pytest.mark.parametrize("case", ["own_chance", "own_chance_rare"])
def test_trials_with_chances_of_their_own_equal_r(case: str) -> None:
    r = golden("selection")[case]
    equal(selected_by_own_chance(r["chance"], int(r["observed"][0])), r)


def equal(found: Selected, r: dict[str, np.ndarray]) -> None:
    for name in ("expected", "variance", "at_most", "at_least", "two_sided"):
        assert_near(getattr(found, name), r[name][0])
    assert found.lowest == r["lowest"][0]
    assert_near(found.distribution, r["distribution"][: len(found.distribution)])
    assert r["distribution"][len(found.distribution) :].sum() == 0


def test_the_worked_selections_come_out() -> None:
    # measures, 17
    found = selected_by_chance(*WORKED, [1, 0, 1, 0, 1, 0])
    assert (found.observed, float(found.expected), float(found.variance)) == (
        3,
        pytest.approx(3.4),
        pytest.approx(1.229286, abs=1e-6),
    )
    wanted = (0.032143, 0.176786, 0.338214, 0.295714, 0.128214, 0.026786, 0.002143)
    assert found.distribution.tolist() == pytest.approx(wanted, abs=1e-6)
    assert (float(found.at_most), float(found.at_least)) == pytest.approx((0.547143, 0.791071), abs=1e-6)
    assert found.two_sided == 1


def test_the_square_over_the_variance_is_cochran_mantel_haenszel() -> None:
    n, w, k = WORKED
    x = np.array([1, 0, 1, 0, 1, 0])
    found, cmh = selected_by_chance(n, w, k, x), cochran_mantel_haenszel(x, w, k - x, n - w)
    assert float((found.observed - found.expected) ** 2 / found.variance) == pytest.approx(
        float(cmh.chi_square), rel=1e-13
    )


def test_trials_equal_scipys_transform_where_that_is_precise() -> None:
    chance = np.linspace(0.05, 0.9, 25)
    found = selected_by_own_chance(chance, 10)
    np.testing.assert_allclose(found.distribution, stats.poisson_binom.pmf(np.arange(26), chance), atol=1e-13)


def test_certain_and_impossible_trials_move_the_distribution() -> None:
    found = selected_by_own_chance([0, 1, 1, 0.25], 3)
    assert (found.lowest, found.distribution.tolist()) == (2, [0.75, 0.25])
    assert (found.at_least, found.at_most) == (0.25, 1)


def test_the_smallest_two_sided_p_of_one_woman_among_n_is_one_in_n() -> None:
    for n in (3, 4, 5, 10):
        assert float(selected_by_chance([n], [1], [1], [1]).two_sided) == pytest.approx(1 / n)
    assert selected_by_chance([2], [1], [1], [1]).two_sided == 1
    assert selected_by_chance([4], [2], [1], [1]).two_sided == 1


def test_selections_of_one_group_have_one_outcome() -> None:
    found = selected_by_chance([3, 4], [0, 4], [1, 2], [0, 2])
    assert (found.expected, found.variance, found.two_sided) == (2, 0, 1)


def test_no_selections_give_nothing_with_certainty() -> None:
    empty = np.zeros(0)
    found = selected_by_chance(empty, empty, empty, empty)
    assert (found.observed, found.expected, found.two_sided) == (0, 0, 1)


def test_shuffled_selections_give_the_same_bits() -> None:
    r = golden("selection")["many"]
    n, w, k = (r[name].astype(int) for name in ("n", "w", "k"))
    x = spread(n, w, k, int(r["observed"][0]))
    order = np.random.default_rng(5).permutation(len(n))
    found, shuffled = selected_by_chance(n, w, k, x), selected_by_chance(*(each[order] for each in (n, w, k, x)))
    np.testing.assert_array_equal(found.distribution, shuffled.distribution)
    assert found.two_sided == shuffled.two_sided


def test_pools_equal_r() -> None:
    r = golden("selection")["pool"]
    found = pool_chances(r["n"], r["w"], r["k"])
    assert_near(np.array(found), [r["none"], r["one"], r["more"]], 1e-12)
    r = golden("selection")["pool_at_share"]
    found = pool_chances_at_share(r["k"], r["share"])
    assert_near(np.array(found), [r["none"], r["one"], r["more"]], 1e-12)


def test_the_worked_pools_come_out() -> None:
    # measures, 18, and the meeting brief: P(0) .051 for 5 of 20 with 8
    found = pool_chances([20, 12, 30, 9], [8, 2, 6, 0], [5, 4, 5, 3])
    assert (float(found.none.sum()), float(found.one.sum())) == pytest.approx((1.773587, 1.187658), abs=1e-6)
    assert float(found.none[0]) == pytest.approx(0.051, abs=5e-4)
    pooled = pool_chances_at_share([5, 4, 5, 3], 16 / 71)
    assert (float(pooled.none.sum()), float(pooled.one.sum())) == pytest.approx((1.382839, 1.636190), abs=1e-6)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (([5], [6], [1], [0]), "first is 6: allowed is 0 to candidates = 5"),
        (([5], [2], [6], [0]), "chosen is 6: allowed is 0 to candidates = 5"),
        (([5], [2], [1], [2]), "first_chosen is 2: allowed is 0 to chosen = 1"),
        (([5], [4], [3], [1]), "first_chosen is 1: allowed is 2 to 3"),
    ],
)
def test_impossible_selections_are_refused(counts: tuple[list[int], ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        selected_by_chance(*counts)


def test_a_chance_is_no_more_than_one() -> None:
    with pytest.raises(ValueError, match=r"probability is 1\.2: allowed is 0 to 1"):
        selected_by_own_chance([0.5, 1.2], 1)
