"""All counts to be published as one linked system: every cell, and every sum that ties cells together (step 9).

The ties are: margins of tables, with the same margin of several tables being one cell; who was there a year ago, plus
who came, minus who went (what is not published of coming and going is one cell of its own, never shown); later stages
no larger than earlier ones; and nobody promoted who isn't appointed to a higher grade of the category.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from wggi_metrics.disclosure.rounding.cells import GROUPS, Cell, Counted, Margins, Where, Whole, add_up
from wggi_metrics.disclosure.rounding.lattice import Lattice, Table
from wggi_metrics.disclosure.rounding.published import Issue, Published
from wggi_metrics.words import say

MOVEMENTS = "other movements"
FLOWS = {"appointments": -1, "promotions": 1, "departures": 1}
"""With which sign each flow stands in: staff now - staff before - appointed + promoted + left - other movements = 0."""

Row = dict[Cell, int]


class TablesDiffer(ValueError):
    """Two tables that share a margin do not count the same people."""


@dataclass(frozen=True)
class Linked:
    """Cells with what was counted, and the ties: ``equal @ counts == 0``, ``at_most @ counts <= 0``.

    ``fixed`` cells were published before with ``values``; cells that are not ``shown`` are movements.
    """

    cells: tuple[Cell, ...]
    heads: Whole
    shown: NDArray[np.bool_]
    fixed: NDArray[np.bool_]
    values: Whole
    equal: sparse.csr_array
    at_most: sparse.csr_array


def link(lattice: Lattice, counted: Counted, due: Sequence[Issue], earlier: Published) -> Linked:
    """The system of the tables that are due, tied to the cells published earlier.

    Raises: TablesDiffer if the tables do not agree in a margin that they share.
    """
    made = _Ties(lattice, counted, earlier)
    for name, period in due:
        made.add_table(lattice.table(name), period)
    for quartet in flow_quartets(lattice):
        for period in dict.fromkeys(period for name, period in due if name in quartet.names):
            made.add_balance(quartet, period)
            made.add_landings(quartet, period)
    return made.linked()


@dataclass(frozen=True)
class Quartet:
    """The four tables by the same fields between which a year's balance holds."""

    staff: Table
    flows: tuple[Table, ...]

    @property
    def names(self) -> set[str]:
        return {self.staff.name, *(table.name for table in self.flows)}


def flow_quartets(lattice: Lattice) -> list[Quartet]:
    """Tables of staff beside whose fields appointments, promotions and departures are published too."""
    found = []
    for staff in lattice.of_subject("staff"):
        flows = [table for name in FLOWS for table in lattice.of_subject(name) if table.by == staff.by]
        if len(flows) == len(FLOWS):
            found.append(Quartet(staff, tuple(flows)))
    return found


def year_before(period: str) -> str:
    """2024 -> 2023; of a period that is no year, a name that no period has."""
    return str(int(period) - 1) if period.isdigit() else ""


