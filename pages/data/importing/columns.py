"""Import, step 2: the columns of a sheet, each with the field that it gives (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from pages.data.importing.answers import NOT_USED, Reading, numbers_of_people
from pages.data.importing.work import SheetAtWork, kept
from pages.frame import blocks, text
from wggi_metrics.dictionary import Dataset, Field, normal
from wggi_metrics.dictionary.codes import is_refused
from wggi_metrics.profiles import ROW_NUMBER, DatedColumn, Match
from wggi_metrics.words import say

LOOKED_AT = 50
CLOSED = ("code", "gender", "grade", "date", "number", "count", "fraction", "yes_no", "country")
"""Kinds of which an example can't be a name or a person's number; of a text one is shown under a known heading."""


@dataclass(frozen=True)
class ColumnLine:
    """One column: its letters and heading, an example, the field it gives, how sure that is, what it is like."""

    letter: str
    heading: str
    example: str
    field: str
    sure: str
    similar: str = ""
    is_first_choice: bool = False


def draw(sheet: SheetAtWork) -> None:
    """The columns with their fields; those not used stand behind a line."""
    reading = sheet.reading
    if reading.header is None or reading.dataset is None:
        text.warning(say("importing.columns.no_header"), say("importing.columns.no_header_told"))
        return
    lines = lines_of(sheet)
    used = [line for line in lines if line.field or line.similar]
    matched = sum(bool(line.field) for line in lines)
    title = say("importing.columns.title", sheet=sheet.sheet.name, n=matched, columns=len(lines))
    with blocks.figure(f"import_columns_{sheet.number}", title, _subtitle(reading)):
        _draw(sheet, used, reading.dataset)
        _suggestions(sheet, used)
        _joined(reading)
        _people(sheet, reading)
        unused = [line for line in lines if line not in used]
        if unused:
            with st.expander(say("importing.columns.unused", n=len(unused)), key=f"unused_{sheet.number}"):
                _draw(sheet, unused, reading.dataset)
        _refused(lines)


def _subtitle(reading: Reading) -> str:
    assert reading.dataset is not None
    fields = reading.dataset.fields
    required = ", ".join(fields[name].label for name in reading.dataset.required)
    told = say("importing.columns.subtitle", required=required)
    missing = ", ".join(fields[name].label for name in reading.missing)
    twice = ", ".join(fields[name].label for name in reading.doubled)
    more = [say("importing.columns.missing", fields=missing)] if missing else []
    more += [say("importing.columns.twice", fields=twice)] if twice else []
    return " ".join([told, *more])


def lines_of(sheet: SheetAtWork) -> list[ColumnLine]:
    """One line for each heading, in the order of the sheet."""
    reading = sheet.reading
    assert reading.header is not None
    assert reading.entry is not None
    by_heading = {column: name for name, column in reading.entry.columns.items() if isinstance(column, str)}
    found = []
    for letter, heading in reading.header.headings.items():
        by_letter = {reading.header.letters(column): name for column, name in by_heading.items()}
        field = by_letter.get(letter, NOT_USED)
        found.append(_line(sheet, reading, letter, heading, field))
    return found


def _line(sheet: SheetAtWork, reading: Reading, letter: str, heading: str, name: str) -> ColumnLine:
    assert reading.dataset is not None
    match = next((match for match in _matches(reading) if match[1].column == letter), None)
    field = reading.dataset.fields.get(name)
    sure, similar, is_first = "", "", False
    is_known = match is not None and match[1].why in ("profile", "exact") and letter not in sheet.said.fields
    if name and letter in sheet.said.fields:
        sure = say("importing.columns.sure.you")
    elif name and match:
        sure = say(f"importing.columns.sure.{match[1].why}", likeness=round(100 * match[1].confidence))
    elif not name and match and letter not in sheet.said.fields and not is_refused(heading):
        similar = match[0]
        is_first = reading.proposed is not None and reading.proposed.matches.get(match[0]) == match[1]
        sure = say("importing.columns.sure.similar", likeness=round(100 * match[1].confidence),
                   field=reading.dataset.fields[match[0]].label)  # fmt: skip
    return ColumnLine(
        letter, heading, example_of(sheet, letter, field, is_known=is_known), name, sure, similar, is_first
    )


def _matches(reading: Reading) -> list[tuple[str, Match]]:
    """The matches in force and, behind them, the other candidates, most alike first."""
    if reading.proposed is None:
        return []
    others = [(name, match) for name, found in reading.proposed.alternatives.items() for match in found]
    others.sort(key=lambda pair: -pair[1].confidence)
    return [*reading.proposed.matches.items(), *others]


def example_of(sheet: SheetAtWork, letter: str, field: Field | None, *, is_known: bool) -> str:
    """A first cell, where it can't be about a person; else what kind of cells stand there."""
    header = sheet.reading.header
    assert header is not None
    below = sheet.sheet.cells[letter].slice(header.rows[-1] + 1 - sheet.sheet.first_row, LOOKED_AT)
    texts = [found for cell in below.to_pylist() if cell and (found := normal(cell))]
    if not texts:
        return say("importing.columns.empty")
    if field is not None and not field.personal and (field.kind in CLOSED or (field.kind == "text" and is_known)):
        return texts[0]
    digits = all(found.replace(".", "").replace(",", "").replace("-", "").isdigit() for found in texts)
    return say(f"importing.columns.{'numbers' if digits else 'texts'}")


