"""Next meeting: the notices on its agenda one by one, the same as a document, and what its appointments would change.

Step 11.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from pages.frame import cache, link, shell, states, text
from pages.frame.filters import one_of
from pages.frame.serving import Served
from pages.frame.start import nothing_loaded
from pages.recruitment import documents, one_notice, what_if
from pages.recruitment.agenda import chosen_notice
from pages.recruitment.meetings import MeetingView, by_default_first
from wggi_metrics.figures.numerals import day_text
from wggi_metrics.figures.sentences.meeting import meeting_over
from wggi_metrics.loading import brief_in_words, note_opened
from wggi_metrics.measures import Asked, MeetingBrief
from wggi_metrics.problems import Problem
from wggi_metrics.store import StoreRefused
from wggi_metrics.words import say

NAMES = ("meeting", "notice")
OPENED = "briefs_opened"
STYLE = Path(__file__).with_name("meeting.css")


def page() -> None:
    """Draws the page."""
    served = shell.served()
    if shell.freshness(served) is None:
        nothing_loaded()
        return
    st.html(STYLE)
    shell.headline(say("pages.names.meeting"))
    head = st.container(key="head")
    view = _view(served)
    if view is None:
        return
    with head:
        text.note(meeting_over(view.brief))
        text.lead(view.said.cover.lead)
    _watermark(view.said.mark)
    if not view.brief.notices:
        link.write(NAMES)
        reason = say("pages.meeting.no_agenda", meeting_no=view.brief.meeting_no)
        states.cannot_be_computed(reason, say("pages.meeting.no_agenda_remedy"))
        return
    _agenda(view)
    what_if.draw(view)
    text.note(say("pages.meeting.counted", line=" ".join(view.said.foot)))


def _view(served: Served) -> MeetingView | None:
    """The meeting chosen in the box, with its documents beside; None where what stands instead has been said."""
    link.kept(NAMES)
    meetings, reason = cache.meetings(served.shown, served.viewer)
    if reason:
        states.cannot_be_computed(reason, say("pages.meeting.none_remedy"))
        return None
    days = {str(meeting["meeting_no"]): meeting["held_on"] for meeting in meetings}
    with st.container(horizontal=True, key="filters", gap="small", vertical_alignment="bottom"):
        number = one_of("meeting", by_default_first(days, date.today()), lambda number: _shown(number, days))
        brief = cache.brief(served.shown, served.viewer, number)
        refused = _not_written_down(served, brief)
        if refused is None:
            documents.buttons(served, brief)
    if refused is not None:
        text.warning(refused.problem, refused.remedy)
        return None
    documents.template_note()
    where = {"meeting_no": (number,)}
    result = cache.answer(served.shown, served.viewer, "meeting_brief", Asked(where=where), brief=brief)
    return MeetingView(served, brief, result, brief_in_words(brief, served.is_demonstration, served.viewer.name))


def _not_written_down(served: Served, brief: MeetingBrief) -> Problem | None:
    """Writes down, once a session, that the brief was opened; the problem where that can't be: it is not shown."""
    opened = st.session_state.setdefault(OPENED, set())
    key = (brief.release, brief.meeting_no)
    if key in opened:
        return None
    try:
        note_opened(brief, "page", served.viewer, served.is_demonstration)
    except StoreRefused as refused:
        return refused.problem
    opened.add(key)
    return None


def _shown(number: str, days: dict[str, date]) -> str:
    return say("pages.meeting.option", meeting_no=number, date=day_text(days[number]))


def _agenda(view: MeetingView) -> None:
    left, right = st.columns([1, 2.72], gap="large")
    with left:
        place = chosen_notice(view.brief)
    link.write(NAMES)
    with right:
        one_notice.draw(view, place)


def _watermark(mark: str) -> None:
    """How the page is to be handled, across every printed sheet; the foot says it on the screen."""
    st.html(f'<p class="wggi-watermark" aria-hidden="true">{text.strong(mark)}</p>')
