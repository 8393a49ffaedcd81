"""What a template says and allows in the column of one field (step 0)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from wggi_metrics.dictionary import Field
from wggi_metrics.words import say

Rule = dict[str, Any]
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(9999, 12, 31)
_ANSWERS = ("yes", "no")


def note(field: Field) -> str:
    """The note on a heading: what it holds, in which form, and an example."""
    must = say(f"dictionary.template.{'required' if field.required else 'optional'}")
    form = say(f"dictionary.kind.{field.kind}")
    lines = [field.about, f"{form[0].upper()}{form[1:]}.", *_listed(field), must]
    return "\n".join([*lines, say("dictionary.template.example", example=field.example)])


def choices(field: Field) -> tuple[str, ...]:
    """What the drop-down of a field offers; nothing where it has none."""
    if field.kind == "yes_no":
        return _ANSWERS
    if field.kind == "grade":
        return _grades()
    return tuple(code.value for code in field.codes)


def rule(field: Field, where_listed: Callable[[tuple[str, ...]], str]) -> Rule | None:
    """The validation of a field's cells, as xlsxwriter takes it; ``where_listed`` gives a list's place."""
    offered = choices(field)
    if offered:
        return _list_rule(field, where_listed(offered))
    made = {"date": _date_rule, "count": _count_rule, "number": _number_rule, "fraction": _fraction_rule}
    return made[field.kind]() if field.kind in made else None


def example(field: Field) -> str | float | date:
    """The made-up example, as a cell holds it."""
    if field.kind == "date":
        return date.fromisoformat(field.example)
    if field.kind in {"count", "number", "fraction", "birth_date"}:
        return float(field.example)
    return field.example


def _listed(field: Field) -> list[str]:
    codes = ", ".join(code.value for code in field.codes)
    if not codes or field.kind == "gender":
        return []
    return [say(f"dictionary.template.{'known' if field.open_list else 'one_of'}", codes=codes)]


def _list_rule(field: Field, source: str) -> Rule:
    """A closed list stops other words; an open one, or another organisation's ladder, lets them pass."""
    is_open = field.open_list or field.kind == "grade"
    return {
        "validate": "list",
        "source": source,
        "error_type": "information" if is_open else "stop",
        "show_error": not is_open,
        **_message("not_in_list_title", "not_in_list"),
    }


def _date_rule() -> Rule:
    limits = {"criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
    return {
        "validate": "date",
        "error_type": "warning",
        **limits,
        **_message("not_a_date_title", "not_a_date"),
    }


def _count_rule() -> Rule:
    return {"validate": "integer", "criteria": ">=", "value": 0} | _message(
        "not_a_number_title", "not_a_count"
    )


def _number_rule() -> Rule:
    limits = {"criteria": "between", "minimum": -1e12, "maximum": 1e12}
    return {"validate": "decimal", **limits, "error_title": say("dictionary.template.not_a_number_title")}


def _fraction_rule() -> Rule:
    limits = {"criteria": "between", "minimum": 0, "maximum": 1}
    return {"validate": "decimal", **limits, **_message("not_a_number_title", "not_a_fraction")}


def _message(title: str, text: str) -> Rule:
    return {
        "error_title": say(f"dictionary.template.{title}"),
        "error_message": say(f"dictionary.template.{text}"),
    }


@cache
def _grades() -> tuple[str, ...]:
    """The grades of the UN common system, highest first, as a suggestion."""
    ladder = files(__package__) / "ladders" / "un_common_system.toml"
    return tuple(reversed(tomllib.loads(ladder.read_text("utf-8"))["grades"]))
