"""The columns of a sheet are read field by field: values by row, and the problems of single cells (step 3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wggi_metrics.checks import kinds
from wggi_metrics.checks.answers import Answer, report
from wggi_metrics.checks.date_columns import birth_years, dates
from wggi_metrics.checks.findings import Findings, Mask
from wggi_metrics.checks.gender import count_genders, genders
from wggi_metrics.checks.rows import Body
from wggi_metrics.checks.sources import Source
from wggi_metrics.checks.texts import Texts, joined, mapped, texts_of
from wggi_metrics.profiles.dates import How
from wggi_metrics.profiles.ladder import Ladder
from wggi_metrics.profiles.types import SheetProfile

BLANK_ALLOWED = frozenset({"valid_to", "gender", "grade"})
"""An open end is blank; an empty gender changes nothing; a blank grade has a rule of its own."""


@dataclass(frozen=True)
class Reading:
    """What the reading of every field needs to know about the export."""

    file: str
    body: Body
    profile: SheetProfile
    ladder: Ladder
    as_of: date | None
    date_system: int
    findings: Findings
    gender_counts: dict[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Read:
    """A field's values by row; ``unread`` are rows whose cell has a problem of its own."""

    source: Source
    values: pa.Array
    unread: Mask
    precision: pa.Array | None = None

    @property
    def null(self) -> Mask:
        return np.asarray(self.values.is_null())


def read_field(source: Source, reading: Reading) -> Read:
    """One field of all rows."""
    if source.is_row_number:
        return _row_numbers(source, reading)
    found, faulty = _texts(source, reading)
    texts, given = mapped(found, reading.profile.values.get(source.field.name, {}))
    answer = _answer(source, texts, given, reading)
    column = source.column or ""
    report(answer, texts, reading.body.numbers, column, source.field.name, reading.findings)
    faults = np.append(np.isin(np.arange(len(texts.distinct)), list(answer.faults)), False)
    precision = texts.spread(answer.precision) if answer.precision is not None else None
    read = Read(source, texts.spread(answer.values), faulty | faults[texts.index], precision)
    if source.field.kind == "gender":
        reading.gender_counts.update(count_genders(found, read.values))
    _check_blank(read, reading)
    return read


def _texts(source: Source, reading: Reading) -> tuple[Texts, Mask]:
    """The texts of the field's column or columns, and the rows in which one holds an error."""
    body, rows = reading.body, len(reading.body.numbers)
    if source.constant is not None:
        place = 0 if source.constant else -1
        return Texts(pa.array([source.constant]), np.full(rows, place, np.int64)), np.zeros(rows, bool)
    faulty = np.logical_or.reduce([body.faulty[letter] for letter in source.letters])
    if len(source.letters) == 1:
        return body.texts[source.letters[0]], faulty
    parts = [body.texts[letter] for letter in source.letters]
    return texts_of(joined([part.spread(part.distinct) for part in parts])), faulty


def _answer(source: Source, texts: Texts, given: frozenset[int], reading: Reading) -> Answer:
    """The column read by the field's kind; what has no kind of its own is text."""
    asked = source.field
    by_kind: dict[str, Callable[[], Answer]] = {
        "date": lambda: _dates(source, texts, reading),
        "birth_date": lambda: birth_years(texts, _how(source, reading), (reading.as_of or date.today()).year),
        "gender": lambda: _genders(source, texts, given, reading),
        "grade": lambda: kinds.grades(texts, reading.ladder, given),
        "country": lambda: _countries(source, texts, reading),
        "number": lambda: kinds.numbers(texts, asked),
        "count": lambda: kinds.counts(texts, asked),
        "fraction": lambda: _fractions(source, texts, reading),
        "yes_no": lambda: kinds.answers_yes_no(texts),
    }
    if asked.kind in by_kind:
        return by_kind[asked.kind]()
    return kinds.codes(texts, asked) if asked.codes else kinds.as_it_stands(texts)


def _genders(source: Source, texts: Texts, given: frozenset[int], reading: Reading) -> Answer:
    has_table = source.constant is not None or source.field.name in reading.profile.values
    return genders(source.field, source.column or "", texts, given, has_table, reading.findings)


def _how(source: Source, reading: Reading) -> How:
    if source.dated:
        dated = source.dated
        return How(dated.dates, dated.month, dated.day, reading.date_system)
    return How(reading.profile.dates, date_system=reading.date_system)


def _dates(source: Source, texts: Texts, reading: Reading) -> Answer:
    answer, order = dates(texts, _how(source, reading))
    if order:
        rule = "dates_day_first" if order[0] == "day first" else "dates_month_first"
        name = source.field.name
        reading.findings.warning(rule, column=source.column, field=name, value=order[1])
    return answer


def _countries(source: Source, texts: Texts, reading: Reading) -> Answer:
    answer, unknown = kinds.countries(texts)
    if unknown:
        reading.findings.warning("unknown_country", column=source.column, field=source.field.name, n=unknown)
    return answer


def _fractions(source: Source, texts: Texts, reading: Reading) -> Answer:
    answer, percentages = kinds.fractions(texts, source.field)
    if percentages:
        reading.findings.warning("percentages", column=source.column, field=source.field.name)
    return answer


def _row_numbers(source: Source, reading: Reading) -> Read:
    """Every row its own person: a number that no other row, list or file has."""
    listed = reading.as_of.isoformat() if reading.as_of else ""
    start = f"#{reading.file}/{reading.findings.sheet}/{listed}/"
    numbers = pa.array(reading.body.numbers).cast(pa.string())
    values: Any = pa.array([start]).take(pa.array(np.zeros(len(numbers), np.int64)))
    whole = pc.binary_join_element_wise(values, numbers, "")
    return Read(source, whole, np.zeros(len(numbers), bool))


def _check_blank(read: Read, reading: Reading) -> None:
    """A required cell must not be blank."""
    asked = read.source.field
    if not asked.required or asked.name in BLANK_ALLOWED:
        return
    for place in np.flatnonzero(read.null & ~read.unread):
        row = int(reading.body.numbers[place])
        reading.findings.error("blank_cell", row=row, column=read.source.column, field=asked.name, label=asked.label)
