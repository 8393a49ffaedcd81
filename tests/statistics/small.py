"""All small tables: two proportions of up to six each, and triples of them drawn by a seed."""

from __future__ import annotations

import numpy as np

MOST = 6
Four = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def tables() -> Four:
    """Every table x of n against y of m with n and m up to six, nobody included: 784 of them."""
    every = [(x, n, y, m) for n in range(MOST + 1) for m in range(MOST + 1) for x in range(n + 1) for y in range(m + 1)]
    x, n, y, m = np.array(every).T
    return x, n, y, m


def triples(number: int = 20_000) -> Four:
    """Strata of three such tables, (number, 3)."""
    drawn = np.random.default_rng(2003).integers(0, len(tables()[0]), (number, 3))
    x, n, y, m = (each[drawn] for each in tables())
    return x, n, y, m


def swapped(table: Four) -> Four:
    """The groups exchanged."""
    return (*table[2:], *table[:2])
