"""The agenda of a meeting as a list to choose from: each notice, and why it matters (step 11)."""

from __future__ import annotations

import streamlit as st

from pages.frame import blocks, link
from wggi_metrics.figures.labels import capital
from wggi_metrics.figures.numerals import unbroken
from wggi_metrics.figures.sentences.notice import agenda_caption, marks
from wggi_metrics.measures import MeetingBrief, NoticeBrief
from wggi_metrics.words import say

LIST, BOX = "agenda_list", "agenda_box"


def chosen_notice(brief: MeetingBrief) -> int:
    """The place on the agenda of the notice chosen, kept in the link; a list to choose from, a box on a phone."""
    places = {notice_name(notice): place for place, notice in enumerate(brief.notices)}
    names = list(places)
    kept = link.kept(("notice",)).get("notice")
    if kept is not None and kept not in places:
        link.keep("notice", None)
    chosen = kept if kept in places else names[0]
    for key in (LIST, BOX):
        st.session_state[key] = chosen

    def shown(name: str) -> str:
        return in_list(brief.notices[places[name]])

    label, captions = say("pages.meeting.notice"), [caption(notice) for notice in brief.notices]
    with blocks.figure("agenda", say("pages.meeting.agenda"), ""):
        with st.container(key="agenda_as_list"):
            st.radio(label, names, format_func=shown, key=LIST, on_change=_keep, args=(LIST, names[0]),
                     captions=captions, label_visibility="collapsed")  # fmt: skip
        with st.container(key="agenda_as_box"):
            st.selectbox(label, names, format_func=shown, key=BOX, on_change=_keep, args=(BOX, names[0]))
    return places[chosen]


def _keep(key: str, default: str) -> None:
    value = st.session_state[key]
    link.keep("notice", None if value == default else value)


def notice_name(notice: NoticeBrief) -> str:
    """VN 2026/103; the round where it is not the first."""
    if notice.round <= 1:
        return notice.vacancy_no
    return say("pages.meeting.name_round", vacancy_no=notice.vacancy_no, round=notice.round)


def in_list(notice: NoticeBrief) -> str:
    """VN 2026/103 · P-5 Nairobi."""
    grade = unbroken(notice.grade) if notice.grade else None
    post = " ".join(part for part in (grade, notice.duty_station) if part)
    return say("pages.meeting.in_list", name=notice_name(notice), post=post or say("pages.meeting.no_post"))


def caption(notice: NoticeBrief) -> str:
    """Why it matters, marked where it asks for attention; else who is on its short list."""
    text = capital(agenda_caption(notice))
    return say("pages.meeting.caption", text=text) if marks(notice) else text
