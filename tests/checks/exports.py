"""Exports written as text tables: columns parted by ``|``, the first line the header, ``-`` a blank cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa
from openpyxl.utils import get_column_letter

from wggi_metrics.checks import CheckedSheet, check_sheet
from wggi_metrics.problems import Problem
from wggi_metrics.profiles import Column, Ladder, SheetProfile, un_common_system
from wggi_metrics.workbook import CellFault, Sheet

STAFF = {"staff_no": "No", "gender": "Sex", "grade": "Grade"}
CAREER = STAFF | {"valid_from": "From", "valid_to": "To"}
GENDERS = {"F": "woman", "M": "man"}


def lines_of(text: str) -> list[list[str | None]]:
    rows = [line for line in text.strip("\n").splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line.split("|")] for line in rows]
    width = max(map(len, cells))
    return [[None if cell in ("-", "") else cell for cell in row] + [None] * (width - len(row)) for row in cells]


def sheet_of(
    text: str,
    *,
    name: str = "Staff",
    at: tuple[int, int] = (1, 1),
    faults: tuple[CellFault, ...] = (),
    hidden_rows: tuple[int, ...] = (),
    merged: tuple[tuple[int, int, int, int], ...] = (),
    visible: bool = True,
) -> Sheet:
    """The sheet that holds this table with its first cell at row and column ``at``."""
    rows = lines_of(text)
    letters = [get_column_letter(at[1] + place) for place in range(len(rows[0]))]
    columns = {letter: pa.array([row[place] for row in rows], pa.string()) for place, letter in enumerate(letters)}
    return Sheet(name, visible, at[0], at[1], pa.table(columns), hidden_rows, (), merged, faults)


def checked(
    text: str | Sheet,
    dataset: str = "staff_list",
    *,
    columns: Mapping[str, Column] | None = None,
    as_of: date | None = date(2020, 12, 31),
    ladder: Ladder | None = None,
    values: Mapping[str, Mapping[str, str]] | None = None,
    date_system: int = 1900,
    **keys: Any,
) -> CheckedSheet:
    """The export checked by a profile with these columns and keys; genders are F and M."""
    sheet = sheet_of(text) if isinstance(text, str) else text
    columns = columns if columns is not None else (CAREER if dataset == "assignments" else STAFF)
    values = {"gender": GENDERS} if values is None and "gender" in columns else values or {}
    profile = SheetProfile(sheet.name, dataset, columns, values=values, **keys)
    return check_sheet("staff.xlsx", sheet, profile, ladder or un_common_system(), as_of=as_of, date_system=date_system)


def rules(sheet: CheckedSheet, level: str = "error") -> Counter[str]:
    """How often each rule is broken."""
    return Counter(problem.rule for problem in sheet.problems if problem.level == level)


def only(sheet: CheckedSheet, rule: str) -> Problem:
    """The one problem of this rule."""
    (problem,) = [problem for problem in sheet.problems if problem.rule == rule]
    return problem


def column(sheet: CheckedSheet, name: str) -> list[Any]:
    return sheet.table[name].to_pylist()  # type: ignore[no-any-return]
