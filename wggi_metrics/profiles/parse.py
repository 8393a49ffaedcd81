"""A profile's TOML becomes a Profile, or a list of everything that is wrong with it (step 2)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from wggi_metrics.profiles.ladder import Ladder
from wggi_metrics.profiles.parse_ladder import changes_from, ladder_from
from wggi_metrics.profiles.parse_sheet import sheet_from
from wggi_metrics.profiles.reading import Reading, Table, as_tables, as_texts
from wggi_metrics.profiles.types import Profile, ProfileError
from wggi_metrics.words import say

KEYS = ("name", "sheet", "ladder", "units", "references")


def parse_profile(text: str, base: Path | None = None, *, name: str = "") -> Profile:
    """The profile that this TOML describes; ``base`` is the folder in which a ladder's file is looked for.

    Raises: ProfileError with every problem found.
    """
    reading = Reading(name)
    profile = _profile(_toml(text, reading), reading, base)
    if reading.problems:
        raise ProfileError(reading.problems)
    return profile


def read_profile(path: Path) -> Profile:
    """The profile in this file. Raises: ProfileError, OSError."""
    return parse_profile(path.read_text("utf-8"), path.parent, name=path.stem)


def _toml(text: str, reading: Reading) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reading.note("not_toml", reason=str(error).rstrip("."))
        raise ProfileError(reading.problems) from None


def _profile(table: Table, reading: Reading, base: Path | None) -> Profile:
    where = say("profiles.word.the_profile")
    reading.known_keys(table, KEYS, where)
    ladder, ladder_file, ladder_changes = ladder_from(table, reading, base)
    return Profile(
        sheets=_sheets(table, reading, ladder),
        ladder=ladder,
        ladder_file=ladder_file,
        ladder_changes=ladder_changes,
        unit_changes=_unit_changes(table, reading),
        references=reading.take(table, "references", "texts", as_texts, where) or (),
        name=reading.text(table, "name", where) or reading.name,
    )


def _sheets(table: Table, reading: Reading, ladder: Ladder | None) -> tuple[Any, ...]:
    where = say("profiles.word.the_profile")
    tables = reading.take(table, "sheet", "tables", as_tables, where)
    if not tables and "sheet" not in table:
        reading.note("no_sheet")
    return tuple(sheet_from(entry, number, reading, ladder) for number, entry in enumerate(tables or (), start=1))


def _unit_changes(table: Table, reading: Reading) -> Any:
    units = reading.table(table, "units", say("profiles.word.the_profile"))
    where = say("profiles.word.units")
    reading.known_keys(units, ("changes",), where)
    return changes_from(units, reading, where)
