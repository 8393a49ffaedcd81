"""Refusing counts that can't be counts, with the argument's name and what is allowed."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def counts_within(
    part: ArrayLike, whole: ArrayLike, part_name: str, whole_name: str
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both arrays as floats of one shape, having made sure that 0 <= part <= whole.

    Raises: ValueError naming the argument, the value and what is allowed.
    """
    parts, wholes = np.asarray(part, dtype=float), np.asarray(whole, dtype=float)
    try:
        parts, wholes = np.broadcast_arrays(parts, wholes)
    except ValueError as mismatch:
        raise ValueError(
            f"{part_name} has shape {parts.shape} and {whole_name} has shape {wholes.shape}: shapes must match"
        ) from mismatch
    if np.any(wholes < 0):
        raise ValueError(f"{whole_name} is {wholes.min():g}: counts are 0 or more")
    wrong = (parts < 0) | (parts > wholes)
    if np.any(wrong):
        raise ValueError(
            f"{part_name} is {parts[wrong][0]:g}: allowed is 0 to {whole_name} = {wholes[wrong][0]:g}"
        )
    return parts, wholes


def critical_value(level: float) -> float:
    """The standard normal quantile that leaves (1 - level) / 2 above it.

    Raises: ValueError unless 0 < level < 1.
    """
    from scipy.special import ndtri

    if not 0 < level < 1:
        raise ValueError(f"level is {level}: allowed is between 0 and 1, as in 0.95")
    return float(ndtri((1 + level) / 2))
