"""What must hold for any counts: sums, order, splitting, and counts against people one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from tests.statistics.near import assert_exact
from tests.statistics.rows import Person, curves, log_rank_by_rows
from tests.statistics.survival.people import counted
from wggi_metrics import statistics as st
from wggi_metrics.statistics.survival.risk_tables import RiskTable

LAST = 8
CAUSES = 2
WITHOUT_LIMIT = settings(deadline=None)


@some.composite
def persons(draw: some.DrawFn) -> Person:
    entry = draw(some.sampled_from([-1, -1, 0, 1, 3]))
    return Person(entry, draw(some.integers(max(entry + 1, 0), LAST)), draw(some.integers(0, CAUSES)))


PEOPLE = some.lists(persons(), min_size=1, max_size=25)
TABLE = some.tuples(some.integers(0, 9), some.integers(0, 9), some.integers(0, 9), some.integers(0, 9)).map(
    lambda four: (four[0], four[0] + four[1], four[2], four[2] + four[3])
)
STRATA = some.lists(TABLE, min_size=1, max_size=6)


def table_of(people: list[Person]) -> RiskTable:
    entry, time, cause = (np.array(each) for each in zip(*people, strict=True))
    return counted(time, cause, entry=entry, causes=CAUSES, months=LAST)


@WITHOUT_LIMIT
@given(PEOPLE)
def test_counts_by_month_give_what_people_one_by_one_give(people: list[Person]) -> None:
    table = table_of(people)
    found = st.aalen_johansen(table.at_risk, table.events)
    wanted = np.array(curves(people, CAUSES, LAST), dtype=float).T
    np.testing.assert_allclose(found.survival, wanted[0], atol=1e-14)
    np.testing.assert_allclose(found.incidence, wanted[1:], atol=1e-14)
    curve = st.kaplan_meier(table.at_risk, table.events.sum(axis=0))
    np.testing.assert_allclose(curve.survival, wanted[0], atol=1e-14)


@WITHOUT_LIMIT
@given(PEOPLE)
def test_still_there_and_gone_sum_to_one(people: list[Person]) -> None:
    table = table_of(people)
    found = st.aalen_johansen(table.at_risk, table.events)
    np.testing.assert_allclose(found.survival + found.incidence.sum(axis=0), 1, atol=1e-14)


@WITHOUT_LIMIT
@given(PEOPLE, PEOPLE)
def test_the_log_rank_test_from_counts_is_that_of_people(one: list[Person], other: list[Person]) -> None:
    tables = [table_of(people) for people in (one, other)]
    found = st.log_rank(np.stack([t.at_risk for t in tables]), np.stack([t.events.sum(axis=0) for t in tables]))
    wanted = log_rank_by_rows([one, other], LAST)
    assert float(found.chi_square) == pytest.approx(float(wanted or 0), abs=1e-9)


@WITHOUT_LIMIT
@given(PEOPLE, some.randoms())
def test_shuffled_people_give_the_same_bits(people: list[Person], random: object) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = table_of(people), table_of(shuffled)
    for found, wanted in zip(st.aalen_johansen(*one[:2]), st.aalen_johansen(*other[:2]), strict=True):
        assert_exact(found, wanted)


@WITHOUT_LIMIT
@given(PEOPLE, some.integers(0, 25))
def test_people_split_into_two_sheets_give_the_same_bits(people: list[Person], at: int) -> None:
    whole = table_of(people)
    parts = [table_of(part) for part in (people[:at], people[at:]) if part]
    at_risk, events = sum(part.at_risk for part in parts), sum(part.events for part in parts)
    for found, wanted in zip(st.aalen_johansen(at_risk, events), st.aalen_johansen(*whole[:2]), strict=True):
        assert_exact(found, wanted)


STRATIFIED = (st.common_odds_ratio, st.common_risk_ratio, st.common_risk_difference, st.cochran_mantel_haenszel,
              st.exact_conditional_test, st.breslow_day)  # fmt: skip


@WITHOUT_LIMIT
@given(STRATA, some.randoms())
def test_shuffled_strata_give_the_same_bits(strata: list[tuple[int, ...]], random: object) -> None:
    shuffled = list(strata)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for statistic in STRATIFIED:
        assert_exact(statistic(*np.array(strata).T), statistic(*np.array(shuffled).T))


@WITHOUT_LIMIT
@given(STRATA, some.integers(1, 200))
def test_empty_strata_change_no_bit(strata: list[tuple[int, ...]], empty: int) -> None:
    padded = strata + [(0, 0, 0, 0)] * empty
    for statistic in STRATIFIED:
        assert_exact(statistic(*np.array(strata).T), statistic(*np.array(padded).T))


@WITHOUT_LIMIT
@given(STRATA, STRATA)
def test_a_group_is_answered_alike_alone_and_among_others(
    one: list[tuple[int, ...]], other: list[tuple[int, ...]]
) -> None:
    size = max(len(one), len(other))
    groups = np.array([strata + [(0, 0, 0, 0)] * (size - len(strata)) for strata in (one, other)])
    for statistic in STRATIFIED:
        together = statistic(*np.moveaxis(groups, -1, 0))
        for alone, found in zip(statistic(*np.array(one).T), together, strict=True):
            assert_exact(np.asarray(found)[0], alone)


@WITHOUT_LIMIT
@given(
    some.lists(some.tuples(some.integers(1, 12), some.integers(0, 12), some.integers(0, 12)), min_size=1, max_size=8)
)
def test_selections_in_any_order_and_in_any_split_of_the_list_add_up(drawn: list[tuple[int, int, int]]) -> None:
    n, w, k = (np.array(each) for each in zip(*drawn, strict=True))
    w, k = np.minimum(w, n), np.minimum(k, n)
    x = np.maximum(0, k - (n - w))
    found, turned = st.selected_by_chance(n, w, k, x), st.selected_by_chance(n[::-1], w[::-1], k[::-1], x[::-1])
    assert_exact(found.distribution, turned.distribution)
    assert float(found.distribution.sum()) == pytest.approx(1)
    outcome = found.lowest + np.arange(len(found.distribution))
    assert float((outcome * found.distribution).sum()) == pytest.approx(float(found.expected))
    assert float(((outcome - found.expected) ** 2 * found.distribution).sum()) == pytest.approx(
        float(found.variance), abs=1e-9
    )


CELL = some.tuples(
    some.integers(0, 3), some.integers(0, 1), some.integers(0, 2), some.integers(0, 6), some.integers(1, 9)
)


@WITHOUT_LIMIT
@given(some.lists(CELL, min_size=6, max_size=30), some.randoms())
def test_shuffled_and_split_cells_give_the_same_bits(cells: list[tuple[int, ...]], random: object) -> None:
    whole = [(level, group, other, min(events, exposed), exposed) for level, group, other, events, exposed in cells]
    split = [(level, group, other, *part) for level, group, other, events, exposed in whole
             for part in ((events // 2, max(events // 2, exposed // 3)),
                          (events - events // 2, exposed - max(events // 2, exposed // 3)))]  # fmt: skip
    assume(all(events <= exposed for *_, events, exposed in split))
    random.shuffle(split)  # type: ignore[attr-defined]
    assert_exact(fitted(whole), fitted(split))


def fitted(cells: list[tuple[int, ...]]) -> np.ndarray:
    level, group, other, events, exposed = np.array(cells).T
    fit = st.discrete_hazard(events, exposed, level, np.column_stack([group, other]), events_per_parameter=1)
    return np.concatenate([fit.ratio, fit.low, fit.high, fit.p, [fit.events, fit.parameters]])


@WITHOUT_LIMIT
@given(some.integers(0, 2**32 - 1))
def test_shuffled_patterns_and_strata_of_cox_give_the_same_bits(seed: int) -> None:
    drawn = np.random.default_rng(seed)
    at_risk = drawn.integers(0, 9, (3, 4, 5))
    events = np.minimum(drawn.integers(0, 5, at_risk.shape), at_risk)
    patterns = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    strata, order = drawn.permutation(3), drawn.permutation(4)
    one = st.cox(at_risk, events, patterns, events_per_parameter=1)
    other = st.cox(at_risk[strata][:, order], events[strata][:, order], patterns[order], events_per_parameter=1)
    for found, wanted in zip(one, other, strict=True):
        assert_exact(found, wanted)


def test_cox_is_the_limit_of_the_discrete_hazard() -> None:
    """With ever more people at risk for the same events, hazards become small and both models one."""
    drawn = np.random.default_rng(11)
    events = drawn.integers(0, 6, (2, 12))
    apart = []
    for times in (10, 100, 1000):
        at_risk = np.stack([np.linspace(90, 40, 12).round(), np.linspace(60, 35, 12).round()]) * times
        group, month = np.meshgrid([0, 1], np.arange(12), indexing="ij")
        discrete = st.discrete_hazard(events.ravel(), at_risk.ravel(), month.ravel(), group.reshape(-1, 1), 1)
        apart.append(abs(float(np.log(discrete.ratio[0] / st.cox(at_risk, events, [[0], [1]], 1).ratio[0]))))
    assert apart[0] < 0.01
    assert apart[1] < apart[0] / 5
    assert apart[2] < apart[1] / 5
