"""Access: who has which role, and what was done: for who looks after both (step 11)."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from pages.data.style import styled
from pages.frame import blocks, shell, text
from pages.frame.visitor import loading_viewer
from wggi_metrics.disclosure import LOCAL, ROLES, RolesTable, RolesUnreadable, read_roles
from wggi_metrics.figures.numerals import count_text, day_text
from wggi_metrics.figures.tables import Column, table
from wggi_metrics.loading import log_file, roles_file
from wggi_metrics.store import ACTIONS, Noted, journal
from wggi_metrics.words import say

MOST = 200
PARTS = ("at", "who", "role", "action", "what", "release")


def page() -> None:
    """Draws the page.

    Raises: NotForThisViewer for who does not look after roles.
    """
    viewer = loading_viewer()
    styled()
    shell.freshness(shell.served())
    shell.headline(say("pages.names.access"), say("access.page.lead"))
    if viewer == LOCAL:
        text.note(say("access.page.local"))
    _roles()
    _log()


def _roles() -> None:
    with blocks.figure("roles", say("access.page.roles"), say("access.page.roles_told", path=roles_file().name)):
        try:
            found = read_roles(roles_file())
        except RolesUnreadable as wrong:
            text.warning(str(wrong), say("access.page.remedy"))
            return
        st.html(roles_table(found))


def roles_table(found: RolesTable) -> str:
    """One line for each account and group named."""
    columns = [Column(say(f"access.page.{name}")) for name in ("named", "kind", "has")]
    named = [*(("account", *pair) for pair in found.people.items()),
             *(("group", *pair) for pair in found.groups_have.items())]  # fmt: skip
    rows = [
        [who, say(f"access.page.{kind}"), ", ".join(say(f"access.roles.{role}") for role in roles)]
        for kind, who, roles in named
    ]
    return table(say("access.page.roles"), columns, rows, stack=True)


def _log() -> None:
    lines = list(reversed(journal(log_file())))
    shown = {"shown": count_text(min(MOST, len(lines))), "all": count_text(len(lines))}
    with blocks.figure("log", say("access.page.log"), say("access.page.log_told", **shown)):
        if not lines:
            text.note(say("access.page.log_none"))
            return
        st.html(log_table(lines[:MOST]))


def log_table(lines: list[Noted]) -> str:
    """One line for each thing done, as they are given."""
    columns = [Column(say(f"access.page.log_{name}")) for name in PARTS]
    return table(say("access.page.log"), columns, [_line(line) for line in lines], stack=True)


def _line(line: Noted) -> list[str]:
    role = say(f"access.roles.{line.role}") if line.role in (LOCAL.role, *ROLES) else line.role
    action = say(f"access.actions.{line.action}") if line.action in ACTIONS else line.action
    return [_moment(line.at), line.who, role, action, line.what, line.release]


def _moment(at: str) -> str:
    """3 November 2026, 14:05 UTC; what is no time stays as it stands in the log."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return at
    return say("importing.history.moment", day=day_text(when.date()), time=f"{when:%H:%M}")
