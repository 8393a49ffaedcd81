"""The rows of the exports behind a figure (step 7)."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from wggi_metrics.counts import (
    Observed,
    describe,
    rows_behind_changes,
    rows_behind_meetings,
    rows_behind_notices,
    rows_behind_stock,
)
from wggi_metrics.counts.described import Subject
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Definition
from wggi_metrics.measures.dates import flow_periods, stock_dates
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.populations import counted_where
from wggi_metrics.measures.recruiting import OF_STAGES, recruitment_periods
from wggi_metrics.measures.wrong_use import OF_STAYS, refuse_wrong_use

Behind = Callable[[Readable, Viewer, Definition, Asked, Observed], list[pd.DataFrame]]


def provenance(release: Readable, viewer: Viewer, name: str, asked: Asked) -> pd.DataFrame:
    """File, sheet and row behind a figure under these filters: of a stock on its day, of a flow in its period.

    Of notices: every row that speaks of a notice counted in the period, whichever candidates the filters keep; of
    meetings: the meetings and their agendas.
    Raises: AskedWrongly as the measure does; NotForThisViewer for anyone but the local viewer.
    """
    told = definition(name)
    refuse_wrong_use(release, told, asked)
    found = BEHIND[told.subject](release, viewer, told, asked, describe(release).observed)
    empty = pd.DataFrame({"file": [], "sheet": [], "row": []})
    return pd.concat(found, ignore_index=True).drop_duplicates() if found else empty


def _of_staff(
    release: Readable, viewer: Viewer, told: Definition, asked: Asked, observed: Observed
) -> list[pd.DataFrame]:
    where = counted_where(asked)
    if told.kind == "stock":
        return [rows_behind_stock(release, viewer, on=day, where=where) for day in stock_dates(asked, observed)]
    periods = flow_periods(asked, observed)
    if told.name in OF_STAYS and observed.persons_from and observed.persons_to:
        periods = ((asked.start or observed.persons_from, observed.persons_to),)  # followed to the end of the data
    return [rows_behind_changes(release, viewer, start=a, end=b, where=where) for a, b in periods]


def _of_notices(
    release: Readable, viewer: Viewer, told: Definition, asked: Asked, observed: Observed
) -> list[pd.DataFrame]:
    where = {name: values for name, values in asked.where.items() if name not in OF_STAGES}
    day = told.day or "counted_on"
    periods = recruitment_periods(asked, observed)
    return [rows_behind_notices(release, viewer, days=days, day=day, where=where) for days in periods]


def _of_meetings(
    release: Readable, viewer: Viewer, told: Definition, asked: Asked, observed: Observed
) -> list[pd.DataFrame]:
    periods = recruitment_periods(asked, observed)
    return [rows_behind_meetings(release, viewer, days=days, where=asked.where) for days in periods]


BEHIND: dict[Subject, Behind] = {"staff": _of_staff, "notices": _of_notices, "meetings": _of_meetings}
