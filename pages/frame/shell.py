"""The page around every page: word mark, navigation, tabs, freshness, name and lead (step 11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.frame import link, text
from pages.frame.address import is_open_to_others
from pages.frame.blocks import theme
from pages.frame.freshness import Freshness, freshness_of, line
from pages.frame.serving import Served, served
from wggi_metrics.words import say

FRAME = Path(__file__).parent
PAGES = "pages_by_name"
Page = Callable[[], None]


def run(groups: Mapping[str, Mapping[str, Page]]) -> None:
    """Shows the page that the address names; ``groups`` holds the pages' functions by group and name."""
    st.set_page_config(
        page_title=say("pages.product"),
        page_icon=str(FRAME / "assets" / "icon_light.png"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.html(FRAME / "style.css")
    if theme() == "dark":
        st.html(FRAME / "style_dark.css")
    st.logo(str(FRAME / "assets" / f"word_mark_{theme()}.png"), size="large")
    is_misled = PAGES not in st.session_state and _looked_for_scripts()
    pages = _registered(groups)
    st.session_state[PAGES] = {name: page for found in pages.values() for name, page in found.items()}
    sections = {say(f"pages.groups.{group}"): list(found.values()) for group, found in pages.items()}
    current = st.navigation(sections, position="top")
    if is_misled:
        _close_not_found()
    if is_open_to_others(st.get_option("server.address"), _secrets()):
        refuse_address()
        return
    _tabs(pages, current)
    current.run()


def _looked_for_scripts() -> bool:
    """Whether Streamlit has given this session pages of its own before the navigation here, out of pages/."""
    context = get_script_run_ctx()
    return context is not None and any("url_pathname" in page for page in context.pages_manager.get_pages().values())


def _close_not_found() -> None:
    """Takes away what Streamlit says wrongly in the sessions that open a fresh server.

    A folder named pages/ makes their first run look for scripts in it, before this navigation: a shared link that
    opens a fresh server shows its page, under a box that says it was not found.
    """
    script = (FRAME / "first_run.js").read_text("utf-8")
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _registered(groups: Mapping[str, Mapping[str, Page]]) -> dict[str, dict[str, Any]]:
    """The first page is the one at the address without a name."""
    first = next(iter(next(iter(groups.values()))))
    return {
        group: {
            name: st.Page(page, title=say(f"pages.names.{name}"), url_path=name, default=name == first)
            for name, page in found.items()
        }
        for group, found in groups.items()
    }


def _tabs(pages: Mapping[str, Mapping[str, Any]], current: Any) -> None:
    """The pages of the current group, one click apart; the current one underlined."""
    found = next((group for group in pages.values() if any(_is(page, current) for page in group.values())), {})
    with st.container(horizontal=True, key="tabs", gap="medium"):
        for name, page in found.items():
            state = "on" if _is(page, current) else "off"
            with st.container(key=f"tab_{state}_{name}", width="content"):
                st.page_link(page, query_params=link.in_force())


def _is(page: Any, current: Any) -> bool:
    return bool(page.url_path == current.url_path)


def _secrets() -> Mapping[str, Any]:
    """The configured secrets; none where there is no such file."""
    try:
        return dict(st.secrets)
    except FileNotFoundError:
        return {}


def refuse_address() -> None:
    """Instead of any page, where others could open it without signing in."""
    st.title(say("pages.address.title"), anchor=False)
    text.lead(say("pages.address.lead"))
    text.note(say("pages.address.remedy"))


def headline(title: str, lead: str = "") -> None:
    """A page's name and the generated sentences under it."""
    st.title(title, anchor=False)
    if lead:
        text.lead(lead)


def freshness(found: Served) -> Freshness | None:
    """Draws the freshness line and says what it holds; None while nothing is loaded."""
    if found.release is None:
        return None
    facts = freshness_of(found)
    st.html(line(facts, date.today()))
    return facts


def page_link(name: str, label: str | None = None) -> None:
    """A link to another page of this name, with the filters in force; plain text where it does not exist."""
    page = st.session_state.get(PAGES, {}).get(name)
    if page is not None:
        st.page_link(page, label=label or page.title, query_params=link.in_force())
    elif label:
        text.note(label)


def has_page(name: str) -> bool:
    """Whether a page of this name is registered."""
    return name in st.session_state.get(PAGES, {})


def switch_to(name: str) -> None:
    """Goes to another page."""
    st.switch_page(st.session_state[PAGES][name])


__all__ = ["freshness", "has_page", "headline", "page_link", "run", "served", "switch_to"]
