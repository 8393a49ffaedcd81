"""The rows below a header: which hold data, and which are totals, notes, headers again or the example (step 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wggi_metrics.checks.findings import Mask, Rows
from wggi_metrics.checks.sources import GENDER_COUNTS, Source, Sources
from wggi_metrics.checks.texts import Texts, texts_of
from wggi_metrics.dictionary import Dataset, folded, normal
from wggi_metrics.dictionary.codes import is_total, shared_codes
from wggi_metrics.profiles.header import Header
from wggi_metrics.profiles.types import SheetProfile
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.workbook import Sheet

EXAMPLE_ROWS = 10
"""The template's example row is looked for among so many first rows."""
ERROR_TEXTS = frozenset(
    {"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!"}
)


@dataclass(frozen=True)
class Body:
    """The rows below the header: their cells, numbers in the sheet, and the texts of the columns used.

    ``faulty`` says by column in which rows a cell holds an error or a formula without a value: it is read
    as blank and reported as what it is.
    """

    cells: pa.Table
    numbers: Rows
    texts: Mapping[str, Texts]
    faulty: Mapping[str, Mask]
    any_cell: Mask

    def only(self, mask: Mask) -> Body:
        """These rows alone, without the cells that aren't read any more."""
        texts = {letter: _only(texts, mask) for letter, texts in self.texts.items()}
        faulty = {letter: rows[mask] for letter, rows in self.faulty.items()}
        return Body(self.cells.slice(0, 0), self.numbers[mask], texts, faulty, self.any_cell[mask])


def _only(texts: Texts, mask: Mask) -> Texts:
    """The texts of some rows, without those that only the other rows hold."""
    index = texts.index[mask]
    used = np.bincount(index[index >= 0], minlength=len(texts.distinct)) > 0
    places = np.append(np.where(used, np.cumsum(used) - 1, -1), -1)
    return Texts(texts.distinct.filter(pa.array(used)), places[index])


def body_of(sheet: Sheet, header: Header, letters: Iterable[str]) -> Body:
    """All rows below the header, the blank ones too."""
    first = header.rows[-1] + 1
    cells = sheet.cells.slice(max(0, first - sheet.first_row))
    last_fault = max((fault.row for fault in sheet.faults), default=0)
    cells = _extended(cells, last_fault - first + 1)
    numbers = np.arange(first, first + cells.num_rows, dtype=np.int32)
    any_cell = np.isin(numbers, [fault.row for fault in sheet.faults])
    for column in cells.columns:
        any_cell |= np.asarray(pc.is_valid(column))
    body = Body(cells, numbers, {}, {}, any_cell)
    texts, faulty = {}, {}
    for letter in letters:
        rows = [fault.row for fault in sheet.faults if fault.column == letter]
        texts[letter], faulty[letter] = _without_errors(texts_of(cells[letter]), np.isin(numbers, rows))
    return replace(body, texts=texts, faulty=faulty)


def _without_errors(texts: Texts, faulty: Mask) -> tuple[Texts, Mask]:
    """Errors are blank; in a text file they stand as texts."""
    errors = np.asarray(pc.is_in(texts.distinct, pa.array(sorted(ERROR_TEXTS))))
    faulty = faulty | np.append(errors, False)[texts.index]
    if not faulty.any():
        return texts, faulty
    return Texts(texts.distinct, np.where(faulty, -1, texts.index)), faulty


def _extended(cells: pa.Table, rows: int) -> pa.Table:
    """Cells with error may lie below all the others."""
    missing = rows - cells.num_rows
    if missing <= 0:
        return cells
    blank = pa.table({name: pa.nulls(missing, pa.string()) for name in cells.column_names})
    return pa.concat_tables([cells, blank])


def skipped_rows(body: Body, header: Header, sources: Sources, profile: SheetProfile, dataset: Dataset) -> Mask:
    """Which rows with a cell hold no data of the table."""
    filled = np.zeros(len(body.numbers), np.int32)
    for texts in body.texts.values():
        filled += ~texts.blank
    skipped = body.any_cell & (filled == 0) & ~_any_of(body.faulty.values(), filled)
    skipped |= _left_out(body, header, profile)
    skipped |= _headers_again(body, header, filled)
    skipped |= _example(body, header)
    skipped |= _totals(body, sources, dataset, skipped)
    return body.any_cell & (skipped | _notes(body, sources, filled, skipped))


def _any_of(masks: Iterable[Mask], like: Rows) -> Mask:
    return np.logical_or.reduce([np.zeros(len(like), bool), *masks])


