"""Who asks: a viewer has a role, and the role decides what may be seen (step 9)."""

from __future__ import annotations

from dataclasses import dataclass

from wggi_metrics.words import say


class NotForThisViewer(PermissionError):
    """What was asked may not be seen by this viewer; the text says so in one sentence."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person who asks. ``role`` is part of every cache key; ``name`` is never shown in a figure."""

    role: str
    name: str = ""


LOCAL = Viewer("local")

ROLES = {"hr": LOCAL}
PROTECTED_ROLES = ("board", "leadership")


def viewer_of_role(role: str | None) -> Viewer:
    """The viewer of a role named on the command line; none named is the local one.

    Raises: NotForThisViewer for the roles whose protected tables have not been published;
    KeyError for a role that does not exist.
    """
    if role is None:
        return LOCAL
    if role in PROTECTED_ROLES:
        raise NotForThisViewer(say("measures.role_not_published", role=role))
    return ROLES[role]
