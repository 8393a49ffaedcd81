"""What a reader could find out: which true counts are possible behind the published ones, taken together (step 9).

The reader knows every published table, every tie between them, which cells are empty, and that each count lies less
than one base away from its published one. What can be told beyond that is found by integer programs over whole persons.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from wggi_metrics.disclosure.rounding.cells import Whole
from wggi_metrics.disclosure.rounding.linked import Linked
from wggi_metrics.disclosure.rounding.published import Published
from wggi_metrics.disclosure.rounding.steps import Flags
from wggi_metrics.disclosure.rounding.wishes import Numbers


@dataclass(frozen=True)
class Known:
    """What the reader knows of one gender's true counts x: equal @ x == 0, at_most @ x <= 0, least <= x <= most."""

    equal: sparse.csr_array
    at_most: sparse.csr_array
    least: Whole
    most: Whole


@dataclass(frozen=True)
class Range:
    """The smallest and the largest whole number that each true count was found possible at."""

    least: Whole
    most: Whole

    def values(self) -> Whole:
        """How many values lie between them, both included."""
        return self.most - self.least + 1


def as_read(system: Linked, published: Published) -> Whole:
    """The published counts of the system's cells; movements, which are not shown, as the balances tell them."""
    counts = np.array([published.known(cell) or (0, 0, 0) for cell in system.cells], dtype=np.int64)
    hidden = np.flatnonzero(~system.shown)
    ties = system.equal[:, hidden].tocoo()
    counts[hidden[ties.coords[1]]] = (system.equal @ counts)[ties.coords[0]]
    return counts


def reader(system: Linked, counts: Whole, base: int, place: int) -> Known:
    """What follows from the published counts of one gender; nobody is fewer than none."""
    published = counts[:, place]
    lowest = np.where(system.shown, np.maximum(published - base + 1, 0), published - base + 1)
    ties = system.at_most[system.at_most @ system.heads[:, place] <= 0]
    return Known(system.equal, ties, lowest, published + base - 1)


def possible(known: Known, enough: int | None = None) -> Range:
    """The smallest and largest possible true count of every cell, or until ``enough`` values are found.

    Many cells are pushed at once for as long as that widens any; then each one that is left by itself, to its end.
    Raises: ArithmeticError if nothing at all is possible.
    """
    first = _pushed(known, np.zeros(len(known.least)))
    found = Range(first.copy(), first.copy())
    for sign in (1, -1):
        _push_together(known, found, sign, enough)
    for place in np.flatnonzero(_is_left(found, enough)):
        for sign in (1, -1):
            if _is_left(found, enough)[place]:
                goal = np.zeros(len(known.least))
                goal[place] = sign
                _widen(found, _pushed(known, goal))
    return found


def _push_together(known: Known, found: Range, sign: int, enough: int | None) -> None:
    while (left := _is_left(found, enough)).any():
        before = found.values().sum()
        _widen(found, _pushed(known, sign * left.astype(float)))
        if found.values().sum() == before:
            return


def _is_left(found: Range, enough: int | None) -> Flags:
    return found.values() < (np.iinfo(np.int64).max if enough is None else enough)


def _widen(found: Range, seen: Whole) -> None:
    np.minimum(found.least, seen, out=found.least)
    np.maximum(found.most, seen, out=found.most)


def _pushed(known: Known, goal: Numbers) -> Whole:
    """Possible true counts, in whole persons, in which the goal's sum is largest."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    ties = [LinearConstraint(known.equal, 0, 0)] if known.equal.shape[0] else []
    ties += [LinearConstraint(known.at_most, -np.inf, 0)] if known.at_most.shape[0] else []
    bounds = Bounds(known.least, known.most)
    answer = milp(-goal, integrality=np.ones(len(goal)), bounds=bounds, constraints=ties)
    if answer.x is None:
        raise ArithmeticError("no true counts are possible")
    return np.rint(answer.x).astype(np.int64)
