"""Which neighbouring multiple each count would like to be, by a keyed threshold that no period changes (step 9)."""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wggi_metrics.disclosure.rounding.cells import GROUPS, Cell, Whole

SMALL, SMALL_WEIGHT = 25, 20
"""Below this count a departure from the wish weighs more."""
BYTES = 8
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Wishes:
    """For each cell and gender: whether it would be rounded up, how heavy a departure weighs, and who goes first."""

    up: NDArray[np.bool_]
    weight: Whole
    tie: Numbers


def wishes(cells: Sequence[Cell], heads: Whole, base: int, key: bytes) -> Wishes:
    """Up when (x mod base)/base exceeds the cell's threshold, so that on the average nothing is added or lost."""
    return Wishes(
        up=(heads % base) / base > keyed(cells, "threshold", key),
        weight=np.where(heads < SMALL, SMALL_WEIGHT, 1),
        tie=keyed(cells, "tie", key),
    )


def keyed(cells: Sequence[Cell], use: str, key: bytes) -> Numbers:
    """A number from 0 to below 1 for each cell and gender: HMAC-SHA256 of what the cell is without its period.

    A cell that stays the same has the same threshold in every period: repeated publication can't be averaged. Nor can
    ties: the same tables are rounded the same way.
    """
    known: dict[Cell, list[float]] = {}
    for cell in cells:
        timeless = cell._replace(period="")
        if timeless not in known:
            known[timeless] = _numbers(key, use, timeless)
    found = [known[cell._replace(period="")] for cell in cells]
    return np.array(found, dtype=np.float64).reshape(-1, len(GROUPS))


def _numbers(key: bytes, use: str, cell: Cell) -> list[float]:
    """One number for each gender, from parts of one hash that don't overlap."""
    text = json.dumps([use, *cell], ensure_ascii=False, separators=(",", ":"))
    spread = hmac.digest(key, text.encode(), "sha256")
    parts = [spread[at * BYTES : (at + 1) * BYTES] for at in range(len(GROUPS))]
    return [(int.from_bytes(part, "big") >> 11) / 2**53 for part in parts]
