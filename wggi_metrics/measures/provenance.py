"""The rows of the exports behind a figure (step 7)."""

from __future__ import annotations

import pandas as pd

from wggi_metrics.counts import describe, rows_behind_changes, rows_behind_stock
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked
from wggi_metrics.measures.dates import flow_periods, stock_dates
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.populations import counted_where
from wggi_metrics.measures.wrong_use import OF_STAYS, refuse_wrong_use


def provenance(release: Readable, viewer: Viewer, name: str, asked: Asked) -> pd.DataFrame:
    """File, sheet and row behind a figure under these filters: of a stock on its day, of a flow in its period.

    Raises: AskedWrongly as the measure does; NotForThisViewer for anyone but the local viewer.
    """
    told = definition(name)
    refuse_wrong_use(release, told, asked)
    observed = describe(release).observed
    where = counted_where(asked)
    if told.kind == "stock":
        days = stock_dates(asked, observed)
        found = [rows_behind_stock(release, viewer, on=day, where=where) for day in days]
    else:
        periods = flow_periods(asked, observed)
        if name in OF_STAYS and observed.persons_from and observed.persons_to:
            periods = ((asked.start or observed.persons_from, observed.persons_to),)  # followed to the end of the data
        found = [rows_behind_changes(release, viewer, start=a, end=b, where=where) for a, b in periods]
    empty = pd.DataFrame({"file": [], "sheet": [], "row": []})
    return pd.concat(found, ignore_index=True).drop_duplicates() if found else empty
