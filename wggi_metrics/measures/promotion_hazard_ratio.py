"""How women's rate of promotion compares with men's at the same time in grade (step 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import gcd

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_stays, count_unknown_entries
from wggi_metrics.counts.coded import Cells as Counted
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary.dimensions import dimension
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, nothing
from wggi_metrics.measures.careers import Cells, added_up
from wggi_metrics.measures.cohorts import Cohort, Compared, compared, over_cohorts
from wggi_metrics.measures.columns import Columns, columns_of, of_rows, with_same
from wggi_metrics.measures.groups import rows_in_order
from wggi_metrics.measures.populations import counted_where, is_eligible
from wggi_metrics.statistics import cox, discrete_hazard
from wggi_metrics.statistics.survival.fits import Fit
from wggi_metrics.statistics.types import Floats, Wholes
from wggi_metrics.words import say

YEAR = 12
LEFT_OUT = ("women_left_out", "men_left_out")
NONE_LEFT_OUT: dict[str, int] = dict.fromkeys(LEFT_OUT, 0)
WOMAN = ((0.0,), (1.0,))


def promotion_hazard_ratio(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Women's rate of promotion divided by men's at the same time in grade, unadjusted and adjusted for ``within``.

    Left out: whose entry into the grade is not known, other and not stated, grades without a higher one in their
    category. Leaving and every end but promotion are censorings. Baseline: years in grade.
    With ``eligible`` people are at risk from the minimum seniority on, and promotions before it are not counted.
    Returns: per group a row adjusted for time in grade alone and one for ``within`` too (dummies of each field); the
    ratio with its Wald interval, events, parameters; Cox's ratio (Efron), stratified by ``within``, as a check; and
    the stays of women and of men left out for their unknown entry.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: Prentice and Gloeckler (1978), Biometrics 34, 57-67; Cox (1972), JRSS B 34, 187-220; Efron (1977), JASA
    72, 557-565; events per parameter: Peduzzi et al. (1995), Journal of Clinical Epidemiology 48, 1503-1510.
    """
    return over_cohorts(release, viewer, "promotion_hazard_ratio", asked, _of_cohort)


def _of_cohort(release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Cohort) -> Columns:
    start, end = period
    keys, where = (*asked.by, *asked.within), promotable_alone(counted_where(asked), description)
    counted = count_stays(release, viewer, start=start, end=end, by=keys, where=where, eligible=is_eligible(asked))
    step, row = _step(counted), GROUP if asked.by else POOLED
    found = [
        each.group | {"row": row} | fitted
        for each in compared(counted, asked.by, asked.within)
        for fitted in _both(each, asked.within, step)
    ]
    unknown = count_unknown_entries(release, viewer, start=start, end=end, by=asked.by, where=where)
    table = _with_left_out(found, added_up(unknown, asked.by), asked.by)
    return with_same(rows_in_order(table, asked.by, description), period_from=start, period_to=end)


def _with_left_out(found: Sequence[dict[str, object]], unknown: Cells, by: Sequence[str]) -> Columns:
    """The rows with the stays of unknown entry of their group; a group that has no others is a row with the reason."""
    counts = {key: dict(zip(LEFT_OUT, two, strict=True)) for key, two in unknown.items() if sum(two)}
    keys = [tuple(row[name] for name in by) for row in found]
    rows = [row | counts.get(key, NONE_LEFT_OUT) for key, row in zip(keys, found, strict=True)]
    alone = {"row": GROUP if by else POOLED, "not_computable": say("measures.reasons.unknown_entry")}
    rows += [dict(zip(by, key, strict=True)) | alone | two for key, two in counts.items() if key not in keys]
    return of_rows(rows) if rows else columns_of(nothing(say("measures.reasons.nobody")))


def promotable_alone(where: Where, description: Description) -> Where:
    """The filters without grades that have no higher one in their category."""
    highest = {step.category: step.grade for step in description.ladder}
    grades = [step.grade for step in description.ladder if highest[step.category] != step.grade]
    asked = where.get("grade", grades)
    return {**where, "grade": tuple(grade for grade in asked if grade in grades)}


