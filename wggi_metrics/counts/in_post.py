"""Heads in post at one date or at many (step 6)."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from wggi_metrics.counts.bands import BANDED, banded
from wggi_metrics.counts.cells import FILTERED, count_by_gender
from wggi_metrics.counts.count import (
    GENDER_COLUMNS,
    Condition,
    by_gender,
    count,
    gender_places,
    grouped_keys,
    is_one_of,
)
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer

FACT = "staff_in_post"
Where = Mapping[str, Sequence[str | None]]


def count_in_post(
    release: Readable,
    viewer: Viewer,
    *,
    dates: Sequence[date],
    by: Sequence[str] = (),
    where: Where | None = None,
    fte: bool = False,
    also: Sequence[Condition] = (),
) -> pd.DataFrame:
    """Women, men, other and not stated in post at each date, by groups: date, groups, four counts.

    In post on a day: the first day of the state or later, and the last day of it or earlier. With ``fte``
    people weigh their part-time fraction, in thousandths. Groups nobody is in are not listed, except that
    without groups every date has its row. ``also`` are further conditions on people.
    """
    filters = where or {}
    total = "fte_thousandths" if fte else "heads"
    is_fixed = not (set(by) | set(filters)) & BANDED
    if len(dates) > 1 and is_fixed and all(_is_month_end(day) for day in dates):
        return _by_months(release, viewer, dates, by, [*filtered(filters), *also], total)
    counted = [_on_day(release, viewer, day, by, filters, total, also) for day in dates]
    return pd.concat(counted, ignore_index=True)


def _on_day(
    release: Readable, viewer: Viewer, day: date, by: Sequence[str], where: Where, total: str, also: Sequence[Condition]
) -> pd.DataFrame:
    bands = {name: banded(name, day) for name in sorted((set(by) | set(where)) & BANDED)}
    there = [Condition("valid_from <= ?", (day,)), Condition("valid_to >= ?", (day,)), *also]
    groups = (*by, "gender")
    if bands:
        conditions = [*there, *filtered(where)]
        heads = by_gender(count(release, viewer, FACT, by=groups, where=conditions, total=total, added=bands), by)
    else:
        heads = count_by_gender(
            release, viewer, FACT, by=by, where=there, filters=where, total=total, together=FILTERED
        )
    heads.insert(0, "date", day)
    return heads


def filtered(where: Where) -> list[Condition]:
    """The filters as conditions on the fact's columns."""
    return [is_one_of(name, values) for name, values in where.items()]


def _by_months(
    release: Readable, viewer: Viewer, dates: Sequence[date], by: Sequence[str], where: Sequence[Condition], total: str
) -> pd.DataFrame:
    """Stocks at month ends from who comes and who goes in each month: one pass over the spells, then running sums."""
    sides = []
    for month, sign in (("first_month", 1), ("last_month", -1)):
        side = count(
            release,
            viewer,
            FACT,
            by={"month": Condition(month)} | {name: Condition(name) for name in (*by, "gender")},
            where=where,
            total=total,
        )
        sides.append(side.assign(heads=side["heads"] * sign))
    return _running(pd.concat(sides, ignore_index=True), dates, by)


def _running(moves: pd.DataFrame, dates: Sequence[date], by: Sequence[str]) -> pd.DataFrame:
    asked = np.array([day.year * 12 + day.month - 1 for day in dates])
    keys, places = grouped_keys(moves, by)
    months = moves["month"].to_numpy(dtype=np.int64)
    earliest = int(min(months.min(initial=asked[0]), asked.min()))
    length = int(max(months.max(initial=asked[0]), asked.max())) - earliest + 1
    cells = np.zeros((len(keys), len(GENDER_COLUMNS), length), dtype=np.int64)
    np.add.at(
        cells, (places, gender_places(moves), months - earliest), moves["heads"].to_numpy(dtype=np.int64)
    )
    stocks = cells.cumsum(axis=2)[:, :, asked - earliest]
    return _unfolded(stocks, keys, dates, by)


def _unfolded(
    stocks: np.ndarray, keys: pd.DataFrame, dates: Sequence[date], by: Sequence[str]
) -> pd.DataFrame:
    groups, times = len(keys), len(dates)
    listed = keys.iloc[np.tile(np.arange(groups), times)].reset_index(drop=True)
    listed.insert(0, "date", np.repeat(np.array(dates, dtype=object), groups))
    for number, column in enumerate(GENDER_COLUMNS.values()):
        listed[column] = stocks[:, number, :].T.reshape(-1)
    is_there = listed[list(GENDER_COLUMNS.values())].sum(axis=1) > 0
    return listed[is_there | (not by)].reset_index(drop=True)


def _is_month_end(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
