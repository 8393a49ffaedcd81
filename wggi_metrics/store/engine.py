"""How DuckDB is opened and spoken to: bounded, no extensions from the net, results drained (step 4)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from wggi_metrics.store.limits import StoreLimits

Connection = duckdb.DuckDBPyConnection


def opened(path: Path | None, limits: StoreLimits, spill: Path | None, *, read_only: bool = False) -> Connection:
    """A connection to a file (or to memory) within the limits; what doesn't fit is spilt to this folder."""
    return duckdb.connect(path or ":memory:", read_only=read_only, config=_settings(limits, spill))


def opened_for_readers(path: Path, limits: StoreLimits, spill: Path | None) -> Connection:
    """A read-only connection that reaches no other file and whose settings stay as they are."""
    connection = opened(path, limits, spill, read_only=True)
    run(connection, "SET enable_external_access = false")
    run(connection, "SET lock_configuration = true")
    return connection


def run(connection: Connection, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Executes a statement to its end; an undrained result would keep the connection occupied."""
    return connection.execute(statement, list(values) or None).fetchall()


def attach(connection: Connection, path: Path, name: str) -> None:
    """Makes another release readable under this name."""
    run(connection, f"ATTACH '{_quoted(path)}' AS {name} (READ_ONLY)")


def columns_held(connection: Connection, database: str) -> dict[str, frozenset[str]]:
    """The tables of an attached release, each with its columns: an older release may lack some."""
    question = """SELECT table_name, LIST(column_name) FROM duckdb_columns()
                  WHERE database_name = ? AND NOT internal GROUP BY table_name"""
    return {table: frozenset(columns) for table, columns in run(connection, question, [database])}


def _settings(limits: StoreLimits, spill: Path | None) -> dict[str, Any]:
    settings: dict[str, Any] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "python_enable_replacements": False,
        "temp_directory": str(spill) if spill else "",
    }
    if limits.threads:
        settings["threads"] = limits.threads
    if limits.memory:
        settings["memory_limit"] = limits.memory
    return settings


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
