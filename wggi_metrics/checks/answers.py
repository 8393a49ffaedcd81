"""What reading a column's distinct texts gives, and how its faults become problems at cells (step 3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from wggi_metrics.checks.findings import Findings, Rows
from wggi_metrics.checks.texts import Texts

SHOWN_LETTERS = 40
STRANGE_SHARE, STRANGE_MANY = 0.5, 4


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a distinct text can't be read: the rule it breaks, the text if it may be shown, words for the sentence."""

    rule: str
    shown: str | None = None
    words: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """Values per distinct text, null where there is a fault; ``precision`` stands beside dates only."""

    values: pa.Array
    faults: Mapping[int, Fault] = field(default_factory=dict)
    precision: pa.Array | None = None


def read_each(
    texts: Texts, read: Callable[[str], Any], kind: pa.DataType, skip: frozenset[int] = frozenset()
) -> Answer:
    """Every distinct text read by itself: ``read`` gives a value, None for blank, or a Fault."""
    found = [read(text) if text else None for text in texts.distinct.to_pylist()]
    faults = {place: value for place, value in enumerate(found) if isinstance(value, Fault)}
    values = [None if isinstance(value, Fault) else value for value in found]
    return Answer(pa.array(values, kind), faults)


def may_be_shown(text: str) -> str | None:
    """A text in a report, if it can't be a name: short, and with a digit or without a second word."""
    return text if len(text) <= SHOWN_LETTERS and (any(map(str.isdigit, text)) or " " not in text) else None


def number_shown(text: str) -> str | None:
    """A text where a date or number should be: shown if it has a digit and no word."""
    has_word = re.search(r"[^\W\d_]{4,}.*[^\W\d_]{4,}|@", text)
    return text if len(text) <= SHOWN_LETTERS and re.search(r"\d", text) and not has_word else None


def holds_other_things(distinct: int, cells: int, filled: int) -> bool:
    """Whether a column is likely another one, such as names: mostly unknown, and mostly different. It isn't shown."""
    return distinct > STRANGE_MANY and cells > STRANGE_SHARE * filled and distinct > STRANGE_SHARE * cells


def report(answer: Answer, texts: Texts, rows: Rows, column: str, name: str, findings: Findings) -> None:
    """One error per cell that holds a text with a fault."""
    if not answer.faults:
        return
    places = texts.rows_of(list(answer.faults))
    hidden = holds_other_things(len(answer.faults), len(places), int((texts.index >= 0).sum()))
    for place in places:
        fault = answer.faults[int(texts.index[place])]
        shown = None if hidden else fault.shown
        words = {**fault.words, "suggestion": ""} if hidden and "suggestion" in fault.words else fault.words
        findings.error(
            fault.rule, row=int(rows[place]), column=column, field=name, value=shown,
            found=f" “{shown}”" if shown is not None else "", **words,
        )  # fmt: skip
