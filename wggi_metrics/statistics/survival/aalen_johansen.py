"""How many have left for each cause by each time, when each cause takes people away from the others."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import counts, critical_value, with_axes
from wggi_metrics.statistics.survival.risk_tables import checked_table
from wggi_metrics.statistics.types import Floats


class AalenJohansen(NamedTuple):
    """Still there (..., times); gone for each cause with variance and limits (..., causes, times)."""

    survival: Floats
    incidence: Floats
    variance: Floats
    low: Floats
    high: Floats


def aalen_johansen(at_risk: ArrayLike, events: ArrayLike, level: float = 0.95) -> AalenJohansen:
    """The probability to have gone for each cause by each time; with the probability to be there they sum to 1.

    Variance by the delta method for multinomial steps (Greenwood's, for several causes); limits on the
    complementary log-log scale. Domain: at_risk (..., times), events (..., causes, times), all causes together
    within at_risk. Any times will do: months without events change nothing; read a coarser grid with ``on_grid``.
    Where nobody is at risk the curves stand still: draw them where ``is_followed``. Before the first event of a
    cause high is Wilson's limit for 0 of the fewest at risk so far; at probability 1 low stays.
    Raises: ValueError for counts outside the domain.
    Source: Aalen, O. and Johansen, S. (1978), Scandinavian Journal of Statistics 5, 141-150; Andersen et al. (1993),
    IV.4.1.3; limits: Choudhury, J. B. (2002), Statistics in Medicine 21, 1129-1144. Ours because lifelines needs
    rows and moves ties at random.
    """
    d = with_axes(counts(events, "events"), "events", 2, "causes and times")
    n, gone = checked_table(at_risk, d.sum(axis=-2), "times")
    there = np.maximum(n, 1)
    hazard, own = gone / there, d / there[..., None, :]
    survival = np.cumprod(1 - hazard, axis=-1)
    before = np.concatenate([np.ones_like(survival[..., :1]), survival[..., :-1]], axis=-1)
    incidence = np.cumsum(before[..., None, :] * own, axis=-1)
    variance = _variance(there, hazard, own, before)
    return AalenJohansen(survival, incidence, variance, *_limits(incidence, variance, n, critical_value(level)))


def _variance(n: Floats, hazard: Floats, own: Floats, before: Floats) -> Floats:
    """Step by step: variance of the survivors, covariance with each cause, variance of each cause."""
    stay = np.zeros(np.broadcast_shapes(n.shape[:-1], own.shape[:-2]))
    shared = np.zeros((*stay.shape, own.shape[-2]))
    gone, steps = np.zeros_like(shared), []
    for time in range(n.shape[-1]):
        q, c = hazard[..., time], own[..., time]
        noise = before[..., time] ** 2 / n[..., time]
        gone = gone + 2 * c * shared + c**2 * stay[..., None] + noise[..., None] * c * (1 - c)
        shared = (1 - q)[..., None] * (shared + c * stay[..., None]) - noise[..., None] * c * (1 - q)[..., None]
        stay = (1 - q) ** 2 * stay + noise * q * (1 - q)
        steps.append(np.maximum(gone, 0.0))
    return np.stack(steps, axis=-1) if steps else np.zeros(own.shape)


def _limits(incidence: Floats, variance: Floats, n: Floats, z: float) -> tuple[Floats, Floats]:
    inside = (incidence > 0) & (incidence < 1 - 1e-15)
    safe = np.where(inside, incidence, 0.5)
    reach = z * np.sqrt(np.where(inside, variance, 0.0)) / (safe * np.log(safe))
    low, high = safe ** np.exp(-reach), safe ** np.exp(reach)
    fewest = np.minimum.accumulate(np.where(n > 0, n, np.inf), axis=-1)[..., None, :]
    untouched = np.where(np.isinf(fewest), 1.0, z**2 / (np.where(np.isinf(fewest), 1.0, fewest) + z**2))
    kept = np.maximum.accumulate(np.where(inside, low, 0.0), axis=-1)
    low = np.where(inside, low, np.where(incidence > 0, kept, 0.0))
    return low, np.where(inside, high, np.where(incidence > 0, 1.0, untouched))
