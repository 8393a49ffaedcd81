"""What a change of a share is made of, against the worked example and in exact fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wggi_metrics.statistics import contributions, within_and_mix

# measures, 4: 30 of 100 -> 35 of 103
START, END = (30, 70), (35, 68)
FLOWS = {
    "hired": (4, 6),
    "promoted in": (6, 6),
    "promoted out": (-3, -9),
    "retired": (0, -4),
    "other leaving": (-2, -1),
}


@pytest.mark.parametrize(
    ("flow", "numerator", "points"),
    [("hired", 16500, 0.789134), ("promoted in", 44520, 2.129227), ("promoted out", 17280, 0.826438),
     ("retired", 26360, 1.260701), ("other leaving", -21430, -1.024917)],
)  # fmt: skip
def test_the_worked_contributions_come_out(flow: str, numerator: int, points: float) -> None:
    found = contributions([FLOWS[flow]], START, END)[0]
    assert found == Fraction(numerator, 2090900)
    assert float(100 * found) == pytest.approx(points, abs=1e-6)


def test_the_worked_contributions_add_up_to_the_change() -> None:
    assert sum(contributions(FLOWS.values(), START, END)) == Fraction(35, 103) - Fraction(30, 100)


PEOPLE = st.integers(0, 10**7)
MOVES = st.integers(-(10**5), 10**5)


@given(st.lists(st.tuples(MOVES, MOVES), max_size=8), PEOPLE, PEOPLE)
def test_contributions_sum_to_the_change_to_the_last_digit(flows: list[tuple[int, int]], women: int, men: int) -> None:
    end = (women + sum(flow[0] for flow in flows), men + sum(flow[1] for flow in flows))
    if min(end) < 0 or not sum(end) or not women + men:
        return
    change = Fraction(end[0], sum(end)) - Fraction(women, women + men)
    assert sum(contributions(flows, (women, men), end)) == change


@given(MOVES, MOVES, MOVES, MOVES)
def test_splitting_a_flow_splits_its_contribution(a: int, b: int, c: int, d: int) -> None:
    whole = contributions([(a + c, b + d)], START, END)[0]
    assert whole == sum(contributions([(a, b), (c, d)], START, END))


def test_exchanging_the_groups_or_the_dates_changes_the_sign() -> None:
    found = contributions([(4, 6)], START, END)[0]
    assert contributions([(6, 4)], START[::-1], END[::-1])[0] == -found
    assert contributions([(-4, -6)], END, START)[0] == -found


def test_a_flow_with_the_mean_share_contributes_nothing() -> None:
    assert contributions([(3, 7)], (30, 70), (60, 140)) == [0]


def test_nobody_at_a_date_has_no_change() -> None:
    assert contributions([(4, 6)], (0, 0), END) is None
    assert within_and_mix([((0, 0), (3, 4))]) is None
    assert within_and_mix([]) is None


def test_the_worked_mix_comes_out() -> None:
    found = within_and_mix([((40, 40), (45, 45)), ((10, 30), (12, 18))])
    assert float(100 * found.within) == pytest.approx(4.375)
    assert float(100 * found.mix) == pytest.approx(1.458333, abs=1e-6)
    assert found.within + found.mix == Fraction(57, 120) - Fraction(50, 120)


def test_a_group_that_is_empty_at_one_end_is_all_mix() -> None:
    found = within_and_mix([((5, 5), (5, 5)), ((0, 0), (8, 2))])
    assert found.within == 0
    assert found.mix == Fraction(13, 20) - Fraction(1, 2)


def test_the_decomposition_refuses_what_are_no_counts() -> None:
    with pytest.raises(ValueError, match=r"start is -1: counts are 0 or more"):
        contributions([(1, 1)], (-1, 5), (0, 5))
    with pytest.raises(ValueError, match=r"end is 2.5: whole numbers are allowed"):
        within_and_mix([((1, 1), (2.5, 1))])  # type: ignore[list-item]
