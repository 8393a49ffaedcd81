"""Between which days events lie that are known from lists alone (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from wggi_metrics.counts import cover_days, describe
from wggi_metrics.counts.release import Readable
from wggi_metrics.measures.dates import Period


def days_between(release: Readable, periods: Sequence[Period]) -> Period | None:
    """The first and the last day on which events shown by lists of these periods can have happened; None without lists.

    An event is dated on the list that shows it: it lies after the list before, of those that cover the person.
    """
    if not periods or "cover_days" not in describe(release).held:
        return None
    start, end = periods[0][0], periods[-1][1]
    listed = cover_days(release).values()
    pairs = [pair for days in listed for pair in pairwise(days) if start <= pair[1] <= end]
    if not pairs:
        return None
    return min(first for first, _ in pairs) + timedelta(days=1), max(second for _, second in pairs)
