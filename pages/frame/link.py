"""Filters live in the session and in the link: a shared link opens the same view (step 11)."""

from __future__ import annotations

import streamlit as st

KEPT = "filters_kept"
WRITTEN = "filters_written"


def kept(names: tuple[str, ...]) -> dict[str, str]:
    """The filters in force: those of a link just opened, else those of this session.

    A link that says nothing (the navigation clears it) leaves the session's filters as they are.
    """
    linked = {name: st.query_params[name] for name in names if name in st.query_params}
    written = {name: value for name, value in st.session_state.get(WRITTEN, {}).items() if name in names}
    if linked and linked != written:
        st.session_state[KEPT] = {**_other(names), **linked}
    found: dict[str, str] = st.session_state.get(KEPT, {})
    return {name: value for name, value in found.items() if name in names}


def _other(names: tuple[str, ...]) -> dict[str, str]:
    return {name: value for name, value in st.session_state.get(KEPT, {}).items() if name not in names}


def keep(name: str, value: str | None) -> None:
    """Remembers one filter; None is its default, which the link doesn't mention."""
    found = dict(st.session_state.get(KEPT, {}))
    found.pop(name, None)
    if value is not None:
        found[name] = value
    st.session_state[KEPT] = found


def write(names: tuple[str, ...]) -> None:
    """Puts the filters in force into the link and takes those at their default out of it."""
    values = {name: value for name, value in in_force().items() if name in names}
    for name in names:
        if name in values and st.query_params.get(name) != values[name]:
            st.query_params[name] = values[name]
        elif name not in values and name in st.query_params:
            del st.query_params[name]
    st.session_state[WRITTEN] = values


def in_force() -> dict[str, str]:
    """Every filter of this session, for links to other pages."""
    return dict(st.session_state.get(KEPT, {}))
