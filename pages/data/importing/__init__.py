"""Import: upload, recognise and map, check, consequences, publish; and the history (step 11).

Everything lies in this session's memory until it is published: whatever goes wrong, the store is as it was.
"""

from __future__ import annotations

import streamlit as st

from pages.data.importing import (
    check,
    codes,
    columns,
    effects,
    history,
    joining,
    ladder,
    publishing,
    sheets,
    steps,
    upload,
)
from pages.data.importing.joining import Standing, standing
from pages.data.importing.known import known_profiles
from pages.data.importing.work import Work, in_hand
from pages.data.style import styled
from pages.frame import blocks, shell, text
from pages.frame.serving import Served
from wggi_metrics.store import Built
from wggi_metrics.words import say


def page() -> None:
    """Draws the page."""
    styled()
    served = shell.served()
    shell.freshness(served)
    shell.headline(say("pages.names.import"))
    head = st.container(key="import_head", gap="small")
    publishing.told()
    now, known = in_hand(), known_profiles(served.store)
    left, right = st.columns([1, 1.27], gap="large")
    with left:
        upload.draw(now, known)
    with right:
        shown = sheets.draw(now) if now.sheets else None
        if not now.sheets:
            _what_is_needed()
    if shown is not None:
        left, right = st.columns([1.5, 1], gap="large")
        with left:
            columns.draw(shown)
        with right:
            codes.draw(shown)
    at, release = _rest(now, served)
    with head:
        names = [file.name for file in now.readable]
        text.lead(steps.lead_of(at, names, has_built=release is not None))
        steps.bar(steps.step_of(at, has_built=release is not None))
    history.draw(served)


def _rest(now: Work, served: Served) -> tuple[Standing, Built | None]:
    """Grades, check, consequences and publication, as far as the answers allow."""
    if not now.files:
        return standing(now, [], 0), None
    base = joining.base_ladder(now, served.store)
    grades = joining.grades_asked(now, base)
    if grades:
        ladder.draw(now, grades, base)
    questions = sum(1 for _ in now.questions()) + (joining.ladder_in_use(now, served.store) is None)
    if questions or not now.read_sheets:
        at = standing(now, [], questions)
        publishing.draw(now, served, [], at, None)
        return at, None
    with st.spinner(say("importing.check.running"), show_time=True):
        checked = joining.check(now, served.store)
    at = standing(now, checked, 0)
    check.draw(now, checked, at)
    release = _built(now, served, checked, at) if at.may_be_built else None
    if not at.may_be_built:
        now.drop_built()
    if release is not None:
        effects.draw(now, served, release)
    publishing.draw(now, served, checked, at, release)
    return at, release


def _built(now: Work, served: Served, checked: list, at: Standing) -> Built | None:  # type: ignore[type-arg]
    line = st.empty()

    def tell(step: str, part: float) -> None:
        line.progress(min(1.0, max(0.0, part)), say(f"store.progress.{step}"))

    release = joining.built(now, served.store, checked, tell)
    line.empty()
    return release


def _what_is_needed() -> None:
    """While nothing is uploaded: what an export must hold."""
    with blocks.figure("import_needed", say("importing.needed.title"), say("importing.needed.subtitle")):
        rows = [
            (say(f"pages.start.{name}_what"), say(f"pages.start.{name}_from"))
            for name in ("staff", "optional", "headings")
        ]
        st.html(text.terms(rows))
        shell.page_link("definitions", say("importing.needed.definitions"))
