"""Beside the tabs: who is signed in, with which role, until when, and the way out (step 11)."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from pages.frame import cache, text
from pages.frame.logged import log
from pages.frame.visitor import Visitor
from wggi_metrics.disclosure import Viewer
from wggi_metrics.disclosure.sign_in import ends_at, sign_in_of
from wggi_metrics.words import say


def draw(found: Visitor) -> None:
    """Local use says so; signed in, a small box with the account."""
    with st.container(key="account", width="content"):
        if found.viewer is None or found.standing == "local":
            text.note(say("access.account.local"))
            return
        role = role_in_words(found.viewer)
        label = say("access.account.label", name=found.viewer.name, role=role)
        with st.popover(label, type="tertiary", key="account_box"):
            st.html(text.terms(_facts(found, found.viewer, role)))
            if st.button(say("access.account.sign_out"), key="sign_out"):
                sign_out(found)


def _facts(found: Visitor, viewer: Viewer, role: str) -> list[tuple[str, str]]:
    end = datetime.fromtimestamp(ends_at(found.claims), UTC)
    pairs = (("name", viewer.name), ("role", role), ("until", f"{end:%H:%M} UTC"))
    return [(say(f"access.account.{name}"), value) for name, value in pairs]


def role_in_words(viewer: Viewer) -> str:
    """HR analyst; leadership and loader."""
    role = say(f"access.roles.{viewer.role}")
    return say("access.roles.and_loader", role=role) if viewer.is_loader and viewer.role != "loader" else role


def sign_out(found: Visitor) -> None:
    """Ends this sign-in here, in every tab that has it, and at the provider where that knows how."""
    cache.signed_out().add(sign_in_of(found.claims))
    name = found.viewer.name if found.viewer else found.account
    log(Viewer(found.viewer.role if found.viewer else "none", name), "sign_out")
    st.logout()
