"""Who asks: a viewer has a role, and the role decides what may be seen (step 9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wggi_metrics.words import say

HR, BOARD, LEADERSHIP, LOADER = "hr", "board", "leadership", "loader"
ROLES = (HR, BOARD, LEADERSHIP, LOADER)
"""The roles that a table gives, those that see more first."""


class NotForThisViewer(PermissionError):
    """What was asked may not be seen by this viewer; the text says so in one sentence."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person who asks. ``role`` decides what is seen and is part of every cache key.

    ``name`` is never shown in a figure. ``is_loader`` adds imports and roles to what another role sees.
    """

    role: str
    name: str = ""
    is_loader: bool = False


LOCAL = Viewer("local")
"""The person at the computer that holds the data, without sign-in."""

COUNTED_FOR = frozenset({LOCAL.role, HR, BOARD})
ROWS_FOR = frozenset({LOCAL.role, HR})


def viewer_of_role(role: str | None) -> Viewer:
    """The viewer of a role named on the command line; none named is the local one.

    Raises: NotForThisViewer for a role that sees no figures; KeyError for a role that does not exist.
    """
    if role is None:
        return LOCAL
    if role not in ROLES:
        raise KeyError(role)
    viewer = Viewer(role)
    refuse_uncounted(viewer)
    return viewer


def viewer_of_roles(roles: Iterable[str], name: str) -> Viewer | None:
    """The viewer of a person with these roles: the one that sees most, and whether imports are theirs too.

    None without any role: then nothing is shown.
    """
    given = [role for role in ROLES if role in set(roles)]
    return Viewer(given[0], name, LOADER in given) if given else None


def refuse_uncounted(viewer: Viewer | None) -> None:
    """Counts are for those roles alone that see them as counted.

    Raises: NotForThisViewer for leadership while no tables are published, for loaders, and without a viewer.
    """
    role = viewer.role if isinstance(viewer, Viewer) else None
    if role in (LEADERSHIP, LOADER):
        raise NotForThisViewer(say(f"access.no_figures.{role}"))
    if role not in COUNTED_FOR:
        raise NotForThisViewer(say("measures.no_viewer"))


def refuse_rows(viewer: Viewer | None) -> None:
    """Which rows of which files stand behind a figure is for HR analysts and the local viewer.

    Raises: NotForThisViewer.
    """
    refuse_uncounted(viewer)
    if not isinstance(viewer, Viewer) or viewer.role not in ROWS_FOR:
        raise NotForThisViewer(say("access.no_rows"))


def sees_counts(viewer: Viewer) -> bool:
    """Whether this viewer's figures are counts as they are."""
    return viewer.role in COUNTED_FOR


def may_load(viewer: Viewer) -> bool:
    """Whether imports, roles and the log are this viewer's."""
    return viewer.role == LOCAL.role or viewer.is_loader
