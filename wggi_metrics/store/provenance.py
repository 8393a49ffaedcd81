"""The rows behind a figure: file, sheet and row (step 4)."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from wggi_metrics.store.release import Release


def rows_behind(release: Release, rows: pa.Table | Iterable[tuple[int, int]]) -> pa.Table:
    """Where rows came from: file, sha256, sheet and row of each pair of ``source`` and ``source_row``."""
    pairs = rows if isinstance(rows, pa.Table) else _pairs(rows)
    cursor = release.cursor()
    cursor.register("asked", pairs.select(["source", "source_row"]))
    return cursor.sql(
        "SELECT DISTINCT file, sha256, sheet, source_row AS row FROM asked JOIN sources USING (source) "
        "ORDER BY file, sha256, sheet, row"
    ).to_arrow_table()


def _pairs(rows: Iterable[tuple[int, int]]) -> pa.Table:
    found = list(rows)
    return pa.table(
        {
            "source": pa.array([source for source, _ in found], pa.int32()),
            "source_row": pa.array([row for _, row in found], pa.int32()),
        }
    )
