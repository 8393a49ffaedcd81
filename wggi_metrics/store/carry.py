"""What an earlier release's rows become when new sheets join them: carried over, or superseded (step 4).

A sheet's key is its dataset, its date or period, and its scope. A list or count as of a date supersedes
the rows of earlier loads for the same date and scope. Of other datasets a load supersedes an earlier sheet
of the same scope if that sheet's years lie within its own and their days overlap (two quarters of one year
stand side by side); of datasets without a date, if it names every notice, meeting or event that the earlier
sheet names. Beyond that a row gives way to a newer row of the same natural key. Sheets of one load never
supersede each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wggi_metrics.dictionary import Dataset, Dictionary
from wggi_metrics.store.engine import Connection, attach, columns_held, run
from wggi_metrics.store.layers import listed
from wggi_metrics.store.tables import SOURCES, columns, is_dated_list, natural_key


@dataclass(frozen=True)
class Superseded:
    """Rows of an earlier sheet that no longer stand."""

    file: str
    sha256: str
    sheet: str
    dataset: str
    rows: int


def carry_over(connection: Connection, base: Path, dictionary: Dictionary) -> tuple[Superseded, ...]:
    """Adds the earlier release's rows that still stand to the tables that hold the new ones."""
    attach(connection, base, "earlier")
    run(connection, "CREATE TEMP TABLE superseded_sources (source INTEGER)")
    run(connection, "CREATE TEMP TABLE rows_held (source INTEGER, held BIGINT)")
    held = columns_held(connection, "earlier")
    fresh = _datasets_of(connection, "sources")
    for name in sorted(_datasets_of(connection, "earlier.sources") & set(dictionary.datasets)):
        dataset = dictionary.datasets[name]
        if name in fresh and not is_dated_list(dataset):
            _supersede_sheets(connection, dataset)
        _carry_rows(connection, dataset, listed(held[name] & set(columns(dataset)), "old."), name in fresh)
        run(connection, f'INSERT INTO rows_held SELECT source, COUNT(*) FROM "{name}" GROUP BY source')
    _carry_sources(connection, held)
    return _superseded(connection)


def _datasets_of(connection: Connection, sources: str) -> set[str]:
    return {name for (name,) in run(connection, f"SELECT DISTINCT dataset FROM {sources}")}


def _supersede_sheets(connection: Connection, dataset: Dataset) -> None:
    run(
        connection,
        f"""INSERT INTO superseded_sources
            WITH newer AS (
                SELECT scope, MIN(period_from) AS first_on, MAX(period_to) AS last_on
                FROM sources WHERE dataset = ? AND held > 0 GROUP BY scope
            )
            SELECT before.source
            FROM earlier.sources AS before JOIN newer ON newer.scope = before.scope
            WHERE before.dataset = ? AND (({WITHIN_YEARS}) OR ({_same_names(dataset)}))""",
        [dataset.name] * 2,
    )


WITHIN_YEARS = """YEAR(newer.first_on) <= YEAR(before.period_from)
    AND YEAR(newer.last_on) >= YEAR(before.period_to)
    AND newer.first_on <= before.period_to AND newer.last_on >= before.period_from"""


def _same_names(dataset: Dataset) -> str:
    """Neither has a date, and each notice, meeting or event of the earlier sheet is named anew."""
    if not natural_key(dataset):
        return "FALSE"
    name = natural_key(dataset)[0]
    return f"""newer.first_on IS NULL AND before.period_from IS NULL AND NOT EXISTS (
        SELECT 1 FROM earlier."{dataset.name}" AS old
        WHERE old.source = before.source AND old."{name}" NOT IN (
            SELECT "{name}" FROM "{dataset.name}" WHERE "{name}" IS NOT NULL))"""


def _carry_rows(connection: Connection, dataset: Dataset, shared: str, is_renewed: bool) -> None:
    conditions = ["TRUE"]
    if is_renewed:
        conditions.append("old.source NOT IN (SELECT source FROM superseded_sources)")
        conditions.append(_date_is_not_new(dataset) if is_dated_list(dataset) else "TRUE")
        conditions.append(_key_is_not_new(dataset) if natural_key(dataset) else "TRUE")
    run(
        connection,
        f"""INSERT INTO "{dataset.name}" BY NAME
            SELECT {shared} FROM earlier."{dataset.name}" AS old WHERE {" AND ".join(conditions)}""",
    )


def _date_is_not_new(dataset: Dataset) -> str:
    return f"""NOT EXISTS (
        SELECT 1 FROM (
            SELECT DISTINCT before.source, fresh.as_of
            FROM "{dataset.name}" AS fresh
            JOIN sources AS newer ON newer.source = fresh.source
            JOIN earlier.sources AS before ON before.scope = newer.scope AND before.dataset = newer.dataset
        ) AS newly_dated
        WHERE newly_dated.source = old.source AND newly_dated.as_of = old.as_of)"""


def _key_is_not_new(dataset: Dataset) -> str:
    equal = " AND ".join(f'fresh."{name}" IS NOT DISTINCT FROM old."{name}"' for name in natural_key(dataset))
    return f'NOT EXISTS (SELECT 1 FROM "{dataset.name}" AS fresh WHERE {equal})'


def _carry_sources(connection: Connection, held: Mapping[str, frozenset[str]]) -> None:
    # A sheet of which every row was set aside stays listed until a sheet of its key comes.
    kept = listed(held["sources"] & set(SOURCES) - {"held"}, "before.")
    run(
        connection,
        f"""INSERT INTO sources BY NAME
            SELECT {kept}, COALESCE(rows_held.held, 0) AS held
            FROM earlier.sources AS before LEFT JOIN rows_held ON rows_held.source = before.source
            WHERE rows_held.held > 0 OR (before.held = 0 AND NOT EXISTS (
                SELECT 1 FROM sources AS newer
                WHERE newer.dataset = before.dataset AND newer.scope = before.scope
                AND newer.period_from IS NOT DISTINCT FROM before.period_from))""",
    )
    for name in ("set_aside", "withheld"):
        run(
            connection,
            f"INSERT INTO {name} BY NAME SELECT * FROM earlier.{name} WHERE source IN "
            "(SELECT source FROM sources INTERSECT SELECT source FROM earlier.sources)",
        )


def _superseded(connection: Connection) -> tuple[Superseded, ...]:
    rows: list[tuple[Any, ...]] = run(
        connection,
        """SELECT file, sha256, sheet, dataset, before.held - COALESCE(rows_held.held, 0) AS lost
           FROM earlier.sources AS before LEFT JOIN rows_held ON rows_held.source = before.source
           WHERE lost > 0 ORDER BY before.source""",
    )
    return tuple(Superseded(*row) for row in rows)
