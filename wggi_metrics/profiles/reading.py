"""A profile's TOML being read: values of the right form, and every problem met on the way (step 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from wggi_metrics.problems import Problem
from wggi_metrics.words import say

Table = Mapping[str, Any]
Form = TypeVar("Form")
ALIKE = 70


def suggestion(value: str, allowed: Iterable[str]) -> str:
    """A sentence naming the allowed value most like this one, or nothing; it is never applied."""
    found = process.extractOne(value, list(allowed), scorer=fuzz.WRatio, score_cutoff=ALIKE)
    return say("profiles.word.suggestion", found=found[0]) if found else ""


@dataclass
class Reading:
    """What has been found wrong so far in the profile of this name."""

    name: str
    problems: list[Problem] = field(default_factory=list)

    def note(self, rule: str, *, value: str | None = None, field: str | None = None, **words: object) -> None:
        """Put one problem on record, in the words of its rule."""
        told = {"value": value, **words}
        self.problems.append(
            Problem(
                rule=rule,
                level="error",
                problem=say(f"profiles.error.{rule}.problem", **told),
                remedy=say(f"profiles.error.{rule}.remedy", **told),
                file=self.name or None,
                field=field,
                value=value,
            )
        )

    def known_keys(self, table: Table, allowed: Iterable[str], where: str) -> None:
        """Every key must be one of these."""
        for key in table:
            self.one_of(key, tuple(allowed), "unknown_key", where=where)

    def one_of(self, value: str, allowed: tuple[str, ...], rule: str, **words: str) -> bool:
        """The value must be one of these; else the problem lists them and suggests the nearest."""
        if value in allowed:
            return True
        near = suggestion(value, allowed)
        self.note(rule, value=value, allowed=", ".join(allowed), suggestion=near, **words)
        return False

    def take(self, table: Table, key: str, form: str, read: Callable[[Any], Form | None], where: str) -> Form | None:
        """The value of a key in its form, or None (noted) where it has another one."""
        if key not in table:
            return None
        found = read(table[key])
        if found is None:
            self.note("wrong_form", key=key, where=where, form=say(f"profiles.word.{form}"))
        return found

    def text(self, table: Table, key: str, where: str) -> str | None:
        return self.take(table, key, "text", as_text, where)

    def date(self, table: Table, key: str, where: str) -> date | None:
        return self.take(table, key, "date", as_date, where)

    def table(self, table: Table, key: str, where: str) -> Table:
        return self.take(table, key, "table", as_table, where) or {}

    def choice(self, table: Table, key: str, allowed: tuple[str, ...], where: str) -> str | None:
        """A text of a closed list."""
        found = self.text(table, key, where)
        if found is None or self.one_of(found, allowed, "not_allowed", key=key, where=where):
            return found
        return None


def as_text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def as_date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def as_table(value: Any) -> Table | None:
    return value if isinstance(value, Mapping) else None


def as_tables(value: Any) -> tuple[Table, ...] | None:
    """A list of tables; a single table counts as a list of one."""
    tables = (value,) if isinstance(value, Mapping) else value
    if isinstance(tables, list | tuple) and all(isinstance(table, Mapping) for table in tables):
        return tuple(tables)
    return None


def as_texts(value: Any) -> tuple[str, ...] | None:
    """A list of texts; a single text counts as a list of one."""
    texts = [value] if isinstance(value, str) else value
    return tuple(texts) if isinstance(texts, list) and all(isinstance(text, str) for text in texts) else None


def as_count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 1 else None


def as_rows(value: Any) -> tuple[int, ...] | None:
    """Row numbers from 1, in order."""
    rows = value if isinstance(value, list) else [value]
    whole = [as_count(row) for row in rows]
    return tuple(sorted(row for row in whole if row)) if whole and all(whole) else None


def as_cell_text(value: Any) -> str | None:
    """A constant as a cell would hold it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | float) else None
