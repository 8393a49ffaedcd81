"""The table of roles: a TOML file that says who has which, looked up at every click (step 9).

account = "email"            # the claim of the sign-in by which people are named; "email" where left out
groups = "groups"            # the claim that lists a person's groups; "groups" where left out

[people]
"analyst@example.org" = ["hr", "loader"]

[groups_have]
"Appointments and Postings Board" = ["board"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wggi_metrics.disclosure.viewers import ROLES, Viewer, viewer_of_roles
from wggi_metrics.words import say

ACCOUNT, GROUPS, PEOPLE, GROUPS_HAVE = "account", "groups", "people", "groups_have"
Given = Mapping[str, tuple[str, ...]]


class RolesUnreadable(ValueError):
    """The table can't be read; the text says why in one sentence. Nobody has a role then."""


@dataclass(frozen=True, slots=True)
class RolesTable:
    """Roles by account and by group; ``account`` and ``groups`` name the claims of the sign-in."""

    people: Given = field(default_factory=dict)
    groups_have: Given = field(default_factory=dict)
    account: str = "email"
    groups: str = "groups"

    def account_of(self, claims: Mapping[str, Any]) -> str | None:
        """The account that a sign-in names; None where it names none, or an address that is not verified."""
        found = claims.get(self.account)
        if not isinstance(found, str) or not found.strip():
            return None
        if self.account == "email" and claims.get("email_verified") is False:
            return None
        return as_account(found)

    def viewer(self, claims: Mapping[str, Any]) -> Viewer | None:
        """The viewer that a sign-in makes: roles of the person and of the groups. None without a role."""
        account = self.account_of(claims)
        if account is None:
            return None
        roles = set(self.people.get(account, ()))
        for group in _groups_in(claims.get(self.groups)):
            roles.update(self.groups_have.get(group, ()))
        return viewer_of_roles(roles, account)


def as_account(text: str) -> str:
    """An account as it is compared: without case where it is plain ASCII, else exactly as written.

    Other letters are not folded: what looks alike is not the same account.
    """
    stripped = text.strip()
    return stripped.lower() if stripped.isascii() else stripped


def _groups_in(claim: Any) -> tuple[str, ...]:
    """The groups that a claim lists; a single text is one group."""
    listed = [claim] if isinstance(claim, str) else claim if isinstance(claim, list) else []
    return tuple(group for group in listed if isinstance(group, str))


def read_roles(path: Path) -> RolesTable:
    """The table in this file.

    Raises: RolesUnreadable if there is none, if it is no TOML, or names a role or an entry that does not exist.
    """
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as missing:
        raise RolesUnreadable(say("access.table.missing", path=path)) from missing
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise RolesUnreadable(say("access.table.unreadable", path=path, reason=wrong)) from wrong
    strange = sorted(set(entries) - {ACCOUNT, GROUPS, PEOPLE, GROUPS_HAVE})
    if strange:
        raise RolesUnreadable(say("access.table.entry", path=path, name=strange[0]))
    claims = {name: _claim(path, entries, name) for name in (ACCOUNT, GROUPS) if name in entries}
    people = {as_account(name): roles for name, roles in _given(path, entries, PEOPLE).items()}
    return RolesTable(people, _given(path, entries, GROUPS_HAVE), **claims)


def _claim(path: Path, entries: Mapping[str, Any], name: str) -> str:
    if not isinstance(entries[name], str) or not entries[name]:
        raise RolesUnreadable(say("access.table.claim", path=path, name=name))
    return str(entries[name])


def _given(path: Path, entries: Mapping[str, Any], name: str) -> dict[str, tuple[str, ...]]:
    """The roles by name under this heading."""
    listed = entries.get(name, {})
    if not isinstance(listed, dict):
        raise RolesUnreadable(say("access.table.entry", path=path, name=name))
    for who, roles in listed.items():
        wrong = [role for role in roles if role not in ROLES] if isinstance(roles, list) else [roles]
        if wrong:
            names = ", ".join(ROLES)
            raise RolesUnreadable(say("access.table.role", path=path, who=who, role=wrong[0], names=names))
    return {who: tuple(roles) for who, roles in listed.items()}
