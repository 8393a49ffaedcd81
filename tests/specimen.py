"""Small releases written as text tables, for specification tests: what is in them can be counted by hand."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import duckdb

from wggi_metrics.profiles import UN_COMMON_SYSTEM
from wggi_metrics.store.derive import DeriveOptions, derive

UN = (
    *((grade, rank, "Professional and higher") for rank, grade in enumerate(
        ("P-1", "P-2", "P-3", "P-4", "P-5", "D-1", "D-2", "ASG", "USG"))),
    *((f"NO-{letter}", 20 + rank, "National Officers") for rank, letter in enumerate("ABCDE")),
    *((f"G-{number}", 30 + number, "General Service") for number in range(1, 8)),
)  # fmt: skip

TOP = ("D-1", "D-2", "ASG", "USG")


def ladder_rows(grades: Sequence[tuple[str, int, str]]) -> list[list[object]]:
    """A ladder's rows: the feeder of a grade is the one below it in its category."""
    below: dict[str, str] = {}
    rows: list[list[object]] = []
    for grade, rank, category in grades:
        feeders = json.dumps([below[category]] if category in below else [])
        rows.append([grade, rank, category, feeders, grade in TOP, UN_COMMON_SYSTEM.band_of(grade) or category])
        below[category] = grade
    return rows


KINDS = {
    "staff_no": "UUID", "as_of": "DATE", "valid_from": "DATE", "valid_to": "DATE", "entry_on_duty": "DATE",
    "grade_since": "DATE", "post_since": "DATE", "birth_year": "SMALLINT", "supervisor": "BOOLEAN",
    "part_time": "DOUBLE", "months": "BIGINT", "held_on": "DATE", "days": "DOUBLE", "hours": "DOUBLE",
    "women": "BIGINT", "men": "BIGINT", "other": "BIGINT", "not_stated": "BIGINT", "applicant_no": "UUID",
    "member_no": "UUID", "round": "BIGINT", "positions": "BIGINT", "recipients": "BIGINT",
    **dict.fromkeys((
        "opened_on", "closed_on", "sent_on", "applied_on", "qualified_on", "short_listed_on", "interviewed_on",
        "recommended_on", "appointed_on", "offered_on", "declined_on", "decided_on"), "DATE"),
    **dict.fromkeys((
        "gender_clause", "terms_of_reference_clause", "requirements_changed", "internal", "qualified", "short_listed",
        "interviewed", "recommended", "appointed", "proposed", "board_recommended", "reason_on_file", "from_roster",
        "rotation_due", "hardship_service", "acting_in_post", "wggi_member_attended", "gender_balance_raised",
        "gender_balance_recorded", "followed_by_head", "voting", "present"), "BOOLEAN"),
}  # fmt: skip


PERSONS = ("staff_no", "applicant_no", "member_no")


@dataclass(eq=False)
class Specimen:
    """A release in memory: as much of one as counts and measures ask for."""

    connection: duckdb.DuckDBPyConnection
    id: str = "specimen"
    manifest: dict[str, object] = field(default_factory=dict)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        return self.connection.cursor()


def rows_of(text: str) -> list[dict[str, str | None]]:
    """The rows of a text table: columns parted by ``|``, the first line names them, ``-`` is blank."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    names = [name.strip() for name in lines[0].split("|")]
    cells = ([cell.strip() for cell in line.split("|")] for line in lines[1:])
    return [
        dict(zip(names, (None if cell in ("-", "") else cell for cell in row), strict=True)) for row in cells
    ]


def release_of(
    *,
    staff_list: str | Sequence[str] = (),
    assignments: str = "",
    staff_counts: str = "",
    stations: str = "",
    tours: str = "",
    seniority: str = "",
    trainings: str = "",
    attendance: str = "",
    recruitment: Mapping[str, str] | None = None,
    until: date | None = None,
    absent: str | None = None,
    scopes: Sequence[str | None] = (),
    options: DeriveOptions | None = None,
    grades: Sequence[tuple[str, int, str]] = UN,
) -> Specimen:
    """A release holding these tables; each text of ``staff_list`` is one sheet, ``until`` ends the assignments.

    ``recruitment`` holds a table for each dataset on notices, candidatures and the Board.
    """
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE sources (source INTEGER, file VARCHAR, sheet VARCHAR, dataset VARCHAR, as_of DATE, "
        "scope VARCHAR, absent VARCHAR, loaded_at TIMESTAMP, profile_sha VARCHAR, fields VARCHAR)"
    )
    connection.execute("CREATE TABLE withheld (source INTEGER, measure VARCHAR, reason VARCHAR)")
    connection.execute(
        "CREATE TABLE ladder (grade VARCHAR, rank INTEGER, category VARCHAR, feeders VARCHAR, top BOOLEAN, "
        "band VARCHAR)"
    )
    connection.executemany("INSERT INTO ladder VALUES (?, ?, ?, ?, ?, ?)", ladder_rows(grades))
    lists = [staff_list] if isinstance(staff_list, str) else list(staff_list)
    sheets = [("staff_list", text, None) for text in lists]
    sheets += [("assignments", assignments, until), ("staff_counts", staff_counts, None)]
    sheets += [("hardship_classes", stations, None), ("tours_of_duty", tours, None)]
    sheets += [("minimum_seniority", seniority, None)]
    sheets += [("training_events", trainings, None), ("training_attendance", attendance, None)]
    sheets += [(dataset, text, until) for dataset, text in (recruitment or {}).items()]
    for number, (dataset, text, as_of) in enumerate(sheet for sheet in sheets if sheet[1]):
        rows = rows_of(text)
        scope = scopes[number] if number < len(scopes) else None
        connection.execute(
            "INSERT INTO sources VALUES ($1, 'specimen.xlsx', $2, $3, $4, $5, $6, '2026-11-01', NULL, $7)",
            [number, f"Sheet{number}", dataset, as_of, scope, absent, json.dumps(list(rows[0]))],
        )
        _fill(connection, dataset, rows, number)
    derive(connection, options or DeriveOptions())
    return Specimen(connection)


def person_number(text: str) -> str:
    """A staff number as the store would hold it, but in the order of the clear numbers."""
    return str(uuid.UUID(bytes=text.encode().ljust(16, b"\0")[:16]))


def _fill(
    connection: duckdb.DuckDBPyConnection, dataset: str, rows: list[dict[str, str | None]], source: int
) -> None:
    names = list(rows[0])
    columns = ", ".join(f"{name} {KINDS.get(name, 'VARCHAR')}" for name in names)
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {dataset} ({columns}, source INTEGER, source_row INTEGER)"
    )
    marks = ", ".join("?" for _ in range(len(names) + 2))
    for number, row in enumerate(rows, start=2):
        values = [person_number(text) if name in PERSONS and text else text for name, text in row.items()]
        connection.execute(f"INSERT INTO {dataset} VALUES ({marks})", [*values, source, number])
