"""Made-up careers in any number, as a release keeps them, for benchmarks alone.

They go through the store's own derivation: one dated assignment for each state, from which spells and
changes are derived as at a load.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks import states
from benchmarks.states import FIRST, GRADES, MONTHS, PROFESSIONAL, TOURS
from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.store.derive import DeriveOptions, derivation, derive
from wggi_metrics.store.tables import create, every_table

LAST = FIRST + MONTHS * 30
FOLDER = Path(tempfile.gettempdir()) / "wggi-benchmarks"
PERSONS = {"person": "staff_no", "applicant": "applicant_no"}


@dataclass(frozen=True)
class BenchRelease:
    """As much of a release as counts and measures ask for."""

    path: Path
    connection: duckdb.DuckDBPyConnection
    id: str = "benchmark"

    @property
    def manifest(self) -> dict[str, object]:
        sheet = {"dataset": "assignments", "period_from": str(FIRST), "period_to": str(LAST)}
        return {"id": self.id, "sheets": [sheet]}

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
    """Names the derivation and what is made up by their content: what older ones made is not measured."""
    texts = sorted(path for path in Path(derivation.__file__).parent.iterdir() if path.is_file())
    texts += [Path(states.__file__), Path(__file__)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in texts)).hexdigest()[:8]


def _write(path: Path, staff_months: int) -> None:
    connection = duckdb.connect(str(path), config={"memory_limit": "6GB", "temp_directory": f"{path}.tmp"})
    make_tables(connection, LAST.astype(date))
    connection.executemany("INSERT INTO ladder VALUES (?, ?, ?, ?, ?, NULL)", _ladder())
    connection.executemany("INSERT INTO tours_of_duty (hardship, months) VALUES (?, ?)", list(TOURS.items()))
    arriving = states.assignments(staff_months)
    events, attended = states.trainings(arriving)
    for table, rows in (("training_events", events), ("training_attendance", attended)):
        insert(connection, table, rows)
    fill(connection, arriving)
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

    A column ``person`` stands for the staff number, ``applicant`` for the applicant's; the others are the dataset's.
    """
    insert(connection, "assignments", arriving)
    connection.execute("BEGIN")
    derive(connection, DeriveOptions())
    connection.execute("COMMIT")


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """Bring rows into the table of a dataset: persons' numbers are given a pseudonym in their place, as at a load."""
    named = [_pseudonym(name) if name in PERSONS else name for name in rows.column_names]
    connection.register("arriving", rows)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT {', '.join(named)} FROM arriving")
    connection.unregister("arriving")


def _pseudonym(name: str) -> str:
    return f"CAST(MD5(CAST({name} AS VARCHAR)) AS UUID) AS {PERSONS[name]}"


def _ladder() -> list[tuple[str, int, str, str, bool]]:
    named = ("Professional and higher", "General Service")
    return [
        (grade, rank, named[rank >= PROFESSIONAL], _feeders(rank), False) for rank, grade in enumerate(GRADES)
    ]


def _feeders(rank: int) -> str:
    """The grade below in the same category."""
    return json.dumps([] if rank in (0, PROFESSIONAL) else [GRADES[rank - 1]])
