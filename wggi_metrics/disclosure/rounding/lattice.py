"""The lattice: which tables of persons are published, and whether any population can be told to have them (step 9)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from types import MappingProxyType
from typing import Any

from wggi_metrics.words import say

OF_STAFF = ("grade", "category", "location", "contract_type", "region", "org_unit", "country", "duty_station")
CUT_BY: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "staff": OF_STAFF,
    "appointments": OF_STAFF,
    "promotions": OF_STAFF,
    "departures": OF_STAFF,
    "stages": ("stage", "grade_band", "grade", "category", "location"),
    "focal points": ("location", "country"),
    "training": OF_STAFF,
    "survey answers": ("question_no", "answer", "location"),
})  # fmt: skip
"""What can be counted, and by which fields."""

KEYS = {"subject", "by", "each", "in_order"}


class LatticeRefused(ValueError):
    """The file of published tables can't be used; the text names every reason."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(say("disclosure.lattice.unreadable", reason="; ".join(reasons)))
        self.reasons = tuple(reasons)


@dataclass(frozen=True)
class Table:
    """One published table: what is counted, by which fields, and which of them are never added over."""

    name: str
    subject: str
    by: tuple[str, ...]
    each: tuple[str, ...] = ()
    in_order: str | None = None


@dataclass(frozen=True)
class Lattice:
    """All published tables; ``within`` names the field of which another one's values are parts."""

    tables: tuple[Table, ...]
    within: Mapping[str, str]
    last_month: int = 12
    population: str = "staff"

    def table(self, name: str) -> Table:
        """The table of this name. Raises: KeyError if there is none."""
        return next(table for table in self.tables if table.name == name)

    def chain(self, field: str) -> tuple[str, ...]:
        """The field and what its values lie within: grade, category."""
        parent = self.within.get(field)
        return (field, parent) if parent else (field,)

    def fields(self, table: Table) -> tuple[str, ...]:
        """The fields that a row of the table is named by: those never added over, then each with what it is within."""
        return (*table.each, *dict.fromkeys(name for field in table.by for name in reversed(self.chain(field))))

    def levels(self, table: Table) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The margins of a table, finest first: for each field of ``by``, the fields that are kept of its chain."""
        steps = [_steps(self.chain(field)) for field in table.by]
        return tuple(product(*steps))

    def of_subject(self, subject: str) -> tuple[Table, ...]:
        return tuple(table for table in self.tables if table.subject == subject)


def _steps(chain: tuple[str, ...]) -> list[tuple[str, ...]]:
    """(grade, category) -> grade with category, category alone, neither."""
    return [tuple(reversed(chain[place:])) for place in range(len(chain) + 1)]


@cache
def shipped_lattice() -> Lattice:
    """The lattice that comes with the package."""
    return parse_lattice((files("wggi_metrics.dictionary") / "lattice.toml").read_text("utf-8"))


def parse_lattice(text: str) -> Lattice:
    """The lattice that this TOML describes.

    Raises: LatticeRefused naming every mistake, or the tables that form a cycle.
    """
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise LatticeRefused([str(fault)]) from fault
    lattice = Lattice(
        tables=tuple(_table(name, entry) for name, entry in entries.get("tables", {}).items()),
        within=MappingProxyType(dict(entries.get("within", {}))),
        last_month=entries.get("last_month", 12),
        population=entries.get("population", "staff"),
    )
    reasons = [*_unknown_keys(entries), *_mistakes(lattice)] or list(_cycles(lattice))
    if reasons:
        raise LatticeRefused(reasons)
    return lattice


def _table(name: str, entry: Mapping[str, Any]) -> Table:
    by, each = (tuple(entry.get(key, ())) for key in ("by", "each"))
    return Table(name, str(entry.get("subject", "")), by, each, entry.get("in_order"))


def _unknown_keys(entries: Mapping[str, Any]) -> Iterator[str]:
    for name, entry in entries.get("tables", {}).items():
        for key in sorted(set(entry) - KEYS):
            yield say("disclosure.lattice.unknown_key", table=name, key=key)


def _mistakes(lattice: Lattice) -> Iterator[str]:
    if lattice.last_month not in range(1, 13):
        yield say("disclosure.lattice.month")
    for table in lattice.tables:
        known = CUT_BY.get(table.subject)
        if known is None:
            subjects = ", ".join(CUT_BY)
            yield say("disclosure.lattice.unknown_subject", table=table.name, subject=table.subject, known=subjects)
        else:
            yield from _mistakes_of(table, lattice, known)


def _mistakes_of(table: Table, lattice: Lattice, known: tuple[str, ...]) -> Iterator[str]:
    named = (*table.by, *table.each)
    for field in named:
        if field not in known:
            values = {"table": table.name, "subject": table.subject, "field": field, "known": ", ".join(known)}
            yield say("disclosure.lattice.unknown_field", **values)
        for parent in set(lattice.chain(field)[1:]) & set(named):
            yield say("disclosure.lattice.nested", table=table.name, field=field, parent=parent)
    if len(set(named)) < len(named):
        yield say("disclosure.lattice.repeated", table=table.name)
    if table.in_order is not None and table.in_order not in table.each:
        yield say("disclosure.lattice.order", table=table.name, field=table.in_order)


def _cycles(lattice: Lattice) -> Iterator[str]:
    for subject in dict.fromkeys(table.subject for table in lattice.tables):
        tables = lattice.of_subject(subject)
        in_cycle = [tables[place] for place in join_order([set(lattice.fields(table)) for table in tables])[1]]
        if in_cycle:
            fields = dict.fromkeys(field for table in in_cycle for field in table.by)
            named = ", ".join(table.name for table in in_cycle)
            yield say("disclosure.lattice.cycle", tables=named, fields=", ".join(fields))


def join_order(tables: Sequence[set[str]]) -> tuple[list[int], list[int]]:
    """The order in which tables can be joined to one population, and the tables left over because they form a cycle.

    A table can be taken off last if what it shares with all the others lies within one of them; tables without a cycle
    can all be taken off so (the reduction of M. H. Graham, 1979, and of C. T. Yu and M. Z. Ozsoyoglu, 1979). Then
    tables that agree in what they share are always tables of one population (N. N. Vorob'ev, 1962; whole numbers too).
    """
    left = list(range(len(tables)))
    taken: list[int] = []
    while True:
        ear = next((place for place in reversed(left) if _is_ear(place, left, tables)), None)
        if ear is None:
            return taken[::-1], left
        left.remove(ear)
        taken.append(ear)


def _is_ear(place: int, left: Sequence[int], tables: Sequence[set[str]]) -> bool:
    others = [tables[other] for other in left if other != place]
    shared = tables[place] & set().union(*others)
    return not others or not shared or any(shared <= other for other in others)
