"""Rates of events per time: exact intervals, and the ratio of two."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import critical_value, same_shape, whole_numbers
from wggi_metrics.statistics.mantel_haenszel import with_time
from wggi_metrics.statistics.masses import binomial, tails
from wggi_metrics.statistics.types import Estimate, Floats


class RateRatio(NamedTuple):
    """The ratio with its limits, and p: outcomes no more probable than the observed."""

    estimate: Floats
    low: Floats
    high: Floats
    p: Floats


def exact_rate(events: ArrayLike, time: ArrayLike, level: float = 0.95) -> Estimate:
    """Events per unit of time with the exact (central) Poisson interval.

    Domain: whole numbers of events, time of 0 or more, no events without time; one shape. No events: rate and low are
    0; no time: rate NaN, interval 0 to infinity. Raises: ValueError for values outside the domain.
    Source: Garwood, F. (1936), Biometrika 28, 437-442 (R: poisson.test).
    """
    from scipy.special import gammaincinv

    x, t = with_time(whole_numbers(events, "events"), time, "events", "time")
    critical_value(level)
    tail = (1 - level) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = x / t
        low = np.where(x > 0, gammaincinv(np.maximum(x, 1), tail) / t, 0.0)
        high = gammaincinv(x + 1, 1 - tail) / t
    return Estimate(rate, np.where(t > 0, low, 0.0), np.where(t > 0, high, np.inf))


def exact_rate_ratio(
    events: ArrayLike, time: ArrayLike, other_events: ArrayLike, other_time: ArrayLike, level: float = 0.95
) -> RateRatio:
    """The ratio of two rates with the exact interval given the number of events in all, and p.

    Domain and edges as ``rate_ratio_interval``; p is the sum of outcomes no more probable than the observed (relative
    tolerance 1e-7, as in R), so that at the edge the two may disagree; 1 where the ratio is NaN.
    Raises: ValueError for values outside the domain.
    Source: as there; Przyborowski, J. and Wilenski, H. (1940), Biometrika 31, 313-323 (R: poisson.test).
    """
    ratio, low, high = rate_ratio_interval(events, time, other_events, other_time, level)
    x, t1, y, t0 = _sides(events, time, other_events, other_time)
    return RateRatio(ratio, low, high, np.where(_is_silent(x, t1, y, t0), 1.0, _p(x, y, t1, t0)))


def rate_ratio_interval(
    events: ArrayLike, time: ArrayLike, other_events: ArrayLike, other_time: ArrayLike, level: float = 0.95
) -> Estimate:
    """The ratio of two rates with the exact interval given the number of events in all.

    The first group's events among all are binomial; the interval is Clopper and Pearson's (central). Domain: whole
    numbers of events, times of 0 or more, no events without time; one shape. No events in the first group: ratio and
    low are 0; none in the other: ratio and high are infinite; none at all, or no time on a side: ratio NaN, interval
    0 to infinity. Raises: ValueError for values outside the domain.
    Source: Clopper, C. J. and Pearson, E. S. (1934), Biometrika 26, 404-413 (R: poisson.test).
    """
    from scipy.special import betaincinv

    x, t1, y, t0 = _sides(events, time, other_events, other_time)
    critical_value(level)
    tail = (1 - level) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low_part = np.where(x > 0, betaincinv(np.maximum(x, 1), y + 1, tail), 0.0)
        high_rest = np.where(y > 0, betaincinv(np.maximum(y, 1), x + 1, tail), 0.0)
        exposure = t0 / t1
        ratio = (x / y) * exposure
        low = low_part / (1 - low_part) * exposure
        high = np.where(high_rest > 0, (1 - high_rest) / high_rest * exposure, np.inf)
    silent = _is_silent(x, t1, y, t0)
    return Estimate(np.where(silent, np.nan, ratio), np.where(silent, 0.0, low), np.where(silent, np.inf, high))


def _sides(
    events: ArrayLike, time: ArrayLike, other_events: ArrayLike, other_time: ArrayLike
) -> tuple[Floats, Floats, Floats, Floats]:
    x, t1 = with_time(whole_numbers(events, "events"), time, "events", "time")
    y, t0 = with_time(whole_numbers(other_events, "other_events"), other_time, "other_events", "other_time")
    x, t1, y, t0 = same_shape(events=x, time=t1, other_events=y, other_time=t0)
    return x, t1, y, t0


def _is_silent(x: Floats, t1: Floats, y: Floats, t0: Floats) -> np.ndarray:
    """No events at all, or no time on a side."""
    return (t1 == 0) | (t0 == 0) | (x + y == 0)


def _p(x: Floats, y: Floats, t1: Floats, t0: Floats) -> Floats:
    share = np.divide(t1, t1 + t0, out=np.full_like(t1, 0.5), where=(t1 > 0) & (t0 > 0))
    trials = (x + y).astype(np.int64)
    return tails(binomial(trials, share), x.astype(np.int64)).two_sided
