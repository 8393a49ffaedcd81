"""A population of whole persons that has exactly these tables, or that there is none (step 9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from wggi_metrics.disclosure.rounding.lattice import join_order

Values = tuple[str, ...]
MOST_CELLS = 200_000


class OneTable(NamedTuple):
    """The counts of one gender in one table: by the values of its fields, nobody left out."""

    fields: tuple[str, ...]
    counts: Mapping[Values, int]


def population(tables: Sequence[OneTable]) -> OneTable | None:
    """People by all fields of these tables, who have exactly these tables; None if there are no such people.

    Without a cycle the tables are joined one by one: among those alike in what a table shares with the people joined so
    far, people and cells are paired in order until both are used up (the north-west corner rule of transport problems,
    G. B. Dantzig, 1951). With a cycle, an integer program looks for people in all combinations of values.
    """
    order, in_cycle = join_order([set(table.fields) for table in tables])
    found = _searched(tables) if in_cycle else _joined([tables[place] for place in order])
    is_right = found is not None and all(_has(found, table) for table in tables)
    return found if is_right else None


def _has(people: OneTable, table: OneTable) -> bool:
    counted = tabulated(people, table.fields)
    return counted == {values: heads for values, heads in table.counts.items() if heads}


def tabulated(people: OneTable, fields: Sequence[str]) -> dict[Values, int]:
    """The people counted by some of their fields; combinations without anybody are left out."""
    places = [people.fields.index(name) for name in fields]
    found: dict[Values, int] = defaultdict(int)
    for values, heads in people.counts.items():
        if heads:
            found[tuple(values[place] for place in places)] += heads
    return dict(found)


def _joined(tables: Sequence[OneTable]) -> OneTable | None:
    people = OneTable((), {(): sum(tables[0].counts.values())} if tables else {})
    for table in tables:
        shared = [name for name in table.fields if name in people.fields]
        left, right = _alike(people, shared), _alike(table, shared)
        if {key: _total(rows) for key, rows in left.items()} != {key: _total(rows) for key, rows in right.items()}:
            return None
        added = [place for place, name in enumerate(table.fields) if name not in people.fields]
        met: dict[Values, int] = defaultdict(int)
        for key, rows in left.items():
            for mine, theirs, heads in _paired(rows, right[key]):
                met[(*mine, *(theirs[place] for place in added))] += heads
        people = OneTable((*people.fields, *(table.fields[place] for place in added)), met)
    return people


def _alike(table: OneTable, shared: Sequence[str]) -> dict[Values, list[tuple[Values, int]]]:
    places = [table.fields.index(name) for name in shared]
    found: dict[Values, list[tuple[Values, int]]] = defaultdict(list)
    for values, heads in table.counts.items():
        if heads:
            found[tuple(values[place] for place in places)].append((values, heads))
    return dict(found)


def _total(rows: Sequence[tuple[Values, int]]) -> int:
    return sum(heads for _, heads in rows)


def _paired(
    left: Sequence[tuple[Values, int]], right: Sequence[tuple[Values, int]]
) -> Iterator[tuple[Values, Values, int]]:
    """Two lists of the same total, paired from the beginning of both."""
    theirs = iter(right)
    other, there = next(theirs, ((), 0))
    for mine, heads in left:
        while heads:
            taken = min(heads, there)
            if taken:
                yield mine, other, taken
            heads, there = heads - taken, there - taken
            if heads:
                other, there = next(theirs)


def _searched(tables: Sequence[OneTable]) -> OneTable | None:
    """Looks for people in every combination of values, by an integer program.

    Raises: OverflowError where there are too many combinations.
    """
    from scipy import sparse
    from scipy.optimize import Bounds, LinearConstraint, milp

    cells = _combinations(tables)
    fields = tuple(dict.fromkeys(name for table in tables for name in table.fields))
    rows = [(table, values) for table in tables for values in table.counts]
    places = {(id(table), values): number for number, (table, values) in enumerate(rows)}
    pairs = [
        (places[id(table), tuple(values[fields.index(name)] for name in table.fields)], column)
        for column, values in enumerate(cells)
        for table in tables
    ]
    at, columns = zip(*pairs, strict=True) if pairs else ((), ())
    ties = sparse.csr_array((np.ones(len(at)), (at, columns)), shape=(len(rows), len(cells)))
    heads = np.array([table.counts[values] for table, values in rows])
    if not cells:
        return None if heads.any() else OneTable(fields, {})
    ones = np.ones(len(cells))
    answer = milp(ones, integrality=ones, bounds=Bounds(0, np.inf), constraints=LinearConstraint(ties, heads, heads))
    if answer.x is None:
        return None
    return OneTable(fields, {cell: round(count) for cell, count in zip(cells, answer.x, strict=True)})


def _combinations(tables: Sequence[OneTable]) -> list[Values]:
    """Combinations of values whose part is counted in every table."""
    fields = tuple(dict.fromkeys(name for table in tables for name in table.fields))
    known: dict[str, dict[str, None]] = {name: {} for name in fields}
    for table in tables:
        for values in table.counts:
            for name, value in zip(table.fields, values, strict=True):
                known[name][value] = None
    if np.prod([len(values) for values in known.values()], dtype=float) > MOST_CELLS:
        raise OverflowError("too many combinations of values to look for people in")
    there = [([fields.index(name) for name in table.fields], table.counts) for table in tables]
    return [
        cell
        for cell in product(*known.values())
        if all(tuple(cell[place] for place in places) in counts for places, counts in there)
    ]
