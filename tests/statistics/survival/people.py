"""People one by one, and the counts by month that hold the same."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics import risk_table
from wggi_metrics.statistics.survival.risk_tables import RiskTable


def counted(
    time: ArrayLike,
    cause: ArrayLike,
    *,
    entry: ArrayLike | None = None,
    causes: int = 1,
    months: int | None = None,
) -> RiskTable:
    """The risk table of people; cause 0 is censored, entry -1 is the start seen in the data."""
    times, ends = np.asarray(time, dtype=int), np.asarray(cause, dtype=int)
    since = np.full(times.shape, -1) if entry is None else np.asarray(entry, dtype=int)
    length = (int(times.max()) if months is None else months) + 1
    events = [np.bincount(times[ends == each + 1], minlength=length) for each in range(causes)]
    late = np.bincount(since[since >= 0], minlength=length)
    censored = np.bincount(times[ends == 0], minlength=length)
    return risk_table((since < 0).sum(), np.stack(events), censored, late)


def by_group(time: ArrayLike, event: ArrayLike, group: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """At risk and events of each group in rising order, (groups, months)."""
    times, events, groups = np.asarray(time), np.asarray(event), np.asarray(group)
    tables = [
        counted(times[groups == each], events[groups == each], months=int(times.max())) for each in np.unique(groups)
    ]
    return np.stack([table.at_risk for table in tables]), np.stack([table.events[0] for table in tables])
