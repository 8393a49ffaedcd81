"""Women and men by grade, the step from grade to grade, and the glass-ceiling index (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wggi_metrics.counts import describe
from wggi_metrics.counts.described import Description, Step
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, INDEX, nothing, result, why_not
from wggi_metrics.measures.columns import Columns, table_of
from wggi_metrics.measures.dates import dates_in_words, is_series, stock_dates
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.women_share import shares, stocks
from wggi_metrics.measures.wrong_use import AskedWrongly, refuse_wrong_use
from wggi_metrics.statistics import glass_ceiling_index, score_ratio
from wggi_metrics.words import say


def grade_pyramid(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Women's share in a grade divided by their share in the grades that feed it; and in all grades by in the top ones.

    Always by grade, beside the groups asked for. Both ratios compare two stocks of one day, not a cohort: 1 does
    not say that promotion is equal. Left out: other and not stated; grades without a feeder have no step.
    Returns: counts, shares as fractions, ratios with score intervals; rows "index" hold the glass-ceiling index
    of each category with top grades (the ladder's, or from the grade named by ``top`` upwards).
    Raises: AskedWrongly for a dimension, value, date or top grade that can't be.
    Source: EIGE, She Figures (glass-ceiling index); score interval Miettinen and Nurminen (1985).
    """
    told = definition("grade_pyramid")
    refuse_wrong_use(release, viewer, told, asked)
    description = describe(release)
    if asked.top is not None and asked.top not in [step.grade for step in description.ladder]:
        grades = ", ".join(step.grade for step in description.ladder)
        raise AskedWrongly(say("measures.unknown_grade", value=asked.top, grades=grades))
    dates = stock_dates(asked, description.observed)
    groups = tuple(name for name in asked.by if name != "grade")
    apart = (*groups, *(["date"] if is_series(asked) else []))
    keys = (*groups, "grade", *(["date"] if is_series(asked) else []))
    reason = why_not(release, told, asked, description) or (None if dates else say("measures.reasons.dates"))
    table = nothing(reason) if reason else _pyramid(stocks(release, viewer, asked, description, ("grade",)),
                                                    apart, description, asked)  # fmt: skip
    return result(release, viewer, told, asked, table, keys, dates_in_words(dates))


def _pyramid(counted: Columns, apart: Sequence[str], description: Description, asked: Asked) -> pd.DataFrame:
    table = table_of(shares(counted))
    grades = table[table["row"] == GROUP]
    parts = [_with_steps(part, description) for _, part in _parts(grades, apart)]
    index = [
        dict(zip(apart, key, strict=True)) | row
        for key, part in _parts(grades, apart)
        for row in _indices(part, description, asked.top)
    ]
    pooled = table[table["row"] != GROUP]
    return pd.concat([part for part in (*parts, pooled, pd.DataFrame(index)) if len(part)], ignore_index=True)


def _parts(grades: pd.DataFrame, apart: Sequence[str]) -> list[tuple[tuple[object, ...], pd.DataFrame]]:
    if not apart:
        return [((), grades)]
    return list(grades.groupby(list(apart), sort=False, dropna=False))


def _with_steps(grades: pd.DataFrame, description: Description) -> pd.DataFrame:
    """The rows of one pyramid with their feeder grades' counts, the step ratio and its interval."""
    steps = {step.grade: step for step in description.ladder}
    heads = {grade: (women, men) for grade, women, men in _known(grades)}
    feeders = [_fed(steps.get(grade), heads) for grade in grades["grade"]]
    fed_women, fed_men = np.array(feeders, dtype=np.int64).reshape(-1, 2).T
    women, men = (grades[name].fillna(0).to_numpy(dtype=np.int64) for name in ("women", "men"))
    ratio, low, high = score_ratio(women, women + men, fed_women, fed_women + fed_men)
    with np.errstate(divide="ignore", invalid="ignore"):
        fed_share = fed_women / (fed_women + fed_men)
    told = grades.assign(
        feeder_women=fed_women, feeder_men=fed_men, feeder_share=fed_share,
        step_ratio=ratio, step_low=low, step_high=high,
    )  # fmt: skip
    silent = (fed_women == 0) | (women + men == 0)
    told.loc[silent, ["step_ratio", "step_low", "step_high"]] = np.nan
    told["not_computable"] = told["not_computable"].where(
        told["not_computable"].notna() | ~silent, [_why_no_step(*pair) for pair in feeders]
    )
    return told


def _known(grades: pd.DataFrame) -> list[tuple[str, int, int]]:
    rows = grades[["grade", "women", "men"]].fillna({"women": 0, "men": 0}).itertuples(index=False)
    return [(grade, int(women), int(men)) for grade, women, men in rows]


def _fed(step: Step | None, heads: dict[str, tuple[int, int]]) -> tuple[int, int]:
    pairs = [heads.get(feeder, (0, 0)) for feeder in (step.feeders if step else ())]
    return sum(women for women, _ in pairs), sum(men for _, men in pairs)


def _why_no_step(women: int, men: int) -> str:
    return say("measures.reasons.one_gender" if men else "measures.reasons.no_feeder")


def _indices(grades: pd.DataFrame, description: Description, top: str | None) -> list[dict[str, object]]:
    heads = {grade: (women, men) for grade, women, men in _known(grades)}
    rows = []
    for category in description.categories or (None,):
        steps = [step for step in description.ladder if step.category == category]
        tops = top_grades(steps, top)
        if tops and any(step.grade in heads for step in steps):
            rows.append(_index(steps, tops, heads))
    return rows


def top_grades(steps: Sequence[Step], top: str | None) -> tuple[str, ...]:
    """The top grades of a category: from the grade named upwards; else those that the ladder names, if any."""
    if top is not None:
        lowest = next((step.rank for step in steps if step.grade == top), None)
        return () if lowest is None else tuple(step.grade for step in steps if step.rank >= lowest)
    return tuple(step.grade for step in steps if step.is_top)


def _index(steps: Sequence[Step], tops: Sequence[str], heads: dict[str, tuple[int, int]]) -> dict[str, object]:
    """Share in all grades of the category, the top included, divided by the share in its top grades."""
    every = np.array([heads.get(step.grade, (0, 0)) for step in steps]).sum(axis=0)
    high = np.array([heads.get(grade, (0, 0)) for grade in tops]).sum(axis=0)
    (all_women, all_men), (top_women, top_men) = every, high
    all_staff, top_staff = all_women + all_men, top_women + top_men
    row: dict[str, object] = {
        "row": INDEX, "top": ", ".join(grade for grade in tops if grade in heads) or ", ".join(tops),
        "all_women": all_women, "all_staff": all_staff, "top_women": top_women, "top_staff": top_staff,
    }  # fmt: skip
    if top_women == 0:
        return row | {"not_computable": say("measures.reasons.no_top_women")}
    found = glass_ceiling_index(top_women, top_staff, all_women, all_staff)
    index, low, high = (float(value) for value in found)
    if top_staff == all_staff:
        return row | {"ceiling_index": index}
    return row | {"ceiling_index": index, "index_low": low, "index_high": high}
