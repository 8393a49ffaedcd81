"""Every text for people, in one place per language (step 0).

A text is named ``part.key`` and lies in ``words/<language>/<part>.toml``. A text with two forms,
``one`` and ``other``, is chosen by the value ``n``. Values are set in by name, as in ``"{n} of {total}"``; a word
with two forms beside its number is written ``"{n} {n:notice|notices}"``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

LANGUAGE = "en"


@cache
def _part(part: str, language: str) -> dict[str, object]:
    return tomllib.loads((files(__package__) / language / f"{part}.toml").read_text("utf-8"))


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
    return _Numbered().vformat(str(text), (), values)


def listed(name: str, /) -> list[Any]:
    """The texts of this name, which are a list: the steps of a recipe, the rows of its table.

    Raises: KeyError if there are none.
    """
    found = _text(name, LANGUAGE)
    if not isinstance(found, list):
        raise KeyError(f"{name!r} is no list of texts in {LANGUAGE}")
    return found


class _Numbered(Formatter):
    """Sets values in; ``{n:woman|women}`` is the form that goes with the number n."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, is_noun, other = format_spec.partition("|")
        if not is_noun:
            return str(super().format_field(value, format_spec))
        return one if str(value) == "1" else other
