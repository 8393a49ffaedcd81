"""Import, step 3: codes that the dictionary doesn't know, and what they mean (step 11)."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.data.importing.repairs import EXPLAINED, Repair
from pages.data.importing.work import SheetAtWork, Work, kept
from pages.frame import text
from wggi_metrics.dictionary import Field
from wggi_metrics.profiles import NO_GRADE, un_common_system
from wggi_metrics.words import say

UNSAID = ""
MOST = 24
YES_NO = ("yes", "no")


def meanings(work: Work, found: Sequence[Repair]) -> None:
    """A box for each unknown code, and those answered before."""
    lines = [line for sheet in work.read_sheets for line in _lines(sheet, found)]
    if not lines:
        return
    with st.expander(say("importing.meanings.title", n=len(lines)), key="import_meanings", expanded=len(lines) < 9):
        text.note(say("importing.meanings.told"))
        with st.container(horizontal=True, key="meanings_boxes", gap="small"):
            for place, (sheet, name, code) in enumerate(lines[:MOST], start=1):
                _box(work, sheet, name, code, place)
        if len(lines) > MOST:
            text.note(say("importing.meanings.more", n=len(lines) - MOST))


def _lines(sheet: SheetAtWork, found: Sequence[Repair]) -> list[tuple[SheetAtWork, str, str]]:
    """The codes of a sheet that are unknown or were explained here, each with its field, in the order first seen."""
    for repair in found:
        is_of_sheet = (repair.file, repair.sheet) == (sheet.file, sheet.sheet.name)
        if repair.rule in EXPLAINED and is_of_sheet and repair.field and repair.value:
            asked = (repair.field, repair.value)
            sheet.asked_codes += [asked] if asked not in sheet.asked_codes else []
    return [(sheet, name, code) for name, code in sheet.asked_codes]


def _box(work: Work, sheet: SheetAtWork, name: str, code: str, place: int) -> None:
    dataset = sheet.reading.dataset
    if dataset is None or name not in dataset.fields:
        return
    key, field = f"means_{sheet.number}_{place}", dataset.fields[name]

    def keep() -> None:
        means = {**sheet.said.means.get(name, {}), code: st.session_state[key]}
        sheet.said.means[name] = {text: value for text, value in means.items() if value}

    st.selectbox(
        say("importing.meanings.code", field=field.label, code=code),
        [UNSAID, *allowed(field, work)],
        key=kept(key, sheet.said.means.get(name, {}).get(code, UNSAID)),
        format_func=lambda value: value or say("importing.genders.choose"),
        on_change=keep,
        width=200,
    )


def allowed(field: Field, work: Work) -> tuple[str, ...]:
    """What a code of this field may mean."""
    if field.kind == "yes_no":
        return YES_NO
    if field.kind == "grade":
        owners = (sheet.owner for sheet in work.read_sheets if sheet.owner and sheet.owner.ladder)
        ladder = next((owner.ladder for owner in owners if owner.ladder), un_common_system())
        return (*ladder.grades, *NO_GRADE)
    return tuple(code.value for code in field.codes)
