"""How many are still without the event at each time, and when half of them are no longer."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import critical_value, finite
from wggi_metrics.statistics.survival.risk_tables import checked_table, is_followed
from wggi_metrics.statistics.types import Estimate, Floats

HALF = 0.5 * (1 + 1e-12)  # a half, but for the rounding of a product


class KaplanMeier(NamedTuple):
    """Probability to be without the event after each time, its variance and limits; shape (..., times)."""

    survival: Floats
    variance: Floats
    low: Floats
    high: Floats


def kaplan_meier(at_risk: ArrayLike, events: ArrayLike, level: float = 0.95) -> KaplanMeier:
    """The product of (1 - events / at risk) with Greenwood's variance and the interval on log(-log).

    ``events`` are those of all causes: with several causes 1 - survival of one alone is no probability (see
    ``aalen_johansen``). Domain: counts (..., times), events within at_risk. Where nobody is at risk the curve stands
    still: draw it where ``is_followed``. Where the interval on log(-log) does not exist: before the first event low
    is Wilson's limit for 0 of the fewest at risk so far; after the last one at risk has the event survival and low
    are 0 and high stays. (R gives 1 to 1 or nothing there.) Raises: ValueError for counts outside the domain.
    Source: Kaplan and Meier (1958), JASA 53, 457-481; Greenwood, M. (1926); Kalbfleisch and Prentice (1980), 1.3.
    Ours because statsmodels needs rows, and lifelines takes one group at a time and pins an
    older pandas.
    """
    n, d = checked_table(at_risk, events, "times")
    there = np.maximum(n, 1)
    survival = np.cumprod(1 - d / there, axis=-1)
    growth = greenwood_sum(n, d)
    with np.errstate(invalid="ignore"):
        variance = np.where(survival > 0, survival**2 * growth, 0.0)
    limits = _limits(survival, growth, _fewest(n), critical_value(level))
    return KaplanMeier(survival, variance, *limits)


def greenwood_sum(n: Floats, d: Floats) -> Floats:
    """The sum of d / n (n - d) over the times so far: the variance of the curve's logarithm."""
    rest = n * (n - d)
    steps = np.where(d == 0, 0.0, np.divide(d, rest, out=np.full_like(d, np.inf), where=rest > 0))
    return np.cumsum(steps, axis=-1)


def _fewest(n: Floats) -> Floats:
    """The fewest at risk at any time so far that had anybody at risk."""
    return np.minimum.accumulate(np.where(n > 0, n, np.inf), axis=-1)


def _limits(survival: Floats, growth: Floats, fewest: Floats, z: float) -> tuple[Floats, Floats]:
    low, high = log_log_limits(survival, growth, z)
    with np.errstate(invalid="ignore"):
        untouched = np.where(np.isinf(fewest), 0.0, fewest / (fewest + z**2))
    low = np.where(survival == 1, untouched, low)
    kept = np.minimum.accumulate(np.where(survival == 0, 1.0, high), axis=-1)
    return low, np.where(survival == 0, kept, high)


def log_log_limits(survival: Floats, growth: Floats, z: float) -> tuple[Floats, Floats]:
    """The limits on log(-log); at survival 1 they are 1 and 1, at survival 0 they are 0 and 1: not known."""
    inside = (survival > 0) & (survival < 1)
    safe = np.where(inside, survival, 0.5)
    reach = z * np.sqrt(np.where(inside, growth, 0.0)) / np.log(safe)
    low, high = safe ** np.exp(-reach), safe ** np.exp(reach)
    return np.where(inside, low, survival), np.where(inside, high, 1.0)


def median_time(at_risk: ArrayLike, events: ArrayLike, times: ArrayLike, level: float = 0.95) -> Estimate:
    """The first time at which no more than half are without the event, with its limits; in the unit of ``times``.

    The limits are the times at which a half leaves the interval on log(-log). Never reached while anybody is at
    risk: infinite. Domain: counts (..., times), events within at_risk; ``times`` rising, one for each place.
    Raises: ValueError for counts outside the domain.
    Source: Brookmeyer, R. and Crowley, J. (1982), Biometrics 38, 29-41. R takes the middle where the curve lies at
    exactly a half; this is the first time.
    """
    n, d = checked_table(at_risk, events, "times")
    known = finite(times, "times")
    if known.shape != n.shape[-1:]:
        raise ValueError(f"times has shape {known.shape}: allowed are {n.shape[-1]} times")
    survival = np.cumprod(1 - d / np.maximum(n, 1), axis=-1)
    low, high = log_log_limits(survival, greenwood_sum(n, d), critical_value(level))
    followed = is_followed(n)
    return Estimate(*(_first(known, (curve <= HALF) & followed) for curve in (survival, low, high)))


def _first(times: Floats, reached: np.ndarray) -> Floats:
    return np.where(reached.any(axis=-1), times[reached.argmax(axis=-1)], np.inf)
