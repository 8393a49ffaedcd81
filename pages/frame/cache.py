"""The one place that keeps things between runs; everything kept is keyed by release and role (step 11).

Keys are one text each: Streamlit takes a tuple apart to hash it, at every look into the cache.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from wggi_metrics.disclosure import Viewer
from wggi_metrics.figures.layout import Chart
from wggi_metrics.measures import Asked, MeetingBrief, Result, measure, meeting_brief_of, meetings_told
from wggi_metrics.store import Release

MOST_KEPT = 2000


@dataclass(frozen=True, slots=True)
class _Question:
    """What a measure is asked with; the key beside it says all of it, so it is not hashed itself."""

    release: Release
    viewer: Viewer
    asked: Asked


def answer(release: Release, viewer: Viewer, name: str, asked: Asked | None = None, **counted: Any) -> Result:
    """The measure's answer, computed once for a release, a role and a question.

    The result is shared by all sessions of that role: nobody changes its table. ``counted`` is what the measure would
    count again; it follows from the others, so that the key need not say it.
    """
    asked = asked or Asked()
    key = repr((str(release.path), release.id, viewer.role, name, asked.key()))
    return _answer(key, name, _Question(release, viewer, asked), counted)


@st.cache_resource(show_spinner=False, max_entries=MOST_KEPT)
def _answer(key: str, name: str, _question: _Question, _counted: dict[str, Any]) -> Result:
    return measure(name)(_question.release, _question.viewer, _question.asked, **_counted)


Meetings = tuple[list[dict[str, Any]], str | None]


def meetings(release: Release, viewer: Viewer) -> Meetings:
    """The Board's meetings, the earliest first, or why there is none; counted once for a release and a role."""
    return _meetings(repr((str(release.path), release.id, viewer.role)), _Question(release, viewer, Asked()))


@st.cache_resource(show_spinner=False, max_entries=MOST_KEPT)
def _meetings(key: str, _question: _Question) -> Meetings:
    return meetings_told(_question.release, _question.viewer)


def brief(release: Release, viewer: Viewer, meeting_no: str) -> MeetingBrief:
    """The brief of a meeting, put together once for a release, a role and a meeting.

    Raises: AskedWrongly for a meeting that is not there.
    """
    key = repr((str(release.path), release.id, viewer.role, meeting_no))
    return _brief(key, meeting_no, _Question(release, viewer, Asked()))


@st.cache_resource(show_spinner=False, max_entries=MOST_KEPT)
def _brief(key: str, meeting_no: str, _question: _Question) -> MeetingBrief:
    return meeting_brief_of(_question.release, _question.viewer, meeting_no)


def printed(result: Result, what: str, build: Callable[[Result], str]) -> str:
    """The HTML made of this result, written once for each release, role and question."""
    return _printed(_key(result), what, lambda: build(result))


@st.cache_resource(show_spinner=False, max_entries=MOST_KEPT)
def _printed(key: str, what: str, _build: Callable[[], str]) -> str:
    return _build()


def drawn(results: tuple[Result, ...], theme: str, what: tuple[object, ...], build: Callable[[], Chart]) -> Chart:
    """The chart made of these results, drawn once for each release, role, question and theme.

    ``what`` names the chart and every other thing that ``build`` draws from.
    """
    return _drawn(" ".join([*map(_key, results), theme, repr(what)]), build)


@st.cache_resource(show_spinner=False, max_entries=MOST_KEPT)
def _drawn(key: str, _build: Callable[[], Chart]) -> Chart:
    return _build()


def _key(result: Result) -> str:
    return repr((result.release, result.viewer.role, result.definition.name, result.asked.key()))


def forget() -> None:
    """Drops everything kept: after the key or the parameters of the store have changed."""
    _answer.clear()
    _meetings.clear()
    _brief.clear()
    _printed.clear()
    _drawn.clear()


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
