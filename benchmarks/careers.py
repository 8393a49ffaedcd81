"""Made-up careers in any number, as a release keeps them, for benchmarks alone.

They go through the store's own derivation: one dated assignment for each state, from which spells and
changes are derived as at a load.
"""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.states import FIRST, GRADES, MONTHS, PROFESSIONAL, assignments
from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.store.derive import DeriveOptions, derivation, derive
from wggi_metrics.store.tables import create, every_table

FOLDER = Path(tempfile.gettempdir()) / "wggi-benchmarks"


@dataclass(frozen=True)
class BenchRelease:
    """As much of a release as counts and measures ask for."""

    path: Path
    connection: duckdb.DuckDBPyConnection
    id: str = "benchmark"

    @property
    def manifest(self) -> dict[str, object]:
        return {"id": self.id}

    def cursor(self) -> duckdb.DuckDBPyConnection:
        return self.connection.cursor()

    def number(self, question: str) -> int:
        """The one whole number that a query answers."""
        row = self.cursor().execute(question).fetchone()
        return int(row[0]) if row else 0


def release(staff_months: int) -> BenchRelease:
    """A release of about this many staff-months; made once and kept in the folder for temporary files."""
    path = FOLDER / f"careers-{staff_months}-{_made_with()}.duckdb"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        _write(unfinished, staff_months)
        unfinished.replace(path)
    return BenchRelease(path, duckdb.connect(str(path), read_only=True))


def _made_with() -> str:
    """Names the derivation by its content: what an older one made is not measured."""
    texts = sorted(path for path in Path(derivation.__file__).parent.iterdir() if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in texts)).hexdigest()[:8]


def _write(path: Path, staff_months: int) -> None:
    connection = duckdb.connect(str(path), config={"memory_limit": "6GB", "temp_directory": f"{path}.tmp"})
    last: date = (FIRST + MONTHS * 30).astype(date)
    make_tables(connection, last)
    connection.executemany("INSERT INTO ladder VALUES (?, ?, ?, '[]', FALSE, NULL)", _ladder())
    fill(connection, assignments(staff_months))
    connection.close()


def make_tables(connection: duckdb.DuckDBPyConnection, last: date) -> None:
    """The empty tables of a release, and one sheet of assignments that speaks up to this day."""
    for name, columns in every_table(load_dictionary()).items():
        connection.execute(create(name, columns))
    connection.execute(
        "INSERT INTO sources BY NAME SELECT 0 AS source, 'benchmark.xlsx' AS file, 'Staff' AS sheet, "
        "'assignments' AS dataset, ? AS as_of, ? AS period_to",
        [last, last],
    )


def fill(connection: duckdb.DuckDBPyConnection, arriving: pa.Table) -> None:
    """Bring assignments into the tables, and derive what a load derives; the ladder stands before.

    A column ``person`` stands for the staff number; the others are the dataset's.
    """
    connection.register("arriving", arriving)
    connection.execute(
        "INSERT INTO assignments BY NAME "
        "SELECT CAST(MD5(CAST(person AS VARCHAR)) AS UUID) AS staff_no, * EXCLUDE (person) "
        "FROM arriving ORDER BY source_row"
    )
    connection.unregister("arriving")
    connection.execute("BEGIN")
    derive(connection, DeriveOptions())
    connection.execute("COMMIT")


def _ladder() -> list[tuple[str, int, str]]:
    named = ("Professional and higher", "General Service")
    return [(grade, rank, named[rank >= PROFESSIONAL]) for rank, grade in enumerate(GRADES)]
