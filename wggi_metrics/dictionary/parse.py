"""The dictionary's TOML becomes datasets and fields, or is refused with every mistake in it (step 0)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wggi_metrics.dictionary import GROUPS, Code, Dataset, Field
from wggi_metrics.dictionary.codes import code_lists, codes_from
from wggi_metrics.dictionary.mistakes import dataset_mistakes

_FIELD_KEYS = frozenset(
    ("label", "kind", "required", "about", "example", "headings", "codes", "open_list", "personal", "like")
)
_DATASET_KEYS = frozenset(
    ("label", "grain", "about", "key", "main_date", "wide", "fields", "fields_of", "without", "one_of")
)


class DictionaryError(ValueError):
    """Mistakes in the dictionary's own files: ours, found by tests."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


def dataset(name: str, group: str, entry: Mapping[str, Any], known: Mapping[str, Dataset]) -> Dataset:
    """The dataset of this entry; fields may be taken over from datasets already known.

    Raises: DictionaryError naming every mistake in the entry.
    """
    mistakes = list(_entry_mistakes(name, group, entry))
    fields = _fields(name, entry, known, mistakes)
    made = Dataset(
        name=name,
        label=entry.get("label", ""),
        group=group,
        grain=entry.get("grain", ""),
        about=entry.get("about", ""),
        fields=fields,
        key=tuple(entry.get("key", ())),
        main_date=entry.get("main_date"),
        wide=entry.get("wide", False),
        one_of=tuple(tuple(group) for group in entry.get("one_of", ())),
    )
    mistakes += dataset_mistakes(made)
    if mistakes:
        raise DictionaryError(mistakes)
    return made


def _fields(
    name: str, entry: Mapping[str, Any], known: Mapping[str, Dataset], mistakes: list[str]
) -> dict[str, Field]:
    """The dataset's own fields, then those shared with another."""
    shared = _shared_fields(name, entry, known, mistakes)
    fields: dict[str, Field] = {}
    fields_of = {**{other: made.fields for other, made in known.items()}, name: fields}
    for field_name, field_entry in entry.get("fields", {}).items():
        where = f"{name}.{field_name}"
        mistakes += [f"{where}: unknown key {key!r}" for key in field_entry if key not in _FIELD_KEYS]
        taken = _taken_over(where, field_entry, fields_of, mistakes)
        fields[field_name] = _field(field_name, field_entry, taken, where, mistakes)
    return fields | {key: field for key, field in shared.items() if key not in fields}


def _shared_fields(
    name: str, entry: Mapping[str, Any], known: Mapping[str, Dataset], mistakes: list[str]
) -> dict[str, Field]:
    if "fields_of" not in entry:
        return {}
    source = known.get(entry["fields_of"])
    if source is None:
        mistakes.append(f"{name}: takes its fields from {entry['fields_of']!r}, which is not known yet")
        return {}
    without = entry.get("without", ())
    mistakes += [f"{name}: leaves out {left!r}, no field" for left in without if left not in source.fields]
    return {field.name: field for field in source.fields.values() if field.name not in without}


def _taken_over(
    where: str, entry: Mapping[str, Any], fields_of: Mapping[str, Mapping[str, Field]], mistakes: list[str]
) -> Field | None:
    """The field that ``like`` names, in another dataset or earlier in the same one."""
    if "like" not in entry:
        return None
    source, _, field_name = entry["like"].partition(".")
    found = fields_of.get(source, {}).get(field_name)
    if found is None:
        mistakes.append(f"{where}: is like {entry['like']!r}, which is not known yet")
    return found


def _field(
    name: str, entry: Mapping[str, Any], taken: Field | None, where: str, mistakes: list[str]
) -> Field:
    start = taken or Field(name=name, label="", kind="", required=False, about="", example="")
    return Field(
        name=name,
        label=entry.get("label", start.label),
        kind=entry.get("kind", start.kind),
        required=entry.get("required", start.required),
        about=entry.get("about", start.about),
        example=entry.get("example", start.example),
        headings=tuple(entry.get("headings", start.headings)),
        codes=_codes(entry["codes"], where, mistakes) if "codes" in entry else start.codes,
        open_list=entry.get("open_list", start.open_list),
        personal=entry.get("personal", start.personal),
    )


def _codes(given: str | list[dict[str, Any]], where: str, mistakes: list[str]) -> tuple[Code, ...]:
    if not isinstance(given, str):
        return codes_from(given)
    if given not in code_lists():
        mistakes.append(f"{where}: there is no list of codes named {given!r}")
    return code_lists().get(given, ())


def _entry_mistakes(name: str, group: str, entry: Mapping[str, Any]) -> Iterator[str]:
    if group not in GROUPS:
        yield f"{name}: {group!r} is not a group"
    for key in entry:
        if key not in _DATASET_KEYS:
            yield f"{name}: unknown key {key!r}"
