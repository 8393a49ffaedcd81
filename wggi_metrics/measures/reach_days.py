"""Women's share before and after the day of circulation, within the same notices (step 7)."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd

from wggi_metrics.measures.reach_units import NOTICE, Units
from wggi_metrics.statistics import common_risk_difference
from wggi_metrics.statistics.differences import Difference
from wggi_metrics.statistics.types import Estimate, Floats
from wggi_metrics.words import say

WITHIN, NEVER = "within", "never"
Row = dict[str, object]


def before_and_after(
    units: Units, applied: pd.DataFrame, is_exposed: np.ndarray, sent: Floats, least: int
) -> tuple[Row, Row]:
    """The row of the notices circulated, divided at their own day, and that of the others at the median of those days.

    ``sent`` is the day after opening on which each notice went out; who applies on that day is after it. Left out:
    notices whose opening or whose candidatures' days are not known.
    """
    days = sent[is_exposed & ~np.isnan(sent)]
    middle = float(math.floor(np.median(days))) if len(days) else np.nan
    one = _divided(units.notices[NOTICE][is_exposed], sent[is_exposed], applied, least)
    other = _divided(units.notices[NOTICE][~is_exposed], np.full(int((~is_exposed).sum()), middle), applied, least)
    return one | {"split_day": middle}, other | {"split_day": middle}


def _divided(notices: pd.Series, split: Floats, applied: pd.DataFrame, least: int) -> Row:
    """Candidatures before the day and from it on, women of women and men, by notice."""
    day = applied[NOTICE].map(pd.Series(split, index=notices.to_numpy())).to_numpy(dtype=float, na_value=np.nan)
    is_after = applied["days_after_opening"].to_numpy(dtype=float, na_value=np.nan) >= day
    known = ~np.isnan(day)
    sides = [_by_notice(applied[known & kept], name) for name, kept in (("before", ~is_after), ("after", is_after))]
    both = pd.concat(sides, axis=1).fillna(0).astype(np.int64)
    before, after = both[["women_before", "known_before"]], both[["women_after", "known_after"]]
    found = common_risk_difference(*(side[name].to_numpy() for side in (after, before) for name in side))
    informative = int(((both["known_before"] > 0) & (both["known_after"] > 0)).sum())
    has_interval = informative >= least
    sums = {str(name): int(number) for name, number in both.sum().items()}
    return {
        "notices": int((both["known_before"] + both["known_after"] > 0).sum()), "notices_informative": informative,
        **sums, **limits("difference", ("low", "high"), found, has_interval),
        "not_computable": None if has_interval else say("measures.reasons.few_notices", least=least),
    }  # fmt: skip


def limits(
    name: str, ends: tuple[str, str], found: Difference | Estimate, has_interval: bool
) -> Mapping[str, float | None]:
    """The estimate, and its interval where enough notices stand behind it."""
    known = (found.low, found.high) if has_interval else (np.nan, np.nan)
    return {name: number(found.estimate)} | {end: number(limit) for end, limit in zip(ends, known, strict=True)}


def number(value: object) -> float | None:
    """The value; None where it does not exist."""
    found = float(np.asarray(value, dtype=float))
    return None if math.isnan(found) else found


def _by_notice(cells: pd.DataFrame, name: str) -> pd.DataFrame:
    sums = cells.groupby(NOTICE)[["women", "men"]].sum()
    return pd.DataFrame({f"women_{name}": sums["women"], f"known_{name}": sums["women"] + sums["men"]})
