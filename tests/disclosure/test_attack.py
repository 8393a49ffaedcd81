"""What can be found out: nothing of the published counts, much of what other ways would publish."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from benchmarks.controls import leavers_after_rounding, leavers_after_suppression, rounded_alone, suppressed
from benchmarks.organisations import organisation
from tests.disclosure.tables import BASE, KEY, SQUARE, Square, counted, margins, square_of
from wggi_metrics.disclosure.rounding import GROUPS, Published, publish, shipped_lattice
from wggi_metrics.disclosure.rounding.attack import Known, as_read, possible, reader
from wggi_metrics.disclosure.rounding.cells import Cell, Whole
from wggi_metrics.disclosure.rounding.linked import Linked, link

STAFF, UNITS = (1, 2, 6, 15, 40, 90), (1, 3, 7)
SMALL = [(seed, STAFF[seed % 6], UNITS[seed % 3]) for seed in range(20)]


def attacked(seed: int, staff: int, units: int) -> tuple[Linked, Whole]:
    """A small organisation over three years and its published counts, in two issues."""
    lattice, tables = shipped_lattice(), organisation(seed, staff, units, years=3)
    last = max(period for _, period in tables.tables)
    early = {key: rows for key, rows in tables.tables.items() if key[1] != last}
    first = publish(type(tables)(early, tables.order), KEY, lattice).published
    found = publish(tables, KEY, lattice, first).published
    system = link(lattice, tables, tuple(tables.tables), Published())
    return system, as_read(system, found)


@pytest.mark.parametrize(("seed", "staff", "units"), SMALL)
def test_every_count_could_be_any_of_five(seed: int, staff: int, units: int) -> None:
    system, counts = attacked(seed, staff, units)
    for place in range(len(GROUPS)):
        values = possible(reader(system, counts, BASE, place), enough=BASE).values()
        narrow = [system.cells[at] for at in np.flatnonzero((values < BASE) & system.shown)]
        assert not narrow


def test_independent_rounding_is_broken_by_the_same_attack() -> None:
    tables = organisation(seed=4, staff=40, units=3, years=1)
    system = link(shipped_lattice(), tables, tuple(tables.tables), Published())
    counts = rounded_alone(system, BASE, seed=1)
    values = [possible(reader(system, counts, BASE, place), enough=BASE).values() for place in range(len(GROUPS))]
    assert np.mean(np.array(values) < BASE) > 0.1  # of all cells; none may be


def by_trying(inner: Square) -> dict[str, tuple[int, int]]:
    """The smallest and largest true count behind each published one of a square, by trying all true squares."""
    published = margins(inner)
    near = [range(max(count - BASE + 1, 0), count + BASE) for count in inner]
    true = [margins((a, b, c, d)) for a, b, c, d in product(*near)]
    fitting = [each for each in true if all(abs(each[name] - published[name]) < BASE for name in published)]
    return {name: (min(e[name] for e in fitting), max(e[name] for e in fitting)) for name in published}


@pytest.mark.parametrize("published", [(0, 0, 0, 0), (5, 0, 0, 5), (10, 5, 0, 0), (0, 5, 5, 5)])
def test_the_attack_finds_what_trying_all_finds(published: Square) -> None:
    """The published square is its own possible truth, so that it can stand for what was counted."""
    tables = counted(square={"2024": square_of(published)})
    system = link(SQUARE, tables, (("square", "2024"),), Published())
    found = possible(reader(system, system.heads, BASE, 0))
    ranges = dict(zip(system.cells, zip(found.least, found.most, strict=True), strict=True))
    for name, (least, most) in by_trying(published).items():
        where = tuple(pair for pair in WHERE[name] if pair[1])
        assert ranges[Cell("staff", "2024", where)] == (least, most)


WHERE = {
    name: (("category", category), ("location", location))
    for name, category, location in [
        ("total", "", ""), ("P", "P", ""), ("G", "G", ""), ("hq", "", "hq"), ("field", "", "field"),
        *((f"{category} {location}", category, location) for category in "PG" for location in ("hq", "field")),
    ]
}  # fmt: skip


def test_what_is_not_possible_at_all_is_said() -> None:
    tables = counted(square={"2024": square_of((5, 5, 5, 5))})
    system = link(SQUARE, tables, (("square", "2024"),), Published())
    known = reader(system, system.heads, BASE, 0)
    with pytest.raises(ArithmeticError):
        possible(Known(known.equal, known.at_most, known.least, np.minimum(known.most, 4)))


BEFORE = np.array([[3, 8, 6], [7, 2, 9], [12, 11, 4]])
LEAVER = (1, 1)


def after() -> Whole:
    left = BEFORE.copy()
    left[LEAVER] -= 1
    return left


def test_suppression_hides_the_small_counts_and_no_hidden_one_stands_alone() -> None:
    hidden = suppressed(BEFORE)
    assert hidden[(BEFORE > 0) & (BEFORE < 5)].all()
    assert all(line.sum() != 1 for line in (*hidden, *hidden.T))


def test_suppression_gives_one_leaver_away_between_two_issues() -> None:
    assert leavers_after_suppression(BEFORE, after()) == [LEAVER]


def test_rounding_leaves_the_leaver_among_many() -> None:
    """Units by category, in two issues: the reader knows that one person left, and nothing else changed."""
    names = [("category", "location")[axis] for axis in (0, 1)]
    issues = {}
    for year, table in (("2023", BEFORE), ("2024", after())):
        rows = {(str(a), str(b)): (int(table[a, b]), 0, 0) for a, b in np.ndindex(table.shape)}
        issues[year] = rows
    found = publish(counted(square=issues), KEY, SQUARE).published
    grids = [
        np.array([
            [found.count("square", year, {n: str(v) for n, v in zip(names, (a, b), strict=True) if v is not None}).women
             for b in (0, 1, 2, None)] for a in (0, 1, 2, None)
        ])
        for year in issues
    ]  # fmt: skip
    assert len(leavers_after_rounding(*grids, BASE)) == BEFORE.size
