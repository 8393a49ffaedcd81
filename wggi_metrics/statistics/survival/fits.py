"""What a fitted model gives back, and the steps by which it is fitted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wggi_metrics.statistics.checked import critical_value
from wggi_metrics.statistics.types import Floats

Refusal = Literal["", "no events", "few events", "no contrast"]
Slope = Callable[[Floats], tuple[Floats, Floats]]
STEPS, LONGEST_STEP, FARTHEST, ENOUGH = 100, 2.0, 25.0, 1e-11


class Fit(NamedTuple):
    """Hazard ratios per unit of each covariate, in their order, with limits and p (Wald, on the logarithm).

    ``covariance`` is that of the logarithms. ``refused`` says why there is no estimate: "no events"; "few events" for
    the number of parameters; "no contrast": a covariate does not vary among those compared, or all events lie at
    one end of it. Then the ratios are NaN, the limits 0 to infinity and p is 1.
    """

    ratio: Floats
    low: Floats
    high: Floats
    p: Floats
    covariance: Floats
    events: int
    parameters: int
    refused: Refusal


def refused_fit(covariates: int, events: float, parameters: int, why: Refusal) -> Fit:
    """A fit that says why it is none."""
    nothing = np.full(covariates, np.nan)
    return Fit(
        nothing, np.zeros(covariates), np.full(covariates, np.inf), np.ones(covariates),
        np.full((covariates, covariates), np.inf), round(events), parameters, why,
    )  # fmt: skip


def too_few(events: float, parameters: int, events_per_parameter: float) -> Refusal:
    """Whether so many parameters can be fitted to so many events (Peduzzi et al. 1995)."""
    if events == 0:
        return "no events"
    return "few events" if events < events_per_parameter * parameters else ""


def fit(slope: Slope, covariates: Floats, events: float, parameters: int, level: float) -> Fit:
    """The coefficients at which the slope is 0, by Newton's steps of limited length.

    ``slope(coefficients)`` gives the slope of the log likelihood and the information matrix (already without what
    is not of interest). Coefficients that run away, or information of none, are refused as "no contrast".
    """
    z, number = critical_value(level), covariates.shape[1]
    coefficients, reach = np.zeros(number), np.abs(covariates).max(axis=0, initial=0.0)
    for _ in range(STEPS):
        direction, information = slope(coefficients)
        if not _is_definite(information):
            break
        step = np.linalg.solve(information, direction)
        length = float((np.abs(step) * reach).max(initial=0.0))
        coefficients = coefficients + step * min(1.0, LONGEST_STEP / max(length, 1e-300))
        if float((np.abs(coefficients) * reach).max(initial=0.0)) > FARTHEST:
            break
        if length < ENOUGH:
            return _fitted(coefficients, np.asarray(np.linalg.inv(slope(coefficients)[1])), events, parameters, z)
    return refused_fit(number, events, parameters, "no contrast")


def _is_definite(information: Floats) -> bool:
    """Whether every direction of the coefficients is told by the events."""
    if not np.isfinite(information).all():
        return False
    scale = np.sqrt(np.maximum(np.diag(information), 1e-300))
    return bool(np.linalg.eigvalsh(information / np.outer(scale, scale)).min(initial=1.0) > 1e-10) and bool(
        (np.diag(information) > 1e-9).all()
    )


def _fitted(coefficients: Floats, covariance: NDArray[Any], events: float, parameters: int, z: float) -> Fit:
    from scipy.special import ndtr

    error = np.sqrt(np.diag(covariance))
    return Fit(
        np.exp(coefficients), np.exp(coefficients - z * error), np.exp(coefficients + z * error),
        2 * ndtr(-np.abs(coefficients / error)), covariance, round(events), parameters, "",
    )  # fmt: skip
