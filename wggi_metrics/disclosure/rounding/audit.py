"""The audit before publication: what is published must add up, lie near and be possible (step 9).

It reads what is about to be published and adds it up anew; it shares with the rounding no more than the names of cells.
From the population that it finds follows the safety of all: as many as four people of any one career can be added to
it without changing a published count, so that each count they are in could be any of five.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from wggi_metrics.disclosure.rounding.cells import GROUPS, Cell, Heads, Margins, Rows, Whole, add_up
from wggi_metrics.disclosure.rounding.lattice import Lattice, Table
from wggi_metrics.disclosure.rounding.linked import Linked
from wggi_metrics.disclosure.rounding.population import OneTable, population
from wggi_metrics.disclosure.rounding.program import Flags
from wggi_metrics.disclosure.rounding.published import Issue, Published
from wggi_metrics.disclosure.rounding.refused import refused

OfPeriod = Mapping[tuple[str, str], Mapping[Cell, Heads]]


def audit(
    published: Published,
    lattice: Lattice,
    system: Linked,
    counts: Whole,
    has_stepped: Flags,
    due: Sequence[Issue],
    parents: Mapping[str, str],
) -> None:
    """Whether these tables and periods may be published. ``parents`` names the category of each grade.

    Raises: RoundingRefused if a sum does not hold, a count lies too far, or no population has these tables.
    """
    audit_distances(system, counts, has_stepped, published.base)
    audit_ties(system, counts)
    held = by_period(published)
    for name, period in due:
        table = lattice.table(name)
        audit_sums(published, lattice, table, period, held, parents)
    for subject, period in dict.fromkeys((lattice.table(name).subject, period) for name, period in due):
        audit_population(published, lattice, subject, period, held, parents)


def audit_distances(system: Linked, counts: Whole, has_stepped: Flags, base: int) -> None:
    """At most 4 away from what was counted; at most 9 where a count stepped, each a multiple of 5 and not below 0.

    Raises: RoundingRefused.
    """
    is_new = system.shown & ~system.fixed
    allowed = np.where(has_stepped, 2 * base - 1, base - 1)
    is_far = (abs(counts - system.heads) > allowed) | (counts % base != 0) | (counts < 0)
    for place in np.flatnonzero(is_far.any(axis=1) & is_new)[:1]:
        raise refused("distance", subject=system.cells[place].subject, period=system.cells[place].period)


def audit_ties(system: Linked, counts: Whole) -> None:
    """Every sum that holds among what was counted holds among what is published: balances and stages too.

    Raises: RoundingRefused.
    """
    is_off = (system.equal @ counts != 0).any(axis=1)
    is_over = (system.at_most @ system.heads <= 0) & (system.at_most @ counts > 0)
    rows = [*system.equal[is_off][:1], *system.at_most[is_over.any(axis=1)][:1]]
    for row in rows:
        raise refused("balance", period=system.cells[row.indices[0]].period)


def audit_sums(
    published: Published, lattice: Lattice, table: Table, period: str, held: OfPeriod, parents: Mapping[str, str]
) -> None:
    """The published cells of a table add up to each of its published margins, added up anew.

    Raises: RoundingRefused.
    """
    margins = _margins(lattice, table, period, held, parents)
    cells = {Cell(table.subject, period, where): tuple(heads) for where, heads in margins.heads.items()}
    others = {cell for cell in held.get((table.subject, period), {}) if published.holds(table, cell.where)}
    for cell in cells.keys() | others:
        if cells.get(cell, (0, 0, 0)) != published.counts.get(cell, (0, 0, 0)):
            raise refused("sums", table=table.name, period=period)


def audit_population(
    published: Published, lattice: Lattice, subject: str, period: str, held: OfPeriod, parents: Mapping[str, str]
) -> None:
    """People exist, in whole numbers, who have exactly the published tables of this subject and period.

    Raises: RoundingRefused.
    """
    tables = [published.tables[name] for name, when in published.issues if when == period]
    of_subject = [table for table in tables if table.subject == subject]
    rows = [(lattice.fields(table), _rows(lattice, table, period, held, parents)) for table in of_subject]
    for place in range(len(GROUPS)):
        one = [OneTable(fields, {values: heads[place] for values, heads in found.items()}) for fields, found in rows]
        if population(one) is None:
            raise refused("population", subject=subject, period=period)


def by_period(published: Published) -> OfPeriod:
    """The published counts that are not 0, by subject and period."""
    found: dict[tuple[str, str], dict[Cell, Heads]] = defaultdict(dict)
    for cell, heads in published.counts.items():
        found[cell.subject, cell.period][cell] = heads
    return found


def _margins(lattice: Lattice, table: Table, period: str, held: OfPeriod, parents: Mapping[str, str]) -> Margins:
    return add_up(lattice, table, _rows(lattice, table, period, held, parents))


def _rows(lattice: Lattice, table: Table, period: str, held: OfPeriod, parents: Mapping[str, str]) -> Rows:
    """The finest published cells of a table."""
    fields = lattice.fields(table)
    found: dict[tuple[str, ...], Heads] = {}
    for cell, heads in held.get((table.subject, period), {}).items():
        where = dict(cell.where)
        for name, parent in lattice.within.items():
            if where.get(name):
                where[parent] = parents.get(where[name], "")
        if where.keys() == set(fields):
            found[tuple(where[name] for name in fields)] = heads
    return found
