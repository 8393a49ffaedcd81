"""What a release holds, in the terms of its dimensions: values, ranks, which fields were given (step 6).

A release never changes, so what is read here is kept for the process.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wggi_metrics.counts.release import Observed, Readable, observed
from wggi_metrics.store.derive import DIMENSIONS


@dataclass(frozen=True)
class Step:
    """A grade of the ladder: its rank (1 the lowest), its category and the grades that feed it."""

    grade: str
    rank: int
    category: str | None
    feeders: tuple[str, ...]
    is_top: bool


@dataclass(frozen=True)
class Description:
    """The ladder, lowest grade first, the days observed, and why which measures are withheld."""

    ladder: tuple[Step, ...]
    observed: Observed
    withheld: dict[str, str]
    held: frozenset[str] = frozenset()
    """What the release holds: each table, and each column as table.column."""

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories in the order of their lowest grade."""
        return tuple(dict.fromkeys(step.category for step in self.ladder if step.category is not None))


@lru_cache(maxsize=64)
def describe(release: Readable) -> Description:
    """The release's ladder, observed days and withheld measures."""
    steps = (
        release.cursor()
        .execute("SELECT grade, rank, category, feeders, top FROM ladder ORDER BY rank")
        .fetchall()
    )
    withheld = (
        release.cursor().execute("SELECT DISTINCT measure, reason FROM withheld ORDER BY 1, 2").fetchall()
    )
    ladder = tuple(
        Step(grade, rank, category, tuple(json.loads(feeders or "[]")), bool(top))
        for grade, rank, category, feeders, top in steps
    )
    return Description(ladder, observed(release), dict(withheld), _held(release))


def _held(release: Readable) -> frozenset[str]:
    """Tables and columns: a release made by an earlier version lacks those that came later."""
    rows = release.cursor().execute("SELECT table_name, column_name FROM information_schema.columns").fetchall()
    return frozenset({table for table, _ in rows} | {f"{table}.{column}" for table, column in rows})


@lru_cache(maxsize=512)
def values_of(release: Readable, name: str) -> tuple[str, ...]:
    """The values that a dimension takes among people and head counts: none where no export gave the field."""
    if name not in DIMENSIONS:
        raise ValueError(f"{name!r} is no dimension of staff")
    tables = " UNION ".join(
        f"SELECT DISTINCT {name} AS value FROM {table} WHERE {name} IS NOT NULL"
        for table in ("staff_spells", "head_counts")
    )
    return tuple(str(value) for (value,) in release.cursor().execute(f"{tables} ORDER BY 1").fetchall())


def lacking(release: Readable, names: Sequence[str]) -> str | None:
    """The first of these fields that no row of the release gives; None if each is given somewhere."""
    return next((name for name in names if not values_of(release, name)), None)
