"""What stands where no page may be shown: sign-in, its end, no role, a page of another role (step 11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st

from pages.frame import text
from pages.frame.account import role_in_words, sign_out
from pages.frame.visitor import Visitor
from wggi_metrics.disclosure import Viewer
from wggi_metrics.disclosure.sign_in import session_hours
from wggi_metrics.words import say


def door_of(found: Visitor) -> Callable[[], None]:
    """What is shown to who may see nothing."""
    return {"not signed in": sign_in, "over": signed_out}.get(found.standing) or (lambda: _refused(found))


def sign_in() -> None:
    """One button; what is logged, and when it ends."""
    st.title(say("pages.product"), anchor=False)
    text.lead(say("access.sign_in.lead"))
    _sign_in_button(say("access.sign_in.button"))
    text.note(say("access.sign_in.told", n=session_hours()))
    _terms("access.sign_in", ("no_access", "small_numbers"))


def signed_out() -> None:
    """The sign-in is older than it may be."""
    st.title(say("pages.product"), anchor=False)
    text.warning(say("access.over.title", n=session_hours()), say("access.over.told"))
    _sign_in_button(say("access.over.button"))


def _sign_in_button(label: str) -> None:
    if st.button(label, type="primary", key="sign_in"):
        st.login()


def _refused(found: Visitor) -> None:
    if found.standing == "without role":
        without_role(found)
    else:
        closed(found.told)


def without_role(found: Visitor) -> None:
    """Signed in, and named in no table."""
    st.title(say("access.without_role.title"), anchor=False)
    text.lead(say("access.without_role.lead", account=found.account))
    if found.told:
        text.note(found.told)
    _terms("access.without_role", ("ask", "logged"))
    if st.button(say("access.account.sign_out"), key="sign_out_alone"):
        sign_out(found)


def closed(reason: str) -> None:
    """Instead of any page, where others could open it without signing in."""
    st.title(say("pages.address.title"), anchor=False)
    text.lead(say("pages.address.lead"))
    text.note(" ".join(filter(None, (reason, say("pages.address.remedy")))))


def not_of_your_role(viewer: Viewer, home: Any) -> Callable[[], None]:
    """In place of a page that the role does not open: who is signed in, whom to ask, the way back."""

    def page() -> None:
        st.title(say("access.refused.title"), anchor=False)
        text.lead(say("access.refused.lead", role=role_in_words(viewer)))
        _terms("access.refused", ("ask", "logged"))
        st.page_link(home, label=say("access.refused.back", page=home.title))

    return page


def not_for_this_viewer(reason: str) -> None:
    """In place of a page's figures, for a role that may open the page: why there are none."""
    told = f"<p><strong>{escape(say('access.published.title'))}</strong></p><p>{text.strong(reason)}</p>"
    st.html(f'<div class="wggi-state" role="status">{told}</div>')


def _terms(part: str, names: Sequence[str]) -> None:
    st.html(text.terms([(say(f"{part}.{name}"), say(f"{part}.{name}_told")) for name in names]))
