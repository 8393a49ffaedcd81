"""Sums that depend neither on the order of their terms nor on empty ones among them, to the last bit."""

from __future__ import annotations

import numpy as np

from wggi_metrics.statistics.types import Floats


def added(values: Floats, axis: int = -1) -> Floats:
    """The sum along an axis, one after the other in order of size: shuffled or padded strata give the same bits."""
    return in_turn(np.sort(values, axis=axis), axis)


def in_turn(values: Floats, axis: int = -1) -> Floats:
    """The sum along an axis, one after the other as they stand: padding with 0 changes no bit."""
    if values.shape[axis] == 0:
        return np.zeros(np.sum(values, axis=axis).shape)
    return np.asarray(np.take(np.cumsum(values, axis=axis, dtype=float), -1, axis=axis))
