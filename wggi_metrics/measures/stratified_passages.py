"""The stratified row of a passage: Mantel-Haenszel, its test and whether the strata differ (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.measures.assembled import STRATIFIED
from wggi_metrics.measures.passages import PASSAGE, Passages
from wggi_metrics.statistics import (
    breslow_day,
    cochran_mantel_haenszel,
    common_odds_ratio,
    exact_conditional_test,
    stratification,
)
from wggi_metrics.words import say

Four = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def stratified(found: Passages, strata: Sequence[str], groups: Sequence[str] = ()) -> dict[str, object]:
    """One row over the strata named, of passages that are all the same (and of one group); odds are women : men.

    Nothing where there are fewer than two strata. Strata without both genders, or in which all or none passed, carry
    nothing and are counted. ``exact_p`` is given always, and is the one to say where ``mantel_fleiss`` is below 5;
    Breslow-Day where four fifths of the expected cells are large.
    """
    folded = found.folded((*PASSAGE, *strata))
    if len(folded.keys) < 2:
        return {}
    four = folded.four
    rests = stratification(*four, least_expected=parameter("least_expected").whole)
    row: dict[str, object] = {"row": STRATIFIED, **dict(found.keys.iloc[0][[*PASSAGE, *groups]])} | {
        "strata": int(rests.strata), "strata_informative": int(rests.informative),
        "mantel_fleiss": float(rests.mantel_fleiss),
        "women_entered": int(four[1].sum()), "women_passed": int(four[0].sum()),
        "men_entered": int(four[3].sum()), "men_passed": int(four[2].sum()),
        "women_withdrawn": int(folded.withdrawn[:, 0].sum()), "men_withdrawn": int(folded.withdrawn[:, 1].sum()),
    }  # fmt: skip
    if not rests.informative:
        return row | {"not_computable": _why_uninformative(four)}
    return row | _tested(four) | _apart(four, float(rests.large_cells), int(rests.informative))


def _why_uninformative(four: Four) -> str:
    """No stratum has both genders; or nobody passed in any; or in each with both all passed or none."""
    x, n, y, m = four
    if not ((n > 0) & (m > 0)).any():
        return say("measures.reasons.one_gender")
    return say(f"measures.reasons.{'strata_small' if (x + y).any() else 'no_events'}")


def _tested(four: Four) -> dict[str, object]:
    cmh, odds, exact = cochran_mantel_haenszel(*four), common_odds_ratio(*four), exact_conditional_test(*four)
    return {
        "odds_ratio": _number(odds.estimate), "odds_low": _number(odds.low), "odds_high": _number(odds.high),
        "cmh": float(cmh.chi_square), "cmh_p": float(cmh.p), "cmh_corrected": float(cmh.corrected),
        "cmh_corrected_p": float(cmh.corrected_p), "exact_p": float(exact.two_sided),
    }  # fmt: skip


def _apart(four: Four, large_cells: float, informative: int) -> dict[str, object]:
    """Whether the strata's odds ratios differ, where their expected cells are large enough."""
    up, down = parameter("expected_cells").fraction
    if large_cells * down < up or informative < 2:
        return {"not_computable": say("measures.reasons.strata_small")}
    found = breslow_day(*four)
    return {"breslow_day": float(found.chi_square), "breslow_day_p": float(found.p)}


def _number(value: np.ndarray) -> float | None:
    return float(value) if np.isfinite(value) else None
