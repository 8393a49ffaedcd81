"""The complementary log-log model on cells against R's glm."""

from __future__ import annotations

import numpy as np
import pytest

from tests.golden.golden import golden
from tests.statistics.near import EXACT, ITERATED, assert_near
from wggi_metrics.statistics import discrete_hazard

R = golden("survival")
CELLS = R["cells"]
TEN = 10


def columns(*names: str) -> np.ndarray:
    return np.stack([CELLS[name] for name in names], axis=1)


@pytest.mark.parametrize(
    ("case", "names", "offset"),
    [("cloglog", ("woman",), 0.0), ("cloglog_two", ("woman", "other"), 0.0),
     ("cloglog_length", ("woman", "other"), np.log(CELLS["length"]))],
)  # fmt: skip
def test_the_model_equals_r(case: str, names: tuple[str, ...], offset: object) -> None:
    r = R[case]
    found = discrete_hazard(CELLS["event"], CELLS["exposed"], CELLS["year"], columns(*names), TEN, offset)
    assert_near(np.log(found.ratio), r["coefficient_own"], ITERATED)
    assert_near(np.sqrt(np.diag(found.covariance)), r["error_own"], ITERATED)
    assert_near(found.p, r["p_own"], ITERATED)
    assert found.parameters == r["levels"][0] + len(names)


def test_levels_that_say_nothing_are_neither_used_nor_counted() -> None:
    plain = discrete_hazard(CELLS["event"], CELLS["exposed"], CELLS["year"], columns("woman"), TEN)
    more = discrete_hazard(
        np.append(CELLS["event"], [0, 4, 0]), np.append(CELLS["exposed"], [9, 4, 0]),
        np.append(CELLS["year"], [50, 51, 52]), np.append(columns("woman"), [[1], [0], [1]], axis=0), TEN,
    )  # fmt: skip
    assert_near(more.ratio, plain.ratio, EXACT)
    assert (more.parameters, more.events) == (plain.parameters, plain.events)


def test_splitting_and_shuffling_cells_changes_nothing() -> None:
    whole = discrete_hazard(CELLS["event"], CELLS["exposed"], CELLS["year"], columns("woman"), TEN)
    order = np.random.default_rng(1).permutation(2 * len(CELLS["event"]))
    first = np.floor(CELLS["event"] / 2)
    half = np.maximum(first, np.floor(CELLS["exposed"] / 3))
    event = np.concatenate([first, CELLS["event"] - first])
    exposed = np.concatenate([half, CELLS["exposed"] - half])
    kept = np.maximum(event, exposed)
    assert (kept == exposed).all()
    found = discrete_hazard(event[order], exposed[order], np.tile(CELLS["year"], 2)[order],
                            np.tile(columns("woman"), (2, 1))[order], TEN)  # fmt: skip
    assert_near(found.ratio, whole.ratio, EXACT)


def test_longer_cells_with_the_same_events_halve_the_hazard() -> None:
    """A ratio of lengths is a ratio of hazards: events equal, one group's cells twice as long."""
    events, exposed = [20, 20], [100, 100]
    found = discrete_hazard(events, exposed, [0, 0], [[0], [1]], TEN, np.log([2.0, 1.0]))
    assert float(found.ratio[0]) == pytest.approx(2.0, rel=1e-9)


def test_one_level_is_the_ratio_of_complementary_logarithms() -> None:
    found = discrete_hazard([30, 12], [100, 90], [7, 7], [[0], [1]], TEN)
    assert float(found.ratio[0]) == pytest.approx(np.log1p(-12 / 90) / np.log1p(-30 / 100), rel=1e-9)


@pytest.mark.parametrize(
    ("events", "why"),
    [([0, 0], "no events"), ([5, 4], "few events"), ([30, 0], "no contrast"), ([40, 12], "no contrast")],
)
def test_what_cannot_be_estimated_is_refused_with_its_reason(events: list[int], why: str) -> None:
    found = discrete_hazard(events, [40, 50], [0, 0], [[0], [1]], TEN)
    assert found.refused == why
    assert np.isnan(found.ratio).all()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (([3], [2], [0], [[1]]), "events is 3: allowed is 0 to exposed = 2"),
        (([1], [2], [0.5], [[1]]), r"baseline is 0\.5: whole numbers"),
        (([1, 1], [2, 2], [0, 1], [[1]]), r"covariates has shape \(1, 1\) and events \(2,\)"),
        (([1], [2], [0], [[np.nan]]), "covariates is nan: finite numbers"),
    ],
)
def test_what_are_no_cells_is_refused(arguments: tuple[object, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        discrete_hazard(*arguments, TEN)  # type: ignore[arg-type]
