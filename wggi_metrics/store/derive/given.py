"""The rows that were given: views of the datasets' tables that exist even where no export brought any (step 4)."""

from __future__ import annotations

import duckdb

VIEWS = {
    "staff_list_rows": ("staff_list", "staff_no UUID, gender VARCHAR, as_of DATE, status VARCHAR"),
    "assignment_rows": (
        "assignments",
        "staff_no UUID, gender VARCHAR, valid_from DATE, valid_to DATE, status VARCHAR",
    ),
    "station_rows": (
        "hardship_classes",
        "duty_station VARCHAR, hardship VARCHAR, valid_from DATE, country VARCHAR, region VARCHAR, location VARCHAR",
    ),
    "staff_count_rows": (
        "staff_counts",
        "as_of DATE, women BIGINT, men BIGINT, other BIGINT, not_stated BIGINT",
    ),
    "seniority_rows": ("minimum_seniority", "grade VARCHAR, months BIGINT, valid_from DATE"),
    "tour_rows": ("tours_of_duty", "hardship VARCHAR, months BIGINT, valid_from DATE"),
    "training_rows": ("training_events", "event_no VARCHAR, held_on DATE, days DOUBLE, hours DOUBLE"),
    "attendance_rows": ("training_attendance", "event_no VARCHAR, staff_no UUID, role VARCHAR"),
    "notice_rows": (
        "vacancy_notices",
        (
            "vacancy_no VARCHAR, round BIGINT, post_no VARCHAR, title VARCHAR, grade VARCHAR, contract_type "
            "VARCHAR, duty_station VARCHAR, country VARCHAR, location VARCHAR, org_unit VARCHAR, job_family "
            "VARCHAR, scope VARCHAR, gender_clause BOOLEAN, terms_of_reference_clause BOOLEAN, positions BIGINT, "
            "status VARCHAR, requirements_changed BOOLEAN, requirements_hash VARCHAR, opened_on DATE, closed_on "
            "DATE"
        ),
    ),
    "circulation_rows": (
        "circulations",
        "vacancy_no VARCHAR, channel VARCHAR, sent_on DATE, recipients BIGINT",
    ),
    "candidature_rows": (
        "applications",
        (
            "vacancy_no VARCHAR, applicant_no UUID, gender VARCHAR, applied_on DATE, source_named VARCHAR, "
            "internal BOOLEAN, staff_no UUID, stage VARCHAR, qualified BOOLEAN, qualified_on DATE, short_listed "
            "BOOLEAN, short_listed_on DATE, interviewed BOOLEAN, interviewed_on DATE, recommended BOOLEAN, "
            "recommended_on DATE, appointed BOOLEAN, appointed_on DATE, outcome VARCHAR, proposed BOOLEAN, "
            "board_recommended BOOLEAN, offered_on DATE, declined_on DATE, withdrawn_at VARCHAR, reason_on_file "
            "BOOLEAN, analysis_on_file VARCHAR, from_roster BOOLEAN, rotation_due BOOLEAN, hardship_service "
            "BOOLEAN, acting_in_post BOOLEAN, grade VARCHAR, job_family VARCHAR, org_unit VARCHAR, duty_station "
            "VARCHAR, location VARCHAR, closed_on DATE"
        ),
    ),
    "stage_count_rows": (
        "application_counts",
        (
            "vacancy_no VARCHAR, stage VARCHAR, source_named VARCHAR, women BIGINT, men BIGINT, other BIGINT, "
            "not_stated BIGINT, grade VARCHAR, job_family VARCHAR, org_unit VARCHAR, duty_station VARCHAR, "
            "location VARCHAR, closed_on DATE"
        ),
    ),
    "panel_rows": ("panel_members", "vacancy_no VARCHAR, member_no UUID, gender VARCHAR, role VARCHAR, grade VARCHAR"),
    "meeting_rows": (
        "board_meetings",
        "meeting_no VARCHAR, held_on DATE, place VARCHAR, wggi_member_attended BOOLEAN",
    ),
    "agenda_rows": (
        "board_agenda",
        (
            "meeting_no VARCHAR, vacancy_no VARCHAR, item_no VARCHAR, round BIGINT, decision VARCHAR, decided_on "
            "DATE, gender_balance_raised BOOLEAN, gender_balance_recorded BOOLEAN, followed_by_head BOOLEAN"
        ),
    ),
    "seat_rows": (
        "board_members",
        "meeting_no VARCHAR, member_no UUID, gender VARCHAR, role VARCHAR, voting BOOLEAN, present BOOLEAN",
    ),
}


WINDOW = """
CREATE TEMP TABLE assignment_window AS
WITH days AS (
    SELECT valid_from AS day, loaded_at FROM assignment_rows JOIN sources USING (source)
    UNION ALL
    SELECT valid_to + 1, loaded_at FROM assignment_rows JOIN sources USING (source) WHERE valid_to < DATE '9999-12-31'
)
SELECT (SELECT MIN(valid_from) FROM assignment_rows) AS first_on,
       COALESCE((SELECT MAX(sources.as_of) FROM assignment_rows JOIN sources USING (source)),
                MAX(day) FILTER (WHERE day <= CAST(loaded_at AS DATE)), MAX(day)) AS last_on
FROM days HAVING COUNT(*) > 0"""
"""Dated intervals speak up to the date of the export; where none is given, up to the latest day in them that was not
in the future when they were loaded."""


STATIONS = """
CREATE TEMP TABLE station_classes AS
SELECT duty_station, COALESCE(valid_from, DATE '0001-01-02') AS class_from, hardship, country, region, location
FROM station_rows
QUALIFY ROW_NUMBER() OVER (PARTITION BY duty_station, COALESCE(valid_from, DATE '0001-01-02')
                           ORDER BY source DESC, source_row) = 1"""
"""The reference of duty stations: one row per station and day from which a class holds."""


def given_columns(connection: duckdb.DuckDBPyConnection, table: str) -> frozenset[str]:
    """The names of a table's columns; none where there is no such table."""
    rows = connection.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = $1", [table]
    ).fetchall()
    return frozenset(name for (name,) in rows)


def make_row_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make one view per dataset that the derivation reads, with every column that it reads."""
    for view, (table, columns) in VIEWS.items():
        needed = [column.split() for column in f"{columns}, source INTEGER, source_row INTEGER".split(", ")]
        given = given_columns(connection, table)
        missing = [f"CAST(NULL AS {kind}) AS {name}" for name, kind in needed if name not in given]
        added = "".join(f", {column}" for column in missing)
        if given:
            connection.execute(f"CREATE TEMP VIEW {view} AS SELECT *{added} FROM {table}")
        else:
            connection.execute(f"CREATE TEMP VIEW {view} AS SELECT {', '.join(missing)} WHERE FALSE")
    connection.execute(WINDOW)
    connection.execute(STATIONS)
