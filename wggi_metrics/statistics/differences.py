"""Exposed units against others in the same strata: of their mean shares, and of their shares pooled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wggi_metrics.statistics.checked import counts_within, critical_value, same_shape, whole_numbers, with_axes
from wggi_metrics.statistics.totals import added
from wggi_metrics.statistics.types import Floats, Wholes

NOISE = 1e-12  # a standard error of shares below it is rounding: nothing varies


class Difference(NamedTuple):
    """Share with exposure - share without, within strata, and what it rests on.

    ``share_with`` and ``share_without`` are over all units that have a share (``units_with``, ``units_without``), in
    whatever stratum; the difference, its error and ``units_informative`` over the strata that have both kinds.
    """

    estimate: Floats
    low: Floats
    high: Floats
    standard_error: Floats
    degrees: Wholes
    share_with: Floats
    share_without: Floats
    units_with: Wholes
    units_without: Wholes
    units_informative: Wholes
    strata: Wholes
    informative: Wholes


class Units(NamedTuple):
    """Units along the last axis: counts, exposure, whether each has a share, and the place of its stratum."""

    part: Floats
    whole: Floats
    is_exposed: NDArray[np.bool_]
    has_share: NDArray[np.bool_]
    place: Wholes
    strata: int

    @property
    def share(self) -> Floats:
        """part / whole; 0 where there is nobody."""
        return np.where(self.has_share, self.part / np.maximum(self.whole, 1e-300), 0.0)

    def within(self, values: Floats, keep: NDArray[np.bool_]) -> Floats:
        """The sum of each stratum, shape (..., strata), whatever the order of the units."""
        rows = self.place + self.strata * _batch(self.place.shape)
        kept = np.where(keep & self.has_share, values, 0.0)
        order = np.lexsort((kept.ravel(), rows.ravel()))
        lead = self.place.shape[:-1]
        sums = np.bincount(rows.ravel()[order], kept.ravel()[order], self.strata * int(np.prod(lead, dtype=int)))
        return np.asarray(sums, dtype=float).reshape(*lead, self.strata)

    def at(self, values: Floats) -> Floats:
        """Each unit's own from those of the strata."""
        return np.take_along_axis(values, self.place, axis=-1)


class Sides(NamedTuple):
    """Sums of each stratum with and without exposure: of the weights, and of what they weigh."""

    weight: Floats
    total: Floats
    other_weight: Floats
    other_total: Floats

    @property
    def informs(self) -> NDArray[np.bool_]:
        """Both kinds are there."""
        return (self.weight > 0) & (self.other_weight > 0)

    @property
    def means(self) -> tuple[Floats, Floats]:
        """The weighted means with and without; 0 where that kind is not there."""
        return _divided(self.total, self.weight), _divided(self.other_total, self.other_weight)

    @property
    def precision(self) -> Floats:
        """How much each stratum's difference weighs: the product of both weights over their sum."""
        return _divided(self.weight * self.other_weight, self.weight + self.other_weight)

    @property
    def contrast(self) -> Floats:
        """Each stratum's mean with less its mean without."""
        one, other = self.means
        return np.asarray(one - other)

    @property
    def difference(self) -> Floats:
        """The mean of the strata's differences, weighted by their precision; NaN where none informs."""
        with np.errstate(invalid="ignore"):
            return np.asarray(added(self.precision * self.contrast) / added(self.precision))


