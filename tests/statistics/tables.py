"""The stratified tables that R worked out."""

from __future__ import annotations

import numpy as np

from tests.golden.golden import Case, golden

CASES = ("berkeley", "rabbits", "made_up", "finalists", "near")
Four = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def stratified(case: str) -> tuple[Four, Case]:
    """The counts of one case, and what R says of them."""
    r = golden("strata")[case]
    return (r["x"], r["n"], r["y"], r["m"]), r


def swapped(table: Four) -> Four:
    """The same with the groups exchanged."""
    return (*table[2:], *table[:2])
