"""Every text for people, in one place per language (step 0).

A text is named ``part.key`` and lies in ``words/<language>/<part>.toml``. A text with two forms,
``one`` and ``other``, is chosen by the value ``n``. Values are set in by name, as in ``"{n} of {total}"``; a word
with two forms beside its number is written ``"{n} {n:notice|notices}"``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

LANGUAGE = "en"


@cache
def _part(part: str, language: str) -> dict[str, object]:
    return tomllib.loads((files(__package__) / language / f"{part}.toml").read_text("utf-8"))


@cache
def _text(name: str, language: str) -> object:
    part, *keys = name.split(".")
    found: object = _part(part, language)
    for key in keys:
        if not isinstance(found, dict) or key not in found:
            raise KeyError(f"no text is named {name!r} in {language}")
        found = found[key]
    return found


def say(name: str, /, **values: object) -> str:
    """The text of this name with the values set in.

    Raises: KeyError if there is no such text or a value is missing: a mistake of ours, found by tests.
    """
    text = _text(name, LANGUAGE)
    if isinstance(text, dict):
        text = text["one" if values.get("n") == 1 else "other"]
    return _filled(str(text), values)


def _filled(text: str, values: Mapping[str, object]) -> str:
    return "".join([
        literal if field is None else literal + _set_in(values[field], _filled(form, values) if "{" in form else form)
        for literal, field, form in _pieces(text)
    ])  # fmt: skip


@cache
def _pieces(text: str) -> tuple[tuple[str, str | None, str], ...]:
    """A text taken apart once: what stands as it is, then the name of a value and its form."""
    return tuple((literal, field, form or "") for literal, field, form, _ in Formatter().parse(text))


def _set_in(value: object, form: str) -> str:
    """A value as text; ``{n:woman|women}`` is the form that goes with the number n."""
    one, is_noun, other = form.partition("|")
    if not is_noun:
        return format(value, form)
    return one if str(value) == "1" else other


def listed(name: str, /) -> list[Any]:
    """The texts of this name, which are a list: the steps of a recipe, the rows of its table.

    Raises: KeyError if there are none.
    """
    found = _text(name, LANGUAGE)
    if not isinstance(found, list):
        raise KeyError(f"{name!r} is no list of texts in {LANGUAGE}")
    return found
