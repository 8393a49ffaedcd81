"""The columns and counts of one ``[[sheet]]`` (step 2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wggi_metrics.dictionary import Dataset
from wggi_metrics.profiles.reading import Reading, Table, as_cell_text, as_count, as_tables, as_text, as_texts
from wggi_metrics.profiles.types import Column, CountColumns, DatedColumn
from wggi_metrics.words import say

COUNTED = ("women", "men", "other", "not_stated")
DATED = ("column", "dates", "month", "day")


def columns_from(table: Table, dataset: Dataset | None, reading: Reading, where: str) -> dict[str, Column]:
    """The headings by field."""
    entries = reading.table(table, "columns", where)
    part = say("profiles.word.part", part="columns", where=where)
    columns: dict[str, Column] = {}
    for name in entries:
        known = dataset is None or reading.one_of(
            name, tuple(dataset.fields), "unknown_field", field=name, dataset=dataset.name, where=part
        )
        column = _column(entries, name, reading, part)
        if known and column is not None:
            columns[name] = column
    return columns


def _column(entries: Table, name: str, reading: Reading, where: str) -> Column | None:
    given = entries[name]
    if isinstance(given, Mapping):
        return _dated(given, reading, say("profiles.word.part", part=name, where=where))
    return reading.take(entries, name, "column", _heading, where)


def _heading(value: Any) -> Any:
    """A heading or several."""
    return value or None if isinstance(value, str) else as_texts(value) or None


def _dated(table: Table, reading: Reading, where: str) -> DatedColumn | None:
    reading.known_keys(table, DATED, where)
    column = reading.take(table, "column", "text", as_text, where)
    if "column" not in table:
        reading.note("missing_key", key="column", where=where)
    month, day = (reading.take(table, key, "whole_number", as_count, where) for key in ("month", "day"))
    for key, number, last in (("month", month, 12), ("day", day, 31)):
        if number and number > last:
            allowed = f"1 – {last}"
            reading.note("not_allowed", value=str(number), key=key, where=where, allowed=allowed, suggestion="")
    return DatedColumn(column, reading.text(table, "dates", where), month, day) if column else None


def counts_from(table: Table, dataset: Dataset | None, reading: Reading, where: str) -> tuple[CountColumns, ...]:
    """The columns with numbers of people: one table, or a list of them with what each stands for."""
    tables = reading.take(table, "counts", "tables", as_tables, where) or ()
    part = say("profiles.word.part", part="counts", where=where)
    return tuple(_counts(entry, dataset, reading, part) for entry in tables)


def _counts(entry: Table, dataset: Dataset | None, reading: Reading, where: str) -> CountColumns:
    if dataset:
        reading.known_keys(entry, tuple(dict.fromkeys((*COUNTED, *dataset.fields))), where)
    headings = {name: reading.take(entry, name, "text", as_text, where) for name in COUNTED}
    others = [name for name in entry if name not in COUNTED]
    constants = {name: reading.take(entry, name, "value", as_cell_text, where) for name in others}
    return CountColumns(**headings, constants={name: text for name, text in constants.items() if text is not None})
