"""How near is near: 1e-9 relative to R, 1e-6 where R itself iterates."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

EXACT, ITERATED = 1e-9, 1e-6


def assert_near(found: ArrayLike, wanted: ArrayLike, within: float = EXACT) -> None:
    """Equal to so many digits; 0 and infinity exactly."""
    np.testing.assert_allclose(found, wanted, rtol=within, atol=0)


def assert_exact(found: Any, wanted: ArrayLike) -> None:
    """Equal to the last bit."""
    np.testing.assert_array_equal(found, wanted)
