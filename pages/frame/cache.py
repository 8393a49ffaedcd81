"""The one place that keeps things between runs; everything kept is keyed by release and role (step 11)."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import streamlit as st

from pages.frame.shelf import Shelf
from wggi_metrics.disclosure import Viewer
from wggi_metrics.figures.layout import Chart
from wggi_metrics.measures import Asked, MeetingBrief, Result, measure, meeting_brief_of, meetings_told
from wggi_metrics.store import Release

MOST_KEPT = 2000

_answers = Shelf(MOST_KEPT)
_meetings = Shelf(MOST_KEPT)
_briefs = Shelf(MOST_KEPT)
_printed = Shelf(MOST_KEPT)
_drawn = Shelf(MOST_KEPT)


def answer(release: Release, viewer: Viewer, name: str, asked: Asked | None = None, **counted: Any) -> Result:
    """The measure's answer, computed once for a release, a role and a question.

    The result is shared by all sessions of that role: nobody changes its table. ``counted`` is what the measure would
    count again; it follows from the others, so that the key need not say it.
    """
    question = asked or Asked()
    key = (*_whose(release, viewer), name, question.key())
    found: Result = _answers.of(key, lambda: measure(name)(release, viewer, question, **counted))
    return found


Meetings = tuple[list[dict[str, Any]], str | None]


def meetings(release: Release, viewer: Viewer) -> Meetings:
    """The Board's meetings, the earliest first, or why there is none; counted once for a release and a role."""
    found: Meetings = _meetings.of(_whose(release, viewer), lambda: meetings_told(release, viewer))
    return found


def brief(release: Release, viewer: Viewer, meeting_no: str) -> MeetingBrief:
    """The brief of a meeting, put together once for a release, a role and a meeting.

    Raises: AskedWrongly for a meeting that is not there.
    """
    key = (*_whose(release, viewer), meeting_no)
    found: MeetingBrief = _briefs.of(key, lambda: meeting_brief_of(release, viewer, meeting_no))
    return found


def _whose(release: Release, viewer: Viewer) -> tuple[str, str, str]:
    return str(release.path), release.id, viewer.role


def printed(result: Result, what: str, build: Callable[[Result], str]) -> str:
    """The HTML made of this result, written once for each release, role and question."""
    text: str = _printed.of((_key(result), what), lambda: build(result))
    return text


def drawn(results: tuple[Result, ...], theme: str, what: tuple[object, ...], build: Callable[[], Chart]) -> Chart:
    """The chart made of these results, drawn once for each release, role, question and theme.

    ``what`` names the chart and every other thing that ``build`` draws from.
    """
    chart: Chart = _drawn.of((tuple(map(_key, results)), theme, repr(what)), build)
    return chart


def _key(result: Result) -> Hashable:
    return result.release, result.viewer.role, result.definition.name, result.asked.key()


def forget() -> None:
    """Drops everything kept: after the key or the parameters of the store have changed."""
    for shelf in (_answers, _meetings, _briefs, _printed, _drawn):
        shelf.clear()


@st.cache_resource(show_spinner=False)
def _done() -> set[str]:
    return set()


@st.cache_resource(show_spinner=False)
def signed_out() -> set[tuple[str, str, int]]:
    """The sign-ins that were ended: a copy of their cookie opens nothing as long as this server runs."""
    return set()


@st.cache_resource(show_spinner=False)
def noted() -> set[tuple[str, ...]]:
    """What the log has already been told of a sign-in."""
    return set()


def once(name: str, act: Callable[[], None]) -> None:
    """Does this once in the life of the server."""
    if name not in _done():
        _done().add(name)
        act()
