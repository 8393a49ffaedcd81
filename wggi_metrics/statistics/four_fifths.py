"""Whether the lower of two selection rates is below a fraction of the higher one, in whole numbers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import whole_two_by_two
from wggi_metrics.statistics.types import Wholes


class FourFifths(NamedTuple):
    """``below``: 1 the first group, 2 the other one, 0 neither. ``flips_at``: selections that would end it, or 0."""

    below: Wholes
    flips_at: Wholes


def four_fifths(
    part: ArrayLike,
    whole: ArrayLike,
    other_part: ArrayLike,
    other_whole: ArrayLike,
    fraction: tuple[int, int],
) -> FourFifths:
    """Which group's rate lies below ``fraction`` (as (4, 5)) of the other's, and how many selections would end it.

    A selection that ends it goes to the lower group in place of one of the other group. Exactly the fraction is not
    below. Domain: whole counts, 0 <= part <= whole; no trials on a side, or nobody selected: neither.
    Raises: ValueError for counts outside the domain, or a fraction that is not 0 < fraction <= 1 in whole numbers.
    Source: 29 CFR 1607.4 D (1978); Questions and Answers, 44 FR 11996 (1979). In integers because in floats a
    third of the tables at exactly four fifths come out wrong.
    """
    x, n, y, m = whole_two_by_two(part, whole, other_part, other_whole)
    up, down = _fraction(fraction)
    first = np.where(n > 0, _missing(x, n, y, m, up, down), 0)
    other = np.where(m > 0, _missing(y, m, x, n, up, down), 0)
    below = np.where(first > 0, 1, np.where(other > 0, 2, 0))
    return FourFifths(below, np.maximum(first, other))


def _missing(x: Wholes, n: Wholes, y: Wholes, m: Wholes, up: int, down: int) -> Wholes:
    """The least k with down (x + k) m >= up (y - k) n; 0 or less where the rate is not below."""
    short = up * y * n - down * x * m
    return np.where(short > 0, -(-short // np.maximum(down * m + up * n, 1)), 0)


def _fraction(fraction: tuple[int, int]) -> tuple[int, int]:
    up, down = fraction
    if not (isinstance(up, int) and isinstance(down, int) and 0 < up <= down):
        raise ValueError(f"fraction is {fraction}: allowed are two whole numbers, as in (4, 5)")
    return up, down
