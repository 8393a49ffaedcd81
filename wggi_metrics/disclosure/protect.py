"""The last step before a figure leaves the package: what this viewer may see of a table (step 9)."""

from __future__ import annotations

import pandas as pd

from wggi_metrics.disclosure.viewers import LOCAL, NotForThisViewer, Viewer
from wggi_metrics.words import say

__all__ = ["NotForThisViewer", "protect"]


def protect(table: pd.DataFrame, viewer: Viewer) -> pd.DataFrame:
    """The table as this viewer may see it, with the column ``protection`` (null: as counted).

    Raises: NotForThisViewer for anyone but the local viewer, who sees every figure as counted.
    """
    if not isinstance(viewer, Viewer) or viewer.role != LOCAL.role:
        raise NotForThisViewer(say("measures.no_viewer"))
    return table.assign(protection=None)
