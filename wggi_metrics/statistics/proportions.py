"""Intervals for a proportion, and for sums and differences of independent proportions."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import counts_within, critical_value, finite, same_shape, two_by_two
from wggi_metrics.statistics.totals import added
from wggi_metrics.statistics.types import Estimate, Floats, Interval


def wilson(successes: ArrayLike, trials: ArrayLike, level: float = 0.95) -> Interval:
    """The score interval of a proportion, of the arguments' common shape.

    Domain: whole or weighted counts, 0 <= successes <= trials. At 0 successes low is exactly 0, at
    successes = trials high is exactly 1; with no trials 0 to 1 (nothing is known).
    Raises: ValueError for counts outside the domain. Source: Wilson, E. B. (1927), JASA 22, 209-212.
    Ours rather than statsmodels' because importing that costs a second at start.
    """
    part, whole = counts_within(successes, trials, "successes", "trials")
    z2 = critical_value(level) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        centre = (part + z2 / 2) / (whole + z2)
        half = np.sqrt(z2 * (part * (whole - part) / whole + z2 / 4)) / (whole + z2)
    return Interval(np.where(part == 0, 0.0, centre - half), np.where(part == whole, 1.0, centre + half))


def newcombe_difference(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike, level: float = 0.95
) -> Estimate:
    """The difference part/whole - other_part/other_whole with its hybrid score interval.

    Domain: counts with 0 <= part <= whole, arguments of one shape. Right at none and at all on either side
    (0/10 - 0/10: -.28 to .28); no trials on a side: difference NaN, interval -1 to 1.
    Raises: ValueError for counts outside the domain.
    Source: Newcombe, R. G. (1998), Statistics in Medicine 17, 873-890, method 10. Ours, as for ``wilson``.
    """
    x, n, y, m = two_by_two(part, whole, other_part, other_whole)
    first, other = wilson(x, n, level), wilson(y, m, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        p, q = x / n, y / m
        low = p - q - np.hypot(p - first.low, other.high - q)
        high = p - q + np.hypot(first.high - p, q - other.low)
    unknown = (n == 0) | (m == 0)
    return Estimate(p - q, np.where(unknown, -1.0, low), np.where(unknown, 1.0, high))


def weighted_sum(part: ArrayLike, whole: ArrayLike, weight: ArrayLike, level: float = 0.95) -> Estimate:
    """The sum of weight x part/whole over the last axis, with the interval recovered from each part's own.

    Domain: counts with 0 <= part <= whole; weights of any sign, known without error. A term of weight 0 counts for
    nothing. A term with weight and no trials: sum NaN, and its proportion may be anything from 0 to 1.
    Raises: ValueError for counts outside the domain or weights that are not finite.
    Source: Zou, G. Y., Huang, W. and Zhang, X. (2009), Computational Statistics and Data Analysis 53, 1080-1085,
    with Wilson's limits; with weights 1 and -1 it is Newcombe's difference. No library has it.
    """
    x, n = counts_within(part, whole, "part", "whole")
    x, n, w = same_shape(part=x, whole=n, weight=finite(weight, "weight"))
    each = wilson(x, n, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(w == 0, 0.0, x / n)
    known = np.where(np.isnan(share), 0.5, share)
    below, above = _distances(w, known, each)
    centre = added(w * known)
    estimate = np.where(np.isnan(share).any(axis=-1), np.nan, centre)
    return Estimate(estimate, centre - below, centre + above)


def _distances(weight: Floats, share: Floats, limits: Interval) -> tuple[Floats, Floats]:
    """How far the weighted sum's limits lie below and above it."""
    downwards = np.where(weight > 0, share - limits.low, limits.high - share)
    upwards = np.where(weight > 0, limits.high - share, share - limits.low)
    return (
        np.sqrt(added((weight * downwards) ** 2)),
        np.sqrt(added((weight * upwards) ** 2)),
    )
