"""Ways of protecting small groups that do not hold, to show that the attacks work."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from wggi_metrics.disclosure.rounding.linked import Linked

Grid = NDArray[np.int64]
Hidden = NDArray[np.bool_]
SMALL = 5


def rounded_alone(system: Linked, base: int, seed: int) -> Grid:
    """Every count rounded by itself, up with the chance (x mod base)/base: nothing adds up."""
    part = system.heads % base
    up = np.random.default_rng(seed).random(part.shape) < part / base
    return system.heads - part + base * up


def suppressed(table: Grid) -> Hidden:
    """Which cells of a table with published margins are hidden: those from 1 to 4, and more until none stands alone."""
    hidden = (table > 0) & (table < SMALL)
    while True:
        lone = [line for line in _lines(table.shape) if hidden[line].sum() == 1 and (table[line] > 0).sum() > 1]
        if not lone:
            return hidden
        line = lone[0]
        open_cells = np.where(hidden[line] | (table[line] == 0), table.max() + 1, table[line])
        values = hidden[line]
        values[int(open_cells.argmin())] = True
        hidden[line] = values


def _lines(shape: tuple[int, ...]) -> Iterator[tuple[object, object]]:
    rows, columns = shape
    yield from ((row, slice(None)) for row in range(rows))
    yield from ((slice(None), column) for column in range(columns))


def leavers_after_suppression(before: Grid, after: Grid) -> list[tuple[int, int]]:
    """The cells that one leaver between two issues may have left, as their hidden cells and open margins tell."""
    return [
        cell
        for cell in np.ndindex(before.shape)
        if _is_possible(cell, [(before, suppressed(before)), (after, suppressed(after))])
    ]


def _is_possible(cell: tuple[int, ...], issues: list[tuple[Grid, Hidden]]) -> bool:
    """Whether people exist who have the first issue's open counts and, without one of this cell, the second's."""
    rows, columns = issues[0][0].shape
    sums = np.vstack([
        np.kron(np.eye(rows), np.ones(columns)), np.kron(np.ones(rows), np.eye(columns)),
    ])  # fmt: skip
    leaver = np.zeros((rows, columns))
    ties, least, most = [], np.zeros(rows * columns), np.full(rows * columns, np.inf)
    for number, (table, hidden) in enumerate(issues):
        leaver[cell] = number
        margins = np.concatenate([table.sum(axis=1), table.sum(axis=0)]) + sums @ leaver.ravel()
        ties.append(LinearConstraint(sums, margins, margins))
        least = np.maximum(least, np.where(hidden, 1 + leaver, table + leaver).ravel())
        most = np.minimum(most, np.where(hidden, np.inf, table + leaver).ravel())
    if (least > most).any():
        return False
    zero = np.zeros(rows * columns)
    return milp(zero, integrality=zero + 1, bounds=Bounds(least, most), constraints=ties).x is not None


def leavers_after_rounding(before: Grid, after: Grid, base: int) -> list[tuple[int, int]]:
    """The same of rounded issues: tables with their margins, each count less than one base from the true one.

    Tables are given with a last row and column of sums.
    """
    return [
        cell
        for cell in np.ndindex(before.shape[0] - 1, before.shape[1] - 1)
        if _is_possible_rounded(cell, before, after, base)
    ]


def _is_possible_rounded(cell: tuple[int, ...], before: Grid, after: Grid, base: int) -> bool:
    rows, columns = before.shape[0] - 1, before.shape[1] - 1
    by_row, by_column = np.vstack([np.eye(rows), np.ones(rows)]), np.vstack([np.eye(columns), np.ones(columns)])
    every = np.kron(by_row, by_column)
    leaver = np.zeros((rows, columns))
    leaver[cell] = 1
    shift = every @ leaver.ravel()
    least = np.maximum(np.maximum(before.ravel() - base + 1, after.ravel() - base + 1 + shift), shift)
    most = np.minimum(before.ravel() + base - 1, after.ravel() + base - 1 + shift)
    zero = np.zeros(rows * columns)
    ties = LinearConstraint(every, least, most)
    return bool((least <= most).all()) and milp(zero, integrality=zero + 1, constraints=ties).x is not None