def _step(counted: Counted) -> int:
    """The months from one possible time of promotion to the next: yearly lists give 12, dates 1."""
    months = np.unique(np.concatenate([counted.numbers(name) for name in ("months", "late_months")]))
    return gcd(YEAR, *(int(each) for each in months if each > 0))


def _both(found: Compared, within: Sequence[str], step: int) -> Iterator[dict[str, object]]:
    """The row of time in grade alone, and with strata that of the fields named."""
    alone = Compared(found.group, {}, *(each.sum(axis=0, keepdims=True) for each in (found.at_risk, found.promoted)))
    yield _row(alone, (), step)
    if within:
        yield _row(found, within, step)


def _row(found: Compared, within: Sequence[str], step: int) -> dict[str, object]:
    least = parameter("events_per_parameter").whole
    fit = discrete_hazard(*_cells(_informative(found, within), within, step), events_per_parameter=least)
    check = cox(found.at_risk, found.promoted, WOMAN, events_per_parameter=least)
    names = [say("measures.time_in_grade"), *(dimension(name).label.lower() for name in within)]
    counts = {"events": fit.events, "parameters": fit.parameters, "adjusted_for": ", ".join(names)}
    row = counts | _told(fit, "hazard_ratio", "low", "high") | _told(check, "cox_ratio", "cox_low", "cox_high")
    reason = _why_refused(fit, found, least)
    return row | {"p_value": None if reason else float(fit.p[0]), "not_computable": reason}


def _told(fit: Fit, ratio: str, low: str, high: str) -> dict[str, object]:
    if fit.refused:
        return {ratio: None, low: None, high: None}
    return {ratio: float(fit.ratio[0]), low: float(fit.low[0]), high: float(fit.high[0])}


def _why_refused(fit: Fit, found: Compared, least: int) -> str | None:
    """The reason in words; women or men alone, at risk or promoted, leave nothing to compare."""
    if not fit.refused:
        return None
    if not found.at_risk.any():
        return say("measures.reasons.nobody")
    if (found.at_risk.sum(axis=(0, 2)) == 0).any():
        return say("measures.reasons.one_gender")
    reasons = {"no events": "no_events", "few events": "few_events", "no contrast": "one_gender"}
    return say(f"measures.reasons.{reasons[fit.refused]}", least=least)


def _informative(found: Compared, within: Sequence[str]) -> Compared:
    """Without the strata of a value that has no promotion: they say nothing of the ratio."""
    events = found.promoted.sum(axis=(1, 2))
    kept = np.ones(len(events), dtype=bool)
    for name in within:
        codes = found.strata[name]
        kept &= (np.bincount(codes, events) > 0)[codes] if len(codes) else kept
    strata = {name: pd.factorize(codes[kept])[0] for name, codes in found.strata.items()}
    return Compared(found.group, strata, found.at_risk[kept], found.promoted[kept])


def _cells(found: Compared, within: Sequence[str], step: int) -> tuple[Floats, Floats, Wholes, Floats]:
    """Promoted, at risk, year in grade and covariates of each stratum, gender and year with anybody at risk.

    A year's times of promotion have one baseline, so they are added up: those at risk at each of them.
    """
    at_risk, promoted = (_by_year(each[..., ::step], YEAR // step) for each in (found.at_risk, found.promoted))
    stratum, woman, year = np.nonzero(at_risk)
    covariates = [woman.astype(float)]
    for name in within:
        codes = found.strata[name]
        covariates += [(codes[stratum] == level).astype(float) for level in range(1, codes.max(initial=0) + 1)]
    there = (stratum, woman, year)
    return promoted[there], at_risk[there], year, np.column_stack(covariates)


def _by_year(counts: Floats, times: int) -> Floats:
    """Counts (..., times of promotion) added up by year."""
    return np.asarray(np.add.reduceat(counts, np.arange(0, counts.shape[-1], times), axis=-1))
