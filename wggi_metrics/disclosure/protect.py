"""The last step before a figure leaves the package: what this viewer may see of a table (step 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wggi_metrics.disclosure.viewers import NotForThisViewer, Viewer, refuse_uncounted

__all__ = ["WITHHELD", "NotForThisViewer", "protect", "withhold"]

WITHHELD = "withheld"

Columns = Mapping[str, NDArray[Any]]


def protect(columns: Columns, viewer: Viewer) -> dict[str, NDArray[Any]]:
    """The columns as this viewer may see them, with the column ``protection`` (None: as counted).

    What was withheld before stays marked so. Raises: NotForThisViewer for a role that sees no counts.
    """
    refuse_uncounted(viewer)
    unmarked = np.full(len(next(iter(columns.values()), ())), None, dtype=object)
    return {**columns, "protection": columns.get("protection", unmarked)}


def withhold(table: pd.DataFrame, rows: pd.Series, columns: Sequence[str]) -> pd.DataFrame:
    """The table with these columns blank in the rows that are true, which are marked as withheld."""
    told = [name for name in columns if name in table]
    hidden = table.assign(**{name: table[name].astype(object).where(~rows, None) for name in told})
    marks = pd.Series([WITHHELD if row else None for row in rows], index=table.index, dtype=object)
    return hidden.assign(protection=marks)
