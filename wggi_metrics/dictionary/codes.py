"""Codes that several steps read: yes and no, open ends, totals, refused headings, codes (step 0)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from wggi_metrics.dictionary import Code, Field, folded
from wggi_metrics.dictionary.headings import heading_form
from wggi_metrics.words import say

EXAMPLE_MARK = say("dictionary.template.example_mark")
"""A row that holds this text in any cell is a template's example, and is not imported."""


@cache
def shared_codes() -> Mapping[str, Any]:
    """``codes.toml`` as it stands."""
    return tomllib.loads((files(__package__) / "codes.toml").read_text("utf-8"))


@cache
def code_lists() -> Mapping[str, tuple[Code, ...]]:
    """The lists of codes that fields name instead of repeating them."""
    return {name: codes_from(entries) for name, entries in shared_codes()["lists"].items()}


def codes_from(entries: Iterable[Mapping[str, Any]]) -> tuple[Code, ...]:
    """Codes from their entries in TOML."""
    return tuple(Code(entry["value"], entry["label"], tuple(entry.get("spellings", ()))) for entry in entries)


@cache
def spellings(field: Field) -> Mapping[str, str]:
    """Every folded spelling of the field's codes, value and label included, and the value it means."""
    return {
        folded(text): code.value for code in field.codes for text in (*code.spellings, code.label, code.value)
    }


def code_of(field: Field, text: str) -> str | None:
    """The code that this text spells exactly, or None: never the most similar one."""
    return spellings(field).get(folded(text))


@cache
def yes_no_spellings() -> Mapping[str, bool]:
    """Every folded spelling of yes (True) and no (False)."""
    answers = shared_codes()["yes_no"]
    return {folded(text): True for text in answers["yes"]} | {folded(text): False for text in answers["no"]}


def yes_no(text: str) -> bool | None:
    """Yes, no, or None where the text is neither."""
    return yes_no_spellings().get(folded(text))


@cache
def open_ends() -> frozenset[str]:
    """Folded texts that stand for an interval that runs on."""
    return _folded_set(shared_codes()["dates"]["open_end"])


@cache
def no_dates() -> frozenset[str]:
    """Folded texts that stand where no date is given."""
    return _folded_set(shared_codes()["dates"]["none"])


def is_example(text: str) -> bool:
    """Whether a cell marks its row as a template's example."""
    return folded(text) == folded(EXAMPLE_MARK)


def is_total(text: str) -> bool:
    """Whether a cell opens a row of totals: ``Total``, ``Sous-total : Nairobi``, but not ``Totality``."""
    cell = folded(text)
    return cell in _total_cells() or cell.startswith(_total_beginnings())


@cache
def refused_headings() -> frozenset[str]:
    """The forms of headings that announce names, addresses, pay or health."""
    return frozenset(heading_form(text) for text in shared_codes()["refused"]["headings"])


def is_refused(heading: str) -> bool:
    """Whether a column of this heading is refused at import unless the profile maps it away."""
    return heading_form(heading) in refused_headings()


@cache
def _total_cells() -> frozenset[str]:
    totals = shared_codes()["totals"]
    return _folded_set([*totals["whole"], *totals["beginnings"]])


@cache
def _total_beginnings() -> tuple[str, ...]:
    beginnings = _folded_set(shared_codes()["totals"]["beginnings"])
    return tuple(sorted(word + mark for word in beginnings for mark in (" ", ":", ",", "-", "(")))


def _folded_set(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(text) for text in texts)
