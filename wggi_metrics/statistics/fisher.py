"""Exact and approximate tests of one two-by-two table, for many tables at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import two_by_two, whole_two_by_two
from wggi_metrics.statistics.masses import Tails, hypergeometric, tails
from wggi_metrics.statistics.types import Floats, Wholes

AT_ONCE = 2_000_000  # outcomes held in memory together


class FisherExact(NamedTuple):
    """p values: two-sided, the first rate lower (``less``) or higher (``greater``), and their mid-p forms."""

    two_sided: Floats
    less: Floats
    greater: Floats
    mid_two_sided: Floats
    mid_less: Floats
    mid_greater: Floats


class PooledTest(NamedTuple):
    """The signed z of two proportions, its square as chi-square with p, and both with Yates's correction."""

    z: Floats
    chi_square: Floats
    p: Floats
    corrected: Floats
    corrected_p: Floats


def fisher_exact(part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike) -> FisherExact:
    """How often chance alone, with both margins kept, gives tables as far from equal as this one.

    Two-sided: the sum of outcomes no more probable than the observed, relative tolerance 1e-7, as in R. Mid-p takes
    half of the observed table's probability. Domain: whole counts, 0 <= part <= whole, arguments of one shape.
    A margin of 0 leaves one table possible: p = 1, mid-p = 1/2.
    Raises: ValueError for counts outside the domain.
    Source: Fisher, R. A. (1935), JRSS 98, 39-82; mid-p: Lydersen, S., Fagerland, M. W. and Laake, P. (2009),
    Statistics in Medicine 28, 1159-1175. Ours rather than scipy's because that takes one table at a time.
    """
    x, n, y, m = whole_two_by_two(part, whole, other_part, other_whole)
    found = _chances(x.ravel(), n.ravel(), y.ravel(), m.ravel())
    at_most, at_least, exactly, two_sided = (each.reshape(x.shape) for each in found)
    half = exactly / 2
    return FisherExact(two_sided, at_most, at_least, two_sided - half, at_most - half, at_least - half)


def _chances(x: Wholes, n: Wholes, y: Wholes, m: Wholes) -> Tails:
    pieces = [
        tails(hypergeometric((n + m)[some], n[some], (x + y)[some]), x[some]) for some in _pieces(np.minimum(n, x + y))
    ]
    if not pieces:
        return Tails(*(np.zeros(0) for _ in Tails._fields))
    return Tails(*(np.concatenate(each) for each in zip(*pieces, strict=True)))


def _pieces(most: Wholes) -> Iterator[slice]:
    """Stretches of tables whose outcomes fit into memory together."""
    step = max(1, AT_ONCE // (int(most.max(initial=0)) + 1))
    yield from (slice(start, start + step) for start in range(0, len(most), step))


def pooled_test(part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike) -> PooledTest:
    """Whether two proportions differ, by the normal approximation with the pooled proportion.

    Corrected: 1/2, or all of the deviation where that is less, is taken off, as in R. Domain: counts with
    0 <= part <= whole, arguments of one shape; a margin of 0 holds no information: z = 0, p = 1. For small counts
    ``fisher_exact`` is right where this is not.
    Raises: ValueError for counts outside the domain.
    Source: Pearson, K. (1900), Philosophical Magazine 50, 157-175; Yates, F. (1934), Supplement to JRSS 1, 217-235.
    """
    from scipy.special import chdtrc

    x, n, y, m = two_by_two(part, whole, other_part, other_whole)
    total, selected = n + m, x + y
    with np.errstate(divide="ignore", invalid="ignore"):
        deviation = (x * m - y * n) / total
        spread = n * m * selected * (total - selected) / total**3
        informs = spread > 0
        z = np.where(informs, deviation / np.sqrt(spread), 0.0)
        left = np.maximum(np.abs(deviation) - 0.5, 0.0)
        corrected = np.where(informs, left**2 / spread, 0.0)
    return PooledTest(z, z**2, chdtrc(1, z**2), corrected, chdtrc(1, corrected))
