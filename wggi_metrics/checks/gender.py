"""Gender codes of a column are read together, as a set; what is doubtful is asked and not guessed (step 3)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from wggi_metrics.checks.answers import Answer, Fault, holds_other_things, may_be_shown, read_each
from wggi_metrics.checks.findings import Findings, listed
from wggi_metrics.checks.texts import Texts
from wggi_metrics.dictionary import GENDERS, Field, folded
from wggi_metrics.dictionary.genders import GenderReading, gender_set

MOST_SHOWN = 20


def genders(
    asked: Field, column: str, texts: Texts, given: frozenset[int], has_table: bool, findings: Findings
) -> Answer:
    """The genders of a column: by the profile's table where it has one, else by the one set that fits."""
    if has_table:
        known = {text for place, text in enumerate(texts.distinct.to_pylist()) if place in given}
        return read_each(texts, lambda text: _by_table(text, known), pa.string())
    reading = gender_set(texts.distinct.to_pylist())
    if reading.only is None and len(texts.distinct):
        strange = holds_other_things(len(texts.distinct), int(texts.counts().sum()), int(texts.counts().sum()))
        _ask(asked, column, reading, findings, hidden=strange or len(texts.distinct) > MOST_SHOWN)
        return Answer(pa.nulls(len(texts.distinct), pa.string()))
    meaning = reading.only.meaning if reading.only else {}
    return read_each(texts, lambda text: meaning.get(text) or _fault("gender_code_asked", text), pa.string())


def _by_table(text: str, known: set[str]) -> str | Fault:
    if text in known or folded(text) in GENDERS:
        return folded(text)
    return _fault("unknown_gender_code", text)


def _fault(rule: str, text: str) -> Fault:
    return Fault(rule, may_be_shown(text), {"allowed": listed(GENDERS)})


def _ask(asked: Field, column: str, reading: GenderReading, findings: Findings, *, hidden: bool) -> None:
    """The codes can mean several things, or nothing that is known: one question for the column."""
    shown = [code for code in reading.asked or _all_codes(reading) if may_be_shown(code)]
    codes = "…" if hidden else listed(shown)
    rule = "gender_codes_ambiguous" if reading.candidates else "gender_codes_unknown"
    findings.error(rule, column=column, field=asked.name, codes=codes)


def _all_codes(reading: GenderReading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for candidate in reading.candidates for code in candidate.meaning))


def count_genders(texts: Texts, values: pa.Array) -> dict[str, tuple[str, int]]:
    """For each code of the export (blank: "") what it was read as and in how many rows; unread ones as ""."""
    places, first, rows = np.unique(texts.index, return_index=True, return_counts=True)
    codes = texts.distinct.to_pylist()
    counted: dict[str, tuple[str, int]] = {}
    for place, row, count in zip(places, first, rows, strict=True):
        code = codes[place] if place >= 0 else ""
        gender: Any = values[int(row)].as_py()
        counted[code] = (gender or "", counted.get(code, ("", 0))[1] + int(count))
    return counted
