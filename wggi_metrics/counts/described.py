"""What a release holds, in the terms of its dimensions: values, ranks, which fields were given (step 6).

A release never changes, so what is read here is kept for the process.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from wggi_metrics.counts.release import Observed, Readable, observed
from wggi_metrics.store.derive import DIMENSIONS

OF_STAFF = ("staff_spells", "head_counts")
OF_NOTICES = (
    "vacancy_no", "grade", "category", "grade_band", "contract_type", "location", "duty_station", "country", "region",
    "org_unit", "job_family", "scope", "gender_clause", "terms_of_reference_clause", "opened_year",
)  # fmt: skip
OF_CANDIDATURES = {"source": "channel", "internal": "internal", "stage": "stage"}
OF_MEETINGS = ("meeting_no",)


Subject = Literal["staff", "notices", "meetings"]
"""What a measure counts, and so by what it can be cut."""


@dataclass(frozen=True)
class Step:
    """A grade of the ladder: its rank (1 the lowest), its category and the grades that feed it."""

    grade: str
    rank: int
    category: str | None
    feeders: tuple[str, ...]
    is_top: bool
    band: str | None = None


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
    held = _held(release)
    band = "band" if "ladder.band" in held else "category"
    steps = (
        release.cursor()
        .execute(f"SELECT grade, rank, category, feeders, top, {band} FROM ladder ORDER BY rank")
        .fetchall()
    )
    withheld = (
        release.cursor().execute("SELECT DISTINCT measure, reason FROM withheld ORDER BY 1, 2").fetchall()
    )
    ladder = tuple(
        Step(grade, rank, category, tuple(json.loads(feeders or "[]")), bool(top), name)
        for grade, rank, category, feeders, top, name in steps
    )
    return Description(ladder, observed(release), dict(withheld), held)


def _held(release: Readable) -> frozenset[str]:
    """Tables and columns: a release made by an earlier version lacks those that came later."""
    rows = release.cursor().execute("SELECT table_name, column_name FROM information_schema.columns").fetchall()
    return frozenset({table for table, _ in rows} | {f"{table}.{column}" for table, column in rows})


@lru_cache(maxsize=512)
def values_of(release: Readable, name: str, subject: Subject = "staff") -> tuple[str, ...]:
    """The values that a dimension takes among what is counted: none where no export gave the field, or where a release
    made by an earlier version has no table for it.

    Of staff: people and head counts. Raises: ValueError for a name that is no dimension of the subject.
    """
    column, known = _where_given(name, subject)
    tables = [table for table in known if table in describe(release).held]
    if not tables:
        return ()
    wanted = " UNION ".join(
        f"SELECT DISTINCT {column} AS value FROM {table} WHERE {column} IS NOT NULL" for table in tables
    )
    return tuple(str(value) for (value,) in release.cursor().execute(f"{wanted} ORDER BY 1").fetchall())


def _where_given(name: str, subject: Subject) -> tuple[str, Sequence[str]]:
    """The column and the tables that hold a dimension."""
    if subject == "staff" and name in DIMENSIONS:
        return name, OF_STAFF
    if subject == "notices" and name in OF_NOTICES:
        return name, ("notices",)
    if subject == "notices" and name == "channel":
        return name, ("notice_channels",)
    if subject == "notices" and name in OF_CANDIDATURES:
        return OF_CANDIDATURES[name], ("stage_entries",)
    if subject == "meetings" and name in OF_MEETINGS:
        return name, ("meetings",)
    raise ValueError(f"{name!r} is no dimension of {subject}")


def lacking(release: Readable, names: Sequence[str], subject: Subject = "staff") -> str | None:
    """The first of these fields that no row of the release gives; None if each is given somewhere."""
    return next((name for name in names if not values_of(release, name, subject)), None)


def has_sheets(release: Readable, dataset: str) -> bool:
    """Whether any sheet of this dataset was loaded."""
    query = "SELECT COUNT(*) FROM sources WHERE dataset = ?"
    return bool(release.cursor().execute(query, [dataset]).fetchall()[0][0])
