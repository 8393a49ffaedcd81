"""Which ladder of grades stands for the store, and whether the grades accepted so far fit it (step 4)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from wggi_metrics.dictionary import Dictionary
from wggi_metrics.profiles import NO_GRADE, Ladder
from wggi_metrics.store.engine import Connection, run
from wggi_metrics.store.load import Load
from wggi_metrics.store.refusals import LoadRefused, refusal


def described(ladder: Ladder) -> dict[str, Any]:
    """A ladder as a manifest keeps it."""
    return {field.name: getattr(ladder, field.name) for field in fields(ladder)}


def ladder_of(description: Mapping[str, Any]) -> Ladder:
    """The ladder that a manifest keeps."""
    known = {field.name for field in fields(Ladder)} & set(description)
    return Ladder(**{name: _fixed(description[name]) for name in known})


def _fixed(value: Any) -> Any:
    # JSON knows lists only; a ladder holds tuples.
    if isinstance(value, Mapping):
        return {name: _fixed(inner) for name, inner in value.items()}
    return tuple(_fixed(inner) for inner in value) if isinstance(value, list | tuple) else value


def given_ladder(load: Load) -> Ladder | None:
    """The one ladder that the load's profiles give; None if they give none.

    Raises: LoadRefused if they give two.
    """
    different = {json.dumps(described(ladder), sort_keys=True): ladder for ladder in load.ladders}
    if len(different) > 1:
        names = ", ".join(sorted(ladder.name for ladder in different.values()))
        raise LoadRefused(refusal("two_ladders", names=names))
    return next(iter(different.values()), None)


def fill_ladder(connection: Connection, ladder: Ladder) -> None:
    """Writes the ladder: one row per grade, rank 1 the lowest."""
    for rank, grade in enumerate(ladder.grades, start=1):
        feeders = json.dumps(list(ladder.feeders(grade)))
        row = [grade, rank, ladder.category_of(grade), feeders, grade in ladder.top, ladder.band_of(grade)]
        run(connection, "INSERT INTO ladder VALUES (?, ?, ?, ?, ?, ?)", row)


def refuse_unknown_grades(connection: Connection, ladder: Ladder, dictionary: Dictionary) -> None:
    """Refuses a ladder on which grades that the release holds have no place, unless it keeps unknown ones.

    Raises: LoadRefused naming them.
    """
    if ladder.unknown == "keep":
        return
    known = {*ladder.grades, *NO_GRADE}
    strange = sorted(_grades_held(connection, dictionary) - known)
    if strange:
        raise LoadRefused(
            refusal("ladder_conflict", ladder=ladder.name, n=len(strange), grades=", ".join(strange[:12]))
        )


def _grades_held(connection: Connection, dictionary: Dictionary) -> set[str]:
    questions = [
        f'SELECT DISTINCT "{field.name}" FROM "{dataset.name}" WHERE "{field.name}" IS NOT NULL'
        for dataset in dictionary.datasets.values()
        for field in dataset.fields.values()
        if field.kind == "grade"
    ]
    return {grade for question in questions for (grade,) in run(connection, question)}
