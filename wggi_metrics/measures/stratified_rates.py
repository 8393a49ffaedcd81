"""The stratified row of a rate, from counted cells: Mantel-Haenszel over the strata (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.measures.assembled import STRATIFIED
from wggi_metrics.measures.careers import LISTS, Cells, Counted, Key, folded
from wggi_metrics.measures.rates import DAYS_IN_YEAR, NOBODY, Named
from wggi_metrics.statistics import (
    breslow_day,
    cochran_mantel_haenszel,
    common_odds_ratio,
    common_rate_ratio,
    common_risk_ratio,
    stratification,
)
from wggi_metrics.words import say

OF_PAIR = -2
"""The place of the pair in a key that ends with the pair's length."""


def stratified(counted: Counted, named: Named, strata: Sequence[int], own: Key | None = None) -> dict[str, object]:
    """One row over the strata that these places of a key name; of lists also by the length of the pairs.

    ``own`` keeps to one group. Strata without both genders carry nothing and are counted.
    """
    kept, places = _own(counted, named, own), (*strata, *_lengths(named))
    exposed, events = folded(kept.exposed, places), folded(kept.events, places)
    names = [key for key, heads in exposed.items() if sum(heads)]
    at_risk = np.array([exposed[key] for key in names], dtype=float).reshape(-1, 2)
    happened = np.array([events.get(key, NOBODY) for key in names], dtype=float).reshape(-1, 2)
    four = (happened[:, 0], at_risk[:, 0], happened[:, 1], at_risk[:, 1])
    found = _of_lists(four) if named.basis == LISTS else _of_dates(four)
    return {"row": STRATIFIED} | found


def _own(counted: Counted, named: Named, own: Key | None) -> Counted:
    """The cells of one group, or of all; of lists with the length of the pair at the end of each key."""

    def chosen(cells: Cells) -> Cells:
        mine = ((key, heads) for key, heads in cells.items() if own is None or tuple(key[p] for p in named.by) == own)
        return {(*key, named.years.get(key[-1])) if named.years else key: heads for key, heads in mine}

    return Counted(chosen(counted.exposed), chosen(counted.events))


def _lengths(named: Named) -> tuple[int, ...]:
    """The place of the pair's length, where pairs are not all of one."""
    return (-1,) if len(set(named.years.values())) > 1 else ()


Four = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def _of_dates(four: Four) -> dict[str, object]:
    x, days, y, other_days = four
    known = (days > 0) & (other_days > 0)
    found = common_rate_ratio(
        np.where(known, x, 0), days / DAYS_IN_YEAR, np.where(known, y, 0), other_days / DAYS_IN_YEAR
    )
    row = {"p_value": float(found.p)} | _ratio(*found[:3])
    return row | {"strata": int(found.strata), "strata_informative": int(found.informative)}


def _of_lists(four: Four) -> dict[str, object]:
    least = parameter("least_expected").whole
    rests = stratification(*four, least_expected=least)
    cmh, odds = cochran_mantel_haenszel(*four), common_odds_ratio(*four)
    row = {
        "p_value": float(cmh.p), "odds_ratio": _number(odds.estimate), "odds_low": _number(odds.low),
        "odds_high": _number(odds.high), "cmh": float(cmh.chi_square), "cmh_p": float(cmh.p),
        "cmh_corrected": float(cmh.corrected), "cmh_corrected_p": float(cmh.corrected_p),
        "strata": int(rests.strata), "strata_informative": int(rests.informative),
    } | _ratio(*common_risk_ratio(*four))  # fmt: skip
    up, down = parameter("expected_cells").fraction
    if float(rests.large_cells) * down >= up and int(rests.informative) > 1:
        apart = breslow_day(*four)
        row |= {"breslow_day": float(apart.chi_square), "breslow_day_p": float(apart.p)}
    return row


def _ratio(ratio: np.ndarray, low: np.ndarray, high: np.ndarray) -> dict[str, object]:
    """The three as numbers; nothing, and why, where there is no ratio."""
    row: dict[str, object] = {"rate_ratio": _number(ratio), "ratio_low": _number(low), "ratio_high": _number(high)}
    if row["rate_ratio"] is None:
        row |= {"ratio_low": None, "ratio_high": None, "p_value": None}
        row["not_computable"] = say(f"measures.reasons.{'no_events' if np.isnan(ratio) else 'one_gender'}")
    return row


def _number(value: np.ndarray) -> float | None:
    return float(value) if np.isfinite(value) else None
