"""Every text for people, in one place per language (step 0).

A text is named ``part.key`` and lies in ``words/<language>/<part>.toml``. A text with two forms,
``one`` and ``other``, is chosen by the value ``n``. Values are set in by name, as in ``"{n} of {total}"``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

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
    return str(text).format(**values)
