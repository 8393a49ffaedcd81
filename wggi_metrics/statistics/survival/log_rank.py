"""Whether groups have the event at different times."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import with_axes
from wggi_metrics.statistics.survival.risk_tables import checked_table
from wggi_metrics.statistics.totals import added
from wggi_metrics.statistics.types import Floats, Wholes


class LogRank(NamedTuple):
    """Chi-square, p and degrees of freedom; observed and expected events of each group (..., groups)."""

    chi_square: Floats
    p: Floats
    degrees: Wholes
    observed: Floats
    expected: Floats


def log_rank(at_risk: ArrayLike, events: ArrayLike) -> LogRank:
    """The log-rank test over groups, from counts (..., groups, times).

    Domain: events within at_risk. Times at which one group alone is at risk, or nobody, carry nothing; with no
    information chi-square is 0, p is 1, degrees 0. Raises: ValueError for counts outside the domain.
    Source: Mantel, N. (1966), Cancer Chemotherapy Reports 50, 163-170; Peto, R. and Peto, J. (1972), JRSS A 135,
    185-207. Ours because statsmodels needs rows, and lifelines takes one comparison at a time.
    """
    n, d = checked_table(at_risk, events, "groups and times")
    return _tested(*_sums(n, d))


def stratified_log_rank(at_risk: ArrayLike, events: ArrayLike) -> LogRank:
    """The same within strata, from counts (..., strata, groups, times): sums and variances added over strata.

    Domain, edges and Raises: as ``log_rank``. Source: Kalbfleisch and Prentice (1980), 1.4 (R: survdiff, strata).
    """
    n, d = checked_table(at_risk, events, "groups and times")
    with_axes(n, "at_risk", 3, "strata, groups and times")
    return _tested(*(added(each, axis) for each, axis in zip(_sums(n, d), (-2, -2, -3), strict=True)))


def _sums(n: Floats, d: Floats) -> tuple[Floats, Floats, Floats]:
    """Observed and expected events by group, and the covariance of their difference, summed over times."""
    everybody, all_events = n.sum(axis=-2), d.sum(axis=-2)
    share = n / np.maximum(everybody, 1)[..., None, :]
    expected = share * all_events[..., None, :]
    spread = all_events * (everybody - all_events) / np.maximum(everybody - 1, 1)
    weighted = share * spread[..., None, :]
    covariance = -np.einsum("...gt,...ht->...gh", weighted, share)
    groups = np.arange(n.shape[-2])
    covariance[..., groups, groups] += weighted.sum(axis=-1)
    return d.sum(axis=-1), expected.sum(axis=-1), covariance


def _tested(observed: Floats, expected: Floats, covariance: Floats) -> LogRank:
    from scipy.special import chdtrc

    difference = observed - expected
    inverse = np.linalg.pinv(covariance, rcond=1e-10, hermitian=True)
    degrees = np.linalg.matrix_rank(covariance, tol=1e-10 * np.maximum(_size(covariance), 1e-300), hermitian=True)
    chi_square = np.maximum(np.einsum("...g,...gh,...h->...", difference, inverse, difference), 0.0)
    chi_square = np.where(degrees > 0, chi_square, 0.0)
    p = np.where(degrees > 0, chdtrc(np.maximum(degrees, 1), chi_square), 1.0)
    return LogRank(chi_square, p, np.asarray(degrees), observed, expected)


def _size(covariance: Floats) -> Floats:
    return np.abs(covariance).max(axis=(-2, -1), initial=0.0)
