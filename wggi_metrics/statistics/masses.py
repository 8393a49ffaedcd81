"""Probabilities of whole-number outcomes, built outwards from the likeliest so that the tails keep their digits.

Ours rather than scipy's because its logarithms of gamma functions lose digits as counts grow (1e-10 at 100,000).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wggi_metrics.statistics.totals import in_turn
from wggi_metrics.statistics.types import Floats, Wholes

SLACK = 1e-7
"""Outcomes within this relative distance of the observed one's probability are as probable as it (as in R)."""


class Masses(NamedTuple):
    """Probabilities of the outcomes lowest, lowest + 1, ... along the last axis, padded with 0."""

    lowest: Wholes
    probability: Floats


class Tails(NamedTuple):
    """Probabilities of at most, at least and exactly the observed; and of outcomes no more probable than it."""

    at_most: Floats
    at_least: Floats
    exactly: Floats
    two_sided: Floats


def hypergeometric(whole: Wholes, marked: Wholes, drawn: Wholes) -> Masses:
    """Marked ones among ``drawn`` of ``whole`` of which ``marked`` are marked; shape (..., outcomes)."""
    n, k, d = (np.asarray(array, dtype=float) for array in (whole, marked, drawn))
    peak = np.floor((d + 1) * (k + 1) / (n + 2))
    spread = np.sqrt(d * np.minimum(k / np.maximum(n, 1), 1 - k / np.maximum(n, 1)))
    lowest, highest = _near(peak, spread, np.maximum(0, drawn - (whole - marked)), np.minimum(marked, drawn))
    outcome, n, k, d = _outcomes(lowest, highest), n[..., None], k[..., None], d[..., None]
    with np.errstate(divide="ignore", invalid="ignore"):
        growth = (k - outcome) * (d - outcome) / ((outcome + 1) * (n - k - d + outcome + 1))
    return _outwards(lowest, highest, outcome, growth, peak)


def binomial(trials: Wholes, chance: Floats) -> Masses:
    """Successes in so many trials of one chance; shape (..., outcomes)."""
    trials, chance = np.broadcast_arrays(trials, chance)
    peak, spread = np.floor((trials + 1) * chance), np.sqrt(trials * chance * (1 - chance))
    least, most = np.where(chance >= 1, trials, 0), np.where(chance <= 0, 0, trials)
    lowest, highest = _near(peak, spread, least, most)
    outcome = _outcomes(lowest, highest)
    n, p = trials[..., None].astype(float), chance[..., None]
    with np.errstate(divide="ignore", invalid="ignore"):
        growth = (n - outcome) / (outcome + 1) * (p / (1 - p))
    return _outwards(lowest, highest, outcome, growth, peak)


def _near(peak: Floats, spread: Floats, least: Wholes, most: Wholes) -> tuple[Wholes, Wholes]:
    """The outcomes so near the likeliest that their probability can be told from 0 (1e-300), and no others."""
    reach = np.ceil(300 + 40 * spread)
    lowest = np.maximum(least, (peak - reach).astype(np.int64))
    return lowest, np.maximum(lowest, np.minimum(most, (peak + reach).astype(np.int64)))


def _outcomes(lowest: Wholes, highest: Wholes) -> Floats:
    width = int((highest - lowest).max(initial=0)) + 1
    return lowest[..., None] + np.arange(width, dtype=float)


def _outwards(lowest: Wholes, highest: Wholes, outcome: Floats, growth: Floats, peak: Floats) -> Masses:
    """Products of the growth from one outcome to the next, up and down from the likeliest, summing to 1."""
    peak = np.clip(peak, lowest, highest)[..., None]
    within = outcome <= highest[..., None]
    shifted = np.concatenate([np.ones_like(growth[..., :1]), growth[..., :-1]], axis=-1)
    with np.errstate(divide="ignore", under="ignore"):
        upwards = np.cumprod(np.where(within & (outcome > peak), shifted, 1.0), axis=-1)
        falling = np.where(outcome < peak, 1 / np.where(outcome < peak, growth, 1.0), 1.0)
        downwards = np.cumprod(falling[..., ::-1], axis=-1)[..., ::-1]
        probability = np.where(within, upwards * downwards, 0.0)
    return Masses(lowest, probability / in_turn(probability)[..., None])


def tails(masses: Masses, observed: Wholes) -> Tails:
    """What chance gives at most, at least, exactly and as improbably as the observed; each 0 to 1."""
    lowest, probability = masses
    place = np.arange(probability.shape[-1])
    at = np.asarray(observed - lowest)[..., None]
    seen = in_turn(np.where(place == at, probability, 0.0))
    rare = probability <= seen[..., None] * (1 + SLACK)
    kept = (place <= at, place >= at, place == at, rare)
    return Tails(*(_chance(probability, keep) for keep in kept))


def _chance(probability: Floats, keep: NDArray[np.bool_]) -> Floats:
    """The probability of the outcomes kept; exactly 1 where that is all of them."""
    everything = (keep | (probability == 0)).all(axis=-1)
    return np.where(everything, 1.0, np.minimum(in_turn(np.where(keep, probability, 0.0)), 1.0))
