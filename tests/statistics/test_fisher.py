"""Tests of one table against R, published values and sums by hand."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from scipy import stats

from tests.golden.golden import golden
from tests.statistics.near import assert_near
from wggi_metrics.statistics import fisher_exact, pooled_test

SMALL = [(x, n, y, m) for n in range(7) for m in range(7) for x in range(n + 1) for y in range(m + 1)]


def test_fisher_equals_r() -> None:
    r = golden("tables")["fisher"]
    found = fisher_exact(r["x"], r["n"], r["y"], r["m"])
    for name in ("two_sided", "less", "greater"):
        assert_near(getattr(found, name), r[name])
    assert_near(found.mid_two_sided, r["two_sided"] - r["exactly"] / 2)
    assert_near(found.mid_less, r["less"] - r["exactly"] / 2)
    assert_near(found.mid_greater, r["greater"] - r["exactly"] / 2)


def test_the_pooled_test_equals_r() -> None:
    r = golden("tables")["pooled"]
    found = pooled_test(r["x"], r["n"], r["y"], r["m"])
    for name in ("chi_square", "p", "corrected", "corrected_p"):
        np.testing.assert_allclose(getattr(found, name), r[name], rtol=1e-9, atol=1e-15)


def test_morris_is_told_by_one_test_and_not_by_the_other() -> None:
    # Morris 2017: women 2 of 10, men 15 of 25
    z = pooled_test(2, 10, 15, 25)
    assert (float(z.z), float(z.p)) == pytest.approx((-2.138963, 0.032439), abs=1e-6)
    assert float(fisher_exact(2, 10, 15, 25).two_sided) == pytest.approx(0.0599078, abs=1e-7)


def test_berkeley_pooled_gives_the_published_chi_square() -> None:
    found = pooled_test(1198, 2691, 557, 1835)
    assert (float(found.chi_square), float(found.corrected)) == pytest.approx((92.2053, 91.6096), abs=1e-4)


def by_hand(x: int, n: int, y: int, m: int) -> tuple[Fraction, Fraction, Fraction]:
    k = x + y
    outcomes = {a: Fraction(comb(n, a) * comb(m, k - a), comb(n + m, k)) for a in range(max(0, k - m), min(n, k) + 1)}
    return (
        sum(p for p in outcomes.values() if p <= outcomes[x]),
        sum(p for a, p in outcomes.items() if a <= x),
        sum(p for a, p in outcomes.items() if a >= x),
    )


def test_every_small_table_equals_the_sum_by_hand() -> None:
    found = fisher_exact(*np.array(SMALL).T)
    wanted = np.array([[float(p) for p in by_hand(*table)] for table in SMALL]).T
    assert_near(np.array(found[:3]), wanted, 1e-13)


def test_large_tables_keep_their_digits_far_out() -> None:
    table = (900, 100_000, 1400, 100_000)
    p = stats.fisher_exact([[900, 99_100], [1400, 98_600]]).pvalue
    assert p < 1e-24
    assert float(fisher_exact(*table).two_sided) == pytest.approx(p, rel=1e-9)


def test_a_million_a_side_is_answered() -> None:
    found = fisher_exact([500_300, 0], [1_000_000, 1_000_000], [499_700, 1_000_000], [1_000_000, 1_000_000])
    assert float(found.two_sided[0]) == pytest.approx(float(pooled_test(500_300, 10**6, 499_700, 10**6).p), rel=0.01)
    assert found.two_sided[1] == 0


def test_no_tables_give_no_answers() -> None:
    empty = np.zeros(0)
    assert fisher_exact(empty, empty, empty, empty).two_sided.shape == (0,)


def test_a_margin_of_nobody_tells_nothing() -> None:
    found = fisher_exact([0, 3, 0], [0, 3, 4], [2, 5, 0], [5, 5, 5])
    assert (found.two_sided == 1).all()
    assert (found.mid_less == 0.5).all()
    pooled = pooled_test([0, 3, 0], [0, 3, 4], [2, 5, 0], [5, 5, 5])
    assert (pooled.z == 0).all()
    assert (pooled.corrected_p == 1).all()


@pytest.mark.parametrize("test", [fisher_exact, pooled_test])
def test_more_selected_than_there_were_is_refused(test: object) -> None:
    with pytest.raises(ValueError, match="other_part is 9: allowed is 0 to other_whole = 8"):
        test(1, 2, 9, 8)  # type: ignore[operator]
