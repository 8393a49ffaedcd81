"""The derivation's steps in order, inside the transaction that fills a release (step 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from string import Template

import duckdb

from wggi_metrics.store.derive import lists, tables
from wggi_metrics.store.derive.given import given_columns, make_row_views
from wggi_metrics.store.derive.state import CARRIED, DERIVED, STATE, listed

NOT_STAFF = ("short-term/temporary", "special short-term", "intern", "consultant", "other")
POPULATION_OF_CONTRACT = {"short-term/temporary": "short-term"}


@dataclass(frozen=True)
class DeriveOptions:
    """What an organisation's profile and the parameters say about careers.

    ``regradings`` are (date, from grade, to grade); ``unit_changes`` (date, from unit, to unit).
    ``groups`` are pairs of country and UN regional group. Lengths in days and months.
    """

    regradings: Sequence[tuple[date, str, str]] = ()
    unit_changes: Sequence[tuple[date, str, str]] = ()
    groups: Sequence[tuple[str, str]] = field(default_factory=tuple)
    break_days: int = 31
    absent_months: int = 24


def derive(connection: duckdb.DuckDBPyConnection, options: DeriveOptions) -> None:
    """Derive people, spells, changes and head counts from the rows of the release being built.

    The tables of the datasets, ``sources`` and ``ladder`` must be filled; nothing is committed here.
    """
    make_row_views(connection)
    tables.make_references(connection, options)
    _run(connection, "people", _birth_years(connection))
    _run(connection, "assignments", _values(connection, "assignment_rows", options))
    _run(connection, "observations", _values(connection, "staff_list_rows", options))
    lists.cover(connection)
    _run(connection, "list_intervals", {"absent_months": options.absent_months} | _names())
    tables.join_intervals(connection)
    _run(connection, "placed", {})
    for step in ("spells", "merged", "changes"):
        _run(connection, step, _names() | {"population": population_sql()})
    tables.describe_persons(connection)
    _run(connection, "head_counts", _values(connection, "staff_count_rows", options) | _count_values(connection))
    tables.write_final(connection)


def _count_values(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    """A head count may give a category or a regional group where it gives no grade or nationality."""
    given = given_columns(connection, "staff_count_rows")
    made: dict[str, object] = {name: name if name in given else f"CAST(NULL AS VARCHAR) AS {name}" for name in DERIVED}
    return made | {"population": population_sql()}


def population_sql() -> str:
    """Who counts as what: the population of a row, from its contract and its service status."""
    cases = " ".join(
        f"WHEN contract_type = '{contract}' THEN '{POPULATION_OF_CONTRACT.get(contract, contract)}'"
        for contract in NOT_STAFF
    )
    return f"CASE WHEN service = 'seconded in' THEN 'seconded in' {cases} ELSE 'staff' END"


def _run(connection: duckdb.DuckDBPyConnection, step: str, values: dict[str, object]) -> None:
    text = (files(__package__) / f"{step}.sql").read_text("utf-8")
    connection.execute(Template(text).substitute(values))


def _names() -> dict[str, object]:
    return {
        "state_names": listed(STATE),
        "state_of_intervals": listed(STATE, "intervals.{0}"),
        "state_any": listed(STATE, "ANY_VALUE({0}) AS {0}"),
        "derived_any": listed(DERIVED, "ANY_VALUE({0}) AS {0}"),
        "carried_names": listed(CARRIED),
        "carried_last": listed(CARRIED, "MAX_BY({0}, valid_from) AS {0}"),
    }


def _values(connection: duckdb.DuckDBPyConnection, table: str, options: DeriveOptions) -> dict[str, object]:
    given = given_columns(connection, table)
    precision = "entry_on_duty_precision"
    return _names() | {
        "state": ", ".join(_typed(name, given) for name in STATE),
        "carried": ", ".join(name if name in given else f"CAST(NULL AS DATE) AS {name}" for name in CARRIED),
        "entry_precision": precision if precision in given else "CAST(NULL AS VARCHAR)",
        "action": "action" if "action" in given else "CAST(NULL AS VARCHAR)",
        "action_reason": "action_reason" if "action_reason" in given else "CAST(NULL AS VARCHAR)",
        "break_days": options.break_days,
    }


def _typed(name: str, given: frozenset[str]) -> str:
    if name == "supervisor" and name in given:
        return "CASE supervisor WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' END AS supervisor"
    kind = "DOUBLE" if name == "part_time" else "VARCHAR"
    return f"CAST({name if name in given else 'NULL'} AS {kind}) AS {name}"


def _birth_years(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    def year(table: str) -> str:
        has_year = "birth_year" in given_columns(connection, table)
        return "birth_year" if has_year else "CAST(NULL AS SMALLINT)"

    return {"list_birth_year": year("staff_list_rows"), "assignment_birth_year": year("assignment_rows")}
