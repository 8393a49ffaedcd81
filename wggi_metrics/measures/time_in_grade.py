"""How long people stay in a grade before they are promoted, leave or change category (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_stays, count_unknown_entries
from wggi_metrics.counts.coded import Cells
from wggi_metrics.counts.count import GENDER_COLUMNS
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary import GENDERS
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, nothing
from wggi_metrics.measures.cohorts import (
    Cohort,
    Compared,
    compared,
    followed,
    over_cohorts,
)
from wggi_metrics.measures.columns import (
    Columns,
    columns_of,
    length_of,
    objects,
    of_rows,
    rows_at,
    stacked,
    with_same,
)
from wggi_metrics.measures.groups import rows_in_order
from wggi_metrics.measures.populations import counted_where, is_eligible
from wggi_metrics.statistics import aalen_johansen, kaplan_meier, median_time, stratified_log_rank
from wggi_metrics.statistics.survival.risk_tables import RiskTable
from wggi_metrics.words import say

MEDIAN, TEST, LEFT_OUT = "median", "test", "left out"


def time_in_grade(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Those still in the grade by each month, and those promoted or gone, divided by those who entered it.

    Followed from their entry in the period to the end of the data, in completed months. Left out, and counted: whose
    entry into the grade is not known. Leaving the population for another contract, and the end of the data, censor.
    With ``eligible`` nobody is at risk before the minimum seniority: a late entry, so that ends before it don't count.
    Returns: by gender a row for month 0 and each month in which somebody goes, probabilities as fractions; the rows
    "median" with how many were followed, "test" (log-rank of promotion, within the strata) and "left out".
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: Kaplan and Meier (1958), JASA 53, 457-481; Aalen and Johansen (1978), SJS 5, 141-150; Brookmeyer and
    Crowley (1982), Biometrics 38, 29-41; Mantel (1966), Cancer Chemotherapy Reports 50, 163-170.
    """
    return over_cohorts(release, viewer, "time_in_grade", asked, _of_cohort)


def _without_leaving(table: Columns, description: Description) -> Columns:
    """Where the profile withholds leaving, nobody's having left is not told as a figure: it would be 0."""
    if "leaving_rates" not in description.withheld:
        return table
    return table | {name: np.full(length_of(table), np.nan) for name in ("left", "left_by") if name in table}


def _of_cohort(release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Cohort) -> Columns:
    start, end = period
    by, where = tuple(asked.by), counted_where(asked)
    counted = count_stays(
        release, viewer, start=start, end=end, by=(*by, *asked.within), where=where, eligible=is_eligible(asked)
    )
    unknown = count_unknown_entries(release, viewer, start=start, end=end, by=by, where=where)
    if len(counted.heads):
        tests = of_rows([_tested(each) for each in compared(counted, by, asked.within)])
        parts = [*_curves_and_medians(counted, by), tests]
    else:
        parts = [columns_of(nothing(say("measures.reasons.nobody")))]
    told = [_without_leaving(part, description) for part in (*parts, _left_out(unknown, by))]
    ordered = stacked([rows_in_order(part, by, description) for part in told])
    return with_same(ordered, period_from=start, period_to=end)


def _curves_and_medians(counted: Cells, by: Sequence[str]) -> list[Columns]:
    """Both in the dictionary's order of genders."""
    keys, table = followed(counted, (*by, "gender"))
    order = np.argsort([GENDERS.index(gender) for gender in keys["gender"]], kind="stable")
    ordered, keys = RiskTable(*(each[order] for each in table)), rows_at(keys, order)
    return [_curves(keys, ordered, GROUP if by else POOLED), _medians(keys, ordered)]


def _curves(keys: Columns, table: RiskTable, row: str) -> Columns:
    """A row for month 0 and for each month that has an event or a censoring: the last one ends the curve.

    Month 0 has no limits where everybody is a late entry: nobody is at risk yet.
    """
    gone = table.events.sum(axis=1)
    told = (gone + table.censored) > 0
    told[:, 0] = True
    at = np.nonzero(told)
    there, by_cause = kaplan_meier(table.at_risk, gone), aalen_johansen(table.at_risk, table.events)
    promoted, left = ((at[0], cause, at[1]) for cause in (0, 1))
    limits = {
        "still_low": there.low[at], "still_high": there.high[at],
        "promoted_low": by_cause.low[promoted], "promoted_high": by_cause.high[promoted],
    }  # fmt: skip
    return with_same(rows_at(keys, at[0]), row=row) | {
        "month": at[1], "at_risk": table.at_risk[at],
        "promoted": table.events[promoted], "left": table.events[left], "censored": table.censored[at],
        "still_there": there.survival[at],
        "promoted_by": by_cause.incidence[promoted], "left_by": by_cause.incidence[left],
        **{name: np.where(table.at_risk[at] > 0, limit, np.nan) for name, limit in limits.items()},
    }  # fmt: skip


def _medians(keys: Columns, table: RiskTable) -> Columns:
    """The first month with no more than half still there, beside how many were followed and how they ended."""
    gone, months = table.events.sum(axis=1), np.arange(table.at_risk.shape[-1])
    found = median_time(table.at_risk, gone, months)
    last = np.where(table.at_risk > 0, months, 0).max(axis=1)
    reasons = objects(
        None if np.isfinite(median) else say("measures.reasons.fewer_than_half", month=month)
        for median, month in zip(found.estimate, last, strict=True)
    )
    median, low, high = (np.where(np.isfinite(each), each, np.nan) for each in found)
    ends = {"promoted": table.events[:, 0], "left": table.events[:, 1], "censored": table.censored}
    return with_same(keys, row=MEDIAN) | {
        "median_months": median, "median_low": low, "median_high": high, "not_computable": reasons,
        "at_risk": (gone + table.censored).sum(axis=1), **{name: each.sum(axis=1) for name, each in ends.items()},
    }  # fmt: skip


def _tested(found: Compared) -> dict[str, object]:
    """The log-rank test of promotion between women and men of a group, other ends taken as censorings."""
    row = found.group | {"row": TEST}
    both, promoted = (found.at_risk > 0).all(axis=1), found.promoted.sum(axis=1) > 0
    reason = "no_events" if both.any() and not promoted.any() else "one_gender"
    if not (both & promoted).any():
        return row | {"not_computable": say(f"measures.reasons.{reason}")}
    test = stratified_log_rank(found.at_risk, found.promoted)
    return row | {"log_rank": float(test.chi_square), "p_value": float(test.p)}


def _left_out(unknown: pd.DataFrame, by: Sequence[str]) -> Columns:
    """How many of each gender are left out, in the column of those at risk."""
    counted = columns_of(unknown)
    parts = [
        with_same({name: counted[name] for name in by} | {"at_risk": counted[column]}, gender=gender)
        for gender, column in GENDER_COLUMNS.items()
    ]
    long = stacked(parts)
    some = rows_at(long, np.flatnonzero(long["at_risk"] > 0))
    return with_same(some, row=LEFT_OUT, not_computable=say("measures.reasons.unknown_entry"))
