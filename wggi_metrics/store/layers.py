"""What one load adds to a release: from its sheets, or once more from the release that it made (step 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from wggi_metrics.dictionary import Dictionary
from wggi_metrics.store.engine import Connection, attach, columns_held, run
from wggi_metrics.store.load import Load
from wggi_metrics.store.rows import stored_rows
from wggi_metrics.store.sources import described_sheet, rows_set_aside, withheld
from wggi_metrics.store.tables import dictionary_version, every_table, row_order


class Layer(Protocol):
    """The rows that one load adds, and what its profiles say for the whole release."""

    @property
    def given(self) -> Mapping[str, Any]: ...

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
            append(connection, dataset.name, rows, order=row_order(dataset))
            described = self._described() | {"source": source, **described_sheet(sheet, dataset, rows)}
            append(connection, "sources", pa.Table.from_pylist([described]))
            append(connection, "set_aside", pa.Table.from_pylist(rows_set_aside(sheet, source)))
            append(connection, "withheld", pa.Table.from_pylist(withheld(sheet, source)))
            report((place + 1) / len(self.load.sheets))

    def _described(self) -> dict[str, Any]:
        return {
            "load": self.number,
            "loaded_at": self.loaded_at.replace(tzinfo=None),
            "ladder": self.given.get("ladder", {}).get("name"),
            "dictionary": dictionary_version(),
        }


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
            """INSERT INTO sources BY NAME SELECT * FROM again.sources
               WHERE load = ? AND NOT list_contains(?, sha256)""",
            [self.number, list(self.without)],
        )
        held, tables = columns_held(connection, "again"), every_table(dictionary)
        for name in ("set_aside", "withheld", *dictionary.datasets):
            if name in held:
                shared = listed(held[name] & set(tables[name]))
                run(
                    connection,
                    f'INSERT INTO "{name}" BY NAME SELECT {shared} FROM again."{name}" '
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
