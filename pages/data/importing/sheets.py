"""Import, step 2: what each sheet is read as, its header and its date (step 11)."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.data.importing.answers import LEFT_ALONE
from pages.data.importing.work import SheetAtWork, Work, kept, label_of_sheet
from pages.frame import blocks, text
from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.figures.numerals import day_text
from wggi_metrics.figures.tables import Column, Html, table
from wggi_metrics.profiles import date_of_list
from wggi_metrics.words import say

NONE = "–"
SHOWN = "import_sheet"
EARLIEST, LATEST = 1900, 2199


def draw(work: Work) -> SheetAtWork | None:
    """The sheets as they were recognised; returns the one whose columns are on show."""
    read = work.read_sheets
    alone = len(work.sheets) - len(read)
    and_alone = say("importing.sheets.and_alone", n=alone) if alone else ""
    title = say("importing.sheets.title", n=len(read), sheets=len(work.sheets), alone=and_alone)
    with blocks.figure("import_sheets", title, say("importing.sheets.subtitle")):
        parts = ("sheet", "read_as", "header", "as_of", "rows")
        columns = [Column(say(f"importing.sheets.{part}"), number=part == "rows") for part in parts]
        st.html(table(title, columns, [_row(work, sheet) for sheet in work.sheets], stack=True))
        return _chosen(work)


def _row(work: Work, sheet: SheetAtWork) -> list[str | int | Html | None]:
    name = label_of_sheet(sheet, list(work.files.values()))
    reading = sheet.reading
    if reading.entry is None or reading.dataset is None:
        why = sheet.recognised.left_alone
        reason = say(f"profiles.left_alone.{why}") if why else say("importing.sheets.by_you")
        return [name, Html(f'<span class="wggi-small">{say("importing.sheets.left_alone", reason=reason)}</span>'),
                NONE, NONE, NONE]  # fmt: skip
    rows = reading.header.rows if reading.header else ()
    first = rows[-1] if rows else 0
    held = sheet.sheet.cells.num_rows - (first - sheet.sheet.first_row + 1) if rows else 0
    return [name, reading.dataset.label, header_text(rows), Html(_as_of(sheet)), max(held, 0)]


def header_text(rows: tuple[int, ...]) -> str:
    """``row 4``, ``rows 1–2``."""
    if not rows:
        return NONE
    first, last = str(rows[0]), str(rows[-1])
    return say("importing.sheets.header_row", row=first) if len(rows) == 1 else say(
        "importing.sheets.header_rows", first=first, last=last
    )  # fmt: skip


def _as_of(sheet: SheetAtWork) -> str:
    """The date of a list and where it comes from; asked where nothing says it."""
    reading = sheet.reading
    if reading.entry is None or not reading.needs_date:
        return say("importing.sheets.in_column") if reading.entry and "as_of" in reading.entry.columns else NONE
    day = date_of_list(sheet.sheet, reading.entry)
    if day is None:
        return f'<span class="wggi-mark">{say("importing.sheets.asked")}</span>'
    where = reading.entry.as_of_cell
    cell = f' <span class="wggi-chip">{say("importing.sheets.cell", cell=where)}</span>' if where else ""
    return f"<div>{day_text(day)}{cell}</div>"


def needs_date(sheet: SheetAtWork) -> bool:
    """Whether the date of a list is still asked for."""
    reading = sheet.reading
    return bool(reading.entry and reading.needs_date and date_of_list(sheet.sheet, reading.entry) is None)


def _chosen(work: Work) -> SheetAtWork | None:
    """The sheet on show, with the boxes that change what it is read as."""
    if not work.sheets:
        return None
    by_number = {sheet.number: sheet for sheet in work.sheets}
    asking = next((sheet.number for sheet in work.sheets if _is_asking(sheet)), None)
    first = asking or next((sheet.number for sheet in work.read_sheets), next(iter(by_number)))
    shown = st.session_state.get(f"{SHOWN}_kept", first)
    shown = shown if shown in by_number else first

    def keep() -> None:
        st.session_state[f"{SHOWN}_kept"] = st.session_state[SHOWN]

    with st.container(horizontal=True, key="import_sheet_bar", gap="small"):
        st.selectbox(
            say("importing.sheets.sheet"),
            list(by_number),
            key=kept(SHOWN, shown),
            format_func=lambda number: label_of_sheet(by_number[number], list(work.files.values())),
            on_change=keep,
            width=140,
        )
        sheet = by_number[shown]
        _dataset(sheet)
        if sheet.reading.entry is not None:
            _header(sheet)
            if sheet.reading.needs_date:
                _date(sheet)
    _date_note(sheet)
    return sheet if sheet.reading.entry is not None else None


def _is_asking(sheet: SheetAtWork) -> bool:
    return sheet.reading.entry is not None and (bool(sheet.reading.questions) or needs_date(sheet))


def _dataset(sheet: SheetAtWork) -> None:
    datasets = load_dictionary().datasets
    entry, key = sheet.reading.entry, f"sheet_dataset_{sheet.number}"

    def keep() -> None:
        sheet.said.dataset = st.session_state[key]
        sheet.said.header_rows, sheet.said.fields = (), {}

    st.selectbox(
        say("importing.sheets.read_as"),
        [LEFT_ALONE, *datasets],
        key=kept(key, entry.dataset if entry else LEFT_ALONE),
        format_func=lambda name: datasets[name].label if name in datasets else say("importing.sheets.leave_alone"),
        on_change=keep,
        width=150,
    )


def _header(sheet: SheetAtWork) -> None:
    rows = sheet.reading.header.rows if sheet.reading.header else (sheet.sheet.first_row,)
    key = f"sheet_header_{sheet.number}"
    last = max(sheet.sheet.first_row + sheet.sheet.cells.num_rows - 1, rows[-1])

    def keep() -> None:
        row = int(st.session_state[key])
        sheet.said.header_rows = tuple(range(row, row + len(rows)))
        sheet.said.fields = {}

    st.number_input(
        say("importing.sheets.header_box", n=len(rows)),
        min_value=1,
        max_value=last,
        key=kept(key, rows[0]),
        on_change=keep,
        width=110,
    )


def _date(sheet: SheetAtWork) -> None:
    key, entry = f"sheet_as_of_{sheet.number}", sheet.reading.entry
    assert entry is not None

    def keep() -> None:
        sheet.said.as_of = st.session_state[key]

    st.date_input(
        say("importing.sheets.as_of_box"),
        min_value=date(EARLIEST, 1, 1),
        max_value=date(LATEST, 12, 31),
        key=kept(key, date_of_list(sheet.sheet, entry)),
        format="YYYY-MM-DD",
        on_change=keep,
        width=135,
    )


def _date_note(sheet: SheetAtWork) -> None:
    """What the places say that may hold the date, where they say several things."""
    if sheet.reading.entry is None or not needs_date(sheet):
        return
    choices = [choice for question in sheet.reading.questions for choice in question.choices if choice.as_of]
    told = "; ".join(f"**{day_text(choice.as_of)}** {choice.label}" for choice in choices if choice.as_of)
    text.warning(say("importing.sheets.date_asked"), told or say("importing.sheets.date_nowhere"))
