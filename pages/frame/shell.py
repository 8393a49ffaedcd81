"""The page around every page: word mark, navigation, tabs, freshness, name and lead (step 11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.frame import account, link, text
from pages.frame.blocks import theme
from pages.frame.doors import door_of, not_for_this_viewer, not_of_your_role
from pages.frame.freshness import Freshness, freshness_of, line
from pages.frame.logged import log_refused, log_sign_in
from pages.frame.rights import may_open
from pages.frame.serving import Served, served
from pages.frame.visitor import Visitor, visitor
from wggi_metrics.disclosure import NotForThisViewer, Viewer
from wggi_metrics.words import say

FRAME = Path(__file__).parent
PAGES, FIRST = "pages_by_name", "first"
Page = Callable[[], None]
Groups = Mapping[str, Mapping[str, Page]]


def run(groups: Groups) -> None:
    """Shows the page that the address names, where it is the visitor's; ``groups`` holds all pages by group and name.

    Only the visitor's own pages are registered, so that no other is named to the browser.
    """
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
    found = visitor()
    st.session_state[PAGES] = {}
    if found.viewer is None:
        _alone(found, groups, is_misled)
        return
    log_sign_in(found)
    theirs = _theirs(groups, found.viewer)
    pages = _registered(theirs)
    st.session_state[PAGES] = {name: page for group in pages.values() for name, page in group.items()}
    sections = {say(f"pages.groups.{group}"): list(listed.values()) for group, listed in pages.items()}
    closed, twin = _closed(groups, found.viewer, pages), _twin(groups, theirs)
    next(iter(sections.values())).extend([*closed, *twin])
    current = st.navigation(sections, position="top")
    if is_misled:
        _close_not_found()
    if current in closed:
        log_refused(found, current.url_path)
    _top(pages, _home(pages) if current in twin else current, found)
    _shown(current)


def _alone(found: Visitor, groups: Groups, is_misled: bool) -> None:
    """Sign-in, or a refusal, at whatever address: no page is registered, and none is named."""
    door, title = door_of(found), say("pages.product")
    pages = [st.Page(door, title=title, url_path="door", default=True)]
    asked = _address_asked(groups)
    if asked is not None:
        pages.append(st.Page(door, title=title, url_path=asked, visibility="hidden"))
    current = st.navigation(pages, position="hidden")
    if is_misled:
        _close_not_found()
    log_refused(found, asked or "")
    current.run()


def _theirs(groups: Groups, viewer: Viewer) -> dict[str, dict[str, Page]]:
    """The pages that this viewer opens, without the groups in which there is none."""
    kept = {
        group: {name: page for name, page in listed.items() if may_open(viewer, name)}
        for group, listed in groups.items()
    }
    return {group: listed for group, listed in kept.items() if listed}


def _closed(groups: Groups, viewer: Viewer, pages: Mapping[str, Mapping[str, Any]]) -> list[Any]:
    """The refusal, in place of the page asked for where it is another role's."""
    asked = _address_asked(groups)
    if asked is None or may_open(viewer, asked):
        return []
    refusal = not_of_your_role(viewer, _home(pages))
    return [st.Page(refusal, title=say("pages.product"), url_path=asked, visibility="hidden")]


def _twin(groups: Groups, theirs: Groups) -> list[Any]:
    """The first page under its own name too: it has the address without one, but is a later page to other roles."""
    name, page = next(iter(next(iter(theirs.values())).items()))
    if _address_asked(groups) != name:
        return []
    return [st.Page(page, title=say(f"pages.names.{name}"), url_path=name, visibility="hidden")]


def _home(pages: Mapping[str, Mapping[str, Any]]) -> Any:
    """The page at the address without a name."""
    return next(page for listed in pages.values() for page in listed.values())


def _address_asked(groups: Groups) -> str | None:
    """The name of the page in the address, where there is such a page; the one at the root has none."""
    last = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    return last if any(last in listed for listed in groups.values()) else None


def _shown(current: Any) -> None:
    """The page; where its figures are not this viewer's, the reason in words."""
    try:
        current.run()
    except NotForThisViewer as refused:
        not_for_this_viewer(str(refused))


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


def _registered(groups: Groups) -> dict[str, dict[str, Any]]:
    """The first page is the one at the address without a name."""
    first = next(iter(next(iter(groups.values()))))
    paths = {first: FIRST}
    return {
        group: {
            name: st.Page(page, title=say(f"pages.names.{name}"), url_path=paths.get(name, name), default=name == first)
            for name, page in found.items()
        }
        for group, found in groups.items()
    }


def _top(pages: Mapping[str, Mapping[str, Any]], current: Any, found: Visitor) -> None:
    """The tabs, and beside them who has the page open."""
    with st.container(horizontal=True, key="top", gap="medium", vertical_alignment="bottom"):
        _tabs(pages, current)
        account.draw(found)


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
