"""How many women were chosen, beside how many chance alone would choose from the same pools (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wggi_metrics.counts.count import grouped_keys
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, nothing
from wggi_metrics.measures.groups import in_order
from wggi_metrics.measures.passages import NOTICE, PASSAGE, passages
from wggi_metrics.measures.recruiting import over_periods
from wggi_metrics.measures.selections import STEPS, Selections, selections
from wggi_metrics.statistics import selected_by_chance
from wggi_metrics.statistics.selection import Selected
from wggi_metrics.words import say

CHANCE = "chance"
LEAST_CHANCE = 1e-6
"""Numbers less probable than this have no row."""


def appointments_expected(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Women chosen, and the number that gender-blind selection from the same pools gives, notice by notice.

    In each notice every known candidate of the pool is taken as equally likely (hypergeometric); the notices' sum is
    exact. Step "board": from the last stage before the recommendation (or the stages that the filter names) to the
    recommendation or, where the export lacks it, to the next stage that it has; step "head": from the recommendation
    to the appointment, in rows of its own. Notices in which nobody known was chosen tell nothing and are not counted;
    those of one gender count and add no variance. Left out of pools: who withdrew; other and not stated, who are
    counted, also among the chosen.
    Returns: one row per step and group, one pooled per step; p of at most, at least, and as improbable as observed.
    A single notice has no p. Beside the pooled rows of one period rows "chance": each number and its probability.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: Mehta, Patel and Gray (1985), JASA 80, 969-973; Birch (1964), JRSS B 26, 313-324.
    """
    return over_periods(release, viewer, "appointments_expected", asked, _of_period, "counted_on")


def _of_period(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Days | None
) -> pd.DataFrame:
    by = tuple(name for name in asked.by if name not in PASSAGE)
    where = {name: values for name, values in asked.where.items() if name != "stage"}
    found = passages(release, viewer, periods=[period], by=(*by, NOTICE), where=where)
    if found.keys.empty:
        return nothing(say("measures.reasons.nobody"))
    chosen = selections(found, asked.where.get("stage", ()))
    chosen = chosen.kept(chosen.chosen[:, :2].sum(axis=1) > 0)
    if chosen.keys.empty:
        return nothing(say("measures.reasons.no_events"))
    groups = in_order(_rows(chosen, ("step", *by), GROUP), by, description) if by else pd.DataFrame()
    numbers = pd.DataFrame() if asked.every else _numbers(chosen)
    parts = [_in_steps(part) for part in (groups, _rows(chosen, ("step",), POOLED), numbers) if len(part)]
    return pd.concat([part.astype(object) for part in parts], ignore_index=True)


def _in_steps(table: pd.DataFrame) -> pd.DataFrame:
    """The Board's step first."""
    return table.sort_values("step", key=lambda steps: steps.map(STEPS.index), kind="stable")


def _rows(found: Selections, groups: Sequence[str], row: str) -> pd.DataFrame:
    """One row per group; a stage is named where all its notices have the same; several stages asked for stay apart."""
    keys, places = grouped_keys(found.keys, (*groups, *_apart(found)))
    rows = [
        {"row": row, **key, **_chance(found.kept(places == place), is_one="vacancy_no" in groups)}
        for place, key in enumerate(keys.to_dict("records"))
    ]
    return pd.DataFrame(rows)


def _numbers(found: Selections) -> pd.DataFrame:
    """How probable each number of women is over all notices of a step, without the numbers that hardly occur."""
    rows = []
    for step in dict.fromkeys(found.keys["step"]) if not _apart(found) else ():
        each = found.kept((found.keys["step"] == step).to_numpy())
        if len(each.keys) > 1:
            chance = _drawn(each)
            known = enumerate(chance.distribution.tolist(), start=int(chance.lowest))
            rows += [{"row": CHANCE, "step": step, "women_appointed": number, "chance": p} for number, p in known
                     if p >= LEAST_CHANCE or number == int(chance.observed)]  # fmt: skip
    return pd.DataFrame(rows)


def _drawn(found: Selections) -> Selected:
    """What chance alone gives over these selections."""
    women, men = found.pool[:, 0], found.pool[:, 1]
    return selected_by_chance(women + men, women, found.chosen[:, :2].sum(axis=1), found.chosen[:, 0])


def _apart(found: Selections) -> tuple[str, ...]:
    """The stage from which, where one notice is asked from several."""
    return ("stage",) if found.keys.duplicated(["step", NOTICE]).any() else ()


def _chance(found: Selections, *, is_one: bool) -> dict[str, object]:
    """Observed, expected and how often chance gives such numbers, over these selections."""
    women, men, other, not_stated = found.pool.T
    w, k = found.chosen[:, 0], found.chosen[:, :2].sum(axis=1)
    chance = _drawn(found)
    is_tested = len(found.keys) > 1 and not is_one
    row: dict[str, object] = {
        "stage": _one(found.keys["stage"]), "next_stage": _one(found.keys["next_stage"]),
        "notices": len(found.keys), "notices_mixed": int(((women > 0) & (men > 0)).sum()),
        "women_candidates": int(women.sum()), "men_candidates": int(men.sum()), "other": int(other.sum()),
        "not_stated": int(not_stated.sum()), "appointed": int(k.sum()), "women_appointed": int(w.sum()),
        "unknown_appointed": int(found.chosen[:, 2:].sum()), "women_expected": float(chance.expected),
        "variance": float(chance.variance),
    }  # fmt: skip
    if not is_tested:
        return row | {"not_computable": say("measures.reasons.one_notice")}
    return row | {
        "p_at_most": float(chance.at_most), "p_at_least": float(chance.at_least),
        "p_two_sided": float(chance.two_sided), "not_computable": None,
    }  # fmt: skip


def _one(stages: pd.Series) -> object:
    """The stage that all notices have, if they have one in common."""
    found = stages.unique()
    return found[0] if len(found) == 1 else None
