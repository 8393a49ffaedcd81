"""A profile as TOML as people write it; reading it back gives the same profile (step 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import tomlkit
from tomlkit.items import AoT, InlineTable, Table

from wggi_metrics.profiles.ladder import Ladder, un_common_system
from wggi_metrics.profiles.types import Change, Column, CountColumns, DatedColumn, Profile, SheetProfile

PLAIN = ("sheet", "dataset", "as_of", "as_of_cell", "as_of_sheet")
LATER = ("dates", "valid_to_is", "absent", "concurrent")


def write_profile(profile: Profile) -> str:
    """The profile's TOML."""
    document = tomlkit.document()
    if profile.name:
        document["name"] = profile.name
    if profile.references:
        document["references"] = list(profile.references)
    if profile.ladder_file:
        document["ladder"] = profile.ladder_file
    sheets = tomlkit.aot()
    for entry in profile.sheets:
        sheets.append(_sheet(entry))
    document["sheet"] = sheets
    if profile.ladder and not profile.ladder_file:
        document["ladder"] = _ladder(profile.ladder, profile.ladder_changes)
    if profile.unit_changes:
        document["units"] = _with(tomlkit.table(), {"changes": _changes(profile.unit_changes)})
    return tomlkit.dumps(document)


def _sheet(entry: SheetProfile) -> Table:
    table = _with(tomlkit.table(), {key: getattr(entry, key) for key in PLAIN})
    _header(table, entry.header_rows)
    _with(table, {key: getattr(entry, key) for key in LATER if getattr(entry, key) != "last day"})
    for key in ("skip_rows_where", "scope"):
        lists = getattr(entry, key)
        if lists:
            table[key] = _inline({name: list(texts) for name, texts in lists.items()})
    _add(table, "columns", {name: _column(column) for name, column in entry.columns.items()})
    _add(table, "constants", entry.constants)
    _add(table, "values", {name: _with(tomlkit.table(), texts) for name, texts in entry.values.items()})
    _add(table, "withheld", entry.withheld)
    if entry.counts:
        table["counts"] = _counts(entry.counts)
    return table


def _header(table: Table, rows: tuple[int, ...] | None) -> None:
    if rows and len(rows) == 1:
        table["header_row"] = rows[0]
    elif rows:
        table["header_rows"] = list(rows)


def _add(table: Table, key: str, entries: Mapping[str, Any]) -> None:
    if entries:
        table[key] = _with(tomlkit.table(), entries)


def _with(table: Any, entries: Mapping[str, Any]) -> Any:
    for key, value in entries.items():
        if value is not None:
            table[key] = value
    return table


def _inline(entries: Mapping[str, Any]) -> InlineTable:
    return _with(tomlkit.inline_table(), entries)


def _column(column: Column) -> Any:
    if isinstance(column, DatedColumn):
        return _inline({key: getattr(column, key) for key in ("column", "dates", "month", "day")})
    return column if isinstance(column, str) else list(column)


def _counts(counts: tuple[CountColumns, ...]) -> Table | AoT:
    """One table where there is one, else a list of tables."""
    tables = [{**entry.constants, **entry.columns} for entry in counts]
    if len(tables) == 1:
        return _with(tomlkit.table(), tables[0])
    listed = tomlkit.aot()
    for table in tables:
        listed.append(_with(tomlkit.table(), table))
    return listed


def _ladder(ladder: Ladder, changes: Iterable[Change]) -> Table:
    """The ladder's table; what is as in the UN common system's is left out, for it is the default."""
    un = un_common_system()
    if ladder.grades == un.grades and ladder.categories == un.categories:
        table = _with(tomlkit.table(), {key: _listed(ladder, key) for key in _amendments(ladder, un)})
    else:
        table = _with(tomlkit.table(), {"name": ladder.name})
        _with(table, {key: _listed(ladder, key) for key in ("grades", "unknown", "top") if getattr(ladder, key)})
        for key in ("categories", "feeds", "bands", "spellings"):
            _add(table, key, {name: list(texts) for name, texts in getattr(ladder, key).items()})
    listed = list(changes)
    if listed:
        table["changes"] = _changes(listed)
    return table


def _amendments(ladder: Ladder, un: Ladder) -> list[str]:
    keys = ("unknown", "top", "feeds", "bands", "spellings")
    return [key for key in keys if getattr(ladder, key) != getattr(un, key)]


def _listed(ladder: Ladder, key: str) -> Any:
    value = getattr(ladder, key)
    if isinstance(value, Mapping):
        return _with(tomlkit.table(), {name: list(texts) for name, texts in value.items()})
    return value if isinstance(value, str) else list(value)


def _changes(changes: Iterable[Change]) -> Any:
    listed = tomlkit.array()
    for change in changes:
        listed.append(_inline({"date": change.date, "from": change.before, "to": change.after}))
    return listed.multiline(True)
