"""The problems of one sheet as they are found, in the words of their rules (step 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import numpy as np

from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.problems import Level, Problem
from wggi_metrics.words import say

Rows = np.ndarray[Any, np.dtype[np.int32]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]


@lru_cache(maxsize=4096)
def _told(text: str, words: tuple[tuple[str, object], ...]) -> str:
    return say(text, **dict(words))


@dataclass
class Findings:
    """All that was found in one sheet of one file."""

    file: str
    sheet: str
    problems: list[Problem] = field(default_factory=list)

    def error(self, rule: str, **at: Any) -> None:
        """Something that stops the load; without a row it concerns the whole sheet."""
        self._note("error", rule, **at)

    def warning(self, rule: str, **at: Any) -> None:
        """Something to be looked at that doesn't stop the load."""
        self._note("warning", rule, **at)

    def _note(
        self,
        level: Level,
        rule: str,
        *,
        row: int | None = None,
        column: str | None = None,
        field: str | None = None,
        value: str | None = None,
        **words: object,
    ) -> None:
        known = {"field": field, "label": _label(field), "value": value, "column": column}
        told = tuple(sorted({**known, **words}.items()))
        problem, remedy = (_told(f"checks.{rule}.{part}", told) for part in ("problem", "remedy"))
        self.problems.append(
            Problem(
                rule=rule, level=level, problem=problem, remedy=remedy, sheet=self.sheet, row=row, column=column,
                field=field, value=value, file=self.file,
            )
        )  # fmt: skip

    @property
    def whole_sheet(self) -> bool:
        """Whether an error concerns the sheet and not one of its rows."""
        return any(problem.level == "error" and problem.row is None for problem in self.problems)

    def without_error(self, rows: Rows) -> Mask:
        """Which of these rows have no error of their own."""
        wrong = {problem.row for problem in self.problems if problem.level == "error" and problem.row}
        return ~np.isin(rows, np.fromiter(wrong, np.int32, len(wrong)))

    def fields_read_wrong(self, name: str, rows: Rows) -> Mask:
        """In which of these rows the cell of a field has an error already."""
        wrong = {found.row for found in self.problems if found.field == name and found.level == "error" and found.row}
        return np.isin(rows, np.fromiter(wrong, np.int32, len(wrong)))

    def in_order(self) -> list[Problem]:
        """Errors first, then as one reads a sheet."""
        return sorted(self.problems, key=_reading_order)


@cache
def _label(field: str | None) -> str | None:
    """A field as people call it; the dictionary has one label for it everywhere."""
    for dataset in load_dictionary().datasets.values():
        if field in dataset.fields:
            return f"“{dataset.fields[field].label}”"
    return field


def _reading_order(problem: Problem) -> tuple[bool, int, int, str, str]:
    column = problem.column or ""
    return problem.level != "error", problem.row or 0, len(column), column, problem.rule


def excel_cell(column: str | None, row: int) -> str:
    """An address as a person writes it."""
    return f"{column or ''}{row}"


def listed(values: Iterable[str]) -> str:
    """Values one after the other."""
    return ", ".join(values)
