"""A population of whole persons that has the tables, or that there is none."""

from __future__ import annotations

import numpy as np
import pytest

from wggi_metrics.disclosure.rounding.population import OneTable, population, tabulated


def test_tables_that_share_a_margin_belong_to_one_population() -> None:
    first = OneTable(("category", "location"), {("P", "hq"): 5, ("P", "field"): 10, ("G", "hq"): 5})
    second = OneTable(("unit", "category"), {("A", "P"): 15, ("B", "G"): 5})
    third = OneTable(("region",), {("Africa",): 20})
    found = population([first, second, third])
    assert found is not None
    for table in (first, second, third):
        assert tabulated(found, table.fields) == table.counts


def test_tables_that_differ_in_what_they_share_belong_to_none() -> None:
    first = OneTable(("category",), {("P",): 15, ("G",): 5})
    assert population([first, OneTable(("unit", "category"), {("A", "P"): 10, ("B", "G"): 10})]) is None
    assert population([first, OneTable(("region",), {("Africa",): 25})]) is None


def diagonal(fields: tuple[str, str], *, crossed: bool = False) -> OneTable:
    """Everybody alike in both fields, or everybody different."""
    return OneTable(fields, {("x", "y"): 5, ("y", "x"): 5} if crossed else {("x", "x"): 5, ("y", "y"): 5})


def test_a_cycle_of_tables_that_agree_two_by_two_may_belong_to_none() -> None:
    """a = b and b = c, but a is not c: nobody can be so (N. N. Vorob'ev, 1962)."""
    alike = [diagonal(("a", "b")), diagonal(("b", "c"))]
    assert population([*alike, diagonal(("a", "c"))]) is not None
    assert population([*alike, diagonal(("a", "c"), crossed=True)]) is None


@pytest.mark.parametrize("seed", range(20))
def test_any_people_are_found_again_from_their_tables(seed: int) -> None:
    chance = np.random.default_rng(seed)
    people = [tuple(map(str, row)) for row in chance.integers(0, 3, (int(chance.integers(0, 30)), 4)).tolist()]
    whole = OneTable(("a", "b", "c", "d"), {values: people.count(values) for values in people})
    chains = [("a", "b"), ("b", "c"), ("c", "d")], [("a", "b", "c"), ("a", "b"), ("b", "c"), ("a", "c"), ("d",)]
    for fields in chains:
        tables = [OneTable(names, tabulated(whole, names)) for names in fields]
        found = population(tables)
        assert found is not None
        assert all(tabulated(found, table.fields) == table.counts for table in tables)


def test_nobody_is_a_population_too() -> None:
    found = population([OneTable(("a", "b"), {}), OneTable(("b", "c"), {})])
    assert found is not None
    assert not any(found.counts.values())
