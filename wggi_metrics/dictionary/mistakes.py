"""What the dictionary must keep: complete fields, and no code or heading that means two things (step 0)."""

from __future__ import annotations

from collections.abc import Iterator

from wggi_metrics.dictionary import KINDS, Dataset, Field, folded
from wggi_metrics.dictionary.headings import forms


def dataset_mistakes(made: Dataset) -> Iterator[str]:
    """Every mistake in a dataset, each as a sentence."""
    for key in ("label", "grain", "about"):
        if not getattr(made, key):
            yield f"{made.name}: no {key}"
    main_date = (made.main_date,) if made.main_date else ()
    named = (*made.key, *main_date, *(name for group in made.one_of for name in group))
    for field_name in named:
        if field_name not in made.fields:
            yield f"{made.name}: the key, the main date or one_of names {field_name!r}, no field of it"
    for field in made.fields.values():
        yield from _field_mistakes(f"{made.name}.{field.name}", field)
    yield from _repeated_headings(made)


def _field_mistakes(where: str, field: Field) -> Iterator[str]:
    for key in ("label", "about", "example"):
        if not getattr(field, key):
            yield f"{where}: no {key}"
    if field.kind not in KINDS:
        yield f"{where}: {field.kind!r} is not a kind"
    if field.kind in {"code", "gender"} and not field.codes:
        yield f"{where}: a closed list without codes"
    yield from _repeated_spellings(where, field)


def _repeated_spellings(where: str, field: Field) -> Iterator[str]:
    seen: dict[str, str] = {}
    for code in field.codes:
        own = dict.fromkeys(folded(text) for text in (code.value, code.label))
        for spelling in (*own, *(folded(text) for text in code.spellings)):
            if spelling in seen:
                yield f"{where}: {spelling!r} stands for {seen[spelling]!r} and again for {code.value!r}"
            seen[spelling] = code.value


def _repeated_headings(made: Dataset) -> Iterator[str]:
    seen: dict[str, str] = {}
    for field in made.fields.values():
        for form in forms(field):
            if form in seen:
                yield f"{made.name}: the heading {form!r} means {seen[form]!r} and {field.name!r}"
            seen[form] = field.name
        yield from _needless_headings(f"{made.name}.{field.name}", field)


def _needless_headings(where: str, field: Field) -> Iterator[str]:
    seen = {folded(field.label), folded(field.name)}
    for heading in field.headings:
        if folded(heading) in seen:
            yield f"{where}: the heading {heading!r} is given twice"
        seen.add(folded(heading))
