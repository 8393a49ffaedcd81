"""Wide counts: columns of women and men per stage, or per year, become rows of their own (step 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wggi_metrics.checks.fields import Read, Reading, read_field
from wggi_metrics.checks.findings import Mask
from wggi_metrics.checks.sources import GENDER_COUNTS, Source
from wggi_metrics.dictionary import DICTIONARY

Columns = dict[str, pa.Array]


def long_rows(
    shared: Columns, letters: Sequence[Mapping[str, str]], reading: Reading
) -> tuple[pa.Table, dict[str, str | None]]:
    """One row per row of the export and entry of ``[sheet.counts]`` that counts anybody, and the columns shown."""
    parts: list[pa.Table] = []
    shown: dict[str, str] = {}
    for entry, columns in zip(reading.profile.counts, letters, strict=True):
        read = {gender: _counts(gender, letter, reading) for gender, letter in columns.items()}
        given = _given(read)
        if len(letters) == 1:
            given[:] = True
        for gender, counted in read.items():
            _check_blank(gender, counted, given, reading)
        constants = {name: _constant(name, text, reading) for name, text in entry.constants.items()}
        part = pa.table({**shared, **constants, **{gender: counted.values for gender, counted in read.items()}})
        parts.append(part.filter(pa.array(given)))
        shown.update(columns)
    return pa.concat_tables(parts, promote_options="default").combine_chunks(), dict(shown)


def _counts(gender: str, letter: str, reading: Reading) -> Read:
    """Blank cells are judged together with those of the other genders, and so not here."""
    asked = DICTIONARY.datasets[reading.profile.dataset].fields[gender]
    return read_field(Source(replace(asked, required=False), (letter,)), reading)


def _given(read: Mapping[str, Read]) -> Mask:
    """Where any of the counts is there, or should have been."""
    return np.logical_or.reduce([~counted.null | counted.unread for counted in read.values()])


def _check_blank(gender: str, counted: Read, given: Mask, reading: Reading) -> None:
    if gender not in ("women", "men"):
        return
    for place in np.flatnonzero(given & counted.null & ~counted.unread):
        row, asked = int(reading.body.numbers[place]), counted.source.field
        reading.findings.error("blank_cell", row=row, column=counted.source.column, field=gender, label=asked.label)


def _constant(name: str, text: str, reading: Reading) -> pa.Array:
    asked = DICTIONARY.datasets[reading.profile.dataset].fields[name]
    return read_field(Source(asked, constant=text), reading).values


def with_all_genders(table: pa.Table) -> pa.Table:
    """Head counts always have the four columns of genders; what isn't counted is not known."""
    for gender in GENDER_COUNTS:
        if gender not in table.column_names:
            table = table.append_column(gender, pa.nulls(table.num_rows, pa.int64()))
    return table


def in_sheet_order(table: pa.Table) -> pa.Table:
    """Rows as they stand in the export."""
    order = pc.sort_indices(table, sort_keys=[("source_row", "ascending")])
    return table.take(order).combine_chunks()
