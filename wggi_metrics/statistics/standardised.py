"""A share as it would be if the groups had another composition."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import counts, counts_within, same_shape
from wggi_metrics.statistics.proportions import weighted_sum
from wggi_metrics.statistics.totals import added
from wggi_metrics.statistics.types import Floats


class Standardised(NamedTuple):
    """The standardised proportion with its limits, and the part of the weights that has a proportion (0 to 1)."""

    estimate: Floats
    low: Floats
    high: Floats
    covered: Floats


def directly_standardised(part: ArrayLike, whole: ArrayLike, weight: ArrayLike, level: float = 0.95) -> Standardised:
    """The mean of part/whole over groups, weighted by a standard population's numbers instead of their own.

    Domain: counts with 0 <= part <= whole, weights of 0 or more, groups along the last axis, which goes. A group with
    weight and nobody in it can't be standardised: the others stand for it and ``covered`` says for how much of the
    weight. No weight that is covered: NaN, 0 to 1, covered 0.
    Raises: ValueError for counts outside the domain.
    Source: Breslow, N. E. and Day, N. E. (1987), Statistical Methods in Cancer Research II, IARC, 2.2; interval as in
    ``weighted_sum``. No library has it.
    """
    x, n = counts_within(part, whole, "part", "whole")
    x, n, w = same_shape(part=x, whole=n, weight=counts(weight, "weight"))
    used = np.where(n > 0, w, 0.0)
    total, asked = added(used), added(w)
    shares = used / np.maximum(total, 1e-300)[..., None]
    found = weighted_sum(x, n, shares, level)
    none = total == 0
    limits = np.clip(found.low, 0.0, 1.0), np.clip(found.high, 0.0, 1.0)
    return Standardised(
        np.where(none, np.nan, found.estimate),
        np.where(none, 0.0, limits[0]),
        np.where(none, 1.0, limits[1]),
        np.divide(total, asked, out=np.zeros_like(total), where=asked > 0),
    )
