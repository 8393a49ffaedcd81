"""Import, step 2: gender codes as a set, and the order of day and month, where they are asked (step 11)."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from pages.data.importing.genders import ELSE, MOST_CODES, Option, asked_codes, chosen
from pages.data.importing.work import SheetAtWork, kept
from pages.frame import blocks, text
from wggi_metrics.dictionary import GENDERS
from wggi_metrics.figures.tables import Column, Html, table
from wggi_metrics.words import say

UNSAID = ""


def draw(sheet: SheetAtWork) -> None:
    """The questions about codes and dates of one sheet."""
    _genders(sheet)
    _dates(sheet)


def _genders(sheet: SheetAtWork) -> None:
    reading = sheet.reading
    found = reading.gender_codes
    if not found or reading.entry is None:
        return
    if len(found) > MOST_CODES:
        with blocks.figure(f"import_gender_{sheet.number}", say("importing.genders.too_many", n=len(found)), ""):
            text.note(say("importing.genders.too_many_told"))
        return
    meaning = reading.entry.values.get("gender", {})
    with blocks.figure(f"import_gender_{sheet.number}", title_of(found, meaning), say("importing.genders.subtitle")):
        option = chosen(reading.genders, sheet.said.reading)
        _readings(sheet, option)
        _asked(sheet, option, found)
        st.html(_table(found, meaning))


def title_of(codes: Mapping[str, int], meaning: Mapping[str, str]) -> str:
    """Gender codes {F, M}: 1,019 women, 1,276 men."""
    counts = {gender: sum(n for code, n in codes.items() if meaning.get(code) == gender) for gender in GENDERS}
    shown = ", ".join(codes)
    if not any(counts.values()):
        return say("importing.genders.title_open", codes=shown)
    women, men = (f"{counts[gender]:,}" for gender in ("woman", "man"))
    return say("importing.genders.title", codes=shown, women=women, men=men)


def _readings(sheet: SheetAtWork, option: Option | None) -> None:
    options, key = sheet.reading.genders, f"gender_reading_{sheet.number}"
    by_name = {one.name: one for one in options}

    def keep() -> None:
        sheet.said.reading = st.session_state[key]
        sheet.said.genders = {}

    st.radio(
        say("importing.genders.question"),
        list(by_name),
        index=None,
        key=kept(key, option.name if option else None),
        format_func=lambda name: option_label(by_name[name]),
        captions=[_caption(one) for one in options],
        on_change=keep,
    )


def option_label(option: Option) -> str:
    """F = woman, M = man."""
    if option.name == ELSE:
        return say("importing.genders.else")
    return ", ".join(f"{code} = {gender}" for code, gender in option.meaning.items())


def _caption(option: Option) -> str:
    if option.name == ELSE:
        return say("importing.genders.else_told")
    if not option.languages:
        return say("importing.genders.of_profile")
    return say("importing.genders.of_set", languages=", ".join(option.languages))


def _asked(sheet: SheetAtWork, option: Option | None, found: Mapping[str, int]) -> None:
    """One box for each code that the reading leaves open."""
    open_codes = asked_codes(option, found) if option else ()
    if not open_codes:
        return
    with st.container(horizontal=True, key=f"gender_codes_{sheet.number}", gap="small"):
        for place, code in enumerate(open_codes, start=1):
            key = f"gender_code_{sheet.number}_{place}"

            def keep(code: str = code, key: str = key) -> None:
                sheet.said.genders = {**sheet.said.genders, code: st.session_state[key]}
                if not st.session_state[key]:
                    del sheet.said.genders[code]

            st.selectbox(
                say("importing.genders.code", code=code),
                [UNSAID, *GENDERS],
                key=kept(key, sheet.said.genders.get(code, UNSAID)),
                format_func=lambda gender: gender or say("importing.genders.choose"),
                on_change=keep,
                width=150,
            )


def _table(found: Mapping[str, int], meaning: Mapping[str, str]) -> str:
    columns = [
        Column(say("importing.genders.heading_code")),
        Column(say("importing.genders.rows"), number=True),
        Column(say("importing.genders.read_as")),
    ]
    asked = Html(f'<span class="wggi-mark">{escape(say("importing.sheets.asked"))}</span>')
    rows = [[code, n, meaning.get(code) or asked] for code, n in found.items()]
    return table(say("importing.genders.question"), columns, rows)


def _dates(sheet: SheetAtWork) -> None:
    """Day first or month first, where nothing shows which."""
    asked = next((one for one in sheet.recognised.questions if one.kind == "date order"), None)
    asked = asked or next((one for one in sheet.reading.questions if one.kind == "date order"), None)
    if asked is None:
        return
    key = f"date_order_{sheet.number}"
    forms = {choice.dates: choice.label for choice in asked.choices if choice.dates}

    def keep() -> None:
        sheet.said.dates = st.session_state[key]

    with blocks.figure(f"import_dates_{sheet.number}", asked.text, say("importing.dates.subtitle")):
        st.radio(
            say("importing.dates.question"),
            list(forms),
            index=None,
            key=kept(key, sheet.said.dates if sheet.said.dates in forms else None),
            format_func=lambda form: forms[form],
            captions=list(forms),
            on_change=keep,
        )
