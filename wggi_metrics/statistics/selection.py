"""How many of one group are selected when only chance decides: over many selections, or in one pool."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import chances, same_shape, whole_counts_within, whole_numbers, with_axes
from wggi_metrics.statistics.masses import Masses, binomial, hypergeometric, tails
from wggi_metrics.statistics.sums import summed
from wggi_metrics.statistics.totals import added, in_turn
from wggi_metrics.statistics.types import Floats, Wholes


class Selected(NamedTuple):
    """Observed, expected and variance; how often chance gives at most, at least, and as improbably as the observed.

    ``distribution`` holds the probability of each number: of lowest, lowest + 1, ... along its last axis.
    """

    observed: Wholes
    expected: Floats
    variance: Floats
    at_most: Floats
    at_least: Floats
    two_sided: Floats
    lowest: Wholes
    distribution: Floats


class PoolChances(NamedTuple):
    """Probabilities that a pool holds none, one, two or more of the group; they sum to 1."""

    none: Floats
    one: Floats
    two_or_more: Floats


def selected_by_chance(candidates: ArrayLike, first: ArrayLike, chosen: ArrayLike, first_chosen: ArrayLike) -> Selected:
    """The first group's number among the chosen, summed over selections in which each candidate is equally likely.

    Each selection draws ``chosen`` of ``candidates`` of whom ``first`` are of the first group (hypergeometric); their
    sum is convolved exactly. Two-sided: the sum of outcomes no more probable than the observed, relative tolerance
    1e-7. (observed - expected)^2 / variance is the Cochran-Mantel-Haenszel chi-square.
    Domain: whole numbers, first and chosen within 0 to candidates, first_chosen within what the selection allows;
    selections along the last axis, which goes. No selections, or one group alone: one outcome, p = 1.
    Raises: ValueError for counts outside the domain.
    Source: Mehta, Patel and Gray (1985), JASA 80, 969-973; Birch, M. W. (1964), JRSS B 26, 313-324. No library has it.
    """
    n, w, k, x = _selections(candidates, first, chosen, first_chosen)
    at = np.maximum(n, 1)
    expected = added(k * w / at)
    variance = added(k * (w / at) * (1 - w / at) * (n - k) / np.maximum(n - 1, 1))
    return _told(np.asarray(x.sum(axis=-1)), expected, variance, summed(hypergeometric(n, w, k)))


def selected_by_own_chance(probability: ArrayLike, observed: ArrayLike) -> Selected:
    """The number of successes of trials that have a chance each of their own (Poisson-binomial), exactly.

    Domain: probabilities 0 to 1, trials along the last axis, which goes; observed a whole number from 0 to the number
    of trials. Two-sided as in ``selected_by_chance``.
    Raises: ValueError for values outside the domain.
    Source: Poisson, S. D. (1837); Chen, S. X. and Liu, J. S. (1997), Statistica Sinica 7, 875-892. Ours rather than
    scipy's because that transforms (tails lose their digits) and holds trials x outcomes in memory.
    """
    p = with_axes(chances(probability, "probability"), "probability", 1, "trials")
    x, _ = whole_counts_within(observed, p.shape[-1], "observed", "the number of trials")
    masses = summed(binomial(np.ones(p.shape, dtype=np.int64), p))
    x = np.broadcast_to(x, p.shape[:-1])
    return _told(x, added(p), added(p * (1 - p)), masses)


def pool_chances(candidates: ArrayLike, first: ArrayLike, chosen: ArrayLike) -> PoolChances:
    """How often chance alone gives a pool of ``chosen`` none, one, two or more of the first group's candidates.

    Drawn without replacement from ``candidates`` of whom ``first`` are of the group. Domain: whole numbers, first and
    chosen within 0 to candidates; one shape. Nobody chosen: none with probability 1.
    Raises: ValueError for counts outside the domain. Source: the hypergeometric distribution.
    """
    w, n = whole_counts_within(first, candidates, "first", "candidates")
    k, _ = whole_counts_within(chosen, candidates, "chosen", "candidates")
    n, w, k = same_shape(candidates=n, first=w, chosen=k)
    return _pool(hypergeometric(n, w, k))


def pool_chances_at_share(chosen: ArrayLike, share: ArrayLike) -> PoolChances:
    """The same where there is no pool to draw from, with the group's share in a population instead (binomial).

    Domain: whole numbers chosen, shares 0 to 1; one shape. Raises: ValueError for values outside the domain.
    Source: the binomial distribution; equal pools are an approximation, to be labelled as such.
    """
    k, p = same_shape(chosen=whole_numbers(chosen, "chosen"), share=chances(share, "share"))
    return _pool(binomial(k.astype(np.int64), p))


def _selections(
    candidates: ArrayLike, first: ArrayLike, chosen: ArrayLike, first_chosen: ArrayLike
) -> tuple[Wholes, Wholes, Wholes, Wholes]:
    w, n = whole_counts_within(first, candidates, "first", "candidates")
    k, _ = whole_counts_within(chosen, candidates, "chosen", "candidates")
    x, _ = whole_counts_within(first_chosen, chosen, "first_chosen", "chosen")
    n, w, k, x = same_shape(candidates=n, first=w, chosen=k, first_chosen=x)
    with_axes(n, "candidates", 1, "selections")
    impossible = (x > w) | (k - x > n - w)
    if np.any(impossible):
        least, most = np.maximum(0, k - (n - w))[impossible][0], np.minimum(w, k)[impossible][0]
        raise ValueError(f"first_chosen is {x[impossible][0]:g}: allowed is {least:g} to {most:g}")
    return n, w, k, x


def _told(observed: Wholes, expected: Floats, variance: Floats, masses: Masses) -> Selected:
    found = tails(masses, observed)
    return Selected(observed, expected, variance, found.at_most, found.at_least, found.two_sided, *masses)


def _pool(masses: Masses) -> PoolChances:
    outcome = masses.lowest[..., None] + np.arange(masses.probability.shape[-1])
    shares = (outcome == 0, outcome == 1, outcome >= 2)
    return PoolChances(*(in_turn(np.where(keep, masses.probability, 0.0)) for keep in shares))
