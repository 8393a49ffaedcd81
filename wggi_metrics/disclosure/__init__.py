"""What may leave the package for whom (step 9).

Every measure is asked by a viewer; without one there is no number. Without sign-in there is one viewer, *local*:
the person at the computer that holds the data, who sees everything. Signed in, a table gives each person roles.
"""

from wggi_metrics.disclosure.protect import NotForThisViewer, protect, withhold
from wggi_metrics.disclosure.roles import RolesTable, RolesUnreadable, read_roles
from wggi_metrics.disclosure.viewers import (
    BOARD,
    HR,
    LEADERSHIP,
    LOADER,
    LOCAL,
    ROLES,
    Viewer,
    may_load,
    refuse_rows,
    refuse_uncounted,
    sees_counts,
    viewer_of_role,
    viewer_of_roles,
)

__all__ = [
    "BOARD", "HR", "LEADERSHIP", "LOADER", "LOCAL", "ROLES", "NotForThisViewer", "RolesTable", "RolesUnreadable",
    "Viewer", "may_load", "protect", "read_roles", "refuse_rows", "refuse_uncounted", "sees_counts",
    "viewer_of_role", "viewer_of_roles", "withhold",
]  # fmt: skip
