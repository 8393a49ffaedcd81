"""The last step before a figure leaves the package: what this viewer may see of a table (step 9)."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wggi_metrics.disclosure.viewers import NotForThisViewer, Viewer, refuse_uncounted

__all__ = ["WITHHELD", "NotForThisViewer", "protect", "withhold"]

WITHHELD = "withheld"


def protect(table: pd.DataFrame, viewer: Viewer) -> pd.DataFrame:
    """The table as this viewer may see it, with the column ``protection`` (null: as counted).

    What was withheld before stays marked so. Raises: NotForThisViewer for a role that sees no counts.
    """
    refuse_uncounted(viewer)
    return table if "protection" in table else table.assign(protection=None)


def withhold(table: pd.DataFrame, rows: pd.Series, columns: Sequence[str]) -> pd.DataFrame:
    """The table with these columns blank in the rows that are true, which are marked as withheld."""
    told = [name for name in columns if name in table]
    hidden = table.assign(**{name: table[name].astype(object).where(~rows, None) for name in told})
    marks = pd.Series([WITHHELD if row else None for row in rows], index=table.index, dtype=object)
    return hidden.assign(protection=marks)
