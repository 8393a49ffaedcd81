"""How many are at risk at each time, from how many come and go."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import counts, finite, same_shape, with_axes
from wggi_metrics.statistics.types import Floats


class RiskTable(NamedTuple):
    """At risk and censored (..., times); events by cause (..., causes, times)."""

    at_risk: Floats
    events: Floats
    censored: Floats


def risk_table(started: ArrayLike, events: ArrayLike, censored: ArrayLike, late: ArrayLike | None = None) -> RiskTable:
    """At risk at each time: started, and come late at an earlier time, less those gone at earlier times.

    ``started`` (...) are at risk from the first time on. ``late`` (..., times) come under observation at a time and
    are at risk from the next one on: entry < t <= exit. At one time events come before censorings, so those censored
    at a time are at risk at it. ``events`` (..., causes, times), ``censored`` (..., times).
    Domain: counts of 0 or more; nobody goes who isn't there. Raises: ValueError otherwise, naming the time.
    Source: Kaplan, E. L. and Meier, P. (1958), JASA 53, 457-481; late entry: Andersen, Borgan, Gill and Keiding,
    Statistical Models Based on Counting Processes (1993), III.3.
    """
    happened = with_axes(counts(events, "events"), "events", 2, "causes and times")
    leaving = counts(censored, "censored")
    entering = np.zeros(leaving.shape) if late is None else counts(late, "late")
    gone, leaving, entering = same_shape(
        events=happened.sum(axis=-2), censored=with_axes(leaving, "censored", 1, "times"), late=entering
    )
    flow = entering - gone - leaving
    before = np.concatenate([np.zeros_like(flow[..., :1]), np.cumsum(flow, axis=-1)[..., :-1]], axis=-1)
    at_risk = counts(started, "started")[..., None] + before
    _refuse_the_absent(at_risk, gone + leaving)
    return RiskTable(at_risk, happened, np.array(leaving))


def _refuse_the_absent(at_risk: Floats, going: Floats) -> None:
    """More gone than are there, at whatever time."""
    wrong = np.argwhere(going > at_risk)
    if len(wrong):
        place = tuple(wrong[0])
        raise ValueError(
            f"events and censored are {going[place]:g} at time {place[-1]}: "
            f"allowed is 0 to at_risk = {at_risk[place]:g}"
        )


def checked_table(at_risk: ArrayLike, events: ArrayLike, axes: str) -> tuple[Floats, Floats]:
    """Both arrays of one shape, events within at_risk, with at least the axes named.

    Raises: ValueError naming the argument, the value and what is allowed.
    """
    n, d = same_shape(at_risk=counts(at_risk, "at_risk"), events=counts(events, "events"))
    with_axes(n, "at_risk", len(axes.split(" and ")), axes)
    wrong = d > n
    if np.any(wrong):
        raise ValueError(f"events is {d[wrong][0]:g}: allowed is 0 to at_risk = {n[wrong][0]:g}")
    return n, d


def is_followed(at_risk: ArrayLike) -> np.ndarray:
    """Whether a time lies no later than the last one with anybody at risk: where a curve may be drawn."""
    there = counts(at_risk, "at_risk") > 0
    return np.asarray(there[..., ::-1].cumsum(axis=-1)[..., ::-1] > 0)


def on_grid(curve: ArrayLike, times: ArrayLike, grid: ArrayLike, before: float) -> Floats:
    """A step curve (..., times) read at other times: its value at the last time no later, ``before`` the first.

    Domain: times rising, grid no later than the last time (nothing is carried on). Raises: ValueError otherwise.
    """
    steps, known, asked = np.asarray(curve, dtype=float), finite(times, "times"), finite(grid, "grid")
    if known.ndim != 1 or len(known) != steps.shape[-1] or np.any(np.diff(known) <= 0):
        raise ValueError(f"times has shape {known.shape}: allowed are {steps.shape[-1]} rising times")
    if np.any(asked > known[-1]):
        raise ValueError(f"grid is {asked.max():g}: allowed is up to the last time, {known[-1]:g}")
    place = np.searchsorted(known, asked, side="right")
    padded = np.concatenate([np.full((*steps.shape[:-1], 1), before), steps], axis=-1)
    return np.asarray(padded[..., place])
