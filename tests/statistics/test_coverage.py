"""How often the intervals hold the true value, by adding up every outcome exactly; minimum and mean are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from scipy import stats

from wggi_metrics.statistics import exact_rate_ratio, newcombe_difference, score_ratio, wilson
from wggi_metrics.statistics.types import Estimate

SIZES = range(3, 51)
WANTED = 0.94
Record = Callable[[str, object], None]


def share_grid(number: int) -> np.ndarray:
    """True shares, the middles of so many equal parts of 0 to 1."""
    return (np.arange(number) + 0.5) / number


def outcomes(trials: int, shares: np.ndarray) -> np.ndarray:
    """Probability of each number of successes (shares, outcomes)."""
    return stats.binom.pmf(np.arange(trials + 1), trials, shares[:, None])


def test_wilson_covers_in_the_mean_at_every_size(record_property: Record) -> None:
    shares, coverage = share_grid(999), []
    for trials in SIZES:
        low, high = wilson(np.arange(trials + 1), trials)
        holds = (low <= shares[:, None]) & (shares[:, None] <= high)
        coverage.append((outcomes(trials, shares) * holds).sum(axis=1))
    by_size = np.array(coverage).mean(axis=1)
    record_property("Wilson, n = 3 … 50", told(np.array(coverage)))
    assert (by_size >= WANTED).all()


def pairs() -> Iterator[tuple[int, int]]:
    """Groups of the same size, and of sizes that add up to 53."""
    for size in SIZES:
        yield size, size
        if size != 53 - size:
            yield size, 53 - size


def covered(interval: Callable[..., Estimate], truth: Callable[..., np.ndarray]) -> np.ndarray:
    """Coverage of a comparison of two shares (pairs of sizes, first share, other share)."""
    shares = share_grid(20)
    first, other = np.meshgrid(shares, shares, indexing="ij")
    true = truth(first, other)[..., None, None]
    found = []
    for n, m in pairs():
        x, y = np.meshgrid(np.arange(n + 1), np.arange(m + 1), indexing="ij")
        _, low, high = interval(x, n, y, m)
        holds = (low <= true) & (true <= high)
        found.append(np.einsum("ax,by,abxy->ab", outcomes(n, shares), outcomes(m, shares), holds, optimize=True))
    return np.array(found)


@pytest.mark.parametrize(
    ("name", "interval", "truth"),
    [("Newcombe", newcombe_difference, np.subtract), ("Miettinen-Nurminen", score_ratio, np.divide)],
)
def test_a_comparison_of_two_shares_covers_in_the_mean(
    name: str, interval: Callable[..., Estimate], truth: Callable[..., np.ndarray], record_property: Record
) -> None:
    coverage = covered(interval, truth)
    record_property(f"{name}, n = 3 … 50", told(coverage))
    assert coverage.mean() >= WANTED
    assert (coverage.mean(axis=(1, 2)) >= WANTED).all()


def test_the_exact_rate_ratio_covers_everywhere(record_property: Record) -> None:
    events = np.arange(60)
    x, y = np.meshgrid(events, events, indexing="ij")
    coverage = []
    for expected, ratio, time in [(1, 1, 1), (3, 0.5, 2), (6, 2, 0.4), (10, 1.2, 1), (15, 0.8, 0.5)]:
        found = exact_rate_ratio(x, time, y, 1.0)
        holds = (found.low <= ratio) & (ratio <= found.high)
        chance = np.outer(stats.poisson.pmf(events, expected * ratio * time), stats.poisson.pmf(events, expected))
        coverage.append((chance * holds).sum() / chance.sum())
    record_property("Exact rate ratio, 1 … 15 events expected", told(np.array(coverage)))
    assert min(coverage) >= 0.95


def told(coverage: np.ndarray) -> str:
    return f"coverage at least {coverage.min():.4f}, in the mean {coverage.mean():.4f}"
