"""What checking one sheet gives: the canonical rows, and everything that is wrong with them (step 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from wggi_metrics.problems import Problem
from wggi_metrics.profiles.types import SheetProfile


@dataclass(frozen=True)
class CheckedSheet:
    """One sheet, checked: rows = kept + set_aside + skipped, all counted in rows of the export.

    ``table`` holds the rows that are not skipped, each with its ``source_row``; ``good`` says which of them
    have no error. Numbers of persons stand in it as they are: they never go to disk from here.
    ``gender_counts`` says, for every code found, what it was read as and in how many rows.
    """

    sheet: str
    dataset: str
    as_of: date | None
    scope: Mapping[str, tuple[str, ...]]
    rows: int
    kept: int
    set_aside: int
    skipped: int
    problems: list[Problem]
    table: pa.Table
    good: np.ndarray[Any, np.dtype[np.bool_]]
    fields: tuple[str, ...]
    withheld: Mapping[str, str]
    profile: SheetProfile
    gender_counts: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop the load unless their rows are set aside."""
        return [problem for problem in self.problems if problem.level == "error"]
