"""How often women and men move between duty stations and units, and who is overdue for rotation (step 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_moves, count_overdue, count_person_days, tours_on
from wggi_metrics.counts.described import Description, lacking
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED
from wggi_metrics.measures.beside import DAYS_A_YEAR, joined, side_by_side, why_no_dates
from wggi_metrics.measures.careers import Key, Two, added_up
from wggi_metrics.measures.columns import Columns, objects, rows_at, stacked, with_same
from wggi_metrics.measures.dates import Period
from wggi_metrics.measures.groups import rows_in_order
from wggi_metrics.measures.over_periods import over_periods
from wggi_metrics.measures.populations import counted_where
from wggi_metrics.statistics import rate_ratio_interval
from wggi_metrics.words import say

STATION, UNIT = "duty station", "unit"
NEEDS = {STATION: "duty_station", UNIT: "org_unit"}
Counts = dict[str, pd.DataFrame]


def moves(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Moves divided by person-years, of women and of men, by kind (duty station; unit at the same station).

    A move lasts twelve months or still runs; it is counted in the state left, over the days in that state. By
    hardship class the destinations are rows of their own over the same person-years. Left out: re-named units, a
    station's new class, shorter stays and the return from them, people of other or unstated gender.
    Returns: moves, person-years, rates per person-year, women's rate divided by men's with its exact interval;
    heads overdue on the last day: longer at the station than the tour of its class, locally recruited left out.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: definition of a move in the career measures; interval Clopper and Pearson (1934), Biometrika 26, 404-413.
    """
    return over_periods(release, viewer, "moves", asked, _why_none, _of_period)


def _why_none(release: Readable, periods: Sequence[Period], description: Description) -> str | None:
    return why_no_dates(release, periods, description) or _lacks(release, STATION)


def _lacks(release: Readable, kind: str) -> str | None:
    field = lacking(release, (NEEDS[kind],))
    return say("measures.reasons.lacks", field=field) if field else None


def _of_period(release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Period) -> Columns:
    """The groups by kind, then the pooled rows; the last one is that of duty stations, a move in the first sense."""
    counts, overdue_reason = _counted(release, viewer, asked, period)
    of_kinds = [_of_kind(counts, asked, description, kind) for kind in (STATION, UNIT)]
    told = _with_rates(stacked(of_kinds), {STATION: overdue_reason, UNIT: _lacks(release, UNIT)})
    groups, pooled = (np.flatnonzero(told["row"] == row) for row in (GROUP, POOLED))
    ordered = rows_in_order(rows_at(told, groups), (*asked.by, "kind", *_classes(asked)), description)
    rows = stacked([ordered, rows_at(told, pooled[::-1])])
    return with_same(rows, period_from=period[0], period_to=period[1])


def _counted(release: Readable, viewer: Viewer, asked: Asked, period: Period) -> tuple[Counts, str | None]:
    """Moves, person-days and people overdue; and why nobody can be overdue, where that is so."""
    start, end = period
    where, by = counted_where(asked), tuple(asked.by)
    tours, lacks = tours_on(release, end), lacking(release, ("hardship",))
    reason = say("measures.reasons.lacks", field=lacks) if lacks else None
    counts = {
        "moves": count_moves(release, viewer, start=start, end=end, by=(*by, "kind", *_classes(asked)), where=where),
        "days": count_person_days(release, viewer, start=start, end=end, by=by, where=where),
        "overdue": count_overdue(release, viewer, on=end, tours=tours, by=by, where=where),
    }
    return counts, reason or (None if tours else say("measures.reasons.no_tour"))


def _classes(asked: Asked) -> tuple[str, ...]:
    return ("to_class",) if "hardship" in asked.by else ()


