"""The rows of a sheet once they are read: what the rules that compare cells and rows look at (step 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wggi_metrics.checks.findings import Findings, Mask, Rows, excel_cell
from wggi_metrics.dictionary import Dataset
from wggi_metrics.profiles.ladder import Ladder
from wggi_metrics.profiles.types import SheetProfile

Days = np.ndarray[Any, np.dtype[np.int64]]
EVER = np.iinfo(np.int32).max
"""Later than every date: an interval that runs on."""
LENGTH = {"day": 0, "month": 27, "year": 364}


@dataclass
class UnderCheck:
    """A table of one dataset; ``letters`` are the columns by field, ``skipped`` the rows that a rule left out."""

    dataset: Dataset
    profile: SheetProfile
    ladder: Ladder
    as_of: date | None
    table: pa.Table
    letters: Mapping[str, str | None]
    findings: Findings
    skipped: set[int] = field(default_factory=set)

    def has(self, *names: str) -> bool:
        return all(name in self.table.column_names for name in names)

    @property
    def rows(self) -> Rows:
        return np.asarray(self.table["source_row"].combine_chunks())

    def given(self, name: str) -> Mask:
        """Where a field has a value."""
        return np.asarray(pc.is_valid(self.table[name]).combine_chunks())

    def equals(self, name: str, value: object) -> Mask:
        """Where a field has this value; nowhere if the sheet lacks the field."""
        if not self.has(name):
            return np.zeros(self.table.num_rows, bool)
        return np.asarray(pc.equal(self.table[name], pa.scalar(value)).fill_null(False).combine_chunks())

    def days(self, name: str, missing: int) -> Days:
        """A date as days since 1970; of a month or year its first day."""
        days = self.table[name].combine_chunks().cast(pa.int32()).fill_null(missing)
        return np.asarray(days).astype(np.int64)

    def last_days(self, name: str, missing: int) -> Days:
        """The latest day that a date can mean: a year alone runs to its end."""
        days, precision = self.days(name, missing), f"{name}_precision"
        if not self.has(precision):
            return days
        longer = [LENGTH.get(text or "day", 0) for text in self.table[precision].to_pylist()]
        return days + np.array(longer, np.int64)

    def codes(self, name: str) -> Days:
        """A whole number for each different value of a field, -1 where it is blank."""
        encoded = self.table[name].combine_chunks().dictionary_encode()
        return np.asarray(encoded.indices.fill_null(-1)).astype(np.int64)

    def key(self, *names: str) -> Days:
        """A whole number for each different combination of values."""
        combined = np.zeros(self.table.num_rows, np.int64)
        for name in names:
            codes = self.codes(name) + 1
            combined = combined * (int(codes.max(initial=0)) + 1) + codes
            combined = np.unique(combined, return_inverse=True)[1].astype(np.int64)
        return combined

    def cell(self, place: int, name: str) -> str:
        """The address of a field in the row at this place."""
        return excel_cell(self.letters.get(name), int(self.rows[place]))

    def value(self, place: int, name: str) -> Any:
        return self.table[name][int(place)].as_py()

    def errors(self, rule: str, where: Mask, name: str, *, shown: bool = False, **words: object) -> None:
        """An error of a field in every row of the mask."""
        for place in np.flatnonzero(where):
            self.error(rule, int(place), name, shown=shown, **words)

    def error(self, rule: str, place: int, name: str, *, shown: bool = False, **words: object) -> None:
        """An error of a field in the row at this place; dates and codes may be shown, nothing else."""
        value = str(self.value(place, name)) if shown and self.value(place, name) is not None else None
        row, column = int(self.rows[place]), self.letters.get(name)
        self.findings.error(rule, row=row, column=column, field=name, value=value, **words)

    def warning(self, rule: str, place: int, name: str, **words: object) -> None:
        row, column = int(self.rows[place]), self.letters.get(name)
        self.findings.warning(rule, row=row, column=column, field=name, **words)

    def leave_out(self, where: Mask) -> None:
        """Take rows out of the table: by the profile's own rule they are not data."""
        self.skipped |= {int(row) for row in self.rows[where]}
        self.table = self.table.filter(pa.array(~where))


def day(number: int) -> str:
    """Days since 1970 as a date to be read."""
    return date.fromordinal(date(1970, 1, 1).toordinal() + int(number)).isoformat()


def grouped(places: np.ndarray[Any, Any], codes: Days) -> list[np.ndarray[Any, Any]]:
    """Places parted by their code, each part in the order of the sheet."""
    if not len(places):
        return []
    sorted_places = places[np.argsort(codes[places], kind="stable")]
    return np.split(sorted_places, np.flatnonzero(np.diff(codes[sorted_places])) + 1)
