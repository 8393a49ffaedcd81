"""Who took part in training, of the people there in a period (step 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from wggi_metrics.counts.cells import FILTERED, count_by_gender
from wggi_metrics.counts.count import Condition, by_gender, count, count_persons
from wggi_metrics.counts.in_post import Where, filtered
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer


def count_people(
    release: Readable, viewer: Viewer, *, start: date, end: date, by: Sequence[str] = (), where: Where | None = None
) -> pd.DataFrame:
    """People there on any day from start to end, by groups: groups, four counts.

    A person counts once in every group that they were in: the groups add up to more than all.
    """
    there = [Condition("valid_from <= ?", (end,)), Condition("valid_to >= ?", (start,))]
    conditions = [*there, *filtered(where or {})]
    return by_gender(count_persons(release, viewer, "people_in_post", by=(*by, "gender"), where=conditions), by)


def count_trained(
    release: Readable, viewer: Viewer, *, start: date, end: date, by: Sequence[str] = (), where: Where | None = None
) -> pd.DataFrame:
    """People who took part in training held from start to end, by groups of its day: groups, four counts."""
    conditions = [*_held(start, end), *filtered(where or {})]
    return by_gender(count_persons(release, viewer, "people_trained", by=(*by, "gender"), where=conditions), by)


def count_training_minutes(
    release: Readable, viewer: Viewer, *, start: date, end: date, by: Sequence[str] = (), where: Where | None = None
) -> pd.DataFrame:
    """Minutes of training taken by people from start to end, by groups of its day: groups, four counts."""
    known = [*_held(start, end), Condition("minutes IS NOT NULL")]
    return count_by_gender(
        release, viewer, "people_trained", by=by, where=known, filters=where or {}, total="minutes", together=FILTERED
    )


def count_trainings(release: Readable, viewer: Viewer, *, start: date, end: date) -> dict[str, int]:
    """Training events held from start to end, by how their participants are known."""
    counted = count(release, viewer, "trainings", by=("participants",), where=_held(start, end))
    return {str(known): int(events) for known, events in counted.itertuples(index=False)}


def _held(start: date, end: date) -> list[Condition]:
    return [Condition("held_on >= ?", (start,)), Condition("held_on <= ?", (end,))]
