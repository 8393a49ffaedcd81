"""The Wilson interval against published values and another library."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_confint

from wggi_metrics.statistics import wilson


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # R, package binom, binom.confint(method = "wilson")
    [(18, 20, 0.698966, 0.972134), (4, 20, 0.08066, 0.41602), (81, 263, 0.2553, 0.3662), (0, 20, 0, 0.1611),
     (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_wilson_gives_the_published_limits(successes: int, trials: int, low: float, high: float) -> None:
    found = wilson(successes, trials)
    assert found[0] == pytest.approx(low, abs=5e-5)
    assert found[1] == pytest.approx(high, abs=5e-5)


def test_wilson_equals_statsmodels_on_every_table_up_to_sixty() -> None:
    trials, successes = np.array([(n, x) for n in range(1, 61) for x in range(n + 1)]).T
    low, high = wilson(successes, trials)
    other_low, other_high = proportion_confint(successes, trials, method="wilson")
    np.testing.assert_allclose(low, np.clip(other_low, 0, 1), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(high, np.clip(other_high, 0, 1), rtol=1e-9, atol=1e-12)


def test_wilson_is_exact_at_none_and_at_all() -> None:
    low, high = wilson([0, 7], [7, 7])
    assert (low[0], high[1]) == (0, 1)


def test_wilson_says_nothing_of_nobody() -> None:
    assert np.isnan(wilson(0, 0)).all()


@pytest.mark.parametrize(
    ("successes", "trials", "said"),
    [
        (-1, 5, "successes is -1: allowed is 0 to trials = 5"),
        (6, 5, "successes is 6"),
        (0, -2, "trials is -2"),
    ],
)
def test_wilson_refuses_what_are_no_counts(successes: int, trials: int, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        wilson(successes, trials)


def test_wilson_refuses_shapes_that_do_not_match() -> None:
    with pytest.raises(ValueError, match="shapes must match"):
        wilson([1, 2, 3], [4, 5])


def test_a_level_lies_between_nought_and_one() -> None:
    with pytest.raises(ValueError, match="level is 95"):
        wilson(1, 2, level=95)
