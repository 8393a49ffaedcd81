"""The one place that keeps things between runs; everything kept is keyed by release and role (step 11).

Keys are one text each: Streamlit takes a tuple apart to hash it, at every look into the cache.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from wggi_metrics.disclosure import Viewer
from wggi_metrics.figures.layout import Chart
from wggi_metrics.measures import Asked, Result, measure
from wggi_metrics.store import Release

MOST_KEPT = 2000


@dataclass(frozen=True, slots=True)
class _Question:
    """What a measure is asked with; the key beside it says all of it, so it is not hashed itself."""

    release: Release
    viewer: Viewer
    asked: Asked


def answer(release: Release, viewer: Viewer, name: str, asked: Asked | None = None) -> Result:
    """The measure's answer, computed once for a release, a role and a question.

    The result is shared by all sessions of that role: nobody changes its table.
    """
    asked = asked or Asked()
    key = repr((str(release.path), release.id, viewer.role, name, asked.key()))
    return _answer(key, name, _Question(release, viewer, asked))


@st.cache_resource(show_spinner=False, max_entries=MOST_KEPT)
def _answer(key: str, name: str, _question: _Question) -> Result:
    return measure(name)(_question.release, _question.viewer, _question.asked)


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
    _printed.clear()
    _drawn.clear()


@st.cache_resource(show_spinner=False)
def _done() -> set[str]:
    return set()


def once(name: str, act: Callable[[], None]) -> None:
    """Does this once in the life of the server."""
    if name not in _done():
        _done().add(name)
        act()
