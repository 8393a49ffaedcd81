"""What moved women's share between two dates: every flow's exact contribution (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

import pandas as pd

from wggi_metrics.counts import count_changes, count_in_post, describe
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, TOTAL, nothing, result, why_not
from wggi_metrics.measures.between_lists import days_between
from wggi_metrics.measures.dates import Period, flow_periods, is_outside, period_in_words
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.groups import in_order
from wggi_metrics.measures.populations import counted_where
from wggi_metrics.measures.wrong_use import refuse_wrong_use
from wggi_metrics.statistics import contributions, within_and_mix
from wggi_metrics.words import say

CHANGES = {name: f"{name}_change" for name in ("women", "men", "other", "not_stated")}
Stock = tuple[int, int]


def change_in_share(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """The change of women divided by women and men between the days before and at the end of the period, by flow.

    A flow of so many women and men contributes (women - mean share x known) / mean known; the contributions add up
    to the change exactly. People of other or unstated gender are counted in the rows and contribute nothing.
    Returns: heads that entered (+) or left (-) by flow, ``points`` in percentage points; a row "total" per group
    with the stocks at both ends; by grade, a last total with the change within grades and by the mix of grades.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: exact additive decomposition about the mean of both dates (Kitagawa 1955, JASA 50, 1168-1194).
    """
    told = definition("change_in_share")
    refuse_wrong_use(release, viewer, told, asked)
    description = describe(release)
    periods = flow_periods(asked, description.observed)
    cut = ["period_from", "period_to"] if asked.every else []
    reason = why_not(release, told, asked, description) or why_no_flows(periods, description)
    if reason:
        table = nothing(reason).assign(row=TOTAL)
    else:
        parts = [_of_period(release, viewer, asked, description, period) for period in periods]
        table = pd.concat(parts, ignore_index=True)
    keys, between = (*asked.by, *asked.within, *cut), None if reason else days_between(release, periods)
    return result(release, viewer, told, asked, table, keys, period_in_words(periods), between)


def why_no_flows(periods: Sequence[Period], description: Description, *, needs_opening: bool = True) -> str | None:
    """Why no flow can be counted in these periods: no persons in the data, or days outside it."""
    observed = description.observed
    if not periods:
        return say("measures.reasons.dates")
    if observed.persons_from is None or (observed.persons_from > periods[0][0] and observed.counts_from is not None):
        return say("measures.reasons.head_count")
    opening = periods[0][0] - timedelta(days=1 if needs_opening else 0)
    if is_outside(opening, observed) or is_outside(periods[-1][1], observed):
        return say("measures.reasons.dates")
    return None


def _of_period(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Period
) -> pd.DataFrame:
    start, end = period
    where, by = counted_where(asked), tuple(asked.by)
    changes = count_changes(release, viewer, start=start, end=end, by=by, within=asked.within, where=where).rename(
        columns=CHANGES
    )
    ends = count_in_post(release, viewer, dates=(start - timedelta(days=1), end), by=by, where=where)
    stocks = _stocks_by_group(ends, by, start)
    rows = [
        _group(changes, key, stocks[key], by, asked.within, description)
        for key in _keys(ends, changes, by, description)
    ]
    if by:
        rows.append(_whole(stocks, by))
    table = pd.concat(rows, ignore_index=True)
    return table.assign(period_from=start, period_to=end) if asked.every else table


def _stocks_by_group(ends: pd.DataFrame, by: Sequence[str], start: object) -> Stocks:
    stocks = Stocks()
    for day, *key, women, men in ends[["date", *by, "women", "men"]].itertuples(index=False):
        stocks.setdefault(_key(key), [(0, 0), (0, 0)])[0 if day < start else 1] = (int(women), int(men))
    return stocks


class Stocks(dict[tuple[object, ...], list[Stock]]):
    """Women and men of each group at both ends; a group that nobody is in has (0, 0) twice."""

    def __missing__(self, key: tuple[object, ...]) -> list[Stock]:
        return [(0, 0), (0, 0)]


def _key(values: Sequence[object]) -> tuple[object, ...]:
    return tuple(None if value is None or value != value else value for value in values)


def _keys(
    ends: pd.DataFrame, changes: pd.DataFrame, by: Sequence[str], description: Description
) -> list[tuple[object, ...]]:
    if not by:
        return [()]
    parts = [frame[list(by)] for frame in (ends, changes) if len(frame)]
    if not parts:
        return []
    listed = in_order(pd.concat(parts, ignore_index=True).drop_duplicates(), by, description)
    return [_key(row) for row in listed.itertuples(index=False)]


def _group(
    changes: pd.DataFrame,
    key: tuple[object, ...],
    stock: list[Stock],
    by: Sequence[str],
    within: Sequence[str],
    description: Description,
) -> pd.DataFrame:
    """The flows of one group in a fixed order, and its total."""
    mine = pd.Series(True, index=changes.index)
    for name, value in zip(by, key, strict=True):
        mine &= changes[name].isna() if value is None else changes[name] == value
    flows = in_order(changes[mine], within, description)
    flows = flows.assign(place=flows["flow"].map(_place)).sort_values(["place", "flow"], kind="stable")
    groups = dict(zip(by, key, strict=True))
    reason = _why_no_change(stock)
    moved = zip(flows["women_change"], flows["men_change"], strict=True)
    parts = contributions(moved, *stock)
    points = [None] * len(flows) if parts is None else [_points(part) for part in parts]
    flows = flows.assign(row=GROUP, **groups, points=points, not_computable=reason)
    (women, men), (women_end, men_end) = stock
    change = None if parts is None else sum(parts, Fraction(0))
    total = groups | {
        "row": TOTAL, "women_start": women, "staff_start": women + men, "women_end": women_end,
        "staff_end": women_end + men_end, "change": _points(change), "not_computable": reason,
    }  # fmt: skip
    return pd.concat([frame for frame in (flows, pd.DataFrame([total])) if len(frame)], ignore_index=True)


ORDER = (
    "hired", "returned", "first seen", "entered from", "promoted in", "converted in", "demoted in", "moved in",
    "unit re-named in", "re-graded in", "grade unknown before", "status changed in", "promoted out", "converted out",
    "demoted out", "moved out", "unit re-named out", "re-graded out", "grade unknown after", "status changed out",
    "left to", "left: retirement", "left: resignation", "left: end of contract", "left:", "away",
)  # fmt: skip


def _place(flow: str) -> int:
    return next((place for place, start in enumerate(ORDER) if flow.startswith(start)), len(ORDER))


def _points(value: Fraction | None) -> float | None:
    return None if value is None else float(100 * value)


def _why_no_change(stock: Sequence[Stock]) -> str | None:
    for (women, men), reason in zip(stock, ("nobody_at_start", "nobody_at_end"), strict=True):
        if women + men == 0:
            return say(f"measures.reasons.{reason}")
    return None


def _whole(stocks: Stocks, by: Sequence[str]) -> pd.DataFrame:
    """The total over the groups; by grade alone also the change within grades and by the mix of grades."""
    ends = [[sum(stock[end][gender] for stock in stocks.values()) for gender in (0, 1)] for end in (0, 1)]
    whole: list[Stock] = [(ends[0][0], ends[0][1]), (ends[1][0], ends[1][1])]
    reason = _why_no_change(whole)
    parts = within_and_mix([(start, end) for start, end in stocks.values()])
    row: dict[str, object] = {
        "row": TOTAL, "women_start": whole[0][0], "staff_start": sum(whole[0]), "women_end": whole[1][0],
        "staff_end": sum(whole[1]), "change": _points(parts and parts.within + parts.mix), "not_computable": reason,
    }  # fmt: skip
    if tuple(by) == ("grade",) and parts:
        row |= {"within": _points(parts.within), "mix": _points(parts.mix)}
    return pd.DataFrame([row])
