"""The hazard ratio from intervals of time: complementary log-log regression on event / exposure cells."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import counts_within, finite, same_shape, whole_numbers
from wggi_metrics.statistics.survival.fits import Fit, fit, refused_fit, too_few
from wggi_metrics.statistics.types import Floats, Wholes

STEPS, ENOUGH = 60, 1e-13


class Cells(NamedTuple):
    """Cells whose baseline level has some, but not only, events; levels numbered 0, 1, ..."""

    events: Floats
    exposed: Floats
    level: Wholes
    covariates: Floats
    offset: Floats


def discrete_hazard(
    events: ArrayLike,
    exposed: ArrayLike,
    baseline: ArrayLike,
    covariates: ArrayLike,
    events_per_parameter: float,
    offset: ArrayLike = 0.0,
    level: float = 0.95,
) -> Fit:
    """Hazard ratios of a model 1 - exp(-exp(baseline + covariates + offset)) for the chance of the event in a cell.

    One entry per cell: ``events`` of ``exposed``, the ``baseline`` level (a whole number: the time, a level each),
    ``covariates`` (cells, number), ``offset`` the logarithm of the cell's length. Levels without events, or where all
    exposed have the event, say nothing of the ratios and are left out; ``parameters`` are counted after that.
    Domain: events within exposed, one axis. Refused (never raised) below ``events_per_parameter`` events for each
    parameter, and where a ratio would be 0 or infinite.
    Raises: ValueError for counts outside the domain or shapes that don't match.
    Source: Prentice, R. L. and Gloeckler, L. A. (1978), Biometrics 34, 57-67; Allison, P. D. (1982), Sociological
    Methodology 13, 61-98; Fisher scoring as R's glm. Ours because statsmodels raises at perfect separation and
    holds a column for each level.
    """
    cells, number = _checked(events, exposed, baseline, covariates, offset), np.shape(covariates)[-1]
    levels = int(cells.level.max(initial=-1)) + 1
    happened, parameters = float(cells.events.sum()), levels + number
    why = too_few(happened, parameters, events_per_parameter)
    if why:
        return refused_fit(number, happened, parameters, why)
    centre = np.average(cells.covariates, axis=0, weights=cells.exposed)
    centred = cells._replace(covariates=cells.covariates - centre)
    heights = _start(centred, levels)
    return fit(lambda beta: _profiled(beta, centred, heights), centred.covariates, happened, parameters, level)


def _checked(
    events: ArrayLike, exposed: ArrayLike, baseline: ArrayLike, covariates: ArrayLike, offset: ArrayLike
) -> Cells:
    d, n = counts_within(events, exposed, "events", "exposed")
    d, n, at, length = same_shape(
        events=d, exposed=n, baseline=whole_numbers(baseline, "baseline"), offset=finite(offset, "offset")
    )
    x = finite(covariates, "covariates")
    if d.ndim != 1 or x.ndim != 2 or len(x) != len(d):
        raise ValueError(f"covariates has shape {x.shape} and events {d.shape}: allowed is a row for each cell")
    return _merged(d, n, np.column_stack([at, length, x]))


def _merged(events: Floats, exposed: Floats, keys: Floats) -> Cells:
    """Equal cells as one, in order of level, length and covariates, so that no shuffling or splitting shows."""
    rows, place = np.unique(keys[exposed > 0], axis=0, return_inverse=True)
    d, n = (np.bincount(place.ravel(), each[exposed > 0], len(rows)).astype(float) for each in (events, exposed))
    _, level = np.unique(rows[:, 0], return_inverse=True)
    happened, there = (np.bincount(level, each) for each in (d, n))
    used = ((happened > 0) & (happened < there))[level] if len(rows) else np.zeros(0, dtype=bool)
    _, level = np.unique(level[used], return_inverse=True)
    return Cells(d[used], n[used], level, rows[used, 2:], rows[used, 1])


def _start(cells: Cells, levels: int) -> Floats:
    """Each level's height if the covariates made no difference and all cells had its mean length."""
    happened, there = (np.bincount(cells.level, each, levels) for each in (cells.events, cells.exposed))
    length = np.bincount(cells.level, cells.offset * cells.exposed, levels) / there
    return np.log(-np.log1p(-happened / there)) - length


def _profiled(beta: Floats, cells: Cells, heights: Floats) -> tuple[Floats, Floats]:
    """Slope and information of the coefficients, with each level's height the most likely one for them.

    The heights are kept from call to call (in place), so that the next ones start near.
    """
    levels, x = len(heights), cells.covariates
    linear = np.einsum("ci,i->c", x, beta) + cells.offset
    for _ in range(STEPS):
        surprise, weight = _score(linear + heights[cells.level], cells)
        slope, information = (np.bincount(cells.level, each, levels) for each in (surprise, weight))
        step = np.clip(slope / np.maximum(information, 1e-300), -1.0, 1.0)
        heights += step
        if np.abs(step).max(initial=0.0) < ENOUGH:
            break
    surprise, weight = _score(linear + heights[cells.level], cells)
    within = np.bincount(cells.level, weight, levels)
    shared = np.stack([np.bincount(cells.level, weight * column, levels) for column in x.T], axis=1)
    whole = np.einsum("c,ci,cj->ij", weight, x, x)
    carried = np.einsum("l,li,lj->ij", 1 / np.maximum(within, 1e-300), shared, shared)
    return np.einsum("c,ci->i", surprise, x), whole - carried


def _score(linear: Floats, cells: Cells) -> tuple[Floats, Floats]:
    """Each cell's slope and expected information with respect to its linear predictor."""
    with np.errstate(over="ignore"):
        rate = np.exp(linear)
        chance = -np.expm1(-rate)
        weight = cells.exposed * rate * np.where(rate < 700, rate / np.expm1(np.minimum(rate, 700.0)), 0.0)
    return rate * (cells.events / np.maximum(chance, 1e-300) - cells.exposed), weight