def _draw(sheet: SheetAtWork, lines: Sequence[ColumnLine], dataset: Dataset) -> None:
    for line in lines:
        with st.container(horizontal=True, key=f"column_{sheet.number}_{line.letter}", vertical_alignment="center"):
            st.html(
                f'<p class="wggi-heading"><strong>{escape(line.heading)}</strong>'
                f'<span class="wggi-small">{escape(line.example)}</span></p>',
                width=220,
            )
            _box(sheet, line, dataset)
            st.html(f'<p class="wggi-small">{escape(line.sure)}</p>', width=150)


def _box(sheet: SheetAtWork, line: ColumnLine, dataset: Dataset) -> None:
    key = f"field_{sheet.number}_{line.letter}"

    def keep() -> None:
        sheet.said.fields[line.letter] = st.session_state[key]

    options = [NOT_USED, *dataset.fields]
    first = [line.similar] if line.similar else []
    st.selectbox(
        say("importing.columns.field_of", heading=line.heading),
        [NOT_USED, *first, *(name for name in options[1:] if name not in first)],
        key=kept(key, line.field),
        format_func=lambda name: dataset.fields[name].label if name else say("importing.columns.not_used"),
        on_change=keep,
        label_visibility="collapsed",
        disabled=is_refused(line.heading),
        width=230,
    )


def _suggestions(sheet: SheetAtWork, lines: Sequence[ColumnLine]) -> None:
    """One click for all that is only similar: each field once, for the column that is most alike."""
    taken = {line.field for line in lines if line.field}
    first: dict[str, str] = {}
    for line in lines:
        if line.similar and line.is_first_choice and line.similar not in taken:
            first.setdefault(line.similar, line.letter)
    if not first:
        return

    def take() -> None:
        sheet.said.fields |= {letter: name for name, letter in first.items()}

    st.button(say("importing.columns.take", n=len(first)), key=f"take_similar_{sheet.number}", on_click=take)


def _joined(reading: Reading) -> None:
    """The fields that are made of several columns, or completed, as the profile says."""
    assert reading.entry is not None
    assert reading.dataset is not None
    parts = []
    for name, column in reading.entry.columns.items():
        if isinstance(column, DatedColumn):
            parts.append((name, say("importing.columns.dated", column=column.column)))
        elif not isinstance(column, str):
            parts.append((name, " + ".join(column)))
    for entry in reading.entry.counts:
        label = ", ".join(str(value) for value in entry.constants.values()) or say("importing.columns.counts")
        parts.append((label, ", ".join(entry.columns.values())))
    if parts:
        fields = reading.dataset.fields
        pairs = [(fields[name].label if name in fields else name, told) for name, told in parts]
        st.html(text.terms(pairs))


def _people(sheet: SheetAtWork, reading: Reading) -> None:
    """Whether every row is its own person, where no column numbers people."""
    assert reading.entry is not None
    key, columns = f"rows_are_people_{sheet.number}", reading.entry.columns
    numbers = numbers_of_people(reading.entry.dataset)
    if not numbers or any(columns.get(name, ROW_NUMBER) != ROW_NUMBER for name in numbers):
        return
    is_so = any(columns.get(name) == ROW_NUMBER for name in numbers)

    def keep() -> None:
        sheet.said.rows_are_people = st.session_state[key]

    st.checkbox(say("importing.columns.rows_are_people"), key=kept(key, is_so), on_change=keep)
    text.note(say("importing.columns.rows_are_people_told"))


def _refused(lines: Sequence[ColumnLine]) -> None:
    refused = [line.heading for line in lines if is_refused(line.heading)]
    if refused:
        told = say("importing.columns.refused", n=len(refused), headings=", ".join(refused))
        text.note(told)
