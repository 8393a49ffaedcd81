"""The demonstration's vacancy notices and candidatures as rows of their datasets, without the workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb
import pyarrow as pa

from benchmarks.careers import insert
from wggi_metrics.demo.recruitment import Notice

OF_NOTICE = ("vacancy_no", "post_no", "round", "grade", "positions", "scope", "status")
OF_CANDIDATE = ("gender", "stage", "outcome")
NOTICES, CANDIDATURES = 1, 2  # their sheets; the assignments' is 0


def fill_notices(connection: duckdb.DuckDBPyConnection, notices: Sequence[Notice], known: int) -> None:
    """Bring the notices and candidatures into their tables, exported on the day known; derived from afterwards."""
    for source, dataset, rows in (
        (NOTICES, "vacancy_notices", _of_notices(notices)),
        (CANDIDATURES, "applications", _of_candidates(notices)),
    ):
        connection.execute(
            "INSERT INTO sources BY NAME SELECT $1 AS source, 'benchmark.xlsx' AS file, $2 AS sheet, $2 AS dataset, "
            "$3 AS as_of",
            [source, dataset, date.fromordinal(known)],
        )
        insert(connection, dataset, _numbered(rows, source))


def _of_notices(notices: Sequence[Notice]) -> dict[str, object]:
    columns: dict[str, object] = {name: [getattr(notice, name) for notice in notices] for name in OF_NOTICE}
    columns["opened_on"] = dates([notice.course.opened for notice in notices])
    columns["closed_on"] = dates([notice.course.closed for notice in notices])
    return columns


def _of_candidates(notices: Sequence[Notice]) -> dict[str, object]:
    """Without ``from_roster``: it is drawn among the appointed alone, and who has it is outside every passage."""
    pairs = [(notice, candidate) for notice in notices for candidate in notice.candidates]
    columns: dict[str, object] = {name: [getattr(candidate, name) for _, candidate in pairs] for name in OF_CANDIDATE}
    return columns | {
        "vacancy_no": [notice.vacancy_no for notice, _ in pairs],
        "applicant": [candidate.applicant_no for _, candidate in pairs],
        "internal": [candidate.person is not None for _, candidate in pairs],
        "withdrawn_at": [candidate.withdrawn_at or None for _, candidate in pairs],
        "applied_on": dates([notice.course.opened + candidate.after for notice, candidate in pairs]),
        "offered_on": dates([candidate.offered for _, candidate in pairs]),
        "declined_on": dates([candidate.declined for _, candidate in pairs]),
    }


def _numbered(columns: dict[str, object], source: int) -> pa.Table:
    rows = pa.table(columns)
    numbers = {"source": [source] * rows.num_rows, "source_row": range(2, rows.num_rows + 2)}
    for name, values in numbers.items():
        rows = rows.append_column(name, pa.array(values, pa.int32()))
    return rows


def dates(days: Sequence[int | None]) -> pa.Array:
    """Days counted as the generator counts them, as dates."""
    return pa.array([None if day is None else date.fromordinal(day) for day in days], pa.date32())
