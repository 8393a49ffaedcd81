"""Whether the odds ratio is the same in all strata."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.mantel_haenszel import common_odds_ratio
from wggi_metrics.statistics.strata import Strata, strata_of
from wggi_metrics.statistics.totals import added
from wggi_metrics.statistics.types import Floats, Wholes


class BreslowDay(NamedTuple):
    """Chi-square and p, with Tarone's correction too; one degree of freedom less than informative strata."""

    chi_square: Floats
    p: Floats
    tarone: Floats
    tarone_p: Floats
    degrees: Wholes


def breslow_day(part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike) -> BreslowDay:
    """How far the strata depart from their common (Mantel-Haenszel) odds ratio.

    Domain: counts with 0 <= part <= whole, strata along the last axis, which goes. Strata that do not inform are left
    out. With fewer than two others, or a common odds ratio of 0 or infinity (then every stratum lies at the same
    bound), nothing departs: chi-square 0, p 1. For small strata it is not valid: see ``stratification``.
    Raises: ValueError for counts outside the domain.
    Source: Breslow, N. E. and Day, N. E. (1980), Statistical Methods in Cancer Research I, IARC, 142-146; Tarone,
    R. E. (1985), Biometrika 72, 91-95. Ours because statsmodels gives NaN for strata that do not inform.
    """
    from scipy.special import chdtrc

    table = strata_of(part, whole, other_part, other_whole)
    odds = common_odds_ratio(part, whole, other_part, other_whole).estimate
    degrees = np.maximum(table.informs.sum(axis=-1) - 1, 0)
    speaks = (degrees > 0) & np.isfinite(odds) & (odds > 0)
    fitted = _fitted(table, np.where(speaks, odds, 1.0)[..., None])
    counted = table.informs & speaks[..., None]
    with np.errstate(divide="ignore", invalid="ignore"):
        cells = (fitted, table.whole - fitted, table.selected - fitted,
                 table.other_whole - table.selected + fitted)  # fmt: skip
        variance = np.where(counted, 1 / sum(1 / cell for cell in cells), 0.0)
        departure = np.where(counted, table.part - fitted, 0.0)
        chi_square = added(np.where(counted, departure**2 / variance, 0.0))
        excess = np.where(speaks, added(departure) ** 2 / added(variance), 0.0)
    tarone = np.maximum(chi_square - excess, 0.0)
    free = np.maximum(degrees, 1)
    return BreslowDay(chi_square, _p(free, chi_square, chdtrc), tarone, _p(free, tarone, chdtrc), degrees)


def _fitted(table: Strata, odds: Floats) -> Floats:
    """The first group's selections that have exactly this odds ratio with the stratum's margins.

    The root of (1 - odds) a^2 + (odds (n1 + t) + n0 - t) a - odds n1 t = 0 that lies within the bounds, written so
    that nothing is taken away from something nearly as large.
    """
    n1, n0, t = table.whole, table.other_whole, table.selected
    b = odds * (n1 + t) + n0 - t
    root = np.sqrt(np.maximum(b * b + 4 * (1 - odds) * odds * n1 * t, 0.0))
    direct = 2 * odds * n1 * t / np.where(b + root > 0, b + root, 1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        other = (root - b) / (2 * (1 - odds))
    return np.where(b >= 0, direct, other)


def _p(free: Wholes, chi_square: Floats, survival: np.ufunc) -> Floats:
    return np.where(chi_square > 0, survival(free, chi_square), 1.0)
