"""Four fifths in whole numbers."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from wggi_metrics.statistics import four_fifths

RULE = (4, 5)
TABLES = [(x, n, y, m) for n in range(7) for m in range(7) for x in range(n + 1) for y in range(m + 1)]


def test_the_uniform_guidelines_example_marks_seventy_five_per_cent_alone() -> None:
    # Questions and Answers 1979: rates 45, 48 and 51 against 60 per cent are 75, 80 and 85 per cent
    found = four_fifths([45, 48, 51], [100] * 3, [60] * 3, [100] * 3, RULE)
    assert list(found.below) == [1, 0, 0]


def test_morris_ends_with_three_selections() -> None:
    # measures, 16: 2/10 and 15/25; 5/10 and 12/25 after three exchanges
    found = four_fifths(2, 10, 15, 25, RULE)
    assert (found.below, found.flips_at) == (1, 3)


def test_the_lower_group_is_named_whichever_it_is() -> None:
    found = four_fifths(15, 25, 2, 10, RULE)
    assert (found.below, found.flips_at) == (2, 3)
    assert four_fifths(323, 1482, 577, 2693, RULE).below == 0  # measures, 16: SNSF


def by_hand(x: int, n: int, y: int, m: int) -> tuple[int, int]:
    """The rule in fractions, and the exchanges tried one after the other."""

    def below(a: int, b: int) -> int:
        if not n or not m:
            return 0
        first, other = Fraction(a, n), Fraction(b, m)
        return 1 if first < Fraction(4, 5) * other else 2 if other < Fraction(4, 5) * first else 0

    side, moved = below(x, y), 0
    while side and below(x + (moved if side == 1 else -moved), y + (moved if side == 2 else -moved)) == side:
        moved += 1
    return side, moved


@pytest.mark.parametrize("first", range(7))
def test_every_small_table_equals_the_rule_tried_by_hand(first: int) -> None:
    tables = [table for table in TABLES if table[1] == first]
    found = four_fifths(*np.array(tables).T, RULE)
    assert list(zip(found.below.tolist(), found.flips_at.tolist(), strict=True)) == [by_hand(*t) for t in tables]


def test_exactly_four_fifths_is_never_below() -> None:
    pairs = [(x, n, y, m) for n in range(1, 101) for m in (5, 25, 60, 100) for y in range(1, m + 1)
             for x in [4 * y * n // (5 * m)] if 5 * x * m == 4 * y * n]  # fmt: skip
    assert len(pairs) == 494
    assert not four_fifths(*np.array(pairs).T, RULE).below.any()


def test_large_numbers_are_compared_exactly() -> None:
    found = four_fifths([3_999_999, 4_000_000], [10_000_000] * 2, [5_000_000] * 2, [10_000_000] * 2, RULE)
    assert list(found.below) == [1, 0]


@pytest.mark.parametrize("fraction", [(5, 4), (0, 5), (0.8, 1), (4, 0)])
def test_a_fraction_is_two_whole_numbers(fraction: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="fraction is"):
        four_fifths(1, 2, 1, 2, fraction)


def test_half_a_person_is_refused() -> None:
    with pytest.raises(ValueError, match=r"part is 0\.5: whole numbers are allowed"):
        four_fifths(0.5, 2, 1, 2, RULE)
