"""The ``[ladder]`` of a profile, written there or in a file beside it (step 2)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from wggi_metrics.profiles.ladder import NO_GRADE, Ladder, ladder_from_table, un_common_system
from wggi_metrics.profiles.reading import Reading, Table, as_table, as_tables, as_texts
from wggi_metrics.profiles.types import Change
from wggi_metrics.words import say

KEYS = ("name", "grades", "categories", "feeds", "bands", "top", "unknown", "spellings", "changes")
Found = tuple[Ladder | None, str | None, tuple[Change, ...]]


def ladder_from(profile: Table, reading: Reading, base: Path | None) -> Found:
    """The ladder, the file that it came from, and the grades that were re-named."""
    given = profile.get("ladder")
    where = say("profiles.word.ladder")
    if given is None:
        return None, None, ()
    table = _in_file(given, reading, base) if isinstance(given, str) else as_table(given)
    if table is None:
        if not isinstance(given, str):
            reading.note("wrong_form", key="ladder", where=where, form=say("profiles.word.table"))
        return None, None, ()
    ladder = _ladder(table, reading, where)
    return ladder, given if isinstance(given, str) else None, changes_from(table, reading, where)


def _in_file(name: str, reading: Reading, base: Path | None) -> Table | None:
    """The ladder's table in a file beside the profile; never one outside its folder."""
    folder = (base or Path()).resolve()
    path = (folder / name).resolve()
    try:
        if not path.is_relative_to(folder):
            raise ValueError
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        reading.note("ladder_file", value=name)
        return None
    return as_table(table.get("ladder", table))


def _ladder(table: Table, reading: Reading, where: str) -> Ladder:
    """The ladder of a table; one with neither name nor grades amends the UN common system's."""
    before = len(reading.problems)
    reading.known_keys(table, KEYS, where)
    _check_forms(table, reading, where)
    if len(reading.problems) > before:
        return un_common_system()
    ladder = ladder_from_table(table)
    if not table.keys() & {"name", "grades", "categories"}:
        return _amended(ladder, table)
    if "grades" not in table:
        ladder = replace(ladder, grades=tuple(grade for grades in ladder.categories.values() for grade in grades))
    _check_grades(ladder, reading, where)
    return ladder


def _amended(ladder: Ladder, table: Table) -> Ladder:
    un = un_common_system()
    given = {key: getattr(ladder, key) for key in ("unknown", "top", "feeds", "bands") if key in table}
    return replace(un, spellings={**un.spellings, **ladder.spellings}, **given)


def _check_forms(table: Table, reading: Reading, where: str) -> None:
    reading.text(table, "name", where)
    reading.choice(table, "unknown", ("error", "keep"), where)
    for key in ("grades", "top"):
        reading.take(table, key, "texts", as_texts, where)
    for key in ("categories", "feeds", "bands", "spellings"):
        entries = reading.table(table, key, where)
        for name in entries:
            reading.take(entries, name, "texts", as_texts, say("profiles.word.part", part=key, where=where))


def _check_grades(ladder: Ladder, reading: Reading, where: str) -> None:
    """Each grade once, and no category, feeder or top that is no grade."""
    for grade in sorted({grade for grade in ladder.grades if ladder.grades.count(grade) > 1}):
        reading.note("grade_twice", value=grade, where=where)
    named = [
        *ladder.top,
        *_members(ladder.categories),
        *ladder.feeds,
        *_members(ladder.feeds),
        *_members(ladder.bands),
        *ladder.spellings,
    ]
    for grade in dict.fromkeys(named):
        if grade not in NO_GRADE:
            reading.one_of(grade, ladder.grades, "not_a_grade", where=where)


def _members(lists: Any) -> Iterable[str]:
    return [grade for grades in lists.values() for grade in grades]


def changes_from(table: Table, reading: Reading, where: str) -> tuple[Change, ...]:
    """The list of ``{ date, from, to }`` under ``changes``."""
    entries = reading.take(table, "changes", "change", as_tables, where) or ()
    part = say("profiles.word.part", part="changes", where=where)
    return tuple(change for entry in entries if (change := _change(entry, reading, part)))


def _change(entry: Table, reading: Reading, where: str) -> Change | None:
    reading.known_keys(entry, ("date", "from", "to"), where)
    for key in ("date", "from", "to"):
        if key not in entry:
            reading.note("missing_key", key=key, where=where)
    day, before, after = (
        reading.date(entry, "date", where), reading.text(entry, "from", where), reading.text(entry, "to", where),
    )  # fmt: skip
    return Change(day, before, after) if day and before is not None and after is not None else None