def _left_out(body: Body, header: Header, profile: SheetProfile) -> Mask:
    """Rows that the profile says to leave out."""
    found = np.zeros(len(body.numbers), bool)
    for heading, values in profile.skip_rows_where.items():
        letter = header.letters(heading)
        if letter:
            wanted = {folded(value) for value in values}
            texts = texts_of(body.cells[letter])
            found |= _held(texts, [folded(text) in wanted for text in texts.distinct.to_pylist()])
            found |= texts.blank & ("" in wanted)
    return found


def _held(texts: Texts, wanted: Iterable[bool]) -> Mask:
    return np.append(np.fromiter(wanted, bool, len(texts.distinct)), False)[texts.index]


def _same(texts: Texts, wanted: Iterable[str]) -> Mask:
    """Rows whose text is one of these, without regard to case."""
    forms = {folded(text) for text in wanted}
    lengths = {len(form) for form in forms}
    near = np.asarray(pc.is_in(pc.utf8_length(texts.distinct), pa.array(sorted(lengths), pa.int32())))
    places = [place for place in np.flatnonzero(near) if folded(texts.distinct[int(place)].as_py()) in forms]
    held = np.zeros(len(texts.distinct) + 1, bool)
    held[places] = True
    return held[texts.index]


def _headers_again(body: Body, header: Header, filled: Rows) -> Mask:
    """Rows in which every cell used holds its own heading."""
    matched = np.zeros(len(filled), np.int32)
    for letter, texts in body.texts.items():
        own = {headings.get(letter) for headings in (header.headings, header.above, header.below)}
        matched += _same(texts, [text for text in own if text])
    return (matched == filled) & (matched >= min(2, len(body.texts))) & (matched > 0)


def _example(body: Body, header: Header) -> Mask:
    """A template's example row: it is marked as such in the template's first column, or among the first rows."""
    mark = say("dictionary.template.example_mark")
    found = np.zeros(len(body.numbers), bool)
    letter = header.letters(say("dictionary.template.example_heading"))
    if letter:
        found |= _same(texts_of(body.cells[letter]), [mark])
    for place, cells in enumerate(body.cells.slice(0, EXAMPLE_ROWS).to_pylist()):
        found[place] |= any(text and folded(text) == mark for text in cells.values())
    return found


def _totals(body: Body, sources: Sources, dataset: Dataset, skipped: Mask) -> Mask:
    """Rows of totals: the word stands in a cell, and what names a person or thing does not."""
    candidates = ~skipped & body.any_cell
    for source in _naming(sources, dataset):
        texts = body.texts[source.letters[0]]
        candidates &= texts.blank | _total_cells(texts)
    found = np.zeros(len(candidates), bool)
    if dataset.wide:
        for letter in _dimension_letters(body, sources):
            found |= _total_cells(texts_of(body.cells[letter]))
        return found & body.any_cell
    places = np.flatnonzero(candidates)
    for place, cells in zip(places, body.cells.take(pa.array(places)).to_pylist(), strict=True):
        found[place] = any(text and is_total(text) for text in cells.values())
    return found


def _naming(sources: Sources, dataset: Dataset) -> list[Source]:
    """The fields that no row of data lacks: the number of the person or thing, else all that are required."""
    with_column = [source for source in sources.values() if source.letters and source.field.required]
    numbered = [source for source in with_column if source.field.kind in ("person_id", "id")]
    return numbered or with_column


def _dimension_letters(body: Body, sources: Sources) -> list[str]:
    counted = {letter for source in sources.values() if source.field.name in GENDER_COUNTS for letter in source.letters}
    return [letter for letter in body.cells.column_names if letter not in counted]


@cache
def _total_words() -> str:
    totals: dict[str, Any] = shared_codes()["totals"]
    words = {word for texts in totals.values() for word in texts}
    return "^(?i:" + "|".join(re.escape(word) for word in sorted(words)) + ")"


def _total_cells(texts: Texts) -> Mask:
    likely = np.flatnonzero(np.asarray(pc.match_substring_regex(texts.distinct, _total_words())))
    held = np.zeros(len(texts.distinct) + 1, bool)
    held[[place for place in likely if is_total(texts.distinct[int(place)].as_py())]] = True
    return held[texts.index]


def _notes(body: Body, sources: Sources, filled: Rows, skipped: Mask) -> Mask:
    """Rows below the table with a single text that is no number of anything."""
    found = np.zeros(len(filled), bool)
    full = np.flatnonzero((filled >= 2) & ~skipped)
    if len(body.texts) < 2 or not len(full):
        return found
    after = np.arange(len(filled)) > full[-1]
    places = np.flatnonzero(after & body.any_cell & ~skipped & (filled == 1))
    for place, cells in zip(places, body.cells.take(pa.array(places)).to_pylist(), strict=True):
        texts = [normal(text) for text in cells.values() if text and normal(text)]
        found[place] = len(texts) == 1 and (" " in texts[0] or not any(map(str.isdigit, texts[0])))
    return found
