"""The lattice: which tables, cut by what, and that they form no cycle."""

from __future__ import annotations

from itertools import combinations

import pytest

from wggi_metrics.disclosure.rounding import LatticeRefused, parse_lattice, shipped_lattice
from wggi_metrics.disclosure.rounding.lattice import join_order


def table(name: str, *by: str, more: str = "") -> str:
    return f'[tables.{name}]\nsubject = "staff"\nby = {list(by)}\n{more}\n'


CYCLE = table("a", "category", "location") + table("b", "location", "region") + table("c", "region", "category")


def test_the_shipped_lattice_holds_what_is_promised() -> None:
    found = {(each.subject, (*each.each, *each.by)) for each in shipped_lattice().tables}
    staff = [("grade",), ("category", "location"), ("contract_type",), ("region",), ("org_unit", "category")]
    assert found == {
        *(("staff", by) for by in staff),
        ("appointments", ("grade",)),
        ("promotions", ("grade",)),
        ("departures", ("grade",)),
        ("stages", ("stage", "grade_band")),
        ("focal points", ()),
        ("training", ("category",)),
        ("survey answers", ("question_no", "answer")),
    }


def test_a_cycle_is_refused_and_named() -> None:
    with pytest.raises(LatticeRefused, match="a, b, c form a cycle") as refused:
        parse_lattice(CYCLE)
    assert "category, location, region" in str(refused.value)


def test_a_cycle_is_taken_where_its_finest_common_cells_are_published() -> None:
    lattice = parse_lattice(CYCLE + table("all", "category", "location", "region"))
    assert len(lattice.tables) == 4


def test_a_grade_tells_its_category_and_so_closes_a_cycle() -> None:
    within = '[within]\ngrade = "category"\n'
    two = table("a", "grade", "location") + table("b", "location", "region")
    assert len(parse_lattice(two + within).tables) == 2
    with pytest.raises(LatticeRefused, match="cycle"):
        parse_lattice(two + table("c", "region", "category") + within)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tables = [", "not written as it should be"),
        ('[tables.a]\nsubject = "cats"\nby = []', "nothing named cats is counted"),
        (table("a", "colour"), "can't be cut by colour"),
        (table("a", "grade", "category") + '[within]\ngrade = "category"', "grade lies within category"),
        (table("a", "region", "region"), "a field is named twice"),
        (table("a", "region", more="colour = 1"), "colour is not known"),
        (table("a", "region", more='in_order = "region"'), "region has an order"),
        ("last_month = 13\n" + table("a", "region"), "from 1 to 12"),
    ],
)
def test_a_mistake_in_the_file_is_named(text: str, said: str) -> None:
    with pytest.raises(LatticeRefused, match=said):
        parse_lattice(text)


def has_cycle(tables: list[frozenset[str]]) -> bool:
    """By the definition (R. Fagin, 1983): no order of tables has each meet all before it within one of them."""

    def completes(done: tuple[frozenset[str], ...], left: list[frozenset[str]]) -> bool:
        return not left or any(
            (not done or any(each & frozenset().union(*done) <= other for other in done))
            and completes((*done, each), [table for table in left if table is not each])
            for each in left
        )

    return not completes((), tables)


def test_cycles_are_found_as_by_the_definition() -> None:
    possible = [frozenset(fields) for size in (1, 2, 3) for fields in combinations("abcd", size)]
    for number in (2, 3, 4):
        for tables in combinations(possible, number):
            assert bool(join_order([set(each) for each in tables])[1]) == has_cycle(list(tables)), tables
