"""Refusing counts that can't be counts, with the argument's name, the value and what is allowed."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wggi_metrics.statistics.types import Floats, Wholes

Numbers = TypeVar("Numbers", bound=NDArray[np.generic])
LARGEST = 2**53  # beyond, not every whole number has a float of its own


def counts_within(part: ArrayLike, whole: ArrayLike, part_name: str, whole_name: str) -> tuple[Floats, Floats]:
    """Both arrays as floats of one shape, having made sure that 0 <= part <= whole.

    Raises: ValueError naming the argument, the value and what is allowed.
    """
    parts, wholes = same_shape(**{part_name: finite(part, part_name), whole_name: counts(whole, whole_name)})
    wrong = (parts < 0) | (parts > wholes)
    if np.any(wrong):
        raise ValueError(f"{part_name} is {parts[wrong][0]:g}: allowed is 0 to {whole_name} = {wholes[wrong][0]:g}")
    return parts, wholes


def whole_counts_within(part: ArrayLike, whole: ArrayLike, part_name: str, whole_name: str) -> tuple[Wholes, Wholes]:
    """As ``counts_within``, and whole numbers: what an exact method counts."""
    parts, wholes = counts_within(part, whole, part_name, whole_name)
    return whole_numbers(parts, part_name), whole_numbers(wholes, whole_name)


def two_by_two(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike
) -> tuple[Floats, Floats, Floats, Floats]:
    """The four counts of two proportions as floats of one shape."""
    x, n = counts_within(part, whole, "part", "whole")
    y, m = counts_within(other_part, other_whole, "other_part", "other_whole")
    same_shape(whole=n, other_whole=m)
    x, n, y, m = np.broadcast_arrays(x, n, y, m)
    return x, n, y, m


def whole_two_by_two(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike
) -> tuple[Wholes, Wholes, Wholes, Wholes]:
    """As ``two_by_two``, and whole numbers."""
    x, n, y, m = two_by_two(part, whole, other_part, other_whole)
    return (
        whole_numbers(x, "part"),
        whole_numbers(n, "whole"),
        whole_numbers(y, "other_part"),
        whole_numbers(m, "other_whole"),
    )


def counts(values: ArrayLike, name: str) -> Floats:
    """Numbers of people or events, or sums of weights: finite, 0 or more."""
    return _allowed(values, name, 0.0, float(LARGEST), "counts are 0 or more")


def whole_numbers(values: ArrayLike, name: str) -> Wholes:
    """Counts that must be whole."""
    found = counts(values, name)
    broken = found != np.floor(found)
    if np.any(broken):
        raise ValueError(f"{name} is {found[broken][0]:g}: whole numbers are allowed")
    return found.astype(np.int64)


def chances(values: ArrayLike, name: str) -> Floats:
    """Probabilities: 0 to 1."""
    return _allowed(values, name, 0.0, 1.0, "allowed is 0 to 1")


def finite(values: ArrayLike, name: str) -> Floats:
    """Any numbers but NaN and the infinite."""
    return _allowed(values, name, -np.inf, np.inf, "finite numbers are allowed")


def _allowed(values: ArrayLike, name: str, least: float, most: float, allowed: str) -> Floats:
    found = np.asarray(values, dtype=float)
    wrong = ~((found >= least) & (found <= most) & np.isfinite(found))
    if np.any(wrong):
        raise ValueError(f"{name} is {found[wrong][0]:g}: {allowed}")
    return found


def same_shape(**arrays: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    """The arrays stretched to one shape.

    Raises: ValueError naming each argument's shape.
    """
    try:
        return tuple(np.broadcast_arrays(*arrays.values()))
    except ValueError as mismatch:
        shapes = " and ".join(f"{name} has shape {array.shape}" for name, array in arrays.items())
        raise ValueError(f"{shapes}: shapes must match") from mismatch


def with_axes(array: Numbers, name: str, least: int, axes: str) -> Numbers:
    """The array itself, having made sure that it has so many axes."""
    if array.ndim < least:
        raise ValueError(f"{name} has shape {array.shape}: its last axes are {axes}")
    return array


def critical_value(level: float) -> float:
    """The standard normal quantile that leaves (1 - level) / 2 above it.

    Raises: ValueError unless 0 < level < 1.
    """
    from scipy.special import ndtri

    if not 0 < level < 1:
        raise ValueError(f"level is {level}: allowed is between 0 and 1, as in 0.95")
    return float(ndtri((1 + level) / 2))
