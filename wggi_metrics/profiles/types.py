"""What a profile says: how one organisation's export maps onto the datasets (step 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import Literal

from wggi_metrics.dictionary import folded
from wggi_metrics.problems import Problem
from wggi_metrics.profiles.ladder import Ladder

ROW_NUMBER = "#row"
"""Stands where an export has no number: every row is then its own person."""

CONCURRENT = ("keep the larger part_time", "keep the first")
VALID_TO_IS = ("last day", "first day away")


class ProfileError(Exception):
    """A profile that can't be used; ``problems`` says everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.problem for problem in problems))
        self.problems = list(problems)


@dataclass(frozen=True, slots=True)
class DatedColumn:
    """A date of which a column holds a part: ``{ column = "year", dates = "%y", month = 12, day = 31 }``."""

    column: str
    dates: str | None = None
    month: int | None = None
    day: int | None = None


Column = str | tuple[str, ...] | DatedColumn
"""One heading, several headings joined, or a date completed."""


@dataclass(frozen=True, slots=True)
class CountColumns:
    """Columns that hold numbers of people by gender; ``constants`` are what they share, such as the stage."""

    women: str | None = None
    men: str | None = None
    other: str | None = None
    not_stated: str | None = None
    constants: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, str]:
        """The headings given, by gender."""
        every = {"women": self.women, "men": self.men, "other": self.other, "not_stated": self.not_stated}
        return {gender: heading for gender, heading in every.items() if heading is not None}


@dataclass(frozen=True, slots=True)
class Change:
    """A grade or unit that was re-named on a date."""

    date: date
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SheetProfile:
    """How one sheet, or every sheet of a pattern, maps onto a dataset."""

    sheet: str
    dataset: str
    columns: Mapping[str, Column] = field(default_factory=dict)
    as_of: date | None = None
    as_of_cell: str | None = None
    as_of_sheet: str | None = None
    header_rows: tuple[int, ...] | None = None
    dates: str | None = None
    skip_rows_where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    valid_to_is: Literal["last day", "first day away"] = "last day"
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)
    counts: tuple[CountColumns, ...] = ()
    scope: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absent: Literal["away", "left"] | int | None = None
    concurrent: str | None = None

    def names(self, sheet_name: str) -> bool:
        """Whether this entry is about the sheet of this name."""
        return fnmatchcase(folded(sheet_name), folded(self.sheet))

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that the entry names, each once, in its order."""
        found = [heading for column in self.columns.values() for heading in headings_of(column)]
        found += [heading for counts in self.counts for heading in counts.columns.values()]
        return tuple(dict.fromkeys(heading for heading in found if heading != ROW_NUMBER))


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known about one organisation's export; without a ladder the UN common system's holds."""

    sheets: tuple[SheetProfile, ...]
    ladder: Ladder | None = None
    ladder_file: str | None = None
    ladder_changes: tuple[Change, ...] = ()
    unit_changes: tuple[Change, ...] = ()
    references: tuple[str, ...] = ()
    name: str = ""

    def entries(self, sheet_name: str) -> tuple[SheetProfile, ...]:
        """The entries about this sheet; none: the sheet is left alone."""
        exact = tuple(entry for entry in self.sheets if folded(entry.sheet) == folded(sheet_name))
        return exact or tuple(entry for entry in self.sheets if entry.names(sheet_name))


def headings_of(column: Column) -> tuple[str, ...]:
    """The headings of which a column is made."""
    if isinstance(column, DatedColumn):
        return (column.column,)
    return (column,) if isinstance(column, str) else column


def profile_name(path: str) -> str:
    """A profile is called like its file, without folder and ending."""
    return PurePath(path).stem
