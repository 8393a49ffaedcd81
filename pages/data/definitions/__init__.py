"""Definitions: every measure, field, code and threshold, from the data that the program runs on (step 11)."""

from __future__ import annotations

import streamlit as st

from pages.data.definitions import datasets, dimensions, measures, rules
from pages.data.definitions.entries import KINDS, Entry, entry_of, of_kind
from pages.data.definitions.listing import listed
from pages.data.style import styled
from pages.frame import shell, text
from pages.frame.serving import Served
from wggi_metrics.words import say

SHOWN = "definition_shown"


def page() -> None:
    """Draws the page."""
    styled()
    served = shell.served()
    shell.freshness(served)
    counted = {f"{kind}s": len(of_kind(kind)) for kind in KINDS}
    shell.headline(say("pages.names.definitions"), say("definitions_page.lead", **counted))
    current = _current()
    words = _bar(current)
    left, right = st.columns([1, 3], gap="large")
    with left:
        listed(current, words)
    with right:
        _draw(current, served)


def _current() -> Entry:
    """The entry that the link names, else the one shown before, else the first measure."""
    first = (KINDS[0], of_kind(KINDS[0])[0].name)
    before = st.session_state.get(SHOWN, first)
    linked = next((kind for kind in KINDS if kind in st.query_params), None)
    kind, name = (linked, st.query_params[linked]) if linked else before
    found = entry_of(kind, name)
    if found is None:
        one = say(f"definitions_page.one.{kind}")
        text.note(say("definitions_page.unknown", kind=one, name=name))
        return of_kind(kind)[0]
    if (kind, name) != before or not linked:
        _show(kind, name)
    return found


def _show(kind: str, name: str) -> None:
    """Names the entry for this session and in the link: a link to the page it stands on doesn't change the address."""
    st.session_state[SHOWN] = (kind, name)
    st.query_params.from_dict({kind: name})


def _bar(current: Entry) -> str:
    """The search box, the kind on show, the template; returns the words looked for."""
    st.session_state["definitions_show"] = current.kind
    with st.container(horizontal=True, key="filters", gap="small", vertical_alignment="bottom"):
        words = st.text_input(
            say("definitions_page.find"),
            key="definitions_find",
            placeholder=say("definitions_page.find_example"),
            width=300,
        )
        st.selectbox(
            say("definitions_page.show"),
            KINDS,
            key="definitions_show",
            format_func=lambda kind: say(f"definitions_page.kinds.{kind}"),
            on_change=_show_kind,
            width=210,
        )
        datasets.template_button(None, say("definitions_page.template_all"))
    return str(words or "")


def _show_kind() -> None:
    """Goes to the first entry of the kind chosen."""
    kind = st.session_state["definitions_show"]
    st.session_state["definitions_find"] = ""
    _show(kind, of_kind(kind)[0].name)


def _draw(current: Entry, served: Served) -> None:
    match current.kind:
        case "measure":
            measures.draw(current.name, served)
        case "dataset":
            datasets.draw(current.name)
        case "dimension":
            dimensions.draw(current.name, served)
        case _:
            rules.draw(current.name)
