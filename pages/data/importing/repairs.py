"""Problems grouped by repair: one line for each thing to be done, however many rows it concerns (step 11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wggi_metrics.loading import CheckedFile
from wggi_metrics.problems import Level, Problem

EXPLAINED = ("unknown_code", "unknown_grade", "not_yes_or_no")
"""Problems that end as soon as it is said what a code means."""


@dataclass(frozen=True)
class Repair:
    """One thing to be done: how bad, what is wrong, where and how often."""

    level: Level
    rule: str
    problem: str
    remedy: str
    field: str | None
    value: str | None
    file: str | None
    sheet: str | None
    cells: tuple[str, ...]
    is_of_rows: bool

    @property
    def count(self) -> int:
        return len(self.cells)


def repairs(problems: Iterable[Problem]) -> list[Repair]:
    """The repairs, errors first, then those with most cells; equal rule, sheet, field and value are one."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        key = (problem.level, problem.rule, problem.file, problem.sheet, problem.field, problem.value)
        groups.setdefault((*key, problem.row is None), []).append(problem)
    found = [_repair(group) for group in groups.values()]
    return sorted(found, key=lambda repair: (repair.level != "error", -repair.count))


def _repair(group: Sequence[Problem]) -> Repair:
    first = group[0]
    return Repair(
        level=first.level,
        rule=first.rule,
        problem=first.problem,
        remedy=first.remedy,
        field=first.field,
        value=first.value,
        file=first.file,
        sheet=first.sheet,
        cells=tuple(dict.fromkeys(problem.cell or problem.file or "" for problem in group)),
        is_of_rows=first.row is not None,
    )


def rows_with_errors(files: Iterable[CheckedFile]) -> int:
    """The rows that would be set aside."""
    return sum(sheet.set_aside for file in files for sheet in file.sheets)


def errors_beyond_rows(files: Iterable[CheckedFile]) -> list[Problem]:
    """The errors that can't be set aside with single rows."""
    return [
        problem for file in files for problem in file.all_problems if problem.level == "error" and problem.row is None
    ]


def open_repairs(files: Iterable[CheckedFile], *, set_aside: bool) -> int:
    """How many repairs of errors are left; those of rows are none once their rows are set aside."""
    found = repairs(problem for file in files for problem in file.all_problems if problem.level == "error")
    return sum(not (repair.is_of_rows and set_aside) for repair in found)