def stratified_difference(
    part: ArrayLike, whole: ArrayLike, exposed: ArrayLike, stratum: ArrayLike, level: float = 0.95
) -> Difference:
    """Mean share of the exposed units - that of the others within strata; every unit counts alike, however large.

    The share of a unit is part/whole. The estimate is that of least squares of the share on exposure and strata: the
    sum of w (mean with - mean without) over the sum of w, w = n1 n0 / (n1 + n0) of units. The error is robust (HC1):
    the sum of d^2 e^2 over (the sum of d^2)^2, times N/(N - S - 1), where d is exposure less its stratum's mean, e
    the residual, N and S the units and strata that inform; Student's interval with N - S - 1 degrees of freedom, cut
    at -1 and 1. Strata of one kind carry nothing.
    Domain: counts with 0 <= part <= whole, exposed 0 or 1, strata as whole numbers; units along the last axis, which
    goes. A unit with whole = 0 has no share and is left out. No stratum with both kinds: estimate and error NaN; two
    units: error NaN (0/0); there, and where no share departs from the fitted ones (error 0), -1 to 1.
    Raises: ValueError for values outside the domain.
    Source: MacKinnon, J. G. and White, H. (1985), Journal of Econometrics 29, 305-325 (HC1); Hinkley, D. V. (1977),
    Technometrics 19, 285-292. Ours because statsmodels costs a second at start and fits a column for each stratum.
    """
    units = _units(part, whole, exposed, stratum)
    sides = _sides(units, units.share, np.ones_like(units.share))
    estimate = sides.difference
    away = units.is_exposed - units.at(_divided(sides.weight, sides.weight + sides.other_weight))
    fitted = units.at(_divided(sides.total + sides.other_total, sides.weight + sides.other_weight))
    residual = units.share - fitted - away * estimate[..., None]
    influence = _divided(away * residual, added(sides.precision)[..., None])
    used = _informing(units, sides)
    degrees = used.sum(axis=-1) - sides.informs.sum(axis=-1) - 1
    with np.errstate(divide="ignore", invalid="ignore"):
        more = np.where(degrees > 0, used.sum(axis=-1) / degrees, np.nan)
    error = _error(np.where(used, influence, 0.0), sides) * np.sqrt(more)
    return _told(units, sides, error, error, level)


def stratified_number_difference(
    number: ArrayLike, exposed: ArrayLike, stratum: ArrayLike, level: float = 0.95
) -> Difference:
    """Mean number of the exposed units - that of the others within strata; every unit counts alike.

    Estimate, robust error and interval as ``stratified_difference`` has them of shares, here in the units of the
    numbers; ``share_with`` and ``share_without`` are the means. Cut at the greatest number and its negative.
    Domain: whole numbers of 0 or more, exposed 0 or 1, strata as whole numbers; units along the last axis, which goes.
    Edges as there, with the greatest number (at least 1) in place of 1. Raises: ValueError for values outside the
    domain. Source: as there.
    """
    numbers = whole_numbers(number, "number")
    most = np.maximum(numbers.max(axis=-1, initial=1.0, keepdims=True), 1.0)
    found = stratified_difference(numbers, np.broadcast_to(most, numbers.shape), exposed, stratum, level)
    names = ("estimate", "low", "high", "standard_error", "share_with", "share_without")
    return found._replace(**{name: getattr(found, name) * most[..., 0] for name in names})


def mantel_haenszel_difference(
    part: ArrayLike, whole: ArrayLike, exposed: ArrayLike, stratum: ArrayLike, level: float = 0.95
) -> Difference:
    """Pooled share of the exposed units - that of the others within strata; a unit counts by its size.

    The Mantel-Haenszel difference: the sum of w (pooled with - pooled without) over the sum of w, w = n1 n0 / (n1 + n0)
    of people. The error is clustered by unit: the sum over units of the squares of w (part - whole x pooled share of
    its own kind and stratum) / (n1 or n0), over (the sum of w)^2, as Liang and Zeger have it, without correction for
    few units: one unit alone of its kind in its stratum shows no variation, and an interval of this error would be
    much too narrow. So the limits are not made of it but of the jackknife: t with N - S - 1 degrees of freedom times
    the root of the sum of squared changes of the difference on leaving out a unit, cut at -1 and 1.
    Domain and Raises: as ``stratified_difference``. No stratum with both kinds: estimate and error NaN; there, with
    fewer degrees than 1, where nothing varies or where all hangs on one unit, -1 to 1.
    Source: Greenland, S. and Robins, J. M. (1985), Biometrics 41, 55-68 (estimate); Liang, K.-Y. and Zeger, S. L.
    (1986), Biometrika 73, 13-22 (error); Bell, R. M. and McCaffrey, D. F. (2002), Survey Methodology 28, 169-181
    (jackknife). No library has it.
    """
    units = _units(part, whole, exposed, stratum)
    sides = _sides(units, units.part, units.whole)
    one, other = (units.at(mean) for mean in sides.means)
    residual = units.part - units.whole * np.where(units.is_exposed, one, other)
    own = np.where(units.is_exposed, units.at(sides.weight), units.at(sides.other_weight))
    influence = _divided(_divided(units.at(sides.precision) * residual, own), added(sides.precision)[..., None])
    used = _informing(units, sides)
    error = _error(np.where(used, influence, 0.0), sides)
    return _told(units, sides, error, _error(np.where(used, _moved(units, sides), 0.0), sides), level)


