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
from wggi_metrics.measures.passages import PASSAGE, Passages, passages
from wggi_metrics.measures.recruiting import over_periods
from wggi_metrics.measures.stratified_passages import stratified
from wggi_metrics.statistics import fisher_exact, four_fifths, newcombe_difference, score_ratio
from wggi_metrics.words import say

NOTICE = "vacancy_no"
LOWER = np.array(["", "women", "men"], dtype=object)


def stage_pass_rates(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Candidatures that passed to the next stage divided by those that entered the stage, women and men.

    Decided passages alone; who withdrew before the decision is neither in the numerator nor in the denominator and
    stands beside them; declined offers were selected. Left out: other and unstated gender, appointments from a roster.
    Strata of the stratified row: what ``within`` names, else ``by``, else the notices.
    Returns: one row per passage and group, a pooled one per passage, a stratified one per passage; rates 0-1, the gap
    in fractions (women - men), the ratio women : men. A single notice has no p.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: Newcombe (1998), Statistics in Medicine 17, 873-890; Miettinen and Nurminen (1985), Statistics in Medicine
    4, 213-226; Mantel and Haenszel (1959), JNCI 22, 719-748; 29 CFR 1607.4 D.
    """
    return over_periods(release, viewer, "stage_pass_rates", asked, _of_period, "counted_on")


def _of_period(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Days | None
) -> pd.DataFrame:
    by = tuple(name for name in asked.by if name not in PASSAGE)
    strata = tuple(name for name in (asked.within or by or (NOTICE,)) if name not in PASSAGE)
    found = passages(release, viewer, days=period, by=(*by, *strata, NOTICE), where=asked.where)
    if not found.keys.shape[0]:
        return nothing(say("measures.reasons.nobody"))
    groups = [told(found, (*PASSAGE, *by), GROUP)] if by else []
    apart = (stratified(found.of(*each), strata) for each in passages_of(found))
    parts = [*groups, told(found, PASSAGE, POOLED), pd.DataFrame([row for row in apart if row])]
    return pd.concat([in_order(part, ["stage", *by], description) for part in parts if len(part)], ignore_index=True)


def passages_of(found: Passages) -> list[tuple[object, object]]:
    """Each passage that occurs, the earliest stage first."""
    pairs = found.keys[list(PASSAGE)].drop_duplicates()
    return list(pairs.itertuples(index=False, name=None))


def told(found: Passages, groups: Sequence[str], row: str) -> pd.DataFrame:
    """The rows of these groups with rates, gap, ratio, four fifths and, over several notices, Fisher's p."""
    folded = found.folded(groups)
    x, n, y, m = folded.four
    both = (n > 0) & (m > 0)
    gap, ratio = newcombe_difference(x, n, y, m), score_ratio(x, n, y, m)
    fifths = four_fifths(x, n, y, m, parameter("four_fifths").fraction)
    several = _notices(found, groups) > 1
    p = fisher_exact(x, n, y, m).two_sided
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = np.where(n > 0, x / n, np.nan), np.where(m > 0, y / m, np.nan)
    has_ratio = both & (y > 0)
    return folded.keys.assign(
        row=row, women_entered=n, women_passed=x, men_entered=m, men_passed=y, women_rate=rates[0], men_rate=rates[1],
        **_three("gap", gap, both), **_three("impact", ratio, has_ratio),
        below_four_fifths=LOWER[np.where(both, fifths.below, 0)], flips_at=np.where(both, fifths.flips_at, 0),
        fisher_p=np.where(both & several, p, np.nan),
        women_withdrawn=folded.withdrawn[:, 0], men_withdrawn=folded.withdrawn[:, 1],
        not_computable=[_why_not(*each) for each in zip(n, m, y, several, strict=True)],
    )  # fmt: skip


def _notices(found: Passages, groups: Sequence[str]) -> np.ndarray:
    """How many notices each group holds, in the order of the folded groups."""
    held = found.keys[[*groups, NOTICE]].drop_duplicates() if NOTICE not in groups else found.keys[list(groups)]
    counted = held.groupby(list(groups), dropna=False, sort=False).size().reset_index(name="notices")
    order = found.folded(groups).keys.merge(counted, on=list(groups), how="left")
    return np.ones(len(order)) if NOTICE in groups else order["notices"].to_numpy()


def _three(name: str, found: Sequence[np.ndarray], known: np.ndarray) -> dict[str, np.ndarray]:
    names = (f"{name}_ratio" if name == "impact" else name, f"{name}_low", f"{name}_high")
    return {
        column: np.where(known & np.isfinite(values), values, np.nan)
        for column, values in zip(names, found[:3], strict=True)
    }


def _why_not(women: int, men: int, men_passed: int, is_tested: bool) -> str | None:
    """Why there is no ratio, or no p; None where there are both."""
    if not women + men:
        return say("measures.reasons.nobody")
    if not women or not men:
        return say("measures.reasons.one_gender")
    if not men_passed:
        return say("measures.reasons.no_events")
    return None if is_tested else say("measures.reasons.one_notice")
