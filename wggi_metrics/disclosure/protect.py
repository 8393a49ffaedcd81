"""The last step before a figure leaves the package: what this viewer may see of a table (step 9)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wggi_metrics.disclosure.viewers import LOCAL, NotForThisViewer, Viewer
from wggi_metrics.words import say

__all__ = ["NotForThisViewer", "protect"]

Columns = Mapping[str, NDArray[Any]]


def protect(columns: Columns, viewer: Viewer) -> dict[str, NDArray[Any]]:
    """The columns as this viewer may see them, with the column ``protection`` (None: as counted).

    Raises: NotForThisViewer for anyone but the local viewer, who sees every figure as counted.
    """
    if not isinstance(viewer, Viewer) or viewer.role != LOCAL.role:
        raise NotForThisViewer(say("measures.no_viewer"))
    return {**columns, "protection": np.full(len(next(iter(columns.values()), ())), None, dtype=object)}
