"""Rows of rates from counted cells: by group and pooled (step 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from wggi_metrics.measures.assembled import GROUP, POOLED
from wggi_metrics.measures.careers import LISTS, Cells, Counted, Key, Two, folded
from wggi_metrics.measures.columns import Columns, objects
from wggi_metrics.statistics import (
    exact_rate,
    exact_rate_ratio,
    fisher_exact,
    score_ratio,
    wilson,
)
from wggi_metrics.words import say

DAYS_IN_YEAR = 365.25
NOBODY: Two = (0, 0)


@dataclass(frozen=True)
class Named:
    """Which places of a key hold the groups, the strata and the cut; what a pair's length in years is."""

    by: tuple[int, ...]
    within: tuple[int, ...]
    cut: tuple[int, ...]
    basis: str
    years: Mapping[Any, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One row to be: its kind and group, women and men with the event, of others, at risk, and their years."""

    kind: str
    group: Key
    events: Two = NOBODY
    others: Two = NOBODY
    at_risk: Two = NOBODY
    years: tuple[float, float] = (0.0, 0.0)
    whole: Two = NOBODY


def lines(counted: Counted, named: Named) -> list[Line]:
    """A line for every group and part that occurs, and the pooled one."""
    sums = _Sums.of(counted, named, named.by)
    parts = folded(counted.events, (*named.by, *named.cut))
    found = []
    if named.by:
        found += [sums.line(GROUP, own, (None,) * len(named.cut)) for own, heads in sums.at_risk.items() if sum(heads)]
    if named.cut:
        split = len(named.by)
        found += [sums.line(GROUP, key[:split], key[split:], heads) for key, heads in parts.items() if sum(heads)]
    return [*found, _Sums.of(counted, named, ()).line(POOLED, (), ())]


@dataclass(frozen=True)
class _Sums:
    """Events, others, those at risk and their years, each by group."""

    events: Cells
    others: Cells
    at_risk: Cells
    years: Mapping[Key, tuple[float, float]]

    @classmethod
    def of(cls, counted: Counted, named: Named, places: Sequence[int]) -> _Sums:
        return cls(
            folded(counted.events, places),
            folded(counted.others, places),
            folded(counted.exposed, places),
            _years(counted.exposed, named, places),
        )

    def line(self, kind: str, own: Key, part: Key, events: Two | None = None) -> Line:
        whole = self.events.get(own, NOBODY)
        return Line(
            kind, (*own, *part), whole if events is None else events, self.others.get(own, NOBODY),
            self.at_risk.get(own, NOBODY), self.years.get(own, (0.0, 0.0)), whole,
        )  # fmt: skip


def _years(exposed: Cells, named: Named, places: Sequence[int]) -> dict[Key, tuple[float, float]]:
    """Person-years: days by 365.25; of lists, people by the length of their pair."""
    if named.basis != LISTS:
        days = folded(exposed, places)
        return {key: (women / DAYS_IN_YEAR, men / DAYS_IN_YEAR) for key, (women, men) in days.items()}
    spent: dict[Key, tuple[float, float]] = {}
    for key, (women, men) in exposed.items():
        kept, years = tuple(key[place] for place in places), named.years[key[-1]]
        before = spent.get(kept, (0.0, 0.0))
        spent[kept] = (before[0] + women * years, before[1] + men * years)
    return spent


def told(rows: Sequence[Line], named: Named, event: str) -> Columns:
    """The lines with their rates, ratios, intervals and p; ``event`` names the columns (promoted, left)."""
    events, at_risk = (np.array([getattr(row, name) for row in rows], dtype=float) for name in ("events", "at_risk"))
    years = np.array([row.years for row in rows])
    is_known = np.asarray((at_risk > 0).all(axis=1))
    sound = np.where(np.expand_dims(is_known, 1), events, 0.0)
    if named.basis == LISTS:
        ratio, low, high = score_ratio(sound[:, 0], at_risk[:, 0], sound[:, 1], at_risk[:, 1])
        p = fisher_exact(sound[:, 0], at_risk[:, 0], sound[:, 1], at_risk[:, 1]).two_sided
    else:
        ratio, low, high, p = exact_rate_ratio(sound[:, 0], years[:, 0], sound[:, 1], years[:, 1])
    has_ratio = is_known & (events.sum(axis=1) > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate, yearly = events / years, _yearly(rows, at_risk, years, named)
        shares = events[:, 0] / events.sum(axis=1), years[:, 0] / years.sum(axis=1)
    return {
        "row": objects(row.kind for row in rows),
        f"women_{event}": events[:, 0], f"men_{event}": events[:, 1],
        "women_person_years": years[:, 0], "men_person_years": years[:, 1],
        "women_rate": rate[:, 0], "men_rate": rate[:, 1],
        **_rate_limits(events, at_risk, years, named),
        "rate_ratio": _finite(ratio, has_ratio), "ratio_low": _finite(low, has_ratio),
        "ratio_high": _finite(high, has_ratio), "p_value": _finite(p, has_ratio),
        f"women_share_of_{event}": shares[0], "women_share_of_exposure": shares[1],
        "women_yearly_rate": yearly[:, 0], "men_yearly_rate": yearly[:, 1],
        "not_computable": objects(_why_not(row) for row in rows),
    }  # fmt: skip


def _rate_limits(events: np.ndarray, at_risk: np.ndarray, years: np.ndarray, named: Named) -> dict[str, np.ndarray]:
    """The limits of each gender's rate: exact by dates; of lists Wilson's of the share, by the length of a pair."""
    sound = np.where(at_risk > 0, events, 0.0)
    if named.basis == LISTS:
        ends = wilson(sound, at_risk)
        with np.errstate(divide="ignore", invalid="ignore"):
            low, high = (np.where(at_risk > 0, end * at_risk / years, np.nan) for end in ends)
    else:
        found = exact_rate(sound, np.where(at_risk > 0, years, 0.0))
        low, high = (_finite(end, at_risk > 0) for end in (found.low, found.high))
    return {
        f"{gender}_rate_{end}": limit[:, place]
        for place, gender in enumerate(("women", "men")) for end, limit in (("low", low), ("high", high))
    }  # fmt: skip


def _finite(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """The values; nothing where they are not known or have no end."""
    return np.where(known & np.isfinite(values), values, np.nan)


def _yearly(rows: Sequence[Line], at_risk: np.ndarray, years: np.ndarray, named: Named) -> np.ndarray:
    """Of lists: -ln(1 - h) x events / (events and others) / years, comparable with dated rates."""
    if named.basis != LISTS:
        return np.full(years.shape, np.nan)
    events, others, whole = (np.array([getattr(row, name) for row in rows], dtype=float)
                             for name in ("events", "others", "whole"))  # fmt: skip
    gone = whole + others
    hazard = -np.log1p(-gone / at_risk)
    found = np.where(gone > 0, hazard * events / gone, 0.0) / (years / at_risk)
    return np.where((at_risk > 0) & np.isfinite(found), found, np.nan)


def _why_not(row: Line) -> str | None:
    """Why there is no ratio; None where there is one."""
    if not sum(row.at_risk):
        return say("measures.reasons.nobody")
    if not sum(row.events):
        return say("measures.reasons.no_events")
    if not all(row.at_risk) or not row.events[1]:
        return say("measures.reasons.one_gender")
    return None
