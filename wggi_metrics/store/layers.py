"""What one load adds to a release, from its sheets or, to build a release anew, from the release it once made (step 4)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from wggi_metrics.dictionary import Dataset, Dictionary
from wggi_metrics.store.engine import Connection, attach, columns_held, run
from wggi_metrics.store.load import AcceptedSheet, Load
from wggi_metrics.store.rows import span, stored_rows
from wggi_metrics.store.tables import dictionary_version, every_table, is_dated_list, natural_key


class Layer(Protocol):
    """The rows that one load adds, and what its profiles say for the whole release."""

    given: Mapping[str, Any]

    def fill(self, connection: Connection, dictionary: Dictionary, report: Callable[[float], None]) -> None:
        """Writes the rows into the empty tables of a release being built."""


@dataclass(frozen=True)
class SheetLayer:
    """A load's sheets; ``first_source`` is the first number free for them."""

    load: Load
    given: Mapping[str, Any]
    secret: bytes
    first_source: int
    number: int
    loaded_at: datetime

    def fill(self, connection: Connection, dictionary: Dictionary, report: Callable[[float], None]) -> None:
        for place, sheet in enumerate(self.load.sheets):
            dataset = dictionary.datasets[sheet.checked.dataset]
            source = self.first_source + place
            rows = stored_rows(sheet, dataset, self.secret, source)
            append(connection, dataset.name, rows, order=(*natural_key(dataset), "source_row"))
            append(connection, "sources", _table_of([self._source(sheet, dataset, rows, source)]))
            append(connection, "set_aside", _table_of(_rows_set_aside(sheet, source)))
            append(connection, "withheld", _table_of(_withheld(sheet, source)))
            report((place + 1) / len(self.load.sheets))

    def _source(self, sheet: AcceptedSheet, dataset: Dataset, rows: pa.Table, source: int) -> dict[str, Any]:
        checked = sheet.checked
        first, last = span(rows, dataset.main_date)
        of_date = checked.as_of if is_dated_list(dataset) else None
        return {
            "source": source, "file": sheet.file, "sha256": sheet.sha256, "sheet": checked.sheet,
            "dataset": dataset.name, "as_of": checked.as_of, "period_from": first or of_date, "period_to": last or of_date,
            "scope": scope_text(checked.scope), "profile": sheet.profile, "ladder": (self.given.get("ladder") or {}).get("name"),
            "fields": json.dumps(list(checked.fields)), "rows": checked.rows, "kept": rows.num_rows,
            "set_aside": checked.rows - checked.skipped - rows.num_rows, "skipped": checked.skipped,
            "held": rows.num_rows, "loaded_at": self.loaded_at.replace(tzinfo=None),
            "withheld": json.dumps(dict(checked.withheld)),
            "absent": None if checked.profile.absent is None else str(checked.profile.absent),
            "concurrent": checked.profile.concurrent,
            "load": self.number, "dictionary": dictionary_version(), "profile_sha": sheet.profile_sha,
            "rows_are_people": sheet.rows_are_people,
        }  # fmt: skip


@dataclass(frozen=True)
class ReleaseLayer:
    """What a load added once, read from the release that it made, without the withdrawn files."""

    path: Path
    number: int
    without: tuple[str, ...]
    given: Mapping[str, Any]

    def fill(self, connection: Connection, dictionary: Dictionary, report: Callable[[float], None]) -> None:
        attach(connection, self.path, "again")
        run(
            connection,
            "INSERT INTO sources BY NAME SELECT * FROM again.sources WHERE load = ? AND NOT list_contains(?, sha256)",
            [self.number, list(self.without)],
        )
        tables = every_table(dictionary)
        for name in ("set_aside", "withheld", *dictionary.datasets):
            shared = columns_held(connection, "again", name) & set(tables[name])
            if shared:
                run(
                    connection,
                    f'INSERT INTO "{name}" BY NAME SELECT {listed(shared)} FROM again."{name}" '
                    "WHERE source IN (SELECT source FROM sources)",
                )
        report(1.0)


def append(connection: Connection, name: str, rows: pa.Table, order: tuple[str, ...] = ()) -> None:
    """Adds rows to a table, column by name."""
    if rows.num_rows == 0:
        return
    present = [f'"{column}"' for column in order if column in rows.column_names]
    ordered = f" ORDER BY {', '.join(present)}" if present else ""
    connection.register("arriving", rows)
    run(connection, f'INSERT INTO "{name}" BY NAME SELECT * FROM arriving{ordered}')
    connection.unregister("arriving")


def listed(columns: Iterable[str], of: str = "") -> str:
    """Columns as a list for SQL."""
    return ", ".join(f'{of}"{column}"' for column in sorted(columns))


def scope_text(scope: Mapping[str, tuple[str, ...]]) -> str:
    """A scope as text: equal scopes, equal texts."""
    return json.dumps({name: sorted(values) for name, values in scope.items()}, sort_keys=True)


def _rows_set_aside(sheet: AcceptedSheet, source: int) -> list[dict[str, Any]]:
    return [
        {"source": source, "row": problem.row, "cell": problem.cell, "field": problem.field,
         "rule": problem.rule, "problem": problem.problem}
        for problem in sheet.checked.problems
        if problem.level == "error" and problem.row is not None
    ]  # fmt: skip


def _withheld(sheet: AcceptedSheet, source: int) -> list[dict[str, Any]]:
    return [
        {"source": source, "measure": measure, "reason": reason}
        for measure, reason in sheet.checked.withheld.items()
    ]


def _table_of(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows)
