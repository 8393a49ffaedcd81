"""What is published: rounded counts by table, period and cell, and nothing else (step 9).

A count that is not listed is 0, which is written "0-4": so no list of cells tells where somebody is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from wggi_metrics.disclosure.rounding.cells import Cell, Heads, Where, plain
from wggi_metrics.disclosure.rounding.lattice import Lattice, Table
from wggi_metrics.words import say

Issue = tuple[str, str]
"""One table of one period, published once."""
FORMAT = 1


class NotPublished(LookupError):
    """What is asked for is in no published table; the text names the nearest that is."""


class Count(NamedTuple):
    """A published count by gender."""

    women: int
    men: int
    other_or_not_stated: int

    @property
    def staff(self) -> int:
        """Women, men and other or not stated as published, added up."""
        return sum(self)


@dataclass(frozen=True)
class Published:
    """Every table and period published, with the counts that are not 0; ``base`` is what they are multiples of."""

    within: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    tables: Mapping[str, Table] = field(default_factory=dict)
    issues: Mapping[Issue, None] = field(default_factory=dict)
    counts: Mapping[Cell, Heads] = field(default_factory=dict)
    base: int = 5

    def count(self, table: str, period: str, cell: Mapping[str, str] | None = None) -> Count:
        """The published count of a cell of a table, or of one of its margins: without fields, the total.

        Raises: NotPublished if the table, the period or the cell is none of what is published.
        """
        found = self._table(table)
        if (table, period) not in self.issues:
            periods = ", ".join(self.periods(table))
            raise NotPublished(say("disclosure.asked.no_period", table=table, period=period, periods=periods))
        where = plain(cell or {}, self.within)
        if not self.holds(found, where):
            named = {"fields": ", ".join((*found.each, *found.by)) or "-", "given": ", ".join(cell or {}) or "-"}
            raise NotPublished(say("disclosure.asked.no_such_cell", table=table, **named))
        return Count(*self.counts.get(Cell(found.subject, period, where), (0, 0, 0)))

    def periods(self, table: str) -> tuple[str, ...]:
        """The periods for which a table is published, the earliest first."""
        return tuple(sorted(period for name, period in self.issues if name == table))

    def values(self, table: str, name: str) -> tuple[str, ...]:
        """The values of a field that have a count above 0 in any period: others are not told from nobody."""
        subject = self._table(table).subject
        found = {value for cell in self.counts if cell.subject == subject for key, value in cell.where if key == name}
        return tuple(sorted(found))

    def table_for(self, subject: str, fields: Iterable[str]) -> str:
        """The published table that holds a subject by these fields.

        Raises: NotPublished naming the table that shares the most fields.
        """
        asked = tuple(fields)
        ofsubject = [table for table in self.tables.values() if table.subject == subject]
        held = [table for table in ofsubject if set(asked) <= self._fields(table)]
        if held:
            return min(held, key=lambda table: len(table.by)).name
        if not ofsubject:
            raise NotPublished(say("disclosure.asked.nothing_published"))
        nearest = max(ofsubject, key=lambda table: len(set(asked) & self._fields(table))).name
        named = {"subject": subject, "fields": ", ".join(asked), "nearest": nearest}
        raise NotPublished(say("disclosure.asked.no_table", **named))

    def known(self, cell: Cell) -> Heads | None:
        """The published heads of a cell; None if no published table of its period holds it."""
        tables = self._by_period.get((cell.subject, cell.period), ())
        if any(self.holds(table, cell.where) for table in tables):
            return self.counts.get(cell, (0, 0, 0))
        return None

    def with_issue(self, lattice: Lattice, issues: Iterable[Issue], counts: Mapping[Cell, Heads]) -> Published:
        """With more tables and periods; what was published stays as it was."""
        added = dict.fromkeys(issues)
        return Published(
            within=dict(lattice.within),
            tables={**{name: lattice.table(name) for name, _ in added}, **self.tables},
            issues={**self.issues, **added},
            counts={**{cell: heads for cell, heads in counts.items() if any(heads)}, **self.counts},
            base=self.base,
        )

    def _table(self, name: str) -> Table:
        if name not in self.tables:
            nearest = ", ".join(self.tables) or "-"
            raise NotPublished(say("disclosure.asked.no_table", subject=name, fields="-", nearest=nearest))
        return self.tables[name]

    def _fields(self, table: Table) -> set[str]:
        return {*table.each, *table.by, *(self.within[name] for name in table.by if name in self.within)}

    def holds(self, table: Table, where: Where) -> bool:
        """Whether a table has such a cell or margin, by the fields that name it."""
        names = {name for name, _ in where}
        names |= {self.within[name] for name in names if name in self.within}
        return set(table.each) <= names <= self._fields(table)

    @cached_property
    def _by_period(self) -> dict[tuple[str, str], list[Table]]:
        found: dict[tuple[str, str], list[Table]] = {}
        for name, period in self.issues:
            found.setdefault((self.tables[name].subject, period), []).append(self.tables[name])
        return found

    def as_plain(self, only: Iterable[Issue] | None = None) -> dict[str, Any]:
        """What a file holds of it, in JSON's terms: of these tables and periods, or of all."""
        chosen = dict.fromkeys(self.issues if only is None else only)
        part = Published(self.within, self.tables, chosen, {}, self.base)
        kept = [(cell, heads) for cell, heads in self.counts.items() if part.known(cell) is not None]
        return {
            "format": FORMAT,
            "base": self.base,
            "within": dict(self.within),
            "tables": {name: _table_as_plain(self.tables[name]) for name in dict.fromkeys(name for name, _ in chosen)},
            "issues": [list(issue) for issue in chosen],
            "counts": [[*cell[:2], dict(cell.where), list(heads)] for cell, heads in sorted(kept)],
        }


def _table_as_plain(table: Table) -> dict[str, Any]:
    return {"subject": table.subject, "by": table.by, "each": table.each, "in_order": table.in_order}


def read_published(parts: Iterable[Mapping[str, Any]]) -> Published:
    """What the files hold together, the earliest first: a count published earlier stays."""
    found = Published()
    for part in parts:
        tables = {name: _table_of(name, entry) for name, entry in part["tables"].items()}
        counts = {
            Cell(subject, period, tuple(sorted(where.items()))): tuple(heads)
            for subject, period, where, heads in part["counts"]
        }
        found = Published(
            within=part["within"],
            tables={**tables, **found.tables},
            issues={**found.issues, **dict.fromkeys(map(tuple, part["issues"]))},
            counts={**counts, **found.counts},
            base=part["base"],
        )
    return found


def _table_of(name: str, entry: Mapping[str, Any]) -> Table:
    return Table(name, entry["subject"], tuple(entry["by"]), tuple(entry["each"]), entry["in_order"])


def fingerprint(plain_part: Mapping[str, Any]) -> str:
    """The SHA-256 of what a file holds, whatever its spacing."""
    text = json.dumps(plain_part, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
