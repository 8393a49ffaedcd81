"""One ratio over all strata, of odds, of proportions, of rates, or one difference (Mantel and Haenszel)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import counts, critical_value, same_shape, with_axes
from wggi_metrics.statistics.strata import strata_of
from wggi_metrics.statistics.totals import added
from wggi_metrics.statistics.types import Estimate, Floats, Wholes


class StratifiedRates(NamedTuple):
    """The rate ratio with its limits, the score chi-square and p, and the strata it rests on."""

    estimate: Floats
    low: Floats
    high: Floats
    chi_square: Floats
    p: Floats
    strata: Wholes
    informative: Wholes


def common_odds_ratio(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike, level: float = 0.95
) -> Estimate:
    """The odds ratio first : other common to all strata, with the Robins-Breslow-Greenland interval.

    Domain: counts with 0 <= part <= whole, strata along the last axis, which goes. Empty strata and strata of one
    group carry nothing. Nothing for it in any stratum: 0; nothing against it: infinite; either leaves the interval
    0 to infinity (``exact_odds_ratio`` knows more there); neither: NaN.
    Raises: ValueError for counts outside the domain.
    Source: Mantel, N. and Haenszel, W. (1959), JNCI 22, 719-748; Robins, J., Breslow, N. and Greenland, S. (1986),
    Biometrics 42, 311-323. Ours because statsmodels gives NaN for strata of one person.
    """
    table = strata_of(part, whole, other_part, other_whole)
    a, b, n = table.part, table.whole - table.part, table.total
    c, d = table.other_part, table.other_whole - table.other_part
    diagonal, off = a * d / n, b * c / n
    alike, unlike = (a + d) / n, (b + c) / n
    up, down = added(diagonal), added(off)
    mixed = added(alike * off + unlike * diagonal)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = added(alike * diagonal) / (2 * up**2) + mixed / (2 * up * down) + added(unlike * off) / (2 * down**2)
    return _on_the_logarithm(up, down, variance, level)


def common_risk_ratio(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike, level: float = 0.95
) -> Estimate:
    """The ratio of proportions first : other common to all strata, with the Greenland-Robins interval.

    Domain, edges and Raises: as ``common_odds_ratio``.
    Source: Greenland, S. and Robins, J. M. (1985), Biometrics 41, 55-68. No library has it.
    """
    table = strata_of(part, whole, other_part, other_whole)
    x, n1, y, n0, n = table.part, table.whole, table.other_part, table.other_whole, table.total
    up, down = added(x * n0 / n), added(y * n1 / n)
    spread = added(((x + y) * n1 * n0 - x * y * n) / n**2)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = spread / (up * down)
    return _on_the_logarithm(up, down, variance, level)


def common_risk_difference(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike, level: float = 0.95
) -> Estimate:
    """The difference of proportions first - other common to all strata, with Klingenberg's interval.

    The interval holds every difference that departs from the estimate by no more than the normal deviation with
    Sato's variance at that difference; right for few large strata and for many of a person or two. One stratum: the
    plain variance p q / n of both; pairs: that of matched pairs.
    Domain: counts with 0 <= part <= whole, strata along the last axis, which goes. Strata of one group carry nothing.
    No stratum with both groups: NaN; there, and where each stratum is all or nobody (nothing varies), -1 to 1.
    Raises: ValueError for counts outside the domain.
    Source: Greenland, S. and Robins, J. M. (1985), Biometrics 41, 55-68; Sato, T. (1989), Biometrics 45, 1323-1324;
    Klingenberg, B. (2014), Statistics in Medicine 33, 2968-2983. No library that we use has it.
    """
    table = strata_of(part, whole, other_part, other_whole)
    x, n1, y, n0, n = table.part, table.whole, table.other_part, table.other_whole, table.total
    weight = added(n1 * n0 / n)
    slope = added((n1**2 * y - n0**2 * x + n1 * n0 * (n0 - n1) / 2) / n**2)
    spread = added((x * (n0 - y) + y * (n1 - x)) / (2 * n))
    z2 = critical_value(level) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        estimate = added((x * n0 - y * n1) / n) / weight
        centre = estimate + z2 * slope / (2 * weight**2)
        half = np.sqrt(np.maximum(centre**2 - estimate**2 + z2 * spread / weight**2, 0.0))
    knows = spread > 0
    low, high = np.clip(centre - half, -1.0, 1.0), np.clip(centre + half, -1.0, 1.0)
    return Estimate(estimate, np.where(knows, low, -1.0), np.where(knows, high, 1.0))


def common_rate_ratio(
    events: ArrayLike, time: ArrayLike, other_events: ArrayLike, other_time: ArrayLike, level: float = 0.95
) -> StratifiedRates:
    """The ratio of rates (events per time) first : other common to all strata, with interval and score test.

    The test is (sum of events - expected)^2 / variance without correction. Domain: events and times of 0 or more,
    no events without time, strata along the last axis, which goes. Strata where a group has no time, or without
    events, carry nothing (``informative`` counts the others). Edges of the ratio as in ``common_odds_ratio``; with
    no information chi-square is 0 and p is 1.
    Raises: ValueError for values outside the domain.
    Source: Greenland, S. and Robins, J. M. (1985), Biometrics 41, 55-68; Rothman and Greenland, Modern
    Epidemiology (1998), chapter 15. No library has it.
    """
    from scipy.special import chdtrc

    x, t1 = with_time(events, time, "events", "time")
    y, t0 = with_time(other_events, other_time, "other_events", "other_time")
    x, t1, y, t0 = same_shape(events=x, time=t1, other_events=y, other_time=t0)
    with_axes(x, "events", 1, "strata")
    total = t1 + t0
    share = np.divide(t1, total, out=np.zeros_like(total), where=total > 0)
    informs = (t1 > 0) & (t0 > 0) & (x + y > 0)
    up, down = added(x * (1 - share)), added(y * share)
    spread = added((x + y) * share * (1 - share))
    deviation = added(np.where(informs, x - (x + y) * share, 0.0))
    with np.errstate(divide="ignore", invalid="ignore"):
        chi_square = np.where(spread > 0, deviation**2 / spread, 0.0)
        ratio = _on_the_logarithm(up, down, spread / (up * down), level)
    counted = (total > 0).sum(axis=-1), informs.sum(axis=-1)
    return StratifiedRates(*ratio, chi_square, chdtrc(1, chi_square), *counted)


def with_time(events: ArrayLike, time: ArrayLike, events_name: str, time_name: str) -> tuple[Floats, Floats]:
    """Events and the time in which they happened, of one shape; where there is no time there are no events.

    Raises: ValueError naming the argument, the value and what is allowed.
    """
    found, spent = same_shape(**{events_name: counts(events, events_name), time_name: counts(time, time_name)})
    if np.any((spent == 0) & (found > 0)):
        wrong = found[(spent == 0) & (found > 0)][0]
        raise ValueError(f"{events_name} is {wrong:g} where {time_name} is 0: allowed is 0")
    return found, spent


def _on_the_logarithm(up: Floats, down: Floats, variance: Floats, level: float) -> Estimate:
    """up / down, with the normal interval of its logarithm; 0 to infinity where one of them is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = up / down
        half = critical_value(level) * np.sqrt(variance)
        low, high = ratio * np.exp(-half), ratio * np.exp(half)
    knows = (up > 0) & (down > 0)
    return Estimate(ratio, np.where(knows, low, 0.0), np.where(knows, high, np.inf))
