"""What counts need of a release, and what a release says of itself (step 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import duckdb


class Readable(Protocol):
    """A release that can be counted: an id, and a cursor of its own for each query."""

    @property
    def id(self) -> str: ...

    def cursor(self) -> duckdb.DuckDBPyConnection: ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True)
class Observed:
    """The days that the data speak of: persons (with changes), head counts (without), and recruitment."""

    persons_from: date | None
    persons_to: date | None
    counts_from: date | None
    counts_to: date | None
    basis: str | None
    recruitment_from: date | None = None
    recruitment_to: date | None = None

    @property
    def first_on(self) -> date | None:
        return min((day for day in (self.persons_from, self.counts_from) if day), default=None)

    @property
    def last_on(self) -> date | None:
        return max((day for day in (self.persons_to, self.counts_to) if day), default=None)


def observed(release: Readable) -> Observed:
    """The first and last days of persons, of head counts and of recruitment in this release."""
    rows = release.cursor().execute("SELECT dataset, first_on, last_on, basis FROM observed").fetchall()
    others = ("staff_counts", "recruitment")
    persons = [row for row in rows if row[0] not in others]
    counts, recruiting = ([row for row in rows if row[0] == name] for name in others)
    bases = {row[3] for row in persons}
    return Observed(
        min((row[1] for row in persons), default=None),
        max((row[2] for row in persons), default=None),
        min((row[1] for row in counts), default=None),
        max((row[2] for row in counts), default=None),
        "dates" if bases == {"dates"} else "lists" if bases else None,
        min((row[1] for row in recruiting), default=None),
        max((row[2] for row in recruiting), default=None),
    )
