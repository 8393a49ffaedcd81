"""What reading a workbook gives: sheets of cells as text, with their true addresses (step 1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

from wggi_metrics.problems import Problem

Visibility = Literal["visible", "hidden", "veryhidden"]


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that holds no value to read: an error such as #N/A, or a formula stored without its result."""

    row: int
    column: str
    kind: Literal["error_cell", "uncached_formula"]
    found: str


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``cells`` has a column of text per Excel column, named by its letters; null is an empty cell.

    ``first_row`` and ``first_column`` are the true address, counted from 1, of the first value of ``cells``.
    Cells with a fault are null in ``cells`` and named in ``faults``. ``merged`` holds row, column, last row and
    last column of each range.
    """

    name: str
    visible: bool
    first_row: int
    first_column: int
    cells: pa.Table
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    faults: tuple[CellFault, ...] = ()


@dataclass(frozen=True)
class Workbook:
    """All sheets of a file that hold cells (or are empty), in the file's order; charts are left out."""

    file: str
    sha256: str
    kind: Literal["xlsx", "xlsm", "xlsb", "xls", "ods", "csv"]
    date_system: Literal[1900, 1904]
    sheets: tuple[Sheet, ...]
    warnings: tuple[Problem, ...] = ()


class WorkbookRefused(Exception):
    """The file can't be read; ``problem`` says why and what to do, in a sentence each."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.problem)
        self.problem = problem
