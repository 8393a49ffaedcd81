"""What the measures should find again: each hidden rate beside the interval that a measure gives for it.

Asked are organisations of ``plain`` rates, without what would need a model (time in the grade, acting, skipping).
Promotions by grade; by category and pooled, where the hidden value is the grades' mean weighted by the person-years
found (the same martingale); the common ratio over grades where it is 1. Leaving by reason, the end of contracts
among those who have one, resignation by grade. Left out: retirement, which follows age; grades with a rate of 0.
A reason, or a grade that people resign from, is asked where 10 or more are expected to leave (at the benchmark's size
all reasons but dismissal), as the measure has no row where nobody did; a row that is missing nonetheless counts as one
that lacks the value. A ratio is asked where there is an event: its interval is exact given their number.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from benchmarks.careers import BenchRelease
from benchmarks.demonstration import Size, period
from benchmarks.found import Found, asked_of, limits, one_row
from benchmarks.hidden_selection import selections
from wggi_metrics.demo import Pair, Rates
from wggi_metrics.demo.posts import STRENGTH
from wggi_metrics.measures import Asked

LEAST_EXPECTED = 10.0
MEAN_SIZE = 0.875  # the organisation grows evenly from three quarters to the whole
TERM_CONTRACTS = ("one-year", "fixed-term")


def promotions(release: BenchRelease, size: Size, rates: Rates) -> Iterator[Found]:
    """Promotion rates by grade, by category and pooled."""
    by_grade = asked_of("promotion_rates", release, Asked(by=("grade",), **period(size)))
    for grade, pair in rates.promotion.items():
        yield from _both("promotion by grade", pair, one_row(by_grade, grade=grade))
    by_category = asked_of("promotion_rates", release, Asked(by=("category",), **period(size)))
    yield from _both("promotion pooled", _mixed(rates, by_grade), one_row(by_category, "pooled"))
    for category in by_category.loc[by_category["row"] == "group", "category"]:
        question = Asked(by=("grade",), where={"category": (category,)}, **period(size))
        own = asked_of("promotion_rates", release, question)
        yield from _both("promotion pooled", _mixed(rates, own), one_row(by_category, category=category))


def even_promotions(release: BenchRelease, size: Size, rates: Rates) -> Iterator[Found]:
    """The common ratio over the grades from which women and men are promoted alike, by category: it is 1."""
    even = tuple(grade for grade, pair in rates.promotion.items() if pair.women == pair.men)
    question = Asked(by=("category",), within=("grade",), where={"grade": even}, **period(size))
    table = asked_of("promotion_rates", release, question)
    for _, row in table[table["row"] == "stratified"].iterrows():
        yield from _ratio("promotion, common", Pair(1.0, 1.0), row)


def leaving(release: BenchRelease, size: Size, rates: Rates) -> Iterator[Found]:
    """Leaving rates by reason; the end of contracts among those who have one; resignation by grade."""
    by_reason = asked_of("leaving_rates", release, Asked(by=("reason",), **period(size)))
    for reason, pair in rates.leaving.items():
        if _expected(size, pair) >= LEAST_EXPECTED:
            yield from _both("leaving by reason", pair, one_row(by_reason, reason=reason))
    question = Asked(by=("reason",), where={"contract_type": TERM_CONTRACTS}, **period(size))
    row = one_row(asked_of("leaving_rates", release, question), reason="end of contract")
    yield from _both("leaving by reason", rates.contract_ending, row)
    by_grade = asked_of("leaving_rates", release, Asked(by=("grade", "reason"), **period(size)))
    pair = rates.leaving["resignation"]
    for grade in rates.promotion:
        if _expected(size, pair) * STRENGTH[grade] >= LEAST_EXPECTED:
            yield from _both("resignation by grade", pair, one_row(by_grade, grade=grade, reason="resignation"))


KINDS = (promotions, even_promotions, leaving, selections)
"""What is found again: each asks its measures of the release and says what should lie in their intervals."""


def _expected(size: Size, pair: Pair) -> float:
    """About how many leave for the reason, by the lower of the two rates."""
    return size.staff * size.years * MEAN_SIZE * min(pair)


def _mixed(rates: Rates, by_grade: pd.DataFrame) -> Pair:
    """The rates of all grades of the table together: each grade's, weighted by its person-years."""
    rows = by_grade[by_grade["row"] == "group"]
    years = rows[["women_person_years", "men_person_years"]].to_numpy(dtype=float)
    hidden = [rates.promotion.get(grade, Pair(0.0, 0.0)) for grade in rows["grade"]]
    women, men = (years * hidden).sum(axis=0) / years.sum(axis=0)
    return Pair(float(women), float(men))


def _both(kind: str, hidden: Pair, row: pd.Series | None) -> Iterator[Found]:
    """Women's rate, men's, and the ratio."""
    for gender, value in zip(("women", "men"), hidden, strict=True):
        if row is None or row[f"{gender}_person_years"] > 0:
            yield Found(f"{kind}, rate", value, *limits(row, f"{gender}_rate"))
    yield from _ratio(kind, hidden, row)


def _ratio(kind: str, hidden: Pair, row: pd.Series | None) -> Iterator[Found]:
    low, high = limits(row, "ratio")
    if row is None or not pd.isna(low):
        yield Found(f"{kind}, ratio", hidden.women / hidden.men, low, high)
