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
from wggi_metrics.measures.dates import dates_in_words, is_outside, is_series, stock_dates
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.groups import in_order
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
    table = nothing(reason) if reason else shares(stocks(release, viewer, asked, description), fte=asked.fte)
    return result(release, viewer, told, asked, table, keys, dates_in_words(dates))


def stocks(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, also: Sequence[str] = ()
) -> pd.DataFrame:
    """Group rows and pooled rows of counts at each date asked for; ``also`` are groups beside those asked for."""
    dates = stock_dates(asked, description.observed)
    by = (*asked.by, *(name for name in also if name not in asked.by))
    where = counted_where(asked)
    groups = count_in_post(release, viewer, dates=dates, by=by, where=where, fte=asked.fte) if by else None
    if groups is None:
        table = count_in_post(release, viewer, dates=dates, where=where, fte=asked.fte).assign(row=POOLED)
    else:
        ordered = in_order(groups, by, description).assign(row=GROUP)
        parts = [ordered, _pooled(groups, dates).assign(row=POOLED)]
        table = pd.concat([part for part in parts if len(part)], ignore_index=True)
        table = table.reindex(columns=["date", *by, *COUNTS, "row"])
    table["outside"] = [is_outside(day, description.observed) for day in table["date"]]
    return table if is_series(asked) else table.drop(columns="date")


def _pooled(groups: pd.DataFrame, dates: Sequence[object]) -> pd.DataFrame:
    places = {day: place for place, day in enumerate(dates)}
    sums = np.zeros((len(dates), len(COUNTS)), dtype=np.int64)
    np.add.at(sums, [places[day] for day in groups["date"]], groups[COUNTS].to_numpy(dtype=np.int64))
    return pd.DataFrame({"date": pd.Series(list(dates), dtype=object), **dict(zip(COUNTS, sums.T, strict=True))})


def shares(table: pd.DataFrame, *, fte: bool = False) -> pd.DataFrame:
    """The counts with staff, share, interval and bounds; a share of nobody is not computable."""
    heads = table[COUNTS].to_numpy(dtype=float) / (1000 if fte else 1)
    women, men, _, unknown = heads.T
    known = women + men
    with np.errstate(divide="ignore", invalid="ignore"):
        share, least = women / known, women / (known + unknown)
        most = (women + unknown) / (known + unknown)
    low, high = wilson(women, known)
    empty = (known == 0) | table["outside"].to_numpy(dtype=bool)
    counted = table.assign(
        **dict(zip(COUNTS, heads.T if fte else table[COUNTS].to_numpy().T, strict=True)),
        staff=heads.sum(axis=1) if fte else table[COUNTS].sum(axis=1),
        share=share,
        low=np.nan if fte else low,
        high=np.nan if fte else high,
        share_min=least,
        share_max=most,
    )
    if empty.any():
        counted.loc[empty, ["share", "low", "high"]] = np.nan
    counted["not_computable"] = _reasons(counted, empty, fte)
    return _without_figures_outside(counted)


def _reasons(table: pd.DataFrame, empty: np.ndarray, fte: bool) -> list[str | None]:
    usual = say("measures.reasons.weighted") if fte else None
    outside = table["outside"].to_numpy(dtype=bool)
    return [
        say("measures.reasons.dates") if gone else say("measures.reasons.nobody") if none else usual
        for gone, none in zip(outside, empty, strict=True)
    ]


def _without_figures_outside(table: pd.DataFrame) -> pd.DataFrame:
    """Of days that the data do not speak of, no count is given either: 0 would be a statement."""
    figures = [*COUNTS, "staff", "share_min", "share_max"]
    if not table["outside"].any():
        return table
    kinds = {name: "Float64" if table[name].dtype == float else "Int64" for name in figures}
    table = table.astype(kinds)
    table.loc[table["outside"], figures] = pd.NA
    return table
