"""Cox's regression on grouped cells against R and published values."""

from __future__ import annotations

import numpy as np
import pytest

from tests.golden.golden import golden
from tests.statistics.near import EXACT, ITERATED, assert_near
from tests.statistics.survival.people import by_group, counted
from wggi_metrics.statistics import cox
from wggi_metrics.statistics.survival.cox import reciprocal_sums
from wggi_metrics.statistics.survival.risk_tables import RiskTable

R = golden("survival")
TEN = 10


def patterns(names: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """At risk and events by stratum, pattern and month, and the patterns' covariates."""
    made = R["made_up"]
    keys = np.stack([made[name] for name in names], axis=1)
    rows = np.unique(keys, axis=0)
    last = int(made["time"].max())
    cells = [[_counts(made, (keys == row).all(axis=1) & (made["stratum"] == each), last) for row in rows]
             for each in np.unique(made["stratum"])]  # fmt: skip
    at_risk, events = np.moveaxis(np.array(cells), 2, 0)
    return at_risk, events, rows


def _counts(made: dict[str, np.ndarray], mine: np.ndarray, last: int) -> tuple[np.ndarray, np.ndarray]:
    if not mine.any():
        return np.zeros(last + 1), np.zeros(last + 1)
    table = counted(made["time"][mine], made["status"][mine], months=last)
    return table.at_risk, table.events[0]


def test_one_covariate_equals_r() -> None:
    made, r = R["made_up"], R["cox"]
    found = cox(*by_group(made["time"], made["status"], made["group"]), [[0], [1]], TEN)
    assert_near(np.log(found.ratio), r["coefficient"], ITERATED)
    assert_near(np.sqrt(found.covariance[0]), r["error"], ITERATED)
    assert_near(found.p, r["p"], ITERATED)
    assert (found.events, found.parameters, found.refused) == (int(made["status"].sum()), 1, "")


def test_two_covariates_in_strata_equal_r() -> None:
    r = R["cox_two"]
    found = cox(*patterns(("group", "covariate")), TEN)
    assert_near(np.log(found.ratio), r["coefficient"], ITERATED)
    assert_near(np.sqrt(np.diag(found.covariance)), r["error"], ITERATED)
    assert_near(found.p, r["p"], ITERATED)


def test_late_entry_equals_r() -> None:
    r = R["cox_late"]
    group = R["made_up"]["group"][_kept()]
    tables = [_late(group == each) for each in (0, 1)]
    found = cox(np.stack([t.at_risk for t in tables]), np.stack([t.events[0] for t in tables]), [[0], [1]], TEN)
    assert_near(np.log(found.ratio), r["coefficient"], ITERATED)
    assert_near(np.sqrt(found.covariance[0]), r["error"], ITERATED)


def _late(mine: np.ndarray) -> RiskTable:
    people = R["late"]
    time, cause, entry = (people[name][mine] for name in ("time", "cause", "entry"))
    return counted(time, cause == 1, entry=entry, months=int(people["time"].max()))


def _kept() -> np.ndarray:
    """Which of the made-up people are among those with late entry (R prints them)."""
    return R["late"]["kept"].astype(int) - 1


def test_freireich_gives_the_published_coefficient() -> None:
    r = R["freireich"]
    found = cox(*by_group(r["time"], r["status"], r["group"]), [[1], [0]], TEN)
    assert float(np.log(found.ratio[0])) == pytest.approx(1.57212, abs=1e-5)
    assert float(np.sqrt(found.covariance[0, 0])) == pytest.approx(0.41240, abs=1e-5)
    assert_near(np.log(found.ratio), r["cox"], ITERATED)


def test_exchanging_the_groups_turns_the_ratio_over() -> None:
    made = R["made_up"]
    at_risk, events = by_group(made["time"], made["status"], made["group"])
    found, turned = (cox(at_risk, events, each, TEN) for each in ([[0], [1]], [[1], [0]]))
    assert_near((found.ratio, found.low, found.high), (1 / turned.ratio, 1 / turned.high, 1 / turned.low), EXACT)


def test_a_stratum_of_one_pattern_carries_nothing() -> None:
    at_risk, events, rows = patterns(("group",))
    alone = np.stack([at_risk[0], np.zeros_like(at_risk[0])])[:, :1] * [[[1]], [[0]]]
    more = np.concatenate([at_risk, np.stack([[alone[0, 0], 0 * alone[0, 0]]])])
    happened = np.concatenate([events, np.stack([[events[0, 0], 0 * events[0, 0]]])])
    assert_near(cox(more, happened, rows, TEN).ratio, cox(at_risk, events, rows, TEN).ratio, EXACT)


@pytest.mark.parametrize(
    ("events", "why"),
    [([[0, 0], [0, 0]], "no events"), ([[4, 3], [1, 1]], "few events"), ([[9, 9], [0, 0]], "no contrast")],
)
def test_what_cannot_be_estimated_is_refused_with_its_reason(events: list[list[int]], why: str) -> None:
    found = cox([[40, 30], [40, 30]], events, [[0], [1]], TEN)
    assert found.refused == why
    assert np.isnan(found.ratio).all()
    assert (found.low[0], found.high[0], found.p[0]) == (0, np.inf, 1)


def test_covariates_that_say_the_same_are_refused() -> None:
    at_risk, events, rows = patterns(("group",))
    assert cox(at_risk, events, np.hstack([rows, 2 * rows]), TEN).refused == "no contrast"


def test_shapes_that_do_not_match_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"covariates has shape \(3, 1\): allowed is \(2 patterns, covariates\)"):
        cox([[3, 2], [3, 2]], [[1, 1], [1, 1]], [[0], [1], [2]], TEN)
    with pytest.raises(ValueError, match="events is 4: allowed is 0 to at_risk = 3"):
        cox([[3, 2], [3, 2]], [[4, 1], [1, 1]], [[0], [1]], TEN)


@pytest.mark.parametrize("number", [1, 2, 19, 20, 21, 22, 60, 1000, 54321])
@pytest.mark.parametrize("beyond", [0.0, 0.25, 3.0, 1e6])
def test_sums_of_reciprocals_are_those_of_the_terms(number: int, beyond: float) -> None:
    top = np.array([number + beyond])
    terms = 1 / (top - np.arange(number, dtype=float))
    once, squared = reciprocal_sums(top, np.array([float(number)]))
    assert_near((once[0], squared[0]), (terms.sum(), (terms**2).sum()), 1e-12)
