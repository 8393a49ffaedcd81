"""What a statistic gives back: named parts, of the arguments' common shape."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Wholes = NDArray[np.int64]


class Interval(NamedTuple):
    """Both limits; never NaN: where nothing is known they enclose everything possible."""

    low: Floats
    high: Floats


class Estimate(NamedTuple):
    """An estimate with its limits. The estimate is NaN only where none exists (0 divided by 0)."""

    estimate: Floats
    low: Floats
    high: Floats
