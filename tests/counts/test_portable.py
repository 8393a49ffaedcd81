"""The facts and counts are a small SQL that other engines run unchanged in meaning: SQLite gives the same integers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pytest
import sqlglot
from sqlglot import expressions as sql

from tests.specimen import Specimen, release_of
from wggi_metrics.counts import (
    count_acting_settled,
    count_appointments,
    count_candidatures,
    count_changes,
    count_events,
    count_in_post,
    count_meetings,
    count_moves,
    count_notices,
    count_overdue,
    count_people,
    count_person_days,
    count_seniority_unknown,
    count_stays,
    count_trained,
    count_training_minutes,
    count_trainings,
    count_unknown_entries,
)
from wggi_metrics.counts.risk import ELIGIBLE_THEN, eligible_on, is_of_cover
from wggi_metrics.disclosure import LOCAL

CAREERS = """
staff_no | gender     | grade | org_unit | location     | contract_type        | valid_from | valid_to
1        | woman      | P-3   | A        | field        | fixed-term           | 2019-01-01 | 2020-03-31
1        | woman      | P-4   | A        | headquarters | fixed-term           | 2020-04-01 | -
2        | man        | P-3   | B        | field        | fixed-term           | 2018-06-01 | 2020-12-31
3        | man        | P-3   | -        | field        | short-term/temporary | 2018-06-01 | 2020-06-30
3        | man        | P-3   | B        | field        | one-year             | 2020-07-01 | -
4        | not stated | G-5   | B        | -            | fixed-term           | 2020-02-01 | 2020-09-30
"""
STAFF = {"population": ("staff",)}
STATIONS = """
staff_no | gender | grade | acting_grade | duty_station | hardship | valid_from | valid_to
5        | woman  | P-3   | -            | Rome         | A        | 2017-01-01 | 2018-12-31
5        | woman  | P-3   | P-4          | Bonn         | B        | 2019-01-01 | 2019-12-31
5        | woman  | P-4   | -            | Bonn         | B        | 2020-01-01 | -
6        | man    | P-3   | -            | Rome         | A        | 2017-01-01 | -
7        | woman  | P-3   | -            | Rome         | A        | 2018-01-01 | 2019-12-31
7        | woman  | P-4   | -            | Rome         | A        | 2020-01-01 | -
"""
SENIORITY = "grade | months | valid_from\nP-3 | 12 | 2010-01-01\nP-4 | 0 | 2010-01-01"
TRAININGS = "event_no | held_on | hours\nT1 | 2020-02-01 | 6\nT2 | 2020-03-01 | -"
ATTENDANCE = "event_no | staff_no\nT1 | 5\nT2 | 5"
RECRUITMENT = {
    "vacancy_notices": "vacancy_no | grade | opened_on | closed_on | status | gender_clause\n"
                       "V1 | P-3 | 2025-01-01 | 2025-02-01 | filled | true\n"
                       "V2 | P-4 | 2025-02-01 | 2025-03-01 | open | -",
    "circulations": "vacancy_no | channel | sent_on | recipients\nV1 | WomenWatch | 2025-01-05 | 9\n"
                    "V1 | national press | 2025-02-05 | -",
    "applications": "vacancy_no | applicant_no | gender | stage | outcome | from_roster | source_named\n"
                    "V1 | a | woman | appointed | - | - | WomenWatch\nV1 | b | man | short list | withdrawn | - | -\n"
                    "V1 | c | not stated | applied | - | - | -\nV1 | d | man | appointed | - | true | -\n"
                    "V2 | e | woman | applied | pending | - | WomenWatch",
    "panel_members": "vacancy_no | member_no | gender | role\nV1 | x | woman | chair",
    "board_meetings": "meeting_no | held_on | wggi_member_attended\nM1 | 2025-04-01 | true",
    "board_agenda": "meeting_no | vacancy_no | decision\nM1 | V1 | recommended",
    "board_members": "meeting_no | member_no | gender | role | present\nM1 | y | man | member | true",
}  # fmt: skip
OF_RECRUITMENT = (
    "notices", "notice_stages", "stage_entries", "candidatures", "notice_channels", "meetings", "agenda_items",
    "board_seats", "panel_seats",
)  # fmt: skip
FORBIDDEN = (
    sql.DateAdd, sql.DateDiff, sql.DateTrunc, sql.Quantile, sql.PercentileCont, sql.Qualify, sql.Pivot, sql.Lateral,
    sql.Window, sql.Median, sql.ArrayAgg,
)  # fmt: skip


@dataclass(eq=False)
class Recording(Specimen):
    """A release that keeps the queries asked of it."""

    def cursor(self) -> Any:
        return _Cursor(super().cursor(), QUERIES)


QUERIES: list[tuple[str, list[Any], list[tuple[Any, ...]]]] = []


@dataclass
class _Cursor:
    cursor: duckdb.DuckDBPyConnection
    kept: list[tuple[str, list[Any], list[tuple[Any, ...]]]]

    def execute(self, text: str, values: list[Any] | None = None) -> Any:
        if text.startswith("WITH fact"):
            rows = self.cursor.execute(text, values).fetchall()
            self.kept.append((text, values or [], rows))
        return self.cursor.execute(text, values or [])


@pytest.fixture(scope="module")
def queries() -> list[tuple[str, list[Any], list[tuple[Any, ...]]]]:
    """Every kind of query that counts write, with what DuckDB answers."""
    QUERIES.clear()
    release = Recording(release_of(assignments=CAREERS, until=date(2021, 12, 31)).connection)
    period = {"start": date(2020, 1, 1), "end": date(2020, 12, 31)}
    ends = [date(2019, 12, 31), date(2020, 6, 30), date(2020, 12, 31)]
    count_in_post(release, LOCAL, dates=ends, by=("grade", "org_unit"), where=STAFF)
    count_in_post(
        release, LOCAL, dates=[date(2020, 5, 5)], by=("age_band", "service_band"), where={"location": (None, "field")}
    )
    count_in_post(release, LOCAL, dates=[date(2020, 5, 5)], fte=True)
    for by in ((), ("grade",), ("org_unit",), ("location", "grade")):
        count_changes(release, LOCAL, by=by, within=("from_grade",), where=STAFF | {"location": ("field",)}, **period)
    count_appointments(release, LOCAL, by=("grade",), where=STAFF, **period)
    count_stays(release, LOCAL, start=None, end=date(2021, 12, 31), by=("grade",), where=STAFF)
    count_unknown_entries(release, LOCAL, start=date(2018, 1, 1), end=date(2021, 12, 31), by=("grade",), where=STAFF)
    period = {"start": date(2018, 1, 1), "end": date(2021, 12, 31)}
    count_person_days(release, LOCAL, by=("grade",), where=STAFF, **period)
    count_events(release, LOCAL, "promotions", by=("grade", "to_grade"), where=STAFF, **period)
    count_events(release, LOCAL, "separations", by=("reason",), **period)
    _of_careers(Recording(careers().connection))
    _of_recruitment(Recording(recruitment().connection))
    return QUERIES


def recruitment() -> Specimen:
    return release_of(recruitment=RECRUITMENT)


def _of_recruitment(release: Recording) -> None:
    days = (date(2025, 1, 1), date(2025, 12, 31))
    for by in ((), ("stage", "next_stage", "previous_stage", "result", "is_decided"), ("source", "grade", "notice")):
        count_candidatures(release, LOCAL, days=days, by=by)
    count_candidatures(release, LOCAL, "candidatures", days=days, by=("reached", "has_withdrawn", "is_from_roster"))
    count_candidatures(release, LOCAL, "panel_seats", by=("vacancy_no", "role"))
    count_candidatures(release, LOCAL, "board_seats", days=days, day="held_on", by=("meeting_no", "voting"))
    count_notices(release, LOCAL, days=days, by=("grade", "gender_clause", "opened_year"))
    count_notices(release, LOCAL, "circulations", by=("channel", "is_in_time", "days_left"))
    count_meetings(release, LOCAL, days=days, by=("wggi_member_attended",))
    count_meetings(release, LOCAL, "agenda_items", days=days, by=("decision", "gender_balance_raised"))


def careers() -> Specimen:
    return release_of(
        assignments=STATIONS, trainings=TRAININGS, attendance=ATTENDANCE, seniority=SENIORITY, until=date(2021, 12, 31)
    )


def _of_careers(release: Recording) -> None:
    period = {"start": date(2019, 1, 1), "end": date(2020, 12, 31)}
    count_moves(release, LOCAL, by=("kind", "to_class"), **period)
    count_overdue(release, LOCAL, on=date(2020, 12, 31), tours={"B": 12, "A": 24}, by=("grade",))
    count_acting_settled(release, LOCAL, by=("acting_grade",), **period)
    count_people(release, LOCAL, by=("grade",), where=STAFF, **period)
    count_trained(release, LOCAL, by=("grade",), **period)
    count_training_minutes(release, LOCAL, **period)
    count_trainings(release, LOCAL, **period)
    count_person_days(release, LOCAL, by=("grade",), eligible=True, **period)
    count_events(release, LOCAL, "promotions", by=("to_grade",), also=[ELIGIBLE_THEN, is_of_cover(1)], **period)
    count_in_post(release, LOCAL, dates=[date(2019, 12, 31)], also=[eligible_on(date(2019, 12, 31))])
    count_stays(release, LOCAL, start=None, end=date(2021, 12, 31), by=("grade",), eligible=True)
    count_seniority_unknown(release, LOCAL, **period)


@pytest.fixture(scope="module")
def other_engine(queries: object) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    _copy(release_of(assignments=CAREERS, until=date(2021, 12, 31)), connection, BASIC)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def other_engine_of_careers() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    own = ("staff_moves", "at_stations", "staff_acting", "staff_training", "trainings", "seniority")
    _copy(careers(), connection, (*BASIC, *own))
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def other_engine_of_recruitment(queries: object) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    _copy(recruitment(), connection, OF_RECRUITMENT)
    yield connection
    connection.close()


BASIC = ("staff_spells", "head_counts", "staff_changes", "states_left", "grade_stays")


def _copy(release: Specimen, connection: sqlite3.Connection, tables: tuple[str, ...]) -> None:
    for table in tables:
        found = release.cursor().execute(f"SELECT * FROM {table}")
        names = [column[0] for column in found.description]
        connection.execute(f"CREATE TABLE {table} ({', '.join(names)})")
        rows = [tuple(str(cell) if isinstance(cell, date) else cell for cell in row) for row in found.fetchall()]
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' for _ in names)})", rows)


def test_another_engine_gives_the_same_integers(
    queries: list[tuple[str, list[Any], list[tuple[Any, ...]]]],
    other_engine: sqlite3.Connection,
    other_engine_of_careers: sqlite3.Connection,
    other_engine_of_recruitment: sqlite3.Connection,
) -> None:
    engines = [other_engine] * (2 + 1 + 1 + 8 + 1 + 2 + 3)
    engines += [other_engine_of_careers] * (7 + 5) + [other_engine_of_recruitment] * 10
    assert len(queries) == len(engines)
    for engine, (text, values, expected) in zip(engines, queries, strict=True):
        assert expected, text
        other = sqlglot.transpile(text, read="duckdb", write="sqlite")[0]
        rows = engine.execute(other, [str(value) if isinstance(value, date) else value for value in values])
        assert sorted(rows.fetchall(), key=repr) == sorted(expected, key=repr), text


def test_counts_return_integers_and_use_no_function_that_engines_know_differently(
    queries: list[tuple[str, list[Any], list[tuple[Any, ...]]]],
) -> None:
    for text, _, rows in queries:
        assert all(isinstance(row[-1], int) for row in rows)
        tree = sqlglot.parse_one(text, read="duckdb")
        assert not list(tree.find_all(*FORBIDDEN)), text
        assert "GROUP BY ALL" not in text
        assert sqlglot.transpile(text, read="duckdb", write="spark")[0]
