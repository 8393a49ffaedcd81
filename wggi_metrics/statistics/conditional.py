"""Tests over strata with all margins kept: Cochran-Mantel-Haenszel, approximate and exact (conditional)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import critical_value, whole_two_by_two, with_axes
from wggi_metrics.statistics.masses import Masses, hypergeometric, tails
from wggi_metrics.statistics.strata import strata_of
from wggi_metrics.statistics.sums import summed
from wggi_metrics.statistics.totals import added, in_turn
from wggi_metrics.statistics.types import Estimate, Floats, Wholes

WIDEST, HALVINGS = 60.0, 64
"""The logarithm of the odds ratio is sought between -60 and 60, to the last bits."""


class CochranMantelHaenszel(NamedTuple):
    """Observed and expected selections of the first group, the variance, and chi-square with p in both forms."""

    observed: Floats
    expected: Floats
    variance: Floats
    chi_square: Floats
    p: Floats
    corrected: Floats
    corrected_p: Floats


class ExactTest(NamedTuple):
    """p values: two-sided, the first group selected less or more often than chance alone gives."""

    two_sided: Floats
    less: Floats
    greater: Floats


def cochran_mantel_haenszel(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike
) -> CochranMantelHaenszel:
    """Whether the first group is selected as often as the other within the strata: 1 degree of freedom.

    Corrected: 1/2 is taken off a deviation of at least 1/2, and nothing off a smaller one, as in R. Domain: counts
    with 0 <= part <= whole, strata along the last axis, which goes. Strata of one group, of one person, or with all
    or none selected enter the expectation and add no variance; without any other: chi-square 0, p 1.
    Raises: ValueError for counts outside the domain.
    Source: Cochran (1954), Biometrics 10, 417-451; Mantel and Haenszel (1959), JNCI 22, 719-748. Ours because
    statsmodels gives NaN where a stratum holds one person.
    """
    from scipy.special import chdtrc

    table = strata_of(part, whole, other_part, other_whole)
    observed, expected = added(table.part), added(table.expected)
    variance = added(table.variance)
    deviation = np.abs(observed - expected)
    left = np.where(deviation >= 0.5, deviation - 0.5, deviation)
    with np.errstate(divide="ignore", invalid="ignore"):
        plain, corrected = (np.where(variance > 0, each**2 / variance, 0.0) for each in (deviation, left))
    return CochranMantelHaenszel(observed, expected, variance, plain, chdtrc(1, plain), corrected, chdtrc(1, corrected))


def exact_conditional_test(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike
) -> ExactTest:
    """The same question answered exactly: the sum over strata against its distribution with all margins kept.

    Two-sided: the sum of outcomes no more probable than the observed, relative tolerance 1e-7, as in R. Domain: whole
    counts with 0 <= part <= whole, strata along the last axis, which goes; without an informative stratum p is 1.
    Raises: ValueError for counts outside the domain.
    Source: Mehta, C. R., Patel, N. R. and Gray, R. (1985), JASA 80, 969-973. No library for Python has it.
    """
    observed, chances = _conditional(part, whole, other_part, other_whole)
    found = tails(chances, observed)
    return ExactTest(found.two_sided, found.at_most, found.at_least)


def exact_odds_ratio(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike, level: float = 0.95
) -> Estimate:
    """The common odds ratio most likely with all margins kept, with its exact interval (central, as in R).

    Domain and Raises: as ``exact_conditional_test``. The lowest sum possible: ratio and low are 0; the highest: ratio
    and high are infinite; one sum possible alone: ratio NaN, interval 0 to infinity.
    Source: Mehta, Patel and Gray (1985); for one stratum it is Fisher's interval (Cornfield 1956).
    """
    critical_value(level)
    observed, chances = _conditional(part, whole, other_part, other_whole)
    outcome = chances.lowest[..., None] + np.arange(chances.probability.shape[-1], dtype=float)
    seen, tail = np.asarray(observed, dtype=float), np.full(observed.shape, (1 - level) / 2)
    highest = np.where(chances.probability > 0, outcome, -1).max(axis=-1)
    at_lowest, at_highest = seen == chances.lowest, seen == highest
    ratio = np.where(at_highest, np.inf, _odds_where(outcome, seen, outcome, chances))
    low = _odds_where((outcome >= seen[..., None]).astype(float), tail, outcome, chances)
    high = _odds_where(-(outcome <= seen[..., None]).astype(float), -tail, outcome, chances)
    return Estimate(
        np.where(at_lowest, np.where(at_highest, np.nan, 0.0), ratio),
        np.where(at_lowest, 0.0, low),
        np.where(at_highest, np.inf, high),
    )


def _conditional(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike
) -> tuple[Wholes, Masses]:
    """The observed sum over strata and the distribution that chance alone gives it."""
    x, n, y, m = whole_two_by_two(part, whole, other_part, other_whole)
    with_axes(x, "part", 1, "strata")
    return np.asarray(x.sum(axis=-1)), summed(hypergeometric(n + m, n, x + y))


def _odds_where(weight: Floats, wanted: Floats, outcome: Floats, chances: Masses) -> Floats:
    """The odds ratio at which the mean of the weights, which rises with it, is the wanted one; by halving."""
    with np.errstate(divide="ignore"):
        start = np.log(chances.probability)
    low, high = np.full(wanted.shape, -WIDEST), np.full(wanted.shape, WIDEST)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        tilted = start + middle[..., None] * (outcome - outcome[..., :1])
        chance = np.exp(tilted - tilted.max(axis=-1, keepdims=True))
        rises = in_turn(weight * chance) / in_turn(chance) < wanted
        low, high = np.where(rises, middle, low), np.where(rises, high, middle)
    return np.exp((low + high) / 2)