def _units(part: ArrayLike, whole: ArrayLike, exposed: ArrayLike, stratum: ArrayLike) -> Units:
    x, n = counts_within(part, whole, "part", "whole")
    kind, label = whole_numbers(exposed, "exposed"), whole_numbers(stratum, "stratum")
    if np.any(kind > 1):
        raise ValueError(f"exposed is {kind[kind > 1][0]}: allowed is 0 or 1")
    x, n, kind, label = same_shape(part=x, whole=n, exposed=kind, stratum=label)
    with_axes(x, "part", 1, "units")
    names, place = np.unique(label, return_inverse=True)
    return Units(x, n, kind == 1, n > 0, place.reshape(label.shape), len(names))


def _batch(shape: tuple[int, ...]) -> Wholes:
    """Which row of units each unit is in, counted over all leading axes."""
    return np.arange(int(np.prod(shape[:-1], dtype=int))).reshape(*shape[:-1], 1)


def _sides(units: Units, value: Floats, weight: Floats) -> Sides:
    kinds = units.is_exposed, ~units.is_exposed
    return Sides(*(units.within(each, kind) for kind in kinds for each in (weight, value)))


def _informing(units: Units, sides: Sides) -> NDArray[np.bool_]:
    return np.asarray(units.has_share & (units.at(sides.precision) > 0))


def _divided(up: Floats, down: Floats) -> Floats:
    """up / down; 0 where down is 0."""
    up, down = np.broadcast_arrays(up, down)
    return np.divide(up, down, out=np.zeros(up.shape), where=down > 0)


def _moved(units: Units, sides: Sides) -> Floats:
    """How far the difference goes if a unit is left out; NaN where none is left."""
    is_exposed = units.is_exposed
    less = [np.where(kind, each, 0.0) for kind in (is_exposed, ~is_exposed) for each in (units.whole, units.part)]
    rest = Sides(*(units.at(side) - each for side, each in zip(sides, less, strict=True)))
    up, down = added(sides.precision * sides.contrast)[..., None], added(sides.precision)[..., None]
    up_rest = up - units.at(sides.precision * sides.contrast) + rest.precision * rest.contrast
    down_rest = down - units.at(sides.precision) + rest.precision
    left = down_rest > NOISE * down
    return np.where(left, _divided(up_rest, down_rest) - _divided(up, down), np.nan)


def _error(influence: Floats, sides: Sides) -> Floats:
    """The root of the sum of squares; NaN where no stratum informs."""
    error = np.sqrt(added(influence**2))
    return np.where(sides.informs.any(axis=-1), np.where(error < NOISE, 0.0, error), np.nan)


def _told(units: Units, sides: Sides, error: Floats, reach: Floats, level: float) -> Difference:
    """The limits lie as far from the estimate as Student's t times ``reach``."""
    used, informative = _informing(units, sides).sum(axis=-1), sides.informs.sum(axis=-1)
    degrees = used - informative - 1
    estimate = sides.difference
    half = np.where((degrees > 0) & (reach > 0), _t(level, np.maximum(degrees, 1)) * reach, np.inf)
    low, high = (np.clip(np.nan_to_num(estimate) + sign * half, -1.0, 1.0) for sign in (-1, 1))
    with np.errstate(invalid="ignore"):
        shares = added(sides.total) / added(sides.weight), added(sides.other_total) / added(sides.other_weight)
    kinds = (units.has_share & units.is_exposed).sum(axis=-1), (units.has_share & ~units.is_exposed).sum(axis=-1)
    strata = (sides.weight + sides.other_weight > 0).sum(axis=-1)
    return Difference(estimate, low, high, error, np.maximum(degrees, 0), *shares, *kinds, used, strata, informative)


def _t(level: float, degrees: Wholes) -> Floats:
    from scipy.special import stdtrit

    critical_value(level)
    return np.asarray(stdtrit(degrees, (1 + level) / 2))
