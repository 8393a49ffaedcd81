"""Several counts of the same groups side by side, women and men of each in columns of their own (step 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from wggi_metrics.counts import dated_days
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.release import Readable
from wggi_metrics.measures.careers import added_up
from wggi_metrics.measures.change_in_share import why_no_flows
from wggi_metrics.measures.columns import Columns, objects
from wggi_metrics.measures.dates import Period
from wggi_metrics.measures.groups import rows_in_order
from wggi_metrics.words import say

DAYS_A_YEAR = 365.25
"""Person-years are person-days divided by this; person-months by its twelfth, 30.4375."""

GENDERS = ("women", "men")


def side_by_side(counts: Mapping[str, pd.DataFrame], keys: Sequence[str], description: Description) -> Columns:
    """One row per group that any of the counts has: the keys, then ``women_<name>`` and ``men_<name>``; else 0."""
    columns = [f"{gender}_{name}" for name in counts for gender in GENDERS]
    if not keys:
        sums = (count[gender].to_numpy().sum(keepdims=True) for count in counts.values() for gender in GENDERS)
        return dict(zip(columns, sums, strict=True))
    cells: dict[tuple[object, ...], list[float]] = {}
    for place, count in enumerate(counts.values()):
        for key, (women, men) in added_up(count, keys).items():
            row = cells.setdefault(key, [0.0] * len(columns))
            row[2 * place], row[2 * place + 1] = women, men
    parts = {name: objects(key[at] for key in cells) for at, name in enumerate(keys)}
    figures = np.array(list(cells.values()), dtype=float).reshape(-1, len(columns))
    return rows_in_order(parts | dict(zip(columns, figures.T, strict=True)), keys, description)


def why_no_dates(release: Readable, periods: Sequence[Period], description: Description) -> str | None:
    """Why the days of changes are not known in these periods: no persons, days outside the data, or lists alone."""
    reason = why_no_flows(periods, description, needs_opening=False)
    if reason or description.observed.basis == "dates":
        return reason
    known = dated_days(release)
    if known is None or periods[0][0] < known[0] or periods[-1][1] > known[1]:
        return say("measures.reasons.lists")
    return None


def joined(*reasons: str | None) -> str | None:
    """The reasons that hold, in one text; None if none does."""
    return "; ".join(dict.fromkeys(reason for reason in reasons if reason)) or None
