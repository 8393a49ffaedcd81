"""Acting assignments whose outcome is settled in a period (step 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from wggi_metrics.counts.cells import TOGETHER, count_by_gender
from wggi_metrics.counts.count import Condition
from wggi_metrics.counts.in_post import Where
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
    return count_by_gender(
        release, viewer, "acting_assignments", by=names, where=period, filters=where or {},
        together=(*TOGETHER, "is_converted"),
    )  # fmt: skip
