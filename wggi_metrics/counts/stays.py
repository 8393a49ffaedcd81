"""How many were in a grade for how long, and what ended it, by groups (step 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wggi_metrics.counts.cells import FILTERED, count_together
from wggi_metrics.counts.count import Condition, by_gender, count
from wggi_metrics.counts.in_post import Where, filtered
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer

FACT = "grade_stays"
ELIGIBLE_LATE = "CASE WHEN late_months < eligible_months THEN eligible_months ELSE late_months END"


def count_stays(
    release: Readable,
    viewer: Viewer,
    *,
    start: date | None,
    end: date,
    by: Sequence[str] = (),
    where: Where | None = None,
    eligible: bool = False,
) -> pd.DataFrame:
    """Stays entered from start to end, both days included: groups, gender, ``late_months, months, cause, heads``.

    Without a start every known entry up to the end counts. ``late_months`` is -1 where the entry itself was observed.
    Who is observed for no whole month after a late entry was never at risk, and is left out. ``eligible``: nobody is
    at risk before the minimum seniority, a late entry like others.
    """
    keys = (*by, "gender", "late_months", "months", "cause")
    tests = entered(start, end, eligible=eligible)
    if eligible:
        groups = {name: Condition(name) for name in keys} | {"late_months": Condition(ELIGIBLE_LATE)}
        counted = count(release, viewer, FACT, by=groups, where=[*tests, *filtered(where or {})])
    else:
        together = (*FILTERED, "late_months", "months", "cause")
        counted = count_together(
            release, viewer, FACT, by=keys, where=tests, filters=where or {}, together=together
        )
    order = np.lexsort([_ranks(counted[name]) for name in reversed(keys)])
    return counted.iloc[order].reset_index(drop=True)


def _ranks(column: pd.Series) -> NDArray[np.int64]:
    """The place of each value in the order of the values; blank last."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return pd.factorize(column, sort=True, use_na_sentinel=False)[0]
    codes = column.cat.codes.to_numpy()
    return np.where(codes < 0, len(column.cat.categories), codes).astype(np.int64)


def entered(start: date | None, end: date, *, eligible: bool = False) -> list[Condition]:
    """The conditions on stays entered from start to end that were at risk in any month."""
    late = ELIGIBLE_LATE if eligible else "late_months"
    tests = [*_period("entered_on", start, end), Condition(f"({late} < months OR {late} < 0)")]
    return [*tests, Condition("eligible_months IS NOT NULL")] if eligible else tests


def count_unknown_entries(
    release: Readable,
    viewer: Viewer,
    *,
    start: date | None,
    end: date,
    by: Sequence[str] = (),
    where: Where | None = None,
) -> pd.DataFrame:
    """Stays first observed from start to end whose entry into the grade isn't known: groups, four counts."""
    tests = [Condition("entered_on IS NULL"), *_period("observed_on", start, end), *filtered(where or {})]
    counted = count(release, viewer, FACT, by=(*by, "gender"), where=tests)
    names = ("women", "men", "other", "not_stated")
    return by_gender(counted, by) if len(counted) else pd.DataFrame({name: [] for name in (*by, *names)})


def _period(column: str, start: date | None, end: date) -> list[Condition]:
    tests = [Condition(f"{column} <= ?", (end,))]
    return tests if start is None else [*tests, Condition(f"{column} >= ?", (start,))]
