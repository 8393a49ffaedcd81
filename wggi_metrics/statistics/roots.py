"""Where a falling or rising function of one unknown crosses nought, for many tables at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wggi_metrics.statistics.types import Floats


def crossing(function: Callable[..., Floats], near: Floats, far: Floats, *counts: Floats) -> Floats:
    """The argument between ``near`` and ``far`` at which the function is 0; ``far`` where it is not between them.

    ``function(argument, *counts)`` works element by element, monotone between the two ends. Found by Chandrupatla's
    method (scipy.optimize.elementwise) to the last bits.
    """
    from scipy.optimize.elementwise import find_root

    near, far, *given = np.broadcast_arrays(near, far, *counts)
    at_near, at_far = function(near, *given), function(far, *given)
    has_root = np.sign(at_near) * np.sign(at_far) <= 0
    low, high = np.minimum(near, far), np.maximum(near, far)
    if not np.any(has_root):
        return np.array(far)
    chosen = [np.asarray(array)[has_root] for array in (low, high, *given)]
    found = find_root(function, (chosen[0], chosen[1]), args=tuple(chosen[2:]))
    answer = np.array(far, dtype=float)
    answer[has_root] = found.x
    return answer