@dataclass
class _Ties:
    lattice: Lattice
    counted: Counted
    earlier: Published
    heads: dict[Cell, Sequence[int]] = field(default_factory=dict)
    equal: list[Row] = field(default_factory=list)
    at_most: list[Row] = field(default_factory=list)
    margins: dict[Issue, Margins] = field(default_factory=dict)

    def of(self, table: Table, period: str) -> Margins:
        """The table's margins, made once; empty where nothing was counted."""
        if (table.name, period) not in self.margins:
            rows = self.counted.tables.get((table.name, period), {})
            self.margins[table.name, period] = add_up(self.lattice, table, rows)
        return self.margins[table.name, period]

    def add_table(self, table: Table, period: str) -> None:
        margins = self.of(table, period)
        for where, heads in margins.heads.items():
            cell = Cell(table.subject, period, where)
            if list(self.heads.setdefault(cell, heads)) != heads:
                named = {"first": table.name, "second": table.subject, "period": period}
                raise TablesDiffer(say("disclosure.refused.tables_differ", **named))
        for whole, parts in margins.sums():
            row = {Cell(table.subject, period, part): 1 for part in parts}
            self.equal.append(row | {Cell(table.subject, period, whole): -1})
        if table.in_order:
            self._add_order(table, period, margins)

    def _add_order(self, table: Table, period: str, margins: Margins) -> None:
        """Nobody is at a later stage who wasn't at the earlier one."""
        order = self.counted.order.get(table.in_order or "", ())
        by_rest: dict[Where, dict[str, Where]] = {}
        for where in margins.heads:
            rest = tuple(pair for pair in where if pair[0] != table.in_order)
            by_rest.setdefault(rest, {})[dict(where)[str(table.in_order)]] = where
        for stages in by_rest.values():
            held = [stages[stage] for stage in order if stage in stages]
            for before, after in pairwise(held):
                row = {Cell(table.subject, period, after): 1, Cell(table.subject, period, before): -1}
                self.at_most.append(row)

    def add_balance(self, quartet: Quartet, period: str) -> None:
        """Staff now - staff before - appointed + promoted + left - other movements = 0, at the table's finest cells."""
        before = year_before(period)
        tied = [(quartet.staff, period, 1), (quartet.staff, before, -1)]
        tied += [(table, period, FLOWS[table.subject]) for table in quartet.flows]
        if not all((table.name, when) in self.counted.tables for table, when, _ in tied):
            return
        counts = [(sign, Cell(table.subject, when, ()), self.of(table, when)) for table, when, sign in tied]
        for where in self._finest(quartet.staff, tied):
            row = {cell._replace(where=where): sign for sign, cell, _ in counts}
            net = [sum(sign * part.heads.get(where, (0, 0, 0))[at] for sign, _, part in counts) for at in range(3)]
            for cell, (_, _, part) in zip(row, counts, strict=True):
                self.heads.setdefault(cell, part.heads.get(where, [0, 0, 0]))
            movement = Cell(MOVEMENTS, period, where)
            self.heads[movement] = net
            self.equal.append(row | {movement: -1})

    def _finest(self, table: Table, tied: Sequence[tuple[Table, str, int]]) -> list[Where]:
        found = {where: None for each, when, _ in tied for where in self.of(each, when).heads}
        subjects = {(each.subject, when) for each, when, _ in tied}
        found |= {cell.where: None for cell in self.earlier.counts if (cell.subject, cell.period) in subjects}
        return [where for where in found if {name for name, _ in where} >= set(table.by)]

    def add_landings(self, quartet: Quartet, period: str) -> None:
        """Promoted from a grade or one above it: no more than were appointed above it, within the category."""
        promoted, appointed = (next(t for t in quartet.flows if t.subject == s) for s in ("promotions", "appointments"))
        ladder = self.counted.order.get("grade", ())
        if quartet.staff.by != ("grade",) or not ladder:
            return
        for whole, parts in self.of(promoted, period).sums():
            if [name for name, _ in whole] == ["category"]:
                steps = sorted(ladder.index(dict(part)["grade"]) for part in parts if dict(part)["grade"] in ladder)
                landing = self._grades_of(appointed, period, whole)
                for step in steps:
                    out = {_grade("promotions", period, ladder[place]): 1 for place in steps if place >= step}
                    over = {_grade("appointments", period, g): -1 for g in landing if ladder.index(g) > step}
                    self.at_most.append(out | over)

    def _grades_of(self, table: Table, period: str, category: Where) -> list[str]:
        ladder = self.counted.order["grade"]
        parts = [parts for whole, parts in self.of(table, period).sums() if whole == category]
        return [grade for part in parts for where in part if (grade := dict(where)["grade"]) in ladder]

    def linked(self) -> Linked:
        cells = tuple(self.heads)
        places = {cell: place for place, cell in enumerate(cells)}
        heads = np.array([self.heads[cell] for cell in cells], dtype=np.int64).reshape(-1, len(GROUPS))
        known = [self.earlier.known(cell) for cell in cells]
        values = np.array([heads or (0, 0, 0) for heads in known], dtype=np.int64)
        return Linked(
            cells=cells,
            heads=heads,
            shown=np.array([cell.subject != MOVEMENTS for cell in cells], dtype=bool),
            fixed=np.array([heads is not None for heads in known], dtype=bool),
            values=values.reshape(-1, len(GROUPS)),
            equal=_matrix(self.equal, places),
            at_most=_matrix(self.at_most, places),
        )


def _grade(subject: str, period: str, grade: str) -> Cell:
    return Cell(subject, period, (("grade", grade),))


def _matrix(rows: Sequence[Row], places: Mapping[Cell, int]) -> sparse.csr_array:
    at = [number for number, row in enumerate(rows) for _ in row]
    columns = [places[cell] for row in rows for cell in row]
    signs = [sign for row in rows for sign in row.values()]
    return sparse.csr_array((signs, (at, columns)), shape=(len(rows), len(places)), dtype=np.int64)
