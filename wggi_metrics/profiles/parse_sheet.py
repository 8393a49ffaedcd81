"""One ``[[sheet]]`` of a profile (step 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from wggi_metrics.dictionary import DICTIONARY, Dataset, Field
from wggi_metrics.profiles.ladder import NO_GRADE, Ladder
from wggi_metrics.profiles.parse_columns import columns_from, counts_from
from wggi_metrics.profiles.reading import Reading, Table, as_cell_text, as_count, as_rows, as_texts
from wggi_metrics.profiles.types import CONCURRENT, VALID_TO_IS, SheetProfile
from wggi_metrics.words import say

KEYS = (
    "sheet", "dataset", "as_of", "as_of_cell", "as_of_sheet", "header_row", "header_rows", "dates",
    "skip_rows_where", "valid_to_is", "columns", "constants", "values", "withheld", "counts", "scope", "absent",
    "concurrent",
)  # fmt: skip


def sheet_from(table: Table, number: int, reading: Reading, ladder: Ladder | None) -> SheetProfile:
    """The entry that this table describes; what is wrong with it is noted."""
    where = _where(table, number)
    reading.known_keys(table, KEYS, where)
    for key in ("sheet", "dataset"):
        if key not in table:
            reading.note("missing_key", key=key, where=where)
    dataset = _dataset(table, reading, where)
    entry = _entry(table, dataset, reading, where)
    _check(entry, table, dataset, ladder, reading, where)
    return entry


def _where(table: Table, number: int) -> str:
    name = table.get("sheet")
    if isinstance(name, str):
        return say("profiles.word.the_sheet", sheet=name)
    return say("profiles.word.the_sheet_number", number=number)


def _dataset(table: Table, reading: Reading, where: str) -> Dataset | None:
    name = reading.choice(table, "dataset", tuple(DICTIONARY.datasets), where)
    return DICTIONARY.datasets[name] if name else None


def _entry(table: Table, dataset: Dataset | None, reading: Reading, where: str) -> SheetProfile:
    valid_to_is = reading.choice(table, "valid_to_is", VALID_TO_IS, where) or "last day"
    return SheetProfile(
        sheet=reading.text(table, "sheet", where) or "",
        dataset=dataset.name if dataset else "",
        columns=columns_from(table, dataset, reading, where),
        as_of=reading.date(table, "as_of", where),
        as_of_cell=reading.take(table, "as_of_cell", "cell", _cell, where),
        as_of_sheet=reading.text(table, "as_of_sheet", where),
        header_rows=_header_rows(table, reading, where),
        dates=reading.text(table, "dates", where),
        skip_rows_where=_lists(table, "skip_rows_where", reading, where),
        valid_to_is="first day away" if valid_to_is == "first day away" else "last day",
        constants=_constants(table, dataset, reading, where),
        values=_values(table, dataset, reading, where),
        withheld=_texts(table, "withheld", reading, where),
        counts=counts_from(table, dataset, reading, where),
        scope=_scope(table, dataset, reading, where),
        absent=reading.take(table, "absent", "absent", _absent, where),
        concurrent=reading.choice(table, "concurrent", CONCURRENT, where),
    )


def _cell(value: Any) -> str | None:
    return value.upper() if isinstance(value, str) and re.fullmatch(r"[A-Za-z]{1,3}[1-9]\d*", value) else None


def _absent(value: Any) -> Any:
    return value if value in ("away", "left") else as_count(value)


def _header_rows(table: Table, reading: Reading, where: str) -> tuple[int, ...] | None:
    if "header_row" in table and "header_rows" in table:
        reading.note("header_row_and_rows", where=where)
    one = reading.take(table, "header_row", "whole_number", as_count, where)
    return (one,) if one else reading.take(table, "header_rows", "rows", as_rows, where)


def _lists(table: Table, key: str, reading: Reading, where: str) -> dict[str, tuple[str, ...]]:
    entries = reading.table(table, key, where)
    part = say("profiles.word.part", part=key, where=where)
    taken = {name: reading.take(entries, name, "texts", as_texts, part) for name in entries}
    return {name: texts for name, texts in taken.items() if texts is not None}


def _texts(table: Table, key: str, reading: Reading, where: str) -> dict[str, str]:
    entries = reading.table(table, key, where)
    part = say("profiles.word.part", part=key, where=where)
    taken = {name: reading.take(entries, name, "value", as_cell_text, part) for name in entries}
    return {name: text for name, text in taken.items() if text is not None}


def _fields(names: Any, dataset: Dataset | None, reading: Reading, where: str) -> None:
    if dataset is None:
        return
    known = tuple(dataset.fields)
    for name in names:
        reading.one_of(name, known, "unknown_field", field=name, dataset=dataset.name, where=where)


def _constants(table: Table, dataset: Dataset | None, reading: Reading, where: str) -> dict[str, str]:
    constants = _texts(table, "constants", reading, where)
    _fields(constants, dataset, reading, say("profiles.word.part", part="constants", where=where))
    return constants


def _scope(table: Table, dataset: Dataset | None, reading: Reading, where: str) -> dict[str, tuple[str, ...]]:
    scope = _lists(table, "scope", reading, where)
    _fields(scope, dataset, reading, say("profiles.word.part", part="scope", where=where))
    return scope


def _values(table: Table, dataset: Dataset | None, reading: Reading, where: str) -> dict[str, dict[str, str]]:
    entries = reading.table(table, "values", where)
    part = say("profiles.word.part", part="values", where=where)
    _fields(entries, dataset, reading, part)
    return {name: _texts(entries, name, reading, part) for name in entries}


def _check(
    entry: SheetProfile,
    table: Table,
    dataset: Dataset | None,
    ladder: Ladder | None,
    reading: Reading,
    where: str,
) -> None:
    """What can only be seen from several keys together."""
    dates = [key for key in ("as_of", "as_of_cell", "as_of_sheet") if key in table]
    if len(dates) > 1:
        reading.note("several_dates", value=", ".join(dates), where=where)
    for name in entry.columns.keys() & entry.constants.keys():
        reading.note("field_twice", value=name, where=where)
    for name, values in entry.values.items():
        if dataset and name in dataset.fields:
            _check_meanings(dataset.fields[name], values, ladder, reading, where)


def _check_meanings(
    field: Field, values: Mapping[str, str], ladder: Ladder | None, reading: Reading, where: str
) -> None:
    """The right-hand sides of a values table must be codes of ours, or grades of the ladder."""
    key = f"values.{field.name}"
    allowed: tuple[str, ...] = ()
    if field.codes and not field.open_list:
        allowed = tuple(code.value for code in field.codes)
    elif field.kind == "grade" and ladder and ladder.unknown == "error" and ladder.grades:
        allowed = (*ladder.grades, *NO_GRADE)
    for meaning in dict.fromkeys(values.values()) if allowed else ():
        if meaning:
            reading.one_of(meaning, allowed, "not_allowed", key=key, where=where)
