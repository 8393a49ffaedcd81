"""Intervals for the ratio of two independent proportions."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import critical_value, two_by_two
from wggi_metrics.statistics.roots import crossing
from wggi_metrics.statistics.types import Estimate, Floats

WIDEST = 60.0
"""The logarithm of the ratio is sought between -60 and 60; what lies beyond is said to be there."""


def score_ratio(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike, level: float = 0.95
) -> Estimate:
    """The ratio part/whole : other_part/other_whole with Miettinen and Nurminen's score interval.

    Domain: counts with 0 <= part <= whole, arguments of one shape. part = 0: ratio and low are 0;
    other_part = 0: ratio and high are infinite; both 0, or no trials on a side: ratio NaN, interval 0 to infinity.
    Raises: ValueError for counts outside the domain.
    Source: Miettinen, O. and Nurminen, M. (1985), Statistics in Medicine 4, 213-226, formulas 8 to 10, with the
    factor N/(N - 1). Ours because statsmodels' root finding raises on small tables.
    """
    x, n, y, m = two_by_two(part, whole, other_part, other_whole)
    total = n + m
    return _score_interval(x, n, y, m, total / np.maximum(total - 1, 1), level)


def koopman_ratio(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike, level: float = 0.95
) -> Estimate:
    """The same ratio with Koopman's score interval: as ``score_ratio`` without the factor N/(N - 1), so narrower.

    Domain, edges and Raises: as ``score_ratio``.
    Source: Koopman, P. A. R. (1984), Biometrics 40, 513-517. Ours, as for ``score_ratio``.
    """
    x, n, y, m = two_by_two(part, whole, other_part, other_whole)
    return _score_interval(x, n, y, m, np.ones_like(n), level)


def katz_ratio(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike, level: float = 0.95
) -> Estimate:
    """The same ratio with Katz's interval on the logarithm, for comparison with older publications.

    Domain and Raises: as ``score_ratio``. With none selected on a side it knows nothing: 0 to infinity; with all
    selected on both sides it is 1 to 1, a known fault: prefer ``score_ratio``.
    Source: Katz, D., Baptista, J., Azen, S. P. and Pike, M. C. (1978), Biometrics 34, 469-474. One formula; ours
    because statsmodels raises at none.
    """
    x, n, y, m = two_by_two(part, whole, other_part, other_whole)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (x / n) / (y / m)
        half = critical_value(level) * np.sqrt((n - x) / (x * n) + (m - y) / (y * m))
        low, high = ratio * np.exp(-half), ratio * np.exp(half)
    knows = (x > 0) & (y > 0)
    return Estimate(_told(ratio, x, n, y, m), np.where(knows, low, 0.0), np.where(knows, high, np.inf))


def _told(ratio: Floats, x: Floats, n: Floats, y: Floats, m: Floats) -> Floats:
    """The ratio, or NaN where there is none."""
    return np.where((n == 0) | (m == 0) | ((x == 0) & (y == 0)), np.nan, ratio)


def _score_interval(x: Floats, n: Floats, y: Floats, m: Floats, factor: Floats, level: float) -> Estimate:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = _told((x / n) / (y / m), x, n, y, m)
    z = critical_value(level)
    low = np.where(x == 0, 0.0, _limit(x, n, y, m, factor, z))
    high = np.where(y == 0, np.inf, _limit(x, n, y, m, factor, -z))
    silent = np.isnan(ratio)
    return Estimate(ratio, np.where(silent, 0.0, low), np.where(silent, np.inf, high))


def _limit(x: Floats, n: Floats, y: Floats, m: Floats, factor: Floats, z: float) -> Floats:
    """The ratio at which the score statistic is z; 1 where there are no trials."""
    n, m = np.maximum(n, 1), np.maximum(m, 1)
    near = np.log(np.maximum(x, 0.5) / n) - np.log(np.maximum(y, 0.5) / m)
    near = np.where((z > 0) & (y == 0), WIDEST, np.where((z < 0) & (x == 0), -WIDEST, near))
    far = np.full_like(near, -np.sign(z) * WIDEST)

    def beyond(logarithm: Floats, *table: Floats) -> Floats:
        return _statistic(np.exp(logarithm), *table) - z

    return np.exp(crossing(beyond, near, far, x, n, y, m, factor))


def _statistic(ratio: Floats, x: Floats, n: Floats, y: Floats, m: Floats, factor: Floats) -> Floats:
    """The signed root of the score chi-square at this ratio, with the proportions most likely under it."""
    total = n + m
    b = ratio * (n + y) + x + m
    root = np.sqrt(np.maximum(b * b - 4 * ratio * total * (x + y), 0.0))
    other = np.minimum(2 * (x + y) / (b + root), 1.0)
    this = np.minimum(ratio * other, 1.0)
    variance = (this * (1 - this) / n + ratio**2 * other * (1 - other) / m) * factor
    distance = x / n - ratio * y / m
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = distance / np.sqrt(variance)
    return np.where(distance == 0, 0.0, np.clip(np.nan_to_num(statistic, posinf=1e9, neginf=-1e9), -1e9, 1e9))
