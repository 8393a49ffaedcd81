"""Which later list would have shown a person, and which earlier one (step 4).

A list may cover less than everyone (its scope): a person missing from it is gone only if the list covers the
state in which the person was last seen.
"""

from __future__ import annotations

import json

import duckdb

from wggi_metrics.store.derive.state import CARRIED, STATE, listed

SEAM = f"""
INSERT INTO observations BY NAME
SELECT person, $on AS as_of, 'active' AS status, state, grade, place, {listed(CARRIED)}, NULL AS entry_precision,
       NULL AS action, NULL AS action_reason, NULL AS absent, NULL AS scope, source, source_row, $side AS is_pseudo
FROM assignment_intervals WHERE $on BETWEEN valid_from AND valid_to
"""

COVER = """
CREATE TEMP TABLE list_dates AS
WITH lists AS (SELECT DISTINCT as_of, COALESCE(scope, '') AS scope FROM observations),
     days AS (SELECT DISTINCT as_of FROM lists),
     scopes AS (SELECT DISTINCT scope FROM lists)
SELECT days.as_of, scopes.scope,
       (SELECT MIN(lists.as_of) FROM lists WHERE lists.scope = scopes.scope AND lists.as_of > days.as_of) AS next_on,
       (SELECT MAX(lists.as_of) FROM lists WHERE lists.scope = scopes.scope AND lists.as_of < days.as_of) AS previous_on
FROM days CROSS JOIN scopes
"""


COVER_DAYS = """
CREATE TABLE cover_days AS
WITH lists AS (SELECT DISTINCT as_of, COALESCE(scope, '') AS scope FROM observations WHERE is_pseudo IS NULL),
     covers AS (SELECT DISTINCT cover, scopes FROM state_covers)
SELECT DISTINCT cover, as_of
FROM covers JOIN scope_numbers ON SUBSTR(scopes, number + 1, 1) = '1' JOIN lists USING (scope)
ORDER BY cover, as_of
"""
"""The days of the lists that would show the people of a cover: the states that the same scopes cover."""


def cover(connection: duckdb.DuckDBPyConnection) -> None:
    """Give every observation the next and the previous list that covers its person's state; and covers of states."""
    connection.execute("ALTER TABLE observations ADD COLUMN is_pseudo VARCHAR")
    _join_to_assignments(connection)
    connection.execute(COVER)
    scopes = [scope for (scope,) in connection.execute("SELECT DISTINCT scope FROM list_dates ORDER BY 1").fetchall()]
    _write_scope_values(connection, scopes)
    connection.execute(_covered(scopes))
    connection.execute(_state_covers(scopes))
    connection.execute(COVER_DAYS)


def _join_to_assignments(connection: duckdb.DuckDBPyConnection) -> None:
    """Where lists precede or follow dated assignments, the assignments of that day stand for a list."""
    window = connection.execute("SELECT first_on, last_on FROM assignment_window").fetchone()
    if window is None:
        return
    for side, compared, day in (("start", "<", window[0]), ("end", ">", window[1])):
        found = connection.execute(f"SELECT COUNT(*) FROM observations WHERE as_of {compared} $1", [day]).fetchone()
        if found and found[0]:
            connection.execute(SEAM, {"on": day, "side": side})


def _write_scope_values(connection: duckdb.DuckDBPyConnection, scopes: list[str]) -> None:
    connection.execute("CREATE TEMP TABLE scope_values (scope INTEGER, field VARCHAR, value VARCHAR)")
    connection.execute("CREATE TEMP TABLE scope_numbers (number INTEGER, scope VARCHAR)")
    for number, scope in enumerate(scopes):
        connection.execute("INSERT INTO scope_numbers VALUES ($1, $2)", [number, scope])
        for field, values in (json.loads(scope) if scope else {}).items():
            for value in values if isinstance(values, list) else [values]:
                connection.execute("INSERT INTO scope_values VALUES ($1, $2, $3)", [number, field, value])


def _covered(scopes: list[str]) -> str:
    joins, following, earlier = [], ["CAST(NULL AS DATE)"], ["CAST(NULL AS DATE)"]
    for number, scope in enumerate(scopes):
        lists = f"list_dates_{number}"
        quoted = scope.replace("'", "''")
        joins.append(
            f"LEFT JOIN list_dates AS {lists} ON {lists}.as_of = observations.as_of AND {lists}.scope = '{quoted}'"
        )
        following.append(f"CASE WHEN {_is_covered(number, scope)} THEN {lists}.next_on END")
        earlier.append(f"CASE WHEN {_is_covered(number, scope)} THEN {lists}.previous_on END")
    return f"""
CREATE TEMP TABLE covered_observations AS
SELECT observations.*, LEAST({", ".join(following)}) AS next_on, GREATEST({", ".join(earlier)}) AS previous_on
FROM observations JOIN states AS seen USING (state) {" ".join(joins)}"""


def _state_covers(scopes: list[str]) -> str:
    """The states with, for each scope, whether it covers the state; equal answers make one cover."""
    tests = [f"CASE WHEN {_is_covered(number, scope)} THEN '1' ELSE '0' END" for number, scope in enumerate(scopes)]
    return f"""
CREATE TEMP TABLE state_covers AS
SELECT state, scopes, CAST(DENSE_RANK() OVER (ORDER BY scopes) AS SMALLINT) AS cover
FROM (SELECT state, {" || ".join(tests) or "''"} AS scopes FROM states AS seen)"""


def _is_covered(number: int, scope: str) -> str:
    fields = json.loads(scope) if scope else {}
    unknown = set(fields) - set(STATE)
    if unknown:
        raise ValueError(f"a scope can name {', '.join(STATE)}; it names {', '.join(sorted(unknown))}")
    tests = [
        f"seen.{field} IN (SELECT value FROM scope_values WHERE scope = {number} AND field = '{field}')"
        for field in fields
    ]
    return " AND ".join(tests) or "TRUE"
