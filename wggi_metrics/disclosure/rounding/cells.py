"""Cells: what a published count counts, and the margins to which the rows of a table add up (step 9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wggi_metrics.disclosure.rounding.lattice import Lattice, Table

GROUPS = ("women", "men", "other_or_not_stated")
"""Each is rounded for itself; staff are their sum as published."""

Heads = tuple[int, int, int]
Where = tuple[tuple[str, str], ...]
Rows = Mapping[tuple[str, ...], Heads]
"""The rows of one table and period: the values of ``lattice.fields(table)``, blank is ""; women, men, others."""
Whole = NDArray[np.int64]


class Cell(NamedTuple):
    """One count: of what, in which period, and where; a margin leaves fields out, the total all of them."""

    subject: str
    period: str
    where: Where


@dataclass(frozen=True)
class Counted:
    """What was counted: rows by table and period; ``order`` gives the values of a field, the earlier or lower first."""

    tables: Mapping[tuple[str, str], Rows]
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Margins:
    """A table with everything that it adds up to: heads by where, and which cells each margin is the sum of."""

    heads: dict[Where, list[int]] = field(default_factory=dict)
    parts: dict[tuple[int, Where], dict[Where, None]] = field(default_factory=dict)

    def sums(self) -> list[tuple[Where, tuple[Where, ...]]]:
        """Each sum once: the margin, and the cells that make it up."""
        found = {(whole, tuple(sorted(parts))): None for (_, whole), parts in self.parts.items()}
        return list(found)


def plain(where: Mapping[str, str], within: Mapping[str, str]) -> Where:
    """A cell's fields in the order of their names, without a category where the grade tells it."""
    told = {within[name] for name, value in where.items() if value and name in within}
    return tuple(sorted((name, value) for name, value in where.items() if name not in told))


def add_up(lattice: Lattice, table: Table, rows: Rows) -> Margins:
    """All margins of a table's rows."""
    names, levels = lattice.fields(table), lattice.levels(table)
    kept = [(*table.each, *(name for step in level for name in step)) for level in levels]
    pairs = list(enumerate(_refined(lattice, table)))
    margins = Margins()
    for values, heads in rows.items():
        row = dict(zip(names, values, strict=True))
        wheres = [plain({name: row[name] for name in fields}, lattice.within) for fields in kept]
        for where in dict.fromkeys(wheres):
            total = margins.heads.setdefault(where, [0, 0, 0])
            for place, count in enumerate(heads):
                total[place] += count
        for number, (whole, part) in pairs:
            margins.parts.setdefault((number, wheres[whole]), {})[wheres[part]] = None
    return margins


def _refined(lattice: Lattice, table: Table) -> list[tuple[int, int]]:
    """Pairs of margins, by their places in ``lattice.levels``: the second tells one field one step further."""
    depths = [len(lattice.chain(name)) + 1 for name in table.by]
    places = {steps: place for place, steps in enumerate(product(*map(range, depths)))}
    return [
        (place, places[(*steps[:at], steps[at] - 1, *steps[at + 1 :])])
        for steps, place in places.items()
        for at in range(len(steps))
        if steps[at] > 0
    ]


def as_heads(counts: Mapping[Where, list[int]], wheres: list[Where]) -> Whole:
    """The heads of these cells, one row each; nobody where there is none."""
    return np.array([counts.get(where, [0, 0, 0]) for where in wheres], dtype=np.int64).reshape(-1, len(GROUPS))
