"""Intervals for the ratio of two independent proportions."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wggi_metrics.statistics.checked import counts_within, critical_value

Floats = NDArray[np.float64]
WIDEST = 60.0
"""Limits are sought between exp(-60) and exp(60) times the estimate's neighbourhood; beyond is 0 or infinity."""


def score_ratio(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike, level: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """The ratio part/whole : other_part/other_whole with its score interval: ratio, low, high.

    Domain: counts with 0 <= part <= whole, arguments of one shape. part = 0: ratio and low are 0;
    other_part = 0: ratio and high are infinite; both 0, or no trials on a side: ratio NaN, interval 0 to infinity.
    Raises: ValueError for counts outside the domain.
    Source: Miettinen, O. and Nurminen, M. (1985), Statistics in Medicine 4, 213-226, formulas 8 to 10, with the
    factor N/(N - 1). Ours because statsmodels' root finding raises on small tables.
    """
    x, n = counts_within(part, whole, "part", "whole")
    y, m = counts_within(other_part, other_whole, "other_part", "other_whole")
    x, n, y, m = np.broadcast_arrays(x, n, y, m)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (x / n) / (y / m)
    bound = critical_value(level) ** 2
    low = np.where(x == 0, 0.0, _limit(x, n, y, m, bound, -1))
    high = np.where(y == 0, np.inf, _limit(x, n, y, m, bound, 1))
    silent = (n == 0) | (m == 0) | ((x == 0) & (y == 0))
    return np.where(silent, np.nan, ratio), np.where(silent, 0.0, low), np.where(silent, np.inf, high)


def _limit(x: Floats, n: Floats, y: Floats, m: Floats, bound: float, side: int) -> Floats:
    """Where the score statistic equals the bound, by 200 halvings of the ratio's logarithm."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        start = np.log(np.where(x == 0, 0.5, x) / n) - np.log(np.where(y == 0, 0.5, y) / m)
        near = np.where((side < 0) & (y == 0), WIDEST, np.where((side > 0) & (x == 0), -WIDEST, start))
        far = np.full_like(near, side * WIDEST)
        for _ in range(200):
            middle = (near + far) / 2
            is_inside = _statistic(np.exp(middle), x, n, y, m) < bound
            near, far = np.where(is_inside, middle, near), np.where(is_inside, far, middle)
        return np.exp((near + far) / 2)


def _statistic(ratio: Floats, x: Floats, n: Floats, y: Floats, m: Floats) -> Floats:
    """Miettinen and Nurminen's chi-square at this ratio, with the proportions most likely under it."""
    total = n + m
    b = ratio * (n + y) + x + m
    root = np.sqrt(np.maximum(b * b - 4 * ratio * total * (x + y), 0.0))
    other = 2 * (x + y) / (b + root)
    this = np.minimum(ratio * other, 1.0)
    variance = (this * (1 - this) / n + ratio**2 * other * (1 - other) / m) * total / (total - 1)
    distance = (x / n - ratio * y / m) ** 2
    return np.where(
        variance > 0, distance / np.where(variance > 0, variance, 1.0), np.where(distance > 0, np.inf, 0.0)
    )
