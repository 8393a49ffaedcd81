"""The tables of a release, made from the dictionary (step 4)."""

from __future__ import annotations

import hashlib
from functools import cache

from wggi_metrics.dictionary import Dataset, Dictionary, Field, load_dictionary

TYPES = {
    "person_id": "UUID", "date": "DATE", "birth_date": "SMALLINT", "number": "DOUBLE", "fraction": "DOUBLE",
    "count": "BIGINT", "yes_no": "BOOLEAN",
}  # fmt: skip

BESIDE = {"source": "INTEGER", "source_row": "INTEGER"}

SOURCES = {
    "source": "INTEGER", "file": "VARCHAR", "sha256": "VARCHAR", "sheet": "VARCHAR", "dataset": "VARCHAR",
    "as_of": "DATE", "period_from": "DATE", "period_to": "DATE", "scope": "VARCHAR", "profile": "VARCHAR",
    "ladder": "VARCHAR", "fields": "VARCHAR", "rows": "BIGINT", "kept": "BIGINT", "set_aside": "BIGINT",
    "skipped": "BIGINT", "held": "BIGINT", "loaded_at": "TIMESTAMP", "withheld": "VARCHAR",
    "absent": "VARCHAR", "concurrent": "VARCHAR", "load": "INTEGER", "dictionary": "VARCHAR",
    "profile_sha": "VARCHAR", "rows_are_people": "BOOLEAN",
}  # fmt: skip
"""One row per sheet that rows come from. ``rows`` = ``kept`` + ``set_aside`` + ``skipped`` as read; ``held``
is how many rows of the release come from it; ``load`` the number of the release that brought it; ``scope``,
``fields`` and ``withheld`` are JSON."""

SET_ASIDE = {
    "source": "INTEGER", "row": "INTEGER", "cell": "VARCHAR", "field": "VARCHAR", "rule": "VARCHAR",
    "problem": "VARCHAR",
}  # fmt: skip
WITHHELD = {"source": "INTEGER", "measure": "VARCHAR", "reason": "VARCHAR"}
LADDER = {
    "grade": "VARCHAR", "rank": "INTEGER", "category": "VARCHAR", "feeders": "VARCHAR", "top": "BOOLEAN",
    "band": "VARCHAR",
}  # fmt: skip

OWN_TABLES = {"sources": SOURCES, "set_aside": SET_ASIDE, "withheld": WITHHELD, "ladder": LADDER}


def is_stored(field: Field) -> bool:
    """Whether a field is kept at all: names and other free text on persons are not."""
    return not (field.personal and field.kind == "text")


def is_pseudonymised(field: Field) -> bool:
    """Whether a field's values are numbers of persons."""
    return field.kind == "person_id" or (field.personal and field.kind == "id")


def stored_name(field: Field) -> str:
    """A field's column: of a birth date only the year is kept; ``source`` is the sheet behind every row."""
    if field.kind == "birth_date":
        return "birth_year"
    return "source_named" if field.name == "source" else field.name


def column_type(field: Field) -> str:
    return "UUID" if is_pseudonymised(field) else TYPES.get(field.kind, "VARCHAR")


def columns(dataset: Dataset) -> dict[str, str]:
    """A dataset's columns and their types; beside each date stands its precision (blank: to the day)."""
    found: dict[str, str] = {}
    for field in filter(is_stored, dataset.fields.values()):
        found[stored_name(field)] = column_type(field)
        if field.kind == "date":
            found[f"{field.name}_precision"] = "VARCHAR"
    return found | BESIDE


def natural_key(dataset: Dataset) -> tuple[str, ...]:
    """The columns that name a row of the dataset."""
    return tuple(stored_name(dataset.fields[name]) for name in dataset.key if name in dataset.fields)


def row_order(dataset: Dataset) -> tuple[str, ...]:
    """In which order rows are written: a person's together, which makes a long list's file 2.6 times smaller."""
    persons = [field.name for field in dataset.fields.values() if is_pseudonymised(field)]
    return tuple(dict.fromkeys((*persons[:1], *natural_key(dataset), "source_row")))


def is_dated_list(dataset: Dataset) -> bool:
    """Whether the dataset's rows are the state at a date, so that a sheet's key is that date."""
    return "as_of" in dataset.fields


def create(name: str, columns_of: dict[str, str]) -> str:
    """The statement that makes a table."""
    inside = ", ".join(f'"{column}" {kind}' for column, kind in columns_of.items())
    return f'CREATE TABLE "{name}" ({inside})'


def every_table(dictionary: Dictionary) -> dict[str, dict[str, str]]:
    """The tables of a release that are filled from sheets, before anything is derived."""
    return OWN_TABLES | {name: columns(dataset) for name, dataset in dictionary.datasets.items()}


@cache
def dictionary_version() -> str:
    """Names the dictionary by its content."""
    return hashlib.sha256(repr(load_dictionary()).encode()).hexdigest()[:12]
