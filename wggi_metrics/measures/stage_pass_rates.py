"""Who passes each stage of selection, women and men (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wggi_metrics.counts.described import Description
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, nothing
from wggi_metrics.measures.groups import in_order
from wggi_metrics.measures.notices_within import notices_within
from wggi_metrics.measures.passages import NOTICE, PASSAGE, Passages, passages
from wggi_metrics.measures.recruiting import PERIOD, over_all_periods
from wggi_metrics.measures.stratified_passages import stratified
from wggi_metrics.statistics import (
    common_odds_ratio,
    fisher_exact,
    four_fifths,
    newcombe_difference,
    score_ratio,
)
from wggi_metrics.words import say

LOWER = np.array(["", "women", "men"], dtype=object)


def stage_pass_rates(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Candidatures that passed to the next stage divided by those that entered the stage, women and men.

    Decided passages alone; who withdrew before the decision is neither in the numerator nor in the denominator and
    stands beside them; declined offers were selected. Left out and counted beside: other and unstated gender,
    appointments from outside the pool. Each round of a notice is a notice.
    Returns: one row per passage and group (periods are groups), one pooled over them, stratified rows: over the
    fields ``within``, for each group and for all; else over the groups; else over the notices. Rates 0-1, the gap
    in fractions (women - men), ratios women : men; odds of groups and pooled rows are of everything added up, those of
    stratified rows of Mantel and Haenszel. A single notice has no p.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: Newcombe (1998), Statistics in Medicine 17, 873-890; Miettinen and Nurminen (1985), Statistics in Medicine
    4, 213-226; Mantel and Haenszel (1959), JNCI 22, 719-748; 29 CFR 1607.4 D.
    """
    return over_all_periods(release, viewer, "stage_pass_rates", asked, _table, "counted_on")


def _table(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, periods: Sequence[Days | None]
) -> pd.DataFrame:
    by = (*_apart(asked.by), *(PERIOD if asked.every else ()))
    within = tuple(NOTICE if name == "vacancy_no" else name for name in _apart(asked.within))
    found = passages(release, viewer, periods=periods, by=(*by, *within, NOTICE), where=asked.where)
    if found.keys.empty:
        return nothing(say("measures.reasons.nobody"))
    groups = told(found, (*PASSAGE, *by), GROUP) if by else pd.DataFrame()
    rows = [stratified(part, within, by) for part in found.apart((*PASSAGE, *by))] if by and within else []
    strata = within or tuple(NOTICE if name == "vacancy_no" else name for name in by) or (NOTICE,)
    whole = [stratified(part, strata) for part in found.apart(PASSAGE)]
    parts = [groups, told(found, PASSAGE, POOLED), *(pd.DataFrame(list(filter(None, each))) for each in (rows, whole))]
    ordered = [in_order(part, [*PASSAGE, *asked.by, "period_from"], description) for part in parts if len(part)]
    return pd.concat([part.astype(object) for part in ordered], ignore_index=True)


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """The fields without the stage, by which every row is cut."""
    return tuple(name for name in names if name not in PASSAGE)


def told(found: Passages, groups: Sequence[str], row: str) -> pd.DataFrame:
    """The rows of these groups with rates, gap, ratio, four fifths and, over several notices, Fisher's p."""
    each = found.folded((*groups, NOTICE))
    folded, within = each.folded(groups), notices_within(each, groups)
    x, n, y, m = folded.four
    both, some = (n > 0) & (m > 0), x + y > 0
    gap, ratio = newcombe_difference(x, n, y, m), score_ratio(x, n, y, m)
    a, b, c, d = (counts[:, None] for counts in folded.four)
    odds = common_odds_ratio(a, b, c, d)
    fifths = four_fifths(x, n, y, m, parameter("four_fifths").fraction)
    several = (within["notices"] > 1) & ("vacancy_no" not in groups)
    p = fisher_exact(x, n, y, m).two_sided
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = np.where(n > 0, x / n, np.nan), np.where(m > 0, y / m, np.nan)
    return folded.keys.assign(
        row=row, women_entered=n, women_passed=x, men_entered=m, men_passed=y, women_rate=rates[0], men_rate=rates[1],
        **_three(("gap", "gap_low", "gap_high"), gap, both),
        **_three(("impact_ratio", "impact_low", "impact_high"), ratio, both & some),
        **_three(("odds_ratio", "odds_low", "odds_high"), odds, both & some),
        below_four_fifths=LOWER[np.where(both, fifths.below, 0)], flips_at=np.where(both, fifths.flips_at, 0),
        fisher_p=np.where(both & several, p, np.nan), **beside(folded), **within,
        not_computable=[_why_not(*each) for each in zip(n, m, x, y, several, strict=True)],
    )  # fmt: skip


def beside(folded: Passages) -> dict[str, np.ndarray]:
    """Who is in neither rate: withdrawn, of other or unstated gender, come from outside."""
    return {
        "women_withdrawn": folded.withdrawn[:, 0], "men_withdrawn": folded.withdrawn[:, 1],
        "other_entered": folded.unknown[:, 0], "not_stated_entered": folded.unknown[:, 1],
        "women_outside": folded.outside[:, 0], "men_outside": folded.outside[:, 1],
    }  # fmt: skip


def _three(names: Sequence[str], found: Sequence[np.ndarray], known: np.ndarray) -> dict[str, np.ndarray]:
    """An estimate and its limits; without end is blank."""
    return {
        name: np.where(known & np.isfinite(values), values, np.nan)
        for name, values in zip(names, found[:3], strict=True)
    }


def _why_not(women: int, men: int, women_passed: int, men_passed: int, is_tested: bool) -> str | None:
    """Why there is no ratio, or no p; None where there are both."""
    if not women + men:
        return say("measures.reasons.nobody")
    if not women or not men or (women_passed and not men_passed):
        return say("measures.reasons.one_gender")
    if not men_passed:
        return say("measures.reasons.no_events")
    return None if is_tested else say("measures.reasons.one_notice")
