"""How unevenly two groups are spread, and how much smaller one's share is at the top."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import counts, same_shape, two_by_two, with_axes
from wggi_metrics.statistics.ratios import score_ratio
from wggi_metrics.statistics.totals import added
from wggi_metrics.statistics.types import Estimate, Floats


def duncan_index(first: ArrayLike, other: ArrayLike) -> Floats:
    """Half the sum of |part of the first group - part of the other| over places: who would have to move.

    0: both groups spread alike; 1: no place holds both. In small places chance alone raises it. Domain: counts (...,
    places); the last axis goes. Nobody of a group: NaN. Raises: ValueError for counts outside the domain.
    Source: Duncan, O. D. and Duncan, B. (1955), American Sociological Review 20, 210-217.
    """
    a, b = same_shape(first=counts(first, "first"), other=counts(other, "other"))
    with_axes(a, "first", 1, "places")
    n, m = a.sum(axis=-1, keepdims=True), b.sum(axis=-1, keepdims=True)
    spread = added(np.abs(a / np.maximum(n, 1e-300) - b / np.maximum(m, 1e-300))) / 2
    return np.where((n[..., 0] > 0) & (m[..., 0] > 0), np.minimum(spread, 1.0), np.nan)


def glass_ceiling_index(
    top_part: ArrayLike, top_whole: ArrayLike, all_part: ArrayLike, all_whole: ArrayLike, level: float = 0.95
) -> Estimate:
    """The first group's share in all ranks, the top included, divided by its share at the top, with its interval.

    1: the same share; above 1: smaller at the top. With f the share below the top divided by the share at the top and
    its score interval, the index is (top + f x rest) / all, at both ends. Domain: counts with 0 <= part <= whole,
    the top within all, one shape. Nobody of the group at the top, or nobody there: NaN, its limits as ``score_ratio``
    gives them; nobody below the top: 1, 1 to 1.
    Raises: ValueError for counts outside the domain.
    Source: European Commission, She Figures, Glass Ceiling Index; interval: Miettinen and Nurminen (1985).
    """
    x, n, y, m = two_by_two(top_part, top_whole, all_part, all_whole)
    rest_part, rest = y - x, m - n
    if np.any((rest_part < 0) | (rest < 0) | (rest_part > rest)):
        raise ValueError("top_part and top_whole are more than all_part and all_whole: the top is within all")
    below = score_ratio(rest_part, rest, x, n, level)
    alone = (rest == 0) & (x > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        index = np.where(x > 0, (y / m) / (x / n), np.nan)
        ends = [np.where(np.isinf(f), np.inf, (n + rest * np.where(np.isinf(f), 0, f)) / np.maximum(m, 1))
                for f in (below.low, below.high)]  # fmt: skip
    low, high = (np.where(alone, 1.0, end) for end in ends)
    return Estimate(index, low, high)
