"""Intervals for a proportion."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wggi_metrics.statistics.checked import counts_within, critical_value


def wilson(successes: ArrayLike, trials: ArrayLike, level: float = 0.95) -> tuple[NDArray[np.float64], ...]:
    """The score interval of a proportion, low and high, of the arguments' common shape.

    Domain: whole or weighted counts, 0 <= successes <= trials. At 0 successes low is exactly 0, at
    successes = trials high is exactly 1; with no trials both are NaN (there is nothing to say).
    Raises: ValueError for counts outside the domain. Source: Wilson, E. B. (1927), JASA 22, 209-212.
    Ours rather than statsmodels' because importing that costs a second at start.
    """
    part, whole = counts_within(successes, trials, "successes", "trials")
    z2 = critical_value(level) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        centre = (part + z2 / 2) / (whole + z2)
        half = np.sqrt(z2 * (part * (whole - part) / whole + z2 / 4)) / (whole + z2)
    low = np.where(part == 0, 0.0, centre - half)
    high = np.where(part == whole, 1.0, centre + half)
    empty = whole == 0
    return np.where(empty, np.nan, low), np.where(empty, np.nan, high)
