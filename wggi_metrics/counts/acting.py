"""Acting assignments whose outcome is settled in a period (step 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from wggi_metrics.counts.count import Condition, by_gender, count
from wggi_metrics.counts.in_post import Where, filtered
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer


def count_acting_settled(
    release: Readable,
    viewer: Viewer,
    *,
    start: date,
    end: date,
    by: Sequence[str] = (),
    where: Where | None = None,
) -> pd.DataFrame:
    """Acting assignments settled from start to end, both days included: groups, ``is_converted``, four counts.

    Settled: twelve months after the first day of acting. The groups are those of the first day.
    """
    period = [Condition("decided_on >= ?", (start,)), Condition("decided_on <= ?", (end,))]
    names = (*by, "is_converted")
    conditions = [*period, *filtered(where or {})]
    return by_gender(count(release, viewer, "acting_assignments", by=(*names, "gender"), where=conditions), names)
