"""Women's share of staff in post (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_in_post, describe
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, nothing, result, why_not
from wggi_metrics.measures.columns import Array, Columns, columns_of, objects, stacked, with_same
from wggi_metrics.measures.dates import dates_in_words, is_outside, is_series, stock_dates
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.groups import rows_in_order
from wggi_metrics.measures.populations import counted_where
from wggi_metrics.measures.wrong_use import refuse_wrong_use
from wggi_metrics.statistics import wilson
from wggi_metrics.words import say

COUNTS = ["women", "men", "other", "not_stated"]


def women_share(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Women divided by women and men in post, by any group, at a date or over time.

    Other and not stated are outside the denominator and shown beside it; the share has its bounds if all not
    stated were men or women. Left out: everyone outside the population (staff, unless asked).
    Returns: counts in heads (full-time equivalents with ``fte``), shares as fractions 0-1, Wilson interval.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: CEB definition of staff appointed for one year or more; interval Wilson (1927), JASA 22, 209-212.
    """
    told = definition("women_share")
    refuse_wrong_use(release, viewer, told, asked)
    description = describe(release)
    dates = stock_dates(asked, description.observed)
    keys = [*asked.by, *(["date"] if is_series(asked) else [])]
    reason = why_not(release, told, asked, description) or (None if dates else say("measures.reasons.dates"))
    table: pd.DataFrame | Columns = (
        nothing(reason) if reason else shares(stocks(release, viewer, asked, description), fte=asked.fte)
    )
    return result(release, viewer, told, asked, table, keys, dates_in_words(dates))


def stocks(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, also: Sequence[str] = ()
) -> Columns:
    """Group rows and pooled rows of counts at each date asked for; ``also`` are groups beside those asked for."""
    dates = stock_dates(asked, description.observed)
    by = (*asked.by, *(name for name in also if name not in asked.by))
    where = counted_where(asked)
    counted = columns_of(count_in_post(release, viewer, dates=dates, by=by, where=where, fte=asked.fte))
    table = with_same(counted, row=POOLED)
    if by:
        pooled = with_same(_pooled(counted, dates), row=POOLED)
        table = stacked([with_same(rows_in_order(counted, by, description), row=GROUP), pooled])
    table = {name: table[name] for name in ("date", *by, *COUNTS, "row") if name in table}
    table["outside"] = np.array([is_outside(day, description.observed) for day in table["date"]], dtype=bool)
    return table if is_series(asked) else {name: column for name, column in table.items() if name != "date"}


def _pooled(groups: Columns, dates: Sequence[object]) -> Columns:
    places = {day: place for place, day in enumerate(dates)}
    sums = np.zeros((len(dates), len(COUNTS)), dtype=np.int64)
    heads = np.column_stack([groups[name] for name in COUNTS]).astype(np.int64)
    np.add.at(sums, [places[day] for day in groups["date"]], heads)
    return {"date": objects(dates), **dict(zip(COUNTS, sums.T, strict=True))}


def shares(table: Columns, *, fte: bool = False) -> Columns:
    """The counts with staff, share, interval and bounds; a share of nobody is not computable."""
    heads = np.column_stack([table[name] for name in COUNTS]).astype(float) / (1000 if fte else 1)
    women, men, _, unknown = heads.T
    known = women + men
    with np.errstate(divide="ignore", invalid="ignore"):
        share, least = women / known, women / (known + unknown)
        most = (women + unknown) / (known + unknown)
    low, high = wilson(women, known)
    empty = (known == 0) | table["outside"]
    counted = table | {
        **dict(zip(COUNTS, heads.T, strict=True)), "staff": heads.sum(axis=1),
        "share": np.where(empty, np.nan, share),
        "low": np.where(empty | fte, np.nan, low), "high": np.where(empty | fte, np.nan, high),
        "share_min": least, "share_max": most, "not_computable": _reasons(table["outside"], empty, fte),
    }  # fmt: skip
    return _without_figures_outside(counted)


def _reasons(outside: Array, empty: Array, fte: bool) -> Array:
    usual = say("measures.reasons.weighted") if fte else None
    return objects(
        say("measures.reasons.dates") if gone else say("measures.reasons.nobody") if none else usual
        for gone, none in zip(outside, empty, strict=True)
    )


def _without_figures_outside(table: Columns) -> Columns:
    """Of days that the data do not speak of, no count is given either: 0 would be a statement."""
    if not table["outside"].any():
        return table
    figures = (*COUNTS, "staff", "share_min", "share_max")
    return table | {name: np.where(table["outside"], np.nan, table[name]) for name in figures}
