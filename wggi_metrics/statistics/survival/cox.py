"""The hazard ratio without a model of time: Cox's regression on grouped cells."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import finite
from wggi_metrics.statistics.survival.fits import Fit, fit, refused_fit, too_few
from wggi_metrics.statistics.survival.risk_tables import checked_table
from wggi_metrics.statistics.types import Floats

DIRECT = 20  # terms of a sum of reciprocals added one by one; the rest by its expansion, exact to the last bits


class RiskSets(NamedTuple):
    """Those at risk and those with the event, of each pattern, at each time that has an event: (sets, patterns)."""

    at_risk: Floats
    events: Floats


def cox(
    at_risk: ArrayLike,
    events: ArrayLike,
    covariates: ArrayLike,
    events_per_parameter: float,
    level: float = 0.95,
) -> Fit:
    """Hazard ratios by partial likelihood with Efron's treatment of ties, within strata.

    ``at_risk`` and ``events`` count people of each pattern of covariates: (patterns, times) or (strata, patterns,
    times); ``covariates`` (patterns, number). Its cost follows the number of cells, not of people or events.
    Domain: events within at_risk, finite covariates. Risk sets of one pattern carry nothing. Refused (never raised)
    below ``events_per_parameter`` events for each covariate, and where a ratio would be 0 or infinite.
    Raises: ValueError for counts outside the domain or shapes that don't match.
    Source: Cox, D. R. (1972), JRSS B 34, 187-220; Efron, B. (1977), JASA 72, 557-565; refusal: Peduzzi, P. et al.
    (1995), Journal of Clinical Epidemiology 48, 1503-1510. Ours because statsmodels needs rows, and lifelines
    treats ties of weighted rows otherwise.
    """
    n, d = checked_table(at_risk, events, "patterns and times")
    patterns, sets = _merged(_patterns(covariates, n.shape[-2]), _by_pattern(n), _by_pattern(d))
    happened, number = float(d.sum()), patterns.shape[1]
    why = too_few(happened, number, events_per_parameter)
    if why:
        return refused_fit(number, happened, number, why)
    centred = patterns - patterns.mean(axis=0)
    return fit(lambda beta: _slope(beta, centred, sets), centred, happened, number, level)


def _patterns(covariates: ArrayLike, number: int) -> Floats:
    patterns = finite(covariates, "covariates")
    if patterns.ndim != 2 or len(patterns) != number:
        raise ValueError(f"covariates has shape {patterns.shape}: allowed is ({number} patterns, covariates)")
    return patterns


def _by_pattern(cells: Floats) -> Floats:
    """(strata, patterns, times) as (strata and times, patterns)."""
    return np.moveaxis(cells, -2, -1).reshape(-1, cells.shape[-2])


def _merged(patterns: Floats, at_risk: Floats, events: Floats) -> tuple[Floats, RiskSets]:
    """Equal patterns as one, in their order, and the risk sets that inform in theirs: no shuffling shows."""
    rows, place = np.unique(patterns, axis=0, return_inverse=True)
    belongs = (place.reshape(-1, 1) == np.arange(len(rows))).astype(float)
    n, d = (np.einsum("sp,pr->sr", cells, belongs) for cells in (at_risk, events))
    used = (d.sum(axis=1) > 0) & ((n > 0).sum(axis=1) > 1)
    sets = np.hstack([n[used], d[used]])
    sets = sets[np.lexsort(sets.T)]
    return rows, RiskSets(sets[:, : len(rows)], sets[:, len(rows) :])


def _slope(beta: Floats, x: Floats, sets: RiskSets) -> tuple[Floats, Floats]:
    """Slope and information of Efron's partial likelihood.

    A risk set with d events, risk R and events' risk D contributes the sum over l < d of log(R - D l/d). With
    w_l = 1 / (R - D l/d), the sums of w, w l/d and of their squares follow from those of 1/(r - l), r = R d/D.
    """
    risk = np.exp(np.einsum("pc,c->p", x, beta))
    carried, lost = sets.at_risk * risk, sets.events * risk
    total, dying, ties = carried.sum(axis=1), lost.sum(axis=1), sets.events.sum(axis=1)
    once, squared = reciprocal_sums(total * ties / dying, ties)
    w, w2 = once * ties / dying, squared * (ties / dying) ** 2
    wl = (total * w - ties) / dying
    w2l = (total * w2 - w) / dying
    w2ll = (total * w2l - wl) / dying
    carried_x, lost_x = (np.einsum("sp,pc->sc", each, x) for each in (carried, lost))
    weight = np.einsum("s,sp->p", w, carried) - np.einsum("s,sp->p", wl, lost)
    slope = np.einsum("p,pc->c", sets.events.sum(axis=0) - weight, x)
    both = _outer(w2l, carried_x, lost_x)
    square = _outer(w2, carried_x, carried_x) - both - both.T + _outer(w2ll, lost_x, lost_x)
    return slope, _outer(weight, x, x) - square


def _outer(weight: Floats, first: Floats, other: Floats) -> Floats:
    """The weighted sum of products of rows; not by matrix products, whose last bits depend on the threads."""
    return np.asarray(np.einsum("s,sc,sd->cd", weight, first, other))


def reciprocal_sums(top: Floats, number: Floats) -> tuple[Floats, Floats]:
    """The sums of 1/(top - l) and 1/(top - l)^2 over l = 0 ... number - 1, for number <= top.

    The smallest ``DIRECT`` terms one by one, the rest as digamma and trigamma differences at half-integers by their
    expansions (Abramowitz and Stegun 6.3.18, 6.4.12), which need no difference of large numbers.
    """
    bottom = top - number + 1
    place = np.arange(DIRECT)
    terms = np.where(place < number[:, None], 1 / (bottom[:, None] + place), 0.0)
    rest = np.maximum(number - DIRECT, 0.0)
    low, high = bottom + np.minimum(number, DIRECT) - 0.5, top + 0.5
    once = np.where(rest > 0, np.log1p(rest / low) + _digamma_tail(high) - _digamma_tail(low), 0.0)
    squared = np.where(rest > 0, rest / (low * high) + _trigamma_tail(low) - _trigamma_tail(high), 0.0)
    return terms.sum(axis=1) + once, (terms**2).sum(axis=1) + squared


def _digamma_tail(y: Floats) -> Floats:
    """digamma(y + 1/2) - log(y), for y of 20 or more."""
    s = y**-2
    return s * (1 / 24 - s * (7 / 960 - s * (31 / 8064 - s * 127 / 30720)))


def _trigamma_tail(y: Floats) -> Floats:
    """trigamma(y + 1/2) - 1/y, for y of 20 or more."""
    s = y**-2
    return -s / y * (1 / 12 - s * (7 / 240 - s * (31 / 1344 - s * 127 / 3840)))
