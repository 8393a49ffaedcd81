"""Rows new, changed and gone, by dataset (step 4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wggi_metrics.dictionary import Dataset, Dictionary
from wggi_metrics.store.engine import Connection, columns_held, run
from wggi_metrics.store.tables import BESIDE, natural_key


class RowCounts(NamedTuple):
    """How many rows of a dataset are new, changed and gone; a row is known by its natural key."""

    new: int
    changed: int
    gone: int


def compare_rows(connection: Connection, dictionary: Dictionary, *, has_earlier: bool) -> dict[str, RowCounts]:
    """The datasets of which rows are new, changed or gone."""
    run(connection, FRESH if has_earlier else "CREATE TABLE fresh AS SELECT * FROM later.sources")
    run(connection, REDUCED if has_earlier else "CREATE TABLE reduced AS SELECT * FROM fresh WHERE FALSE")
    touched = run(connection, "SELECT DISTINCT dataset FROM (FROM fresh UNION ALL BY NAME FROM reduced)")
    releases = ("later", "earlier") if has_earlier else ("later",)
    held = [columns_held(connection, release) for release in releases]
    found = {}
    for (name,) in sorted(touched):
        shared = frozenset.intersection(*(tables[name] for tables in held if name in tables))
        is_there = all(name in tables for tables in held) and has_earlier
        found[name] = _compared(connection, dictionary.datasets[name], shared, is_there)
    return {name: counts for name, counts in found.items() if any(counts)}


# Rows are read only of sheets that came, went or lost rows: the rest is the same by construction.
FRESH = """CREATE TABLE fresh AS SELECT * FROM later.sources
           WHERE source NOT IN (SELECT source FROM earlier.sources)"""
REDUCED = """CREATE TABLE reduced AS SELECT before.* FROM earlier.sources AS before
             LEFT JOIN later.sources AS after ON after.source = before.source
             WHERE after.held IS DISTINCT FROM before.held"""


def _compared(connection: Connection, dataset: Dataset, shared: frozenset[str], is_there: bool) -> RowCounts:
    content = sorted(shared - {*BESIDE, *natural_key(dataset)})
    added = f'SELECT * FROM later."{dataset.name}" WHERE source IN (SELECT source FROM fresh)'
    removed = _removed(dataset) if is_there else f'SELECT * FROM later."{dataset.name}" WHERE FALSE'
    ((new, changed, gone),) = run(connection, _question(dataset, content, added, removed))
    return RowCounts(new, changed, gone)


def _removed(dataset: Dataset) -> str:
    return f"""
        SELECT old.* FROM earlier."{dataset.name}" AS old
        WHERE old.source IN (SELECT source FROM reduced) AND NOT EXISTS (
            SELECT 1 FROM later."{dataset.name}" AS kept
            WHERE kept.source = old.source AND kept.source_row = old.source_row)"""


def _question(dataset: Dataset, content: list[str], added: str, removed: str) -> str:
    names = natural_key(dataset)
    key, inside = _quoted(names), _quoted(content) or "0"
    equal = " AND ".join(f'came."{name}" IS NOT DISTINCT FROM went."{name}"' for name in names)
    by_key = f"SELECT {key}, BIT_XOR(HASH({inside})) AS content, TRUE AS is_there FROM ({{0}}) GROUP BY {key}"
    return f"""
        SELECT COUNT(*) FILTER (WHERE went.is_there IS NULL),
               COUNT(*) FILTER (WHERE came.content <> went.content),
               COUNT(*) FILTER (WHERE came.is_there IS NULL)
        FROM ({by_key.format(added)}) AS came FULL JOIN ({by_key.format(removed)}) AS went ON {equal}"""


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
