"""The exact distribution of a sum of independent whole numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wggi_metrics.statistics.masses import Masses
from wggi_metrics.statistics.types import Floats

FADED = 1e-300  # smaller probabilities are 0: they can't change a digit, and slow the arithmetic down


def summed(masses: Masses) -> Masses:
    """The sum over the second last axis: (..., terms, outcomes) becomes (..., outcomes of the sum).

    Convolved directly, two and two, so that every probability is a sum of positive products and keeps its digits
    (a Fourier transform would lose the tails); the order of the terms does not enter.
    """
    lowest, probability = masses
    shape = lowest.shape[:-1]
    rows = [_sum_of([_trimmed(row) for row in probability[place]]) for place in np.ndindex(shape)]
    width = max((len(row) for row in rows), default=1)
    padded = np.array([np.pad(row, (0, width - len(row))) for row in rows]).reshape(*shape, width)
    return Masses(np.asarray(lowest.sum(axis=-1), dtype=np.int64), padded)


def _trimmed(probability: Floats) -> Floats:
    """Without the padding behind the last outcome that can happen."""
    return np.asarray(np.trim_zeros(probability, "b"))


def _sum_of(terms: Sequence[Floats]) -> Floats:
    """Convolved in pairs, in an order of lengths and values alone, so that shuffled terms give the same bits."""
    left = sorted((tuple(term) for term in terms if len(term) > 1), key=lambda term: (len(term), term))
    arrays = [np.array(term) for term in left]
    while len(arrays) > 1:
        pairs = zip(arrays[0::2], arrays[1::2], strict=False)
        joined = [_joined(first, second) for first, second in pairs]
        arrays = joined + ([arrays[-1]] if len(arrays) % 2 else [])
    total = arrays[0] if arrays else np.ones(1)
    return total / total.sum()


def _joined(first: Floats, second: Floats) -> Floats:
    found = np.convolve(first, second)
    return np.where(found < FADED, 0.0, found)
