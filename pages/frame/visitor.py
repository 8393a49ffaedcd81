"""Who has this page open, asked at every run: signed in or not, for how long, with which role (step 11)."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from pages.frame import cache
from pages.frame.address import is_forwarded, is_open_to_others
from wggi_metrics.disclosure import LOCAL, NotForThisViewer, RolesUnreadable, Viewer, may_load, read_roles
from wggi_metrics.disclosure.sign_in import has_login, is_over, login_problem, sign_in_of
from wggi_metrics.loading import roles_file
from wggi_metrics.words import say

Standing = Literal["local", "signed in", "not signed in", "over", "without role", "closed"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who has the page open. Without a viewer there is nothing to see, and ``told`` may say why.

    ``claims`` are what the sign-in says of the person.
    """

    standing: Standing
    viewer: Viewer | None = None
    claims: Mapping[str, Any] = field(default_factory=dict)
    told: str = ""

    @property
    def account(self) -> str:
        """The account that was signed in with, as it names itself."""
        named = (self.claims.get(name) for name in ("email", "preferred_username", "sub"))
        return next((str(name) for name in named if name), "")

    def again(self) -> Viewer:
        """The same person as a viewer now: what was drawn earlier may be asked for much later.

        Raises: NotForThisViewer once the sign-in is over, or the role gone.
        """
        viewer = self.viewer if self.standing == "local" else visitor_of(self.claims).viewer
        if viewer is None:
            raise NotForThisViewer(say("access.no_longer"))
        return viewer


def visitor() -> Visitor:
    """Who has this page open, as of this run."""
    secrets = _secrets()
    if secrets is None:
        return Visitor("closed", told=say("access.login.unreadable"))
    address = st.get_option("server.address")
    problem = login_problem(secrets) or (say("access.login.headers") if _trusts_headers() else None)
    if problem or is_open_to_others(address, secrets):
        return Visitor("closed", told=problem or "")
    if has_login(secrets):
        return visitor_of(dict(st.user))
    if is_forwarded(st.context.headers):
        return Visitor("closed", told=say("access.login.forwarded"))
    return Visitor("local", LOCAL)


def viewer() -> Viewer:
    """Who sees the page of this run.

    Raises: NotForThisViewer for everybody whom the frame would not let in.
    """
    found = visitor().viewer
    if found is None:
        raise NotForThisViewer(say("measures.no_viewer"))
    return found


def loading_viewer() -> Viewer:
    """Who sees the page, where imports are theirs: a button's work is done before the page would have refused.

    Raises: NotForThisViewer.
    """
    found = viewer()
    if not may_load(found):
        raise NotForThisViewer(say("access.no_loading"))
    return found


def visitor_of(claims: Mapping[str, Any]) -> Visitor:
    """Who these claims of a sign-in make, as of now; without claims nobody."""
    if claims.get("is_logged_in") is not True or sign_in_of(claims) in cache.signed_out():
        return Visitor("not signed in")
    if is_over(claims, time.time()):
        return Visitor("over")
    try:
        found = read_roles(roles_file()).viewer(claims)
    except RolesUnreadable:
        return Visitor("without role", None, claims, say("access.table.told"))
    return Visitor("signed in", found, claims) if found else Visitor("without role", None, claims)


def _secrets() -> Mapping[str, Any] | None:
    """The configured secrets: empty where there is no such file, None where there is one that can't be read."""
    try:
        return dict(st.secrets)
    except FileNotFoundError:
        # Streamlit says the same of a file that is not there and of one that is broken.
        return None if any(Path(path).exists() for path in st.get_option("secrets.files")) else {}


def _trusts_headers() -> bool:
    return bool(st.get_option("server.trustedUserHeaders"))
