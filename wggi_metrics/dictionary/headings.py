"""Headings: the form in which they are compared, and the field that each known one means (step 0)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from wggi_metrics.dictionary import Field, folded, load_dictionary

_MARKS = re.compile(r"[^\w%]+|_+")


def heading_form(text: str) -> str:
    """A heading without case, accents and punctuation: ``N° d'agent`` and ``N d agent`` are one."""
    bare = "".join(
        character
        for character in unicodedata.normalize("NFD", folded(text))
        if not unicodedata.combining(character)
    )
    return _MARKS.sub(" ", bare).strip()


def forms(field: Field) -> tuple[str, ...]:
    """The forms by which a field is known: its label, its name and its other headings, in this order."""
    return tuple(dict.fromkeys(heading_form(text) for text in (field.label, field.name, *field.headings)))


@cache
def known_headings(dataset: str) -> Mapping[str, str]:
    """The form of every heading known in a dataset and the name of the field it means."""
    fields = load_dictionary().datasets[dataset].fields.values()
    return {form: field.name for field in fields for form in forms(field)}
