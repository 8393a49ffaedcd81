"""The integer program: one neighbouring multiple for every count, so that everything adds up (step 9).

Counts are taken in multiples of the base. Each is its lower neighbour plus a yes or no; the fewest (weighted)
departures from the wishes are sought by HiGHS with no gap left. The method is controlled rounding (L. H. Cox, "A
constructive procedure for unbiased controlled rounding", 1987), here with wishes in place of chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from wggi_metrics.disclosure.rounding.cells import Whole
from wggi_metrics.disclosure.rounding.steps import SCALE, Solved, components, solve, with_steps
from wggi_metrics.disclosure.rounding.wishes import Numbers

Flags = NDArray[np.bool_]


class NoFit(ArithmeticError):
    """No rounding exists within what is allowed."""


@dataclass(frozen=True)
class Program:
    """The counts of one gender: what was counted, what is fixed, the wishes and the ties.

    ``low`` is each count's lower neighbour in multiples of the base; ``open`` where it can also be the upper one.
    """

    low: Whole
    open: Flags
    up: Flags
    weight: Whole
    tie: Numbers
    shown: Flags
    fixed: Flags
    equal: sparse.csr_array
    at_most: sparse.csr_array

    def part(self, cells: Whole) -> Program:
        """The program of these cells alone, with the ties that any of them is in; the others must be settled."""
        ties = {"equal": _rows_of(self.equal, cells), "at_most": _rows_of(self.at_most, cells)}
        names = ("low", "open", "up", "weight", "tie", "shown", "fixed")
        return replace(self, **{name: getattr(self, name)[cells] for name in names}, **ties)


def rounded(program: Program, seconds: float) -> tuple[Whole, Flags]:
    """Every count in multiples of the base, and which ones had to step one multiple beyond their neighbours.

    Where no rounding to neighbours exists, single cells may step, and movements that are not shown may be more.
    Raises: NoFit if even so there is none; TimeoutError.
    """
    found = program.low + (program.open & program.up)
    has_stepped = np.zeros(len(found), dtype=bool)
    for cells in _tied_together(program):
        part = program.part(cells)
        if not _holds(part, found[cells]):
            solved = _solved(part, seconds)
            found[cells] = solved.counts
            has_stepped[cells] = solved.has_stepped
    return found, has_stepped


def _solved(part: Program, seconds: float) -> Solved:
    cost = np.where(part.up, -1.0, 1.0) * (part.weight + part.tie / (len(part.tie) + 1)) * SCALE
    if part.open.any():
        solved = solve(part.low, part.open, cost, part.equal, part.at_most, seconds)
        if solved is not None:
            return solved
    stepped = with_steps(part.low, part.open, cost, part.shown, part.fixed, part.equal, part.at_most)
    found = stepped.solve(seconds)
    if found is None:
        raise NoFit
    return found


def _holds(part: Program, counts: Whole) -> bool:
    return not (part.equal @ counts).any() and bool((part.at_most @ counts <= 0).all())


def _tied_together(program: Program) -> Iterator[Whole]:
    """The cells of each part of the system that shares no tie with another."""
    ties = sparse.vstack([program.equal, program.at_most]).tocsr()
    if ties.shape[0]:
        yield from components(ties)


def _rows_of(ties: sparse.csr_array, cells: Whole) -> sparse.csr_array:
    columns = ties[:, cells].tocsr()
    return columns[np.diff(columns.indptr) > 0]
