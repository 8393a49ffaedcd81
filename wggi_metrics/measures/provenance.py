"""The rows of the exports behind a figure (step 7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from wggi_metrics.counts import (
    Observed,
    describe,
    rows_behind_changes,
    rows_behind_meetings,
    rows_behind_notices,
    rows_behind_stays,
    rows_behind_stock,
    rows_behind_training,
)
from wggi_metrics.counts.described import Subject
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer, refuse_rows
from wggi_metrics.measures.asked import Asked, Definition
from wggi_metrics.measures.cohorts import SIDES, cohorts, why_no_cohort
from wggi_metrics.measures.dates import flow_periods, stock_dates
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.populations import counted_where, is_eligible
from wggi_metrics.measures.promotion_hazard_ratio import promotable_alone
from wggi_metrics.measures.recruiting import OF_STAGES, recruitment_periods
from wggi_metrics.measures.wrong_use import refuse_wrong_use

WOMEN_AND_MEN = {"gender": tuple(SIDES)}

Behind = Callable[[Readable, Viewer, Definition, Asked, Observed], Sequence[pd.DataFrame]]


def provenance(release: Readable, viewer: Viewer, name: str, asked: Asked) -> pd.DataFrame:
    """File, sheet and row behind a figure under these filters.

    Of a stock on its day; of a flow both sides of each change in its period; of people followed through a grade their
    stay and what ended it; of training the people there, the events and who took part.
    Of notices: every row that speaks of a notice counted in the period, whichever candidates the filters keep; of
    meetings: the meetings and their agendas. None where a release of an earlier version can't answer.
    Raises: AskedWrongly as the measure does; NotForThisViewer for roles that see no rows.
    """
    refuse_rows(viewer)
    told = definition(name)
    refuse_wrong_use(release, viewer, told, asked)
    description = describe(release)
    is_held = set(told.needs) <= description.held
    found = BEHIND[told.subject](release, viewer, told, asked, description.observed) if is_held else []
    empty = pd.DataFrame({"file": [], "sheet": [], "row": []})
    return pd.concat(found, ignore_index=True).drop_duplicates() if found else empty


def _of_staff(
    release: Readable, viewer: Viewer, told: Definition, asked: Asked, observed: Observed
) -> Sequence[pd.DataFrame]:
    where = counted_where(asked)
    if told.kind == "stock":
        days = stock_dates(asked, observed)
        return [rows_behind_stock(release, viewer, on=day, where=where) for day in days]
    if told.name == "time_in_grade":
        return _of_stays(release, viewer, told, asked, where)
    if told.name == "promotion_hazard_ratio":
        compared = promotable_alone(where, describe(release))
        return _of_stays(release, viewer, told, asked, {**compared, **WOMEN_AND_MEN})
    periods = flow_periods(asked, observed)
    if told.name == "training_uptake":
        people = {**where, **WOMEN_AND_MEN}
        return [rows_behind_training(release, viewer, start=a, end=b, where=people) for a, b in periods]
    return [rows_behind_changes(release, viewer, start=a, end=b, where=where) for a, b in periods]


def _of_stays(
    release: Readable, viewer: Viewer, told: Definition, asked: Asked, where: Where
) -> Sequence[pd.DataFrame]:
    """The rows of those followed; none where the measure can't be computed."""
    description = describe(release)
    if why_no_cohort(release, told, asked, description):
        return []
    periods, eligible = cohorts(asked, description.observed), is_eligible(asked)
    return [rows_behind_stays(release, viewer, start=a, end=b, where=where, eligible=eligible) for a, b in periods]


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
