"""The header of a sheet: one row or two, with merged cells, below titles and notes (step 2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wggi_metrics.dictionary import folded, normal

if TYPE_CHECKING:
    from wggi_metrics.workbook import Sheet

SEARCHED_ROWS = 60
"""A header is looked for in so many rows from the first used one."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a header, counted as Excel does, and the heading of each column by its letters.

    A heading that comes again is called "Name (2)". ``above`` and ``below`` are the two rows' own texts.
    """

    rows: tuple[int, ...]
    headings: Mapping[str, str]
    above: Mapping[str, str]
    below: Mapping[str, str]

    def letters(self, heading: str) -> str | None:
        """The column of this heading: as a whole, else as one row's own text where it stands once."""
        for texts in (self.headings, self.below, self.above):
            found = [letter for letter, text in texts.items() if folded(text) == folded(heading)]
            if len(found) == 1:
                return found[0]
        return None

    def repeated(self, heading: str) -> bool:
        """Whether a further column has this heading too."""
        return self.letters(f"{heading} (2)") is not None


def top_rows(sheet: Sheet, last: int | None = None) -> dict[int, Row]:
    """The texts of the uppermost rows, by row number and letters; blank cells and rows are left out."""
    count = SEARCHED_ROWS if last is None else max(0, last - sheet.first_row + 1)
    rows = {}
    for number, cells in enumerate(sheet.cells.slice(0, count).to_pylist(), start=sheet.first_row):
        texts = {letter: normal(text) for letter, text in cells.items() if text is not None}
        filled = {letter: text for letter, text in texts.items() if text}
        if filled:
            rows[number] = filled
    return rows


def header_at(sheet: Sheet, rows: tuple[int, ...]) -> Header:
    """The header that stands in these rows."""
    texts = top_rows(sheet, max(rows))
    if len(rows) == 1:
        below = texts.get(rows[0], {})
        return Header(rows, _each_once(below, sheet), {}, below)
    below = texts.get(rows[-1], {})
    above = _spread_over_merged(sheet, rows[0], texts.get(rows[0], {}))
    above = _spread_over_repeats(sheet, above, below)
    joined = {letter: _joined(above.get(letter), below.get(letter)) for letter in sheet.cells.column_names}
    filled = {letter: text for letter, text in joined.items() if text}
    return Header(rows, _each_once(filled, sheet), above, below)


def _joined(above: str | None, below: str | None) -> str:
    parts = dict.fromkeys(part for part in (above, below) if part)
    return " ".join(parts)


def _spread_over_merged(sheet: Sheet, row: int, texts: Row) -> Row:
    """A text in merged cells holds for all of their columns."""
    spread = dict(texts)
    names = sheet.cells.column_names
    for top, left, bottom, right in sheet.merged:
        if not top <= row <= bottom:
            continue
        letters = names[max(0, left - sheet.first_column) : right - sheet.first_column + 1]
        first = next((texts[letter] for letter in letters if letter in texts), None)
        spread.update({letter: first for letter in letters if first is not None})
    return spread


def _spread_over_repeats(sheet: Sheet, above: Row, below: Row) -> Row:
    """Where the lower texts repeat (women, men, women, men) and no cells are merged, the upper ones run on."""
    times = Counter(below.values())
    spread, running = dict(above), None
    for letter in sheet.cells.column_names:
        running = above.get(letter, running)
        if letter not in above and running and times[below.get(letter, "")] > 1:
            spread[letter] = running
    return spread


def _each_once(texts: Row, sheet: Sheet) -> Row:
    """The second column of a heading is told apart by a number."""
    seen: Counter[str] = Counter()
    named = {}
    for letter in sheet.cells.column_names:
        text = texts.get(letter)
        if text:
            seen[folded(text)] += 1
            times = seen[folded(text)]
            named[letter] = text if times == 1 else f"{text} ({times})"
    return named


def find_header(sheet: Sheet, named: Iterable[str]) -> tuple[int, ...] | None:
    """The row, or pair of rows, that holds most of these headings; None where none holds any."""
    wanted = {folded(heading) for heading in named}
    best: tuple[int, tuple[int, ...]] = (0, ())
    for candidate in possible_headers(sheet):
        found = _held(sheet, candidate, wanted)
        if found > best[0]:
            best = (found, candidate)
    return best[1] or None


def possible_headers(sheet: Sheet) -> list[tuple[int, ...]]:
    """Each row, then each pair of rows: two rows are a header only where they know more than one does."""
    rows = top_rows(sheet)
    pairs = [(row, row + 1) for row in rows if row + 1 in rows]
    return [*((row,) for row in rows), *pairs]


def _held(sheet: Sheet, rows: tuple[int, ...], wanted: set[str]) -> int:
    """How many of the headings the rows hold."""
    header = header_at(sheet, rows)
    texts = [*header.headings.values(), *header.below.values(), *header.above.values()]
    return len(wanted & {folded(text) for text in texts})
