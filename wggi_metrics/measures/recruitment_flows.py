"""Who is appointed, from where (step 7)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_appointments, describe
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, nothing, result, why_not
from wggi_metrics.measures.between_lists import days_between
from wggi_metrics.measures.change_in_share import why_no_flows
from wggi_metrics.measures.dates import flow_periods, period_in_words
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.groups import in_order
from wggi_metrics.measures.populations import counted_where
from wggi_metrics.measures.women_share import COUNTS
from wggi_metrics.measures.wrong_use import refuse_wrong_use
from wggi_metrics.statistics import wilson
from wggi_metrics.words import say


def recruitment_flows(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Women divided by women and men appointed in the period, by source and any group at entry.

    Sources: external (hired), internal (promoted, or converted to another category), from another contract
    (entered the population, no hiring), returned (after a break). Left out: who was there when the data begin.
    Returns: heads, share as a fraction with its Wilson interval; the pooled row adds all sources.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: definition of events in the career measures; interval Wilson (1927), JASA 22, 209-212.
    """
    told = definition("recruitment_flows")
    refuse_wrong_use(release, viewer, told, asked)
    description = describe(release)
    periods = flow_periods(asked, description.observed)
    cut = ["period_from", "period_to"] if asked.every else []
    reason = why_not(release, told, asked, description) or why_no_flows(
        periods, description, needs_opening=False
    )
    if reason:
        table = nothing(reason)
    else:
        where, keys = counted_where(asked), (*asked.by, "source")
        parts = [
            in_order(
                count_appointments(release, viewer, start=start, end=end, by=asked.by, where=where),
                keys,
                description,
            ).assign(period_from=start, period_to=end)
            for start, end in periods
        ]
        complete = [_with_pooled(part, period) for part, period in zip(parts, periods, strict=True)]
        table = _with_shares(pd.concat(complete, ignore_index=True))
    between = None if reason else days_between(release, periods)
    return result(release, viewer, told, asked, table, (*asked.by, *cut), period_in_words(periods), between)


def _with_pooled(groups: pd.DataFrame, period: tuple[object, object]) -> pd.DataFrame:
    sums = {name: int(groups[name].sum()) for name in COUNTS}
    pooled = pd.DataFrame([{"row": POOLED, "period_from": period[0], "period_to": period[1]} | sums])
    return pd.concat([part for part in (groups.assign(row=GROUP), pooled) if len(part)], ignore_index=True)


def _with_shares(table: pd.DataFrame) -> pd.DataFrame:
    women, men = (table[name].to_numpy(dtype=np.int64) for name in ("women", "men"))
    low, high = wilson(women, women + men)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = women / (women + men)
    nobody = say("measures.reasons.no_events")
    reasons = [nobody if not known else None for known in women + men]
    low, high = (np.where(women + men > 0, limit, np.nan) for limit in (low, high))
    return table.assign(share=share, low=low, high=high, not_computable=reasons)
