"""The list at the left: every entry as a link of its own, the current one marked (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

import streamlit as st

from pages.data.definitions.entries import KINDS, Entry, holding, of_kind
from pages.frame import shell, text
from wggi_metrics.words import say

PAGE = "definitions"


def listed(current: Entry, words: str) -> None:
    """The entries of the current kind; with words, all entries that hold them."""
    found = holding(words) if words.strip() else of_kind(current.kind)
    with st.container(key="figure_entries", gap="small"):
        if not found:
            text.note(say("definitions_page.nothing_found", words=words.strip()))
        for kind in KINDS:
            of_this_kind = [entry for entry in found if entry.kind == kind]
            if of_this_kind:
                _of_kind(kind, of_this_kind, current)


def _of_kind(kind: str, found: Sequence[Entry], current: Entry) -> None:
    st.header(say(f"definitions_page.kinds.{kind}"), anchor=False)
    for group, members in groupby(found, key=lambda entry: entry.group):
        name = "".join(letter if letter.isalnum() else "_" for letter in f"{kind}_{group}".lower())
        with st.container(key=f"entries_{name}", gap="small"):
            st.html(f'<p class="wggi-entries-group">{escape(group)}</p>')
            for entry in members:
                _link(entry, is_current=entry == current)


def _link(entry: Entry, *, is_current: bool) -> None:
    state = "on" if is_current else "off"
    with st.container(key=f"entry_{state}_{entry.kind}_{entry.name}"):
        if shell.has_page(PAGE):
            page = st.session_state[shell.PAGES][PAGE]
            st.page_link(page, label=entry.label, query_params={entry.kind: entry.name})
        else:
            text.note(entry.label)
