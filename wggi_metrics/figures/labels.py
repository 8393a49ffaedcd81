"""Codes in words, from the dictionary: a code has one label everywhere (step 10)."""

from __future__ import annotations

from functools import cache

from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.dictionary.dimensions import dimension, dimensions
from wggi_metrics.words import say

DATASETS = ("assignments", "staff_list", "applications", "vacancy_notices")
"""The datasets whose fields name groups, in the order in which a field's codes are looked for."""

BLANK = ""


@cache
def _codes(field: str) -> dict[str, str]:
    datasets = load_dictionary().datasets
    for name in DATASETS:
        found = datasets[name].fields.get(field) if name in datasets else None
        if found and found.codes:
            return {code.value: code.label for code in found.codes}
    return {}


def things(fields: tuple[str, ...]) -> str:
    """What the groups are, in the plural: grades, duty stations; groups where dimensions are crossed."""
    names = [name for name in fields if name in dimensions()]
    return lower(dimension(names[0]).plural) if len(names) == 1 else say("figures.groups")


@cache
def field_label(field: str) -> str:
    """A dimension in words: "Contract"; the name itself where the dictionary has none."""
    try:
        return say(f"figures.fields.{field}")
    except KeyError:
        return _from_dictionary(field)


def _from_dictionary(field: str) -> str:
    try:
        return dimension(field).label
    except KeyError:
        return capital(field.replace("_", " "))


@cache
def label_of(field: str, value: str | None) -> str:
    """One value of a dimension in words."""
    if value is None or value == BLANK:
        return say("figures.blank")
    return _codes(field).get(str(value)) or _own(field, str(value))


def _own(field: str, value: str) -> str:
    try:
        return say(f"figures.values.{field}.{value}")
    except KeyError:
        return capital(value)


def capital(text: str) -> str:
    """The text with a capital first letter, its others as they are."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """The text with a small first letter inside a sentence, unless it is a name: UN system, P-4."""
    name = len(text) > 1 and (text[1].isupper() or not text[1].isalpha())
    capitals = sum(word[:1].isupper() for word in text.split())
    return text if name or capitals > 1 else text[:1].lower() + text[1:]
