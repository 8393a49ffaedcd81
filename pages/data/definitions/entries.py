"""What can be looked up: measures, datasets, dimensions, rules; all from the dictionary (step 11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wggi_metrics.dictionary import Dataset, Field, folded, load_dictionary
from wggi_metrics.dictionary.dimensions import Dimension, dimensions
from wggi_metrics.dictionary.parameters import Parameter, parameters
from wggi_metrics.measures import REGISTRY, Definition
from wggi_metrics.words import say

KINDS = ("measure", "dataset", "dimension", "rule")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that has a page: its kind, name and label, the group it is listed in, all its words."""

    kind: str
    name: str
    label: str
    group: str
    words: str


@cache
def entries() -> tuple[Entry, ...]:
    """Everything that can be looked up, in the order of the dictionary."""
    found = (_measures(), _datasets(), _dimensions(), _rules())
    return tuple(entry for kind in found for entry in kind)


def of_kind(kind: str) -> tuple[Entry, ...]:
    """The entries of one kind."""
    return tuple(entry for entry in entries() if entry.kind == kind)


def entry_of(kind: str, name: str) -> Entry | None:
    """The entry of this name, or None."""
    return next((entry for entry in of_kind(kind) if entry.name == name), None)


def holding(text: str) -> tuple[Entry, ...]:
    """The entries that hold each of these words, whatever their case."""
    wanted = folded(text).split()
    return tuple(entry for entry in entries() if all(word in entry.words for word in wanted))


def _entry(kind: str, name: str, label: str, group: str, *words: object) -> Entry:
    text = " ".join(str(word) for word in (name, name.replace("_", " "), label, *words) if word)
    return Entry(kind, name, label, group, folded(text))


def _measures() -> Iterator[Entry]:
    for told in sorted(REGISTRY.values(), key=lambda told: told.kind != "stock"):  # each kind is one group
        group = say(f"definitions_page.groups.{told.kind}")
        yield _entry("measure", told.name, told.label, group, *_words_of_measure(told))


def _words_of_measure(told: Definition) -> Iterator[str]:
    yield from (told.about, told.left_out, told.says, told.does_not_say, told.unit, *told.columns)
    yield from (part for pair in (*told.terms, *told.source) for part in pair)


def _datasets() -> Iterator[Entry]:
    for dataset in load_dictionary().datasets.values():
        group = say(f"definitions_page.groups.{dataset.group}")
        yield _entry("dataset", dataset.name, dataset.label, group, *_words_of_dataset(dataset))


def _words_of_dataset(dataset: Dataset) -> Iterator[str]:
    yield from (dataset.about, dataset.grain)
    for field in dataset.fields.values():
        yield from _words_of_field(field)


def _words_of_field(field: Field) -> Iterator[str]:
    yield from (field.name, field.label, field.about, *field.headings)
    yield from (text for code in field.codes for text in (code.value, code.label))


def _dimensions() -> Iterator[Entry]:
    group = say("definitions_page.groups.dimensions")
    for dimension in dimensions().values():
        yield _entry("dimension", dimension.name, dimension.label, group, *_words_of_dimension(dimension))


def _words_of_dimension(dimension: Dimension) -> Iterator[str]:
    yield dimension.plural
    yield from dimension.values or ()


def _rules() -> Iterator[Entry]:
    for rule in parameters():
        group = say(f"definitions_page.groups.rule.{rule.kind}")
        yield _entry("rule", rule.name, rule.label, group, *_words_of_rule(rule))


def _words_of_rule(rule: Parameter) -> Iterator[str]:
    yield from (rule.about, rule.whose, rule.reference, rule.quote)
