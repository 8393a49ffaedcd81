"""A publication: what is due is rounded beside what was published, audited, and published or not at all (step 9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure.rounding.audit import audit
from wggi_metrics.disclosure.rounding.cells import GROUPS, Cell, Counted, Whole
from wggi_metrics.disclosure.rounding.lattice import Lattice
from wggi_metrics.disclosure.rounding.linked import Linked, TablesDiffer, link
from wggi_metrics.disclosure.rounding.program import Flags, NoFit, Program, rounded
from wggi_metrics.disclosure.rounding.published import Issue, Published
from wggi_metrics.disclosure.rounding.refused import RoundingRefused, refused
from wggi_metrics.disclosure.rounding.wishes import wishes

SECONDS = 300.0
"""How long HiGHS may look for one gender's rounding."""


@dataclass(frozen=True)
class Flag:
    """A count that had to step one multiple beyond its neighbours; for the administrator alone."""

    cell: Cell
    gender: str
    counted: int
    published: int


@dataclass(frozen=True)
class Outcome:
    """What is published with this issue, what was added by it, and the counts that stepped."""

    published: Published
    issues: tuple[Issue, ...]
    flags: tuple[Flag, ...] = ()


def publish(
    counted: Counted, key: bytes, lattice: Lattice, earlier: Published | None = None, seconds: float = SECONDS
) -> Outcome:
    """Publishes every counted table and period that isn't published yet; what is published stays as it is.

    Women, men and other or not stated are each rounded over the whole system. Counts are those of people; nobody is
    left out. Raises: RoundingRefused with the reason, if the tables can't be fitted to each other and to what was
    published, or the audit does not pass: then nothing is published.
    """
    before = _begun(lattice, earlier)
    due = tuple(issue for issue in counted.tables if issue not in before.issues)
    try:
        system = link(lattice, counted, due, before)
    except TablesDiffer as fault:
        raise RoundingRefused("tables_differ", str(fault)) from fault
    counts, has_stepped = _rounded(system, key, before.base, due, seconds)
    now = before.with_issue(lattice, due, _shown(system, counts))
    flags = tuple(_flags(system, counts, has_stepped))
    audit(now, lattice, system, counts, has_stepped, due, parents_of(counted, lattice))
    return Outcome(now, due, flags)


def parents_of(counted: Counted, lattice: Lattice) -> dict[str, str]:
    """The category of each grade, as it was counted."""
    found: dict[str, str] = {}
    for name, parent in lattice.within.items():
        for (table, _), rows in counted.tables.items():
            fields = lattice.fields(lattice.table(table))
            if name in fields:
                at, above = fields.index(name), fields.index(parent)
                found |= {values[at]: values[above] for values in rows}
    return found


def _begun(lattice: Lattice, earlier: Published | None) -> Published:
    """What was published before, if it was published under the same rules."""
    base = parameter("rounding_base").whole
    before = earlier or Published(base=base)
    if before.issues and before.base != base:
        raise refused("base_changed", before=before.base, now=base)
    for table in lattice.tables:
        if before.tables.get(table.name, table) != table:
            raise refused("lattice_changed", table=table.name)
    return before if before.issues else Published(within=dict(lattice.within), base=base)


def _rounded(system: Linked, key: bytes, base: int, due: Sequence[Issue], seconds: float) -> tuple[Whole, Flags]:
    """The counts to publish and which of them stepped, cell by gender."""
    wished = wishes(system.cells, system.heads, base, key)
    counts, has_stepped = np.zeros_like(system.heads), np.zeros(system.heads.shape, dtype=bool)
    for place, gender in enumerate(GROUPS):
        heads, fixed = system.heads[:, place], system.fixed
        program = Program(
            low=np.where(fixed, system.values[:, place], heads) // base,
            open=~fixed & (heads % base > 0),
            up=wished.up[:, place],
            weight=np.where(system.shown, wished.weight[:, place], 0),
            tie=wished.tie[:, place],
            shown=system.shown,
            fixed=fixed,
            equal=system.equal,
            at_most=system.at_most[system.at_most @ heads <= 0],
        )
        found = _or_refused(program, gender, due, seconds)
        counts[:, place], has_stepped[:, place] = found[0] * base, found[1]
    return counts, has_stepped


def _or_refused(program: Program, gender: str, due: Sequence[Issue], seconds: float) -> tuple[Whole, Flags]:
    named = {"periods": ", ".join(sorted({period for _, period in due})), "gender": gender.replace("_", " ")}
    try:
        return rounded(program, seconds)
    except NoFit as fault:
        raise refused("no_fit", **named) from fault
    except TimeoutError as fault:
        raise refused("no_time", **named, seconds=round(seconds)) from fault


def _shown(system: Linked, counts: Whole) -> dict[Cell, tuple[int, int, int]]:
    return {
        cell: (int(women), int(men), int(others))
        for cell, (women, men, others), shown in zip(system.cells, counts, system.shown, strict=True)
        if shown
    }


def _flags(system: Linked, counts: Whole, has_stepped: Flags) -> list[Flag]:
    return [
        Flag(system.cells[cell], GROUPS[group], int(system.heads[cell, group]), int(counts[cell, group]))
        for cell, group in np.argwhere(has_stepped)
    ]
