"""Several counts of the same groups side by side, women and men of each in columns of their own (step 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from wggi_metrics.counts import dated_days
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.release import Readable
from wggi_metrics.measures.change_in_share import why_no_flows
from wggi_metrics.measures.dates import Period
from wggi_metrics.measures.groups import in_order
from wggi_metrics.words import say

DAYS_A_YEAR = 365.25
"""Person-years are person-days divided by this; person-months by its twelfth, 30.4375."""

GENDERS = ("women", "men")


def side_by_side(counts: Mapping[str, pd.DataFrame], keys: Sequence[str], description: Description) -> pd.DataFrame:
    """One row per group that any of the counts has: the keys, then ``women_<name>`` and ``men_<name>``; else 0."""
    named = {name: _named(count, name, keys) for name, count in counts.items()}
    if not keys:
        return pd.DataFrame([{column: sums for one in named.values() for column, sums in one.sum().items()}])
    table = None
    for one in named.values():
        table = one if table is None else table.merge(one, on=list(keys), how="outer")
    assert table is not None
    figures = [name for name in table.columns if name not in keys]
    table[figures] = table[figures].astype(float).fillna(0)
    return in_order(table, keys, description)


def _named(count: pd.DataFrame, name: str, keys: Sequence[str]) -> pd.DataFrame:
    """Women and men of one count, under its name; rows of the same group are added."""
    renamed = count.rename(columns={gender: f"{gender}_{name}" for gender in GENDERS})
    kept = renamed[[*keys, *(f"{gender}_{name}" for gender in GENDERS)]].astype(dict.fromkeys(keys, object))
    return kept.groupby(list(keys), dropna=False, sort=False).sum().reset_index() if keys else kept


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
