"""What if: the levels of the whole agenda with a woman or a man appointed, notice by notice (step 11)."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.frame import blocks, states, text
from pages.recruitment.agenda import in_list, notice_name
from pages.recruitment.meetings import MeetingView
from pages.recruitment.sections import facts_as_kpis
from wggi_metrics.figures.numerals import n_of, unbroken
from wggi_metrics.figures.sentences.filling import n_of_then, share_then, short_text, short_then, year_then
from wggi_metrics.figures.sentences.heads import both, n_of_heads, share_of_heads
from wggi_metrics.figures.sentences.meeting import levels_title
from wggi_metrics.figures.sentences.subject import WOMEN
from wggi_metrics.figures.tables import Cell, Column, Html, table
from wggi_metrics.measures import LevelFilled, MeetingBrief, NoticeBrief, agenda_filled
from wggi_metrics.measures.brief_parts import Heads
from wggi_metrics.words import say

NUMBERS = ("chosen", "share_now", "share_then", "short_now", "short_then", "year_now", "year_then")


def draw(view: MeetingView) -> None:
    """The meeting's four numbers, a choice for each notice, and each level of the agenda now and then."""
    brief, cover = view.brief, view.said.cover
    title = levels_title(brief) if brief.levels else say("pages.meeting.levels")
    with blocks.figure("levels", title, say("pages.meeting.what_if"), view.result, table=False, picture=False):
        with st.container(key="meeting_facts"):
            blocks.kpis(facts_as_kpis(cover.facts))
        if not brief.levels:
            states.cannot_be_computed(say("pages.meeting.no_levels"))
            return
        place = st.container(key="levels_then")
        with st.container(key="what_if"):
            text.note(say("pages.meeting.choose"))
            decided = _decided(brief)
        with place:
            blocks.show_table(levels_table(agenda_filled(brief, decided)))


def _decided(brief: MeetingBrief) -> dict[tuple[str, int], int]:
    """How many women are appointed by each notice that is not left open."""
    told = {level.grade for level in brief.levels}
    notices = [notice for notice in brief.notices if notice.grade in told]
    keys = [_key(brief, notice) for notice in notices]
    with st.grid(columns="auto", min_column_width=230, gap="small"):
        chosen = [_choice(notice, key) for notice, key in zip(notices, keys, strict=True)]
    st.button(say("pages.meeting.reset"), key="what_if_reset", on_click=_forget, args=(keys,), type="tertiary",
              disabled=all(women is None for women in chosen))  # fmt: skip
    pairs = zip(notices, chosen, strict=True)
    return {(notice.vacancy_no, notice.round): women for notice, women in pairs if women is not None}


def _key(brief: MeetingBrief, notice: NoticeBrief) -> str:
    return f"what_if_{brief.meeting_no}_{notice_name(notice)}"


def _choice(notice: NoticeBrief, key: str) -> int | None:
    """How many women are appointed; None where the notice is left open."""
    options: list[int] = [-1, *range(notice.positions, -1, -1)]
    found = st.segmented_control(
        in_list(notice), options, key=key, format_func=lambda women: _shown(women, notice.positions), required=True,
        default=None if key in st.session_state else options[0],
    )  # fmt: skip
    return None if found is None or found < 0 else int(found)


def _shown(women: int, positions: int) -> str:
    if women < 0:
        return say("pages.meeting.open")
    if positions == 1:
        return say("pages.meeting.woman" if women else "pages.meeting.man")
    return both(Heads(women, positions - women))


def _forget(keys: Sequence[str]) -> None:
    for key in keys:
        st.session_state[key] = -1


def levels_table(levels: Sequence[LevelFilled]) -> str:
    """Each level: share, posts short of parity and the year's appointments, now and once the agenda is filled."""
    columns = [Column(say("pages.meeting.level")), *(Column(say(f"pages.meeting.{name}"), True) for name in NUMBERS)]
    return table(say("pages.meeting.caption_levels"), columns, [_row(level) for level in levels], stack=True)


def _row(level: LevelFilled) -> list[Cell]:
    now = level.now
    return [
        unbroken(level.grade),
        n_of(level.chosen, level.positions),
        _beside(share_of_heads(now.heads, WOMEN), n_of_heads(now.heads, WOMEN)),
        _beside(share_then(level), n_of_then(level)),
        short_text(now.posts_to_parity, now.short_of),
        short_then(level),
        n_of_heads(now.year, WOMEN),
        year_then(level),
    ]


def _beside(share: str, counted: str) -> Html:
    return Html(f'<span>{text.strong(share)} <span class="wggi-beside">{text.strong(counted)}</span></span>')
