"""Rows new, changed and gone, by dataset (step 4)."""

from __future__ import annotations

from typing import NamedTuple

from wggi_metrics.dictionary import Dataset, Dictionary
from wggi_metrics.store.engine import Connection, columns_held, run
from wggi_metrics.store.tables import BESIDE, columns, natural_key


class RowCounts(NamedTuple):
    """How many rows of a dataset are new, changed and gone; a row is known by its natural key."""

    new: int
    changed: int
    gone: int


def compare_rows(connection: Connection, dictionary: Dictionary, *, has_earlier: bool) -> dict[str, RowCounts]:
    """The datasets of which rows are new, changed or gone."""
    _touched_sources(connection, has_earlier)
    found = {
        dataset.name: _compared(connection, dataset, has_earlier) for dataset in dictionary.datasets.values()
    }
    return {name: counts for name, counts in found.items() if any(counts)}


def _touched_sources(connection: Connection, has_earlier: bool) -> None:
    # Rows are read only of sheets that came, went or lost rows: the rest is the same by construction.
    if not has_earlier:
        run(connection, "CREATE TABLE fresh AS SELECT source FROM later.sources")
        return
    run(
        connection,
        "CREATE TABLE fresh AS SELECT source FROM later.sources "
        "WHERE source NOT IN (SELECT source FROM earlier.sources)",
    )
    run(
        connection,
        """CREATE TABLE reduced AS SELECT before.source FROM earlier.sources AS before
           LEFT JOIN later.sources AS after ON after.source = before.source
           WHERE after.held IS DISTINCT FROM before.held""",
    )


def _compared(connection: Connection, dataset: Dataset, has_earlier: bool) -> RowCounts:
    content = [
        name for name in columns(dataset) if name not in {*BESIDE, *natural_key(dataset)}
    ]
    has_earlier = has_earlier and bool(columns_held(connection, "earlier", dataset.name))
    removed = (
        f'SELECT old.* FROM earlier."{dataset.name}" AS old WHERE old.source IN (SELECT source FROM reduced) '
        f'AND NOT EXISTS (SELECT 1 FROM later."{dataset.name}" AS kept '
        "WHERE kept.source = old.source AND kept.source_row = old.source_row)"
        if has_earlier
        else f'SELECT * FROM later."{dataset.name}" WHERE FALSE'
    )
    added = f'SELECT * FROM later."{dataset.name}" WHERE source IN (SELECT source FROM fresh)'
    ((new, changed, gone),) = run(connection, _question(dataset, content, added, removed))
    return RowCounts(new, changed, gone)


def _question(dataset: Dataset, content: list[str], added: str, removed: str) -> str:
    key = ", ".join(f'"{name}"' for name in natural_key(dataset))
    inside = ", ".join(f'"{name}"' for name in content) or "0"
    equal = " AND ".join(f'came."{name}" IS NOT DISTINCT FROM went."{name}"' for name in natural_key(dataset))
    grouped = f"SELECT {key}, BIT_XOR(HASH({inside})) AS content, TRUE AS is_there FROM ({{0}}) GROUP BY {key}"
    return f"""
        SELECT COUNT(*) FILTER (WHERE went.is_there IS NULL),
               COUNT(*) FILTER (WHERE came.content <> went.content),
               COUNT(*) FILTER (WHERE came.is_there IS NULL)
        FROM ({grouped.format(added)}) AS came
        FULL JOIN ({grouped.format(removed)}) AS went ON {equal}"""
