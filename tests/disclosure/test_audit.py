"""The audit: what does not add up, lies too far, or can't be, is not published."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.organisations import organisation
from tests.disclosure.tables import BASE, KEY, SQUARE, counted, published, square_of
from wggi_metrics.disclosure.rounding import (
    Cell,
    Counted,
    Lattice,
    Published,
    RoundingRefused,
    parse_lattice,
    publish,
    shipped_lattice,
)
from wggi_metrics.disclosure.rounding.attack import as_read
from wggi_metrics.disclosure.rounding.audit import audit, audit_distances, audit_population, audit_ties, by_period
from wggi_metrics.disclosure.rounding.issue import parents_of
from wggi_metrics.disclosure.rounding.linked import Linked, link


def made(tables: Counted, lattice: Lattice) -> tuple[Published, Linked]:
    system = link(lattice, tables, tuple(tables.tables), Published())
    return publish(tables, KEY, lattice).published, system


def audited(tables: Counted, lattice: Lattice, found: Published, system: Linked) -> None:
    counts = as_read(system, found)
    stepped = np.zeros(counts.shape, dtype=bool)
    audit(found, lattice, system, counts, stepped, tuple(tables.tables), parents_of(tables, lattice))


def test_what_the_rounding_makes_passes() -> None:
    tables = organisation(seed=8, staff=60, units=5, years=3)
    audited(tables, shipped_lattice(), *made(tables, shipped_lattice()))


def test_any_count_that_is_moved_is_found() -> None:
    tables = counted(square={"2024": square_of((13, 22, 8, 41), (9, 4, 1, 6))})
    found, system = made(tables, SQUARE)
    audited(tables, SQUARE, found, system)
    for cell, heads in found.counts.items():
        moved = (heads[0] + BASE, *heads[1:])
        with pytest.raises(RoundingRefused):
            audited(tables, SQUARE, replace(found, counts={**found.counts, cell: moved}), system)


def test_a_cell_that_no_sum_holds_is_found() -> None:
    """The tables agree with what was counted but for one cell of a unit that nobody counted."""
    tables = counted(square={"2024": square_of((5, 5, 5, 5))})
    found, system = made(tables, SQUARE)
    stray = Cell("staff", "2024", (("category", "X"), ("location", "hq")))
    with pytest.raises(RoundingRefused, match="square of 2024 does not add up") as refused:
        audited(tables, SQUARE, replace(found, counts={**found.counts, stray: (5, 0, 0)}), system)
    assert refused.value.rule == "sums"


@pytest.mark.parametrize(("published", "stepped", "passes"), [
    (15, False, True), (10, False, True), (20, False, False), (20, True, True), (5, True, True), (0, True, False),
    (12, False, False), (-5, True, False),
])  # fmt: skip
def test_a_count_lies_at_most_4_away_and_9_where_it_stepped(published: int, stepped: bool, passes: bool) -> None:
    """Of 11 to 13: 12 here; 20 is 8 away and 0 is 12."""
    lattice = SQUARE
    system = link(lattice, counted(square={"2024": {("P", "hq"): (12, 0, 0)}}), (("square", "2024"),), Published())
    counts = np.where(system.heads, published, 0)
    flags = np.full(counts.shape, stepped)
    if passes:
        audit_distances(system, counts, flags, BASE)
    else:
        with pytest.raises(RoundingRefused, match="too far"):
            audit_distances(system, counts, flags, BASE)


def test_a_balance_that_does_not_hold_is_found() -> None:
    tables = organisation(seed=8, staff=60, units=5, years=3)
    found, system = made(tables, shipped_lattice())
    counts = as_read(system, found)
    audit_ties(system, counts)
    place = next(at for at, cell in enumerate(system.cells) if cell.subject == "departures" and len(cell.where) == 1)
    counts[place] += BASE
    with pytest.raises(RoundingRefused, match="do not agree in 20"):
        audit_ties(system, counts)


def test_tables_that_no_population_has_are_found() -> None:
    """A cycle without the table of all three fields: category = location = region, but category is not region."""
    pairs = [("category", "location"), ("location", "region"), ("category", "region")]
    tables = "".join(f'[tables.{a}_{b}]\nsubject = "staff"\nby = ["{a}", "{b}"]\n' for a, b in pairs)
    lattice = parse_lattice(tables + '[tables.all]\nsubject = "staff"\nby = ["category", "location", "region"]')
    alike, crossed = (("x", "x"), ("y", "y")), (("x", "y"), ("y", "x"))
    for last, is_possible in ((alike, True), (crossed, False)):
        cells = {
            Cell("staff", "2024", tuple(zip(pair, values, strict=True))): (5, 0, 0)
            for pair, people in zip(pairs, (alike, alike, last), strict=True)
            for values in people
        }
        found = published(lattice, [(f"{a}_{b}", "2024") for a, b in pairs], cells)
        if is_possible:
            audit_population(found, lattice, "staff", "2024", by_period(found), {})
        else:
            with pytest.raises(RoundingRefused, match="no population of whole persons"):
                audit_population(found, lattice, "staff", "2024", by_period(found), {})
