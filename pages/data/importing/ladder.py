"""Import, step 2: grades that are not the ladder's, for all sheets together (step 11)."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.data.importing.grades import KEEP, OWN, STRICT, first_proposal, likely_blanks, strange_grades, written
from pages.data.importing.work import Work, kept
from pages.frame import blocks, text
from wggi_metrics.profiles import Ladder
from wggi_metrics.words import say

WAYS = (OWN, KEEP, STRICT)


def draw(work: Work, grades: Mapping[str, int], base: Ladder) -> None:
    """What the grades found are: a ladder of their own, names without rank, or mistakes."""
    strange = strange_grades(grades, base, ())
    title = say("importing.grades.title", n=len(strange), grades=len(grades), ladder=base.name)
    with blocks.figure("import_ladder", title, say("importing.grades.subtitle")):

        def keep() -> None:
            work.ladder.way = st.session_state["ladder_way"]

        st.radio(
            say("importing.grades.question"),
            WAYS,
            index=None,
            key=kept("ladder_way", work.ladder.way or None),
            format_func=lambda way: say(f"importing.grades.ways.{way}"),
            captions=[say(f"importing.grades.captions.{way}") for way in WAYS],
            on_change=keep,
        )
        if work.ladder.way == OWN:
            _own(work, grades)


def _own(work: Work, grades: Mapping[str, int]) -> None:
    said = work.ladder
    if said.blanks is None:
        said.blanks = likely_blanks(grades)
    said.text = said.text or first_proposal(grades, said.blanks)
    left, right = st.columns([1, 1.3], gap="large")
    with left:
        _name(work)
        _blanks(work, grades)
        _top(work)
        _told(work, grades)
    with right:
        _text(work)


def _name(work: Work) -> None:
    def keep() -> None:
        work.ladder.name = st.session_state["ladder_name"]

    st.text_input(say("importing.grades.name"), key=kept("ladder_name", work.ladder.name), on_change=keep,
                  placeholder=say("importing.grades.own_name"))  # fmt: skip


def _blanks(work: Work, grades: Mapping[str, int]) -> None:
    def keep() -> None:
        before, now = set(work.ladder.blanks or ()), list(st.session_state["ladder_blanks"])
        lines = [line for line in work.ladder.text.splitlines() if line.strip() not in now]
        work.ladder.text = "\n".join([*lines, *(grade for grade in before if grade not in now)])
        work.ladder.blanks = now

    st.multiselect(
        say("importing.grades.blanks"), list(grades), key=kept("ladder_blanks", work.ladder.blanks), on_change=keep
    )


def _top(work: Work) -> None:
    grades = written(work.ladder).ladder.grades

    def keep() -> None:
        work.ladder.top = list(st.session_state["ladder_top"])

    shown = [grade for grade in work.ladder.top if grade in grades]
    st.multiselect(say("importing.grades.top"), grades, key=kept("ladder_top", shown), on_change=keep)


def _text(work: Work) -> None:
    def keep() -> None:
        work.ladder.text = st.session_state["ladder_text"]

    st.text_area(say("importing.grades.text"), key=kept("ladder_text", work.ladder.text), height=330, on_change=keep)
    text.note(say("importing.grades.text_told"))


def _told(work: Work, grades: Mapping[str, int]) -> None:
    """What the text makes, and which grades found have no place in it."""
    made = written(work.ladder)
    categories = len(made.ladder.categories)
    text.note(say("importing.grades.made", n=categories, grades=len(made.ladder.grades)))
    if made.twice:
        text.warning(say("importing.grades.twice"), ", ".join(made.twice))
    blanks = set(work.ladder.blanks or ())
    left = [grade for grade in grades if grade not in blanks and made.ladder.grade_of(grade) is None]
    if left:
        text.note(say("importing.grades.left", n=len(left), grades=", ".join(left[:12])))
