"""How often women and men move between duty stations and units, and who is overdue for rotation (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_moves, count_overdue, count_person_days, tours_on
from wggi_metrics.counts.described import Description, lacking
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED
from wggi_metrics.measures.beside import DAYS_A_YEAR, joined, side_by_side, why_no_dates
from wggi_metrics.measures.dates import Period
from wggi_metrics.measures.groups import in_order
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


def _of_period(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Period
) -> pd.DataFrame:
    """The groups by kind, then the pooled rows; the last one is that of duty stations, a move in the first sense."""
    counts, overdue_reason = _counted(release, viewer, asked, period)
    kinds = {kind: _of_kind(counts, asked, description, kind) for kind in (STATION, UNIT)}
    reasons = {STATION: overdue_reason, UNIT: _lacks(release, UNIT)}
    told = {kind: _with_rates(rows, kind, reasons[kind]) for kind, rows in kinds.items()}
    groups = pd.concat([rows[rows["row"] == GROUP] for rows in told.values()], ignore_index=True)
    pooled = [told[kind][told[kind]["row"] == POOLED] for kind in (UNIT, STATION)]
    ordered = in_order(groups, (*asked.by, "kind", *_classes(asked)), description)
    rows = pd.concat([part for part in (ordered, *pooled) if len(part)], ignore_index=True)
    return rows.assign(period_from=period[0], period_to=period[1])


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


def _of_kind(counts: Counts, asked: Asked, description: Description, kind: str) -> pd.DataFrame:
    """The groups of one kind, with a row for each class moved to if classes are asked for, and their pooled row."""
    of_kind = counts["moves"][counts["moves"]["kind"] == kind]
    by, there = tuple(asked.by), {"days": counts["days"], "overdue": counts["overdue"]}
    rows = []
    if by:
        rows.append(side_by_side({"moves": of_kind, **there}, by, description).assign(row=GROUP))
        if _classes(asked):
            rows[0] = _by_destination(rows[0], of_kind, by)
    rows.append(side_by_side({"moves": of_kind, **there}, (), description).assign(row=POOLED))
    return pd.concat([part for part in rows if len(part)], ignore_index=True).assign(kind=kind)


def _by_destination(groups: pd.DataFrame, of_kind: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    """A group's moves parted by the class moved to, over the group's own person-years; a group without moves stays."""
    moved = of_kind.rename(columns={"women": "women_moves", "men": "men_moves"})
    moved = moved[[*by, "to_class", "women_moves", "men_moves"]]
    rest = groups.drop(columns=["women_moves", "men_moves"])
    parted = rest.merge(moved, on=list(by), how="left").assign(from_class=lambda rows: rows["hardship"])
    return parted.fillna({"women_moves": 0, "men_moves": 0})


def _with_rates(rows: pd.DataFrame, kind: str, lacks: str | None) -> pd.DataFrame:
    """Person-years, rates and their ratio; blank where units are not seen, or where nobody can be overdue."""
    women, men = (rows[f"{gender}_moves"].to_numpy(dtype=float) for gender in ("women", "men"))
    her, his = (rows[f"{gender}_days"].to_numpy(dtype=float) / DAYS_A_YEAR for gender in ("women", "men"))
    told = rows.assign(women_person_years=her, men_person_years=his, **_rates(women, her, men, his))
    why = _reasons(women, her, men, his)
    if kind == UNIT or lacks:
        told[["women_overdue", "men_overdue"]] = np.nan
    if kind == UNIT and lacks:
        told[["women_moves", "men_moves", *RATES]] = np.nan
        why = [None] * len(rows)
    return told.assign(not_computable=[joined(reason, lacks) for reason in why])


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
