"""Reads what R printed: case -> name -> numbers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
Case = dict[str, NDArray[np.float64]]


@cache
def golden(script: str) -> dict[str, Case]:
    """All cases that the script of this name printed; a single number is an array of one."""
    cases: dict[str, Case] = {}
    for line in (HERE / f"{script}.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            case, name, values = line.split("\t")
            cases.setdefault(case, {})[name] = np.array(values.split(), dtype=float)
    return cases