def _of_kind(counts: Counts, asked: Asked, description: Description, kind: str) -> Columns:
    """The groups of one kind, with a row for each class moved to if classes are asked for, and their pooled row."""
    of_kind = counts["moves"][counts["moves"]["kind"] == kind]
    by, there = tuple(asked.by), {"days": counts["days"], "overdue": counts["overdue"]}
    rows = [with_same(side_by_side({"moves": of_kind, **there}, (), description), row=POOLED)]
    if by:
        groups = with_same(side_by_side({"moves": of_kind, **there}, by, description), row=GROUP)
        rows.append(_by_destination(groups, of_kind, by) if _classes(asked) else groups)
    return with_same(stacked(rows), kind=kind)


def _by_destination(groups: Columns, of_kind: pd.DataFrame, by: tuple[str, ...]) -> Columns:
    """A group's moves parted by the class moved to, over the group's own person-years; a group without moves stays."""
    moved: dict[Key, list[tuple[object, Two]]] = {}
    for key, heads in added_up(of_kind, (*by, "to_class")).items():
        moved.setdefault(key[:-1], []).append((key[-1], heads))
    none: list[tuple[object, Two]] = [(None, (0, 0))]
    parts = [moved.get(key, none) for key in zip(*(groups[name].tolist() for name in by), strict=True)]
    rows = rows_at(groups, np.repeat(np.arange(len(parts)), [len(part) for part in parts]))
    to_class = objects(each for part in parts for each, _ in part)
    women, men = np.array([two for part in parts for _, two in part], dtype=float).reshape(-1, 2).T
    return rows | {"from_class": rows["hardship"], "to_class": to_class, "women_moves": women, "men_moves": men}


def _with_rates(rows: Columns, lacks: Mapping[str, str | None]) -> Columns:
    """Person-years, rates and their ratio; blank where units are not seen, or where nobody can be overdue."""
    women, men = (rows[f"{gender}_moves"].astype(float) for gender in ("women", "men"))
    her, his = (rows[f"{gender}_days"] / DAYS_A_YEAR for gender in ("women", "men"))
    told = rows | {"women_person_years": her, "men_person_years": his, **_rates(women, her, men, his)}
    is_unit = rows["kind"] == UNIT
    is_unseen = is_unit & (lacks[UNIT] is not None)
    is_not_overdue = is_unit | (lacks[STATION] is not None)
    why = [None if gone else reason for gone, reason in zip(is_unseen, _reasons(women, her, men, his), strict=True)]
    reasons = [joined(reason, lacks[str(kind)]) for reason, kind in zip(why, rows["kind"], strict=True)]
    unseen = {name: np.where(is_unseen, np.nan, told[name]) for name in ("women_moves", "men_moves", *RATES)}
    overdue = {name: np.where(is_not_overdue, np.nan, told[name]) for name in ("women_overdue", "men_overdue")}
    return told | unseen | overdue | {"not_computable": objects(reasons)}


RATES = ("women_rate", "men_rate", "rate_ratio", "ratio_low", "ratio_high")
Numbers = np.ndarray


def _rates(women: Numbers, her: Numbers, men: Numbers, his: Numbers) -> dict[str, Numbers]:
    """Rates per person-year and their ratio; no ratio where a side has no time or there are no moves."""
    has_both = (her > 0) & (his > 0) & (women + men > 0)
    x, y = (np.where(has_both, events, 0) for events in (women, men))
    t1, t0 = (np.where(has_both, time, 1) for time in (her, his))
    ratio, low, high = rate_ratio_interval(x, t1, y, t0)
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = [np.where(time > 0, events / time, np.nan) for events, time in ((women, her), (men, his))]
    ratio = np.where(np.isfinite(ratio), ratio, np.nan)
    limits = (np.where(has_both, limit, np.nan) for limit in (low, high))
    return dict(zip(RATES, (*rates, ratio, *limits), strict=True))


def _reasons(women: Numbers, her: Numbers, men: Numbers, his: Numbers) -> list[str | None]:
    names = np.select(
        [(her == 0) & (his == 0), women + men == 0, (her == 0) | (his == 0) | (men == 0)],
        ["nobody", "no_events", "one_gender"],
        default="",
    )
    return [say(f"measures.reasons.{name}") if name else None for name in names]
