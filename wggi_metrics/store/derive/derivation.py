"""The derivation's steps in order, inside the transaction that fills a release (step 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from string import Template

import duckdb

from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.store.derive import lists, tables
from wggi_metrics.store.derive.given import given_columns, make_row_views
from wggi_metrics.store.derive.state import CARRIED, DERIVED, STATE, listed

NOT_STAFF = ("short-term/temporary", "special short-term", "intern", "consultant", "other")
RECRUITMENT = (
    "notices_named", "candidatures", "board", "notice_stages", "notices", "channels", "recruitment_days",
)  # fmt: skip
POPULATION_OF_CONTRACT = {"short-term/temporary": "short-term"}


@dataclass(frozen=True)
class DeriveOptions:
    """What an organisation's profile and the parameters say about careers.

    ``regradings`` are (date, from grade, to grade); ``unit_changes`` (date, from unit, to unit).
    ``groups`` are pairs of country and UN regional group. Lengths in days, months and hours.
    """

    regradings: Sequence[tuple[date, str, str]] = ()
    unit_changes: Sequence[tuple[date, str, str]] = ()
    groups: Sequence[tuple[str, str]] = field(default_factory=tuple)
    break_days: int = 31
    absent_months: int = 24
    move_months: int = 12
    acting_months: int = 12
    training_day_hours: int = 8


def derive(connection: duckdb.DuckDBPyConnection, options: DeriveOptions) -> None:
    """Derive people, spells, changes and head counts from the rows of the release being built.

    The tables of the datasets, ``sources`` and ``ladder`` must be filled; nothing is committed here.
    """
    make_row_views(connection)
    tables.make_references(connection, options)
    values = _values(connection, options)
    _run(connection, "people", values)
    _run(connection, "states", values)
    tables.refuse_doubtful_states(connection)
    _run(connection, "assignments", values)
    _run(connection, "observations", values)
    lists.cover(connection)
    _run(connection, "list_intervals", values)
    tables.join_intervals(connection)
    for step in ("pieces", "described", "spells", "merged", "changes"):
        _run(connection, step, values)
    tables.describe_persons(connection)
    _run(connection, "stays", values)
    _run(connection, "seniority", values)
    _run(connection, "head_counts", values | _count_values(connection))
    tables.write_final(connection)
    for step in ("at_stations", "moves", "tours", "acting", "trainings", *RECRUITMENT):
        _run(connection, step, values)


def _count_values(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    """A head count may give a category or a regional group where it gives no grade or nationality."""
    given = given_columns(connection, "staff_count_rows")
    made: dict[str, object] = {name: name if name in given else f"CAST(NULL AS VARCHAR) AS {name}" for name in DERIVED}
    return made | {"population": population_sql(), "state": ", ".join(_typed(name, given) for name in STATE)}


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


def _values(connection: duckdb.DuckDBPyConnection, options: DeriveOptions) -> dict[str, object]:
    """What the steps' texts leave open: lists of columns, and the columns that the exports did not give."""
    return {
        "state_names": listed(STATE),
        "state_of_intervals": listed(STATE, "intervals.{0}"),
        "state_any": listed(STATE, "ANY_VALUE({0}) AS {0}"),
        "state_number": f"HASH({listed(STATE)})",
        "state_guard": f"HASH({listed(STATE[::-1])})",
        "carried_names": listed(CARRIED),
        "carried_last": listed(CARRIED, "ARG_MAX({0}, valid_from) AS {0}"),
        "population": population_sql(),
        "break_days": options.break_days,
        "absent_months": options.absent_months,
        "move_months": options.move_months,
        "acting_months": options.acting_months,
        "training_day_hours": options.training_day_hours,
        "stages": ", ".join(f"'{stage}'" for stage in _stages()),
        **_given_values("list", given_columns(connection, "staff_list_rows")),
        **_given_values("assignment", given_columns(connection, "assignment_rows")),
    }


def _stages() -> tuple[str, ...]:
    """The stages of selection in order, as the dictionary lists them."""
    return tuple(code.value for code in load_dictionary().datasets["applications"].fields["stage"].codes)


def _given_values(kind: str, given: frozenset[str]) -> dict[str, object]:
    def text(name: str) -> str:
        return name if name in given else "CAST(NULL AS VARCHAR)"

    return {
        f"{kind}_state": ", ".join(_typed(name, given) for name in STATE),
        f"{kind}_carried": ", ".join(name if name in given else f"CAST(NULL AS DATE) AS {name}" for name in CARRIED),
        f"{kind}_entry_precision": text("entry_on_duty_precision"),
        f"{kind}_action": text("action"),
        f"{kind}_action_reason": text("action_reason"),
        f"{kind}_birth_year": "birth_year" if "birth_year" in given else "CAST(NULL AS SMALLINT)",
    }


def _typed(name: str, given: frozenset[str]) -> str:
    if name == "supervisor" and name in given:
        return "CASE supervisor WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' END AS supervisor"
    kind = "DOUBLE" if name == "part_time" else "VARCHAR"
    return f"CAST({name if name in given else 'NULL'} AS {kind}) AS {name}"
