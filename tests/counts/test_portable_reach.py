"""Notices, sendings and candidatures are counted by the small SQL too: SQLite gives the same integers."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

import sqlglot

from tests.counts.test_portable import FORBIDDEN, _copy, _Cursor
from tests.specimen import Specimen, release_of
from wggi_metrics.counts import count_candidatures, count_notices
from wggi_metrics.disclosure import LOCAL

TABLES = {
    "vacancy_notices": """
vacancy_no | grade | opened_on  | closed_on  | status | gender_clause
1          | P-3   | 2024-01-01 | 2024-01-31 | filled | yes
2          | P-4   | 2024-02-01 | -          | open   | -
""",
    "circulations": """
vacancy_no | channel             | sent_on    | recipients
1          | gender focal points | 2024-01-05 | 80
1          | WomenWatch          | 2024-02-05 | -
2          | WomenWatch          | 2024-02-05 | -
""",
    "applications": """
vacancy_no | applicant_no | gender | source_named | stage   | applied_on
1          | a            | woman  | WomenWatch   | applied | 2024-01-10
1          | b            | man    | -            | applied | 2024-01-01
2          | c            | woman  | -            | applied | -
""",
}
YEAR = date(2024, 1, 1), date(2024, 12, 31)
Query = tuple[str, list[Any], list[tuple[Any, ...]]]


class Recording(Specimen):
    """A release that keeps the queries asked of it in ``kept``."""

    kept: list[Query]

    def cursor(self) -> Any:
        return _Cursor(super().cursor(), self.kept)


def asked() -> list[Query]:
    """What the measures of reach ask, with what DuckDB answers."""
    release = Recording(release_of(recruitment=TABLES, until=YEAR[1]).connection)
    release.kept = []
    where = {"grade": ("P-3", "P-4")}
    count_notices(release, LOCAL, days=YEAR, by=("grade", "is_open", "gender_clause"), where=where, open_on=YEAR[1])
    sending = ("notice", "channel", "is_open", "is_in_time", "days_after_opening", "days_left", "recipients")
    count_notices(release, LOCAL, "circulations", days=YEAR, by=sending, where=where, open_on=YEAR[1])
    count_notices(release, LOCAL, by=("opened_on", "is_open"))
    by = ("notice", "source", "days_after_opening")
    count_candidatures(release, LOCAL, "candidatures", days=YEAR, day="opened_on", by=by, where=where)
    return release.kept


def test_another_engine_gives_the_same_integers_of_reach() -> None:
    other = sqlite3.connect(":memory:")
    _copy(release_of(recruitment=TABLES, until=YEAR[1]), other, ("notices", "notice_channels", "candidatures"))
    queries = asked()
    assert len(queries) == 4
    for text, values, expected in queries:
        assert expected, text
        plain = [str(value) if isinstance(value, date) else value for value in values]
        rows = other.execute(sqlglot.transpile(text, read="duckdb", write="sqlite")[0], plain).fetchall()
        dated = [tuple(str(cell) if isinstance(cell, date) else cell for cell in row) for row in expected]
        assert sorted(rows, key=repr) == sorted(dated, key=repr), text
    other.close()


def test_counts_of_reach_use_no_function_that_engines_know_differently() -> None:
    for text, _, rows in asked():
        assert all(isinstance(row[-1], int) for row in rows)
        assert not list(sqlglot.parse_one(text, read="duckdb").find_all(*FORBIDDEN)), text
        assert "GROUP BY ALL" not in text
