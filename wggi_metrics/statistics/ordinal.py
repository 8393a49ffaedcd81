"""Answers on a scale from two groups: means, agreement, and whose answers are higher; from counts by answer."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import counts, critical_value, finite, same_shape, whole_numbers, with_axes
from wggi_metrics.statistics.proportions import newcombe_difference, wilson
from wggi_metrics.statistics.roots import crossing
from wggi_metrics.statistics.types import Estimate, Floats, Interval


class Scored(NamedTuple):
    """Number of answers, mean, variance of the answers (n - 1), and the limits of the scale."""

    number: Floats
    mean: Floats
    variance: Floats
    least: float
    most: float


def mean_score_difference(first: ArrayLike, other: ArrayLike, scores: ArrayLike, level: float = 0.95) -> Estimate:
    """Mean score of the first group - mean score of the other, with Welch's interval.

    ``first`` and ``other`` count answers (..., answers); ``scores`` gives each answer its number. Where all of a group
    answer alike, or one alone answers, its answers show no variance and Welch's interval claims to know: then its
    mean has Wilson's limits on the scale (the most that a mean on a bounded scale can vary), and both are joined as
    in Newcombe's difference. Domain: whole counts. Nobody on a side: NaN, and the whole scale both ways.
    Raises: ValueError for counts outside the domain.
    Source: Welch, B. L. (1947), Biometrika 34, 28-35; joining: Zou, G. Y. and Donner, A. (2008), Statistics in
    Medicine 27, 1693-1702. Ours because scipy and statsmodels need rows and give NaN without variance.
    """
    a, b, values = _answers(first, other, scores)
    one, two = _scored(a, values), _scored(b, values)
    known = (one.number > 0) & (two.number > 0)
    estimate = np.where(known, one.mean - two.mean, np.nan)
    varied = (one.variance > 0) & (two.variance > 0)
    welch, joined = _welch(one, two, level), _joined(one, two, level)
    span = values.max() - values.min()
    low = np.where(known, np.where(varied, welch.low, joined.low), -span)
    high = np.where(known, np.where(varied, welch.high, joined.high), span)
    return Estimate(estimate, np.clip(low, -span, span), np.clip(high, -span, span))


def agreement_difference(first: ArrayLike, other: ArrayLike, upper: int = 2, level: float = 0.95) -> Estimate:
    """The share of the ``upper`` highest answers in the first group - that in the other, with Newcombe's interval.

    Answers in rising order along the last axis, without those of no opinion. Domain: whole counts, 1 <= upper <
    number of answers. Nobody on a side: NaN, -1 to 1. Raises: ValueError for counts outside the domain.
    Source: Newcombe (1998), as ``newcombe_difference``.
    """
    a, b, _ = _answers(first, other, np.arange(np.shape(first)[-1] if np.ndim(first) else 0))
    if not 1 <= upper < a.shape[-1]:
        raise ValueError(f"upper is {upper}: allowed is 1 to {a.shape[-1] - 1}")
    agreeing = (a[..., -upper:].sum(axis=-1), b[..., -upper:].sum(axis=-1))
    return newcombe_difference(agreeing[0], a.sum(axis=-1), agreeing[1], b.sum(axis=-1), level)


def superiority(first: ArrayLike, other: ArrayLike, level: float = 0.95) -> Estimate:
    """The probability that an answer of the first group is higher than one of the other, ties counted half.

    1/2 means equal; exchanging the groups gives 1 - it. Answers in rising order along the last axis. The interval is
    where the estimate lies within the normal deviation that the probability itself implies, so it is right at 0 and
    at 1; with ties it is rather too wide. Domain: whole counts. Nobody on a side: NaN, 0 to 1.
    Raises: ValueError for counts outside the domain.
    Source: Mann, H. B. and Whitney, D. R. (1947); interval: Newcombe, R. G. (2006), Statistics in Medicine 25,
    559-573, method 5. Ours because scipy has no interval and needs rows.
    """
    a, b, _ = _answers(first, other, np.arange(np.shape(first)[-1] if np.ndim(first) else 0))
    n, m = a.sum(axis=-1), b.sum(axis=-1)
    below = np.cumsum(b, axis=-1) - b
    pairs = np.maximum(n * m, 1)
    chance = (a * (below + b / 2)).sum(axis=-1) / pairs
    z = critical_value(level)
    ends = [_superiority_limit(chance, np.maximum(n, 1), np.maximum(m, 1), sign * z) for sign in (1, -1)]
    silent = (n == 0) | (m == 0)
    low, high = np.minimum(ends[0], chance), np.maximum(ends[1], chance)
    return Estimate(np.where(silent, np.nan, chance), np.where(silent, 0.0, low), np.where(silent, 1.0, high))


def _answers(first: ArrayLike, other: ArrayLike, scores: ArrayLike) -> tuple[Floats, Floats, Floats]:
    a = with_axes(counts(whole_numbers(first, "first"), "first"), "first", 1, "answers")
    b = with_axes(counts(whole_numbers(other, "other"), "other"), "other", 1, "answers")
    values = finite(scores, "scores")
    if values.ndim != 1 or a.shape[-1] != len(values) or b.shape[-1] != len(values) or len(values) < 2:
        raise ValueError(
            f"first has shape {a.shape}, other {b.shape} and scores {values.shape}: allowed is one number for each "
            "of two or more answers"
        )
    a, b = same_shape(first=a, other=b)
    return a, b, values


def _scored(answers: Floats, scores: Floats) -> Scored:
    number = answers.sum(axis=-1)
    mean = (answers * scores).sum(axis=-1) / np.maximum(number, 1)
    squares = (answers * (scores - mean[..., None]) ** 2).sum(axis=-1)
    is_varied = (answers > 0).sum(axis=-1) > 1
    variance = np.where(is_varied, squares / np.maximum(number - 1, 1), 0.0)
    return Scored(number, mean, variance, float(scores.min()), float(scores.max()))


def _t(level: float, degrees: Floats) -> Floats:
    from scipy.special import stdtrit

    critical_value(level)
    return np.asarray(stdtrit(degrees, (1 + level) / 2))


def _welch(one: Scored, two: Scored, level: float) -> Interval:
    parts = [each.variance / np.maximum(each.number, 1) for each in (one, two)]
    freedom = [part**2 / np.maximum(each.number - 1, 1) for part, each in zip(parts, (one, two), strict=True)]
    degrees = (parts[0] + parts[1]) ** 2 / np.maximum(freedom[0] + freedom[1], 1e-300)
    half = _t(level, np.maximum(degrees, 1.0)) * np.sqrt(parts[0] + parts[1])
    difference = one.mean - two.mean
    return Interval(difference - half, difference + half)


def _joined(one: Scored, two: Scored, level: float) -> Interval:
    first, other = _mean_limits(one, level), _mean_limits(two, level)
    difference = one.mean - two.mean
    return Interval(
        difference - np.hypot(one.mean - first.low, other.high - two.mean),
        difference + np.hypot(first.high - one.mean, two.mean - other.low),
    )


def _mean_limits(scored: Scored, level: float) -> Interval:
    """Student's limits of a mean; Wilson's on the scale where the answers show no variance."""
    half = _t(level, np.maximum(scored.number - 1, 1)) * np.sqrt(scored.variance / np.maximum(scored.number, 1))
    span = scored.most - scored.least
    height = np.clip((scored.mean - scored.least) / span, 0.0, 1.0) * scored.number
    scale = wilson(np.minimum(height, scored.number), scored.number, level)
    varied = scored.variance > 0
    return Interval(
        np.where(varied, scored.mean - half, scored.least + span * scale.low),
        np.where(varied, scored.mean + half, scored.least + span * scale.high),
    )


def _superiority_limit(chance: Floats, n: Floats, m: Floats, z: float) -> Floats:
    def beyond(true: Floats, seen: Floats, first: Floats, other: Floats) -> Floats:
        half = (first + other) / 2 - 1
        spread = true * (1 - true) * (1 + half * ((1 - true) / (2 - true) + true / (1 + true)))
        return seen - true - z * np.sqrt(spread / (first * other))

    near = np.clip(chance, 1e-12, 1 - 1e-12)  # at 0 and at 1 themselves nothing deviates
    end = np.zeros_like(chance) if z > 0 else np.ones_like(chance)
    return crossing(beyond, near, end, chance, n, m)
