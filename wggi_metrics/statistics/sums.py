"""The exact distribution of a sum of independent whole numbers."""

from __future__ import annotations

import numpy as np

from wggi_metrics.statistics.masses import Masses
from wggi_metrics.statistics.totals import in_turn
from wggi_metrics.statistics.types import Floats

FADED = 1e-300  # smaller probabilities are 0: they can't change a digit, and slow the arithmetic down


def summed(masses: Masses) -> Masses:
    """The sum over the second last axis: (..., terms, outcomes) becomes (..., outcomes of the sum).

    Convolved directly, in pairs, so that every probability is a sum of positive products and keeps its digits (a
    Fourier transform would lose the tails). Neither the order of the terms nor certain ones among them show.
    """
    lowest, probability = masses
    left = _sorted(probability)
    while left.shape[-2] > 1:
        left = _paired(left)
    total = left[..., 0, :]
    return Masses(np.asarray(lowest.sum(axis=-1), dtype=np.int64), total / in_turn(total)[..., None])


def _sorted(probability: Floats) -> Floats:
    """The terms of each sum in an order of their values alone, certain ones (1, 0, 0 ...) last; at least one."""
    if probability.shape[-2] == 0:
        return np.ones((*probability.shape[:-2], 1, 1))
    keys = tuple(np.moveaxis(probability, -1, 0))[::-1]
    return np.take_along_axis(probability, np.lexsort(keys, axis=-1)[..., None], axis=-2)


def _paired(terms: Floats) -> Floats:
    """The first with the second, the third with the fourth ...; one without a partner stays as it is."""
    if terms.shape[-2] % 2:
        certain = np.zeros_like(terms[..., :1, :])
        certain[..., 0] = 1.0
        terms = np.concatenate([terms, certain], axis=-2)
    first, other = terms[..., 0::2, :], terms[..., 1::2, :]
    width = terms.shape[-1]
    joined = np.zeros((*first.shape[:-1], 2 * width - 1))
    apart = tuple(range(other.ndim - 2))
    for outcome in range(width):
        used = np.flatnonzero((other[..., outcome] > 0).any(axis=apart))
        if len(used):
            some = slice(0, used[-1] + 1)
            joined[..., some, outcome : outcome + width] += first[..., some, :] * other[..., some, outcome, None]
    return _narrowed(np.where(joined < FADED, 0.0, joined))


def _narrowed(terms: Floats) -> Floats:
    """Without the outcomes at the end that none of the terms can have."""
    possible = np.flatnonzero((terms > 0).any(axis=tuple(range(terms.ndim - 1))))
    return terms[..., : int(possible[-1]) + 1] if len(possible) else terms[..., :1]
