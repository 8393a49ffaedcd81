"""How many were in a grade for how long, and what ended it, by groups (step 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from wggi_metrics.counts.cells import FILTERED, cells_together, count_by_gender
from wggi_metrics.counts.coded import Cells
from wggi_metrics.counts.count import Condition, count
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
) -> Cells:
    """Stays entered from start to end, both days included: groups, gender, ``late_months, months, cause, heads``.

    Without a start every known entry up to the end counts. ``late_months`` is -1 where the entry itself was observed.
    Who is observed for no whole month after a late entry was never at risk, and is left out. ``eligible``: nobody is
    at risk before the minimum seniority, a late entry like others. The rows are in the order of the groups' values.
    """
    keys = (*by, "gender", "late_months", "months", "cause")
    tests = entered(start, end, eligible=eligible)
    if not eligible:
        together = (*FILTERED, "late_months", "months", "cause")
        return cells_together(
            release, viewer, FACT, by=keys, where=tests, filters=where or {}, together=together
        )
    groups = {name: Condition(name) for name in keys} | {"late_months": Condition(ELIGIBLE_LATE)}
    return Cells.of(count(release, viewer, FACT, by=groups, where=[*tests, *filtered(where or {})])).folded(keys)


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
    tests = [Condition("entered_on IS NULL"), *_period("observed_on", start, end)]
    return count_by_gender(release, viewer, FACT, by=by, where=tests, filters=where or {}, together=FILTERED)


def _period(column: str, start: date | None, end: date) -> list[Condition]:
    tests = [Condition(f"{column} <= ?", (end,))]
    return tests if start is None else [*tests, Condition(f"{column} >= ?", (start,))]
