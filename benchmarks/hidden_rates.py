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

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from benchmarks.careers import BenchRelease
from benchmarks.demonstration import Size, period
from wggi_metrics.demo import Pair, Rates
from wggi_metrics.demo.posts import STRENGTH
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, measure

LEAST_EXPECTED = 10.0
MEAN_SIZE = 0.875  # the organisation grows evenly from three quarters to the whole
TERM_CONTRACTS = ("one-year", "fixed-term")


class Found(NamedTuple):
    """A hidden value, and the interval that a measure gave for it: an open end is infinite, a missing one NaN."""

    kind: str
    hidden: float
    low: float
    high: float

    @property
    def side(self) -> str:
        """Where the interval lies: on the hidden value, above or below it, or nowhere."""
        if pd.isna(self.low):
            return "missing"
        if self.low > self.hidden:
            return "above"
        return "below" if self.high < self.hidden else "on"


def promotions(release: BenchRelease, size: Size, rates: Rates) -> Iterator[Found]:
    """Promotion rates by grade, by category and pooled."""
    by_grade = _asked("promotion_rates", release, Asked(by=("grade",), **period(size)))
    for grade, pair in rates.promotion.items():
        yield from _both("promotion by grade", pair, _row(by_grade, grade=grade))
    by_category = _asked("promotion_rates", release, Asked(by=("category",), **period(size)))
    yield from _both("promotion pooled", _mixed(rates, by_grade), _row(by_category, "pooled"))
    for category in by_category.loc[by_category["row"] == "group", "category"]:
        own = _asked("promotion_rates", release, Asked(by=("grade",), where={"category": (category,)}, **period(size)))
        yield from _both("promotion pooled", _mixed(rates, own), _row(by_category, category=category))


def even_promotions(release: BenchRelease, size: Size, rates: Rates) -> Iterator[Found]:
    """The common ratio over the grades from which women and men are promoted alike, by category: it is 1."""
    even = tuple(grade for grade, pair in rates.promotion.items() if pair.women == pair.men)
    question = Asked(by=("category",), within=("grade",), where={"grade": even}, **period(size))
    table = _asked("promotion_rates", release, question)
    for _, row in table[table["row"] == "stratified"].iterrows():
        yield from _ratio("promotion, common", Pair(1.0, 1.0), row)


def leaving(release: BenchRelease, size: Size, rates: Rates) -> Iterator[Found]:
    """Leaving rates by reason; the end of contracts among those who have one; resignation by grade."""
    by_reason = _asked("leaving_rates", release, Asked(by=("reason",), **period(size)))
    for reason, pair in rates.leaving.items():
        if _expected(size, pair) >= LEAST_EXPECTED:
            yield from _both("leaving by reason", pair, _row(by_reason, reason=reason))
    question = Asked(by=("reason",), where={"contract_type": TERM_CONTRACTS}, **period(size))
    row = _row(_asked("leaving_rates", release, question), reason="end of contract")
    yield from _both("leaving by reason", rates.contract_ending, row)
    by_grade = _asked("leaving_rates", release, Asked(by=("grade", "reason"), **period(size)))
    pair = rates.leaving["resignation"]
    for grade in rates.promotion:
        if _expected(size, pair) * STRENGTH[grade] >= LEAST_EXPECTED:
            yield from _both("resignation by grade", pair, _row(by_grade, grade=grade, reason="resignation"))


KINDS = (promotions, even_promotions, leaving)
"""What is found again: each asks its measures of the release and says what should lie in their intervals."""


def _asked(name: str, release: BenchRelease, question: Asked) -> pd.DataFrame:
    """The measure's table. Raises: AssertionError where it was not computed from dates."""
    table = measure(name)(release, LOCAL, question).table
    if not (table["basis"] == "dates").all():
        raise AssertionError(f"{name} was not computed: {table['not_computable'].iloc[0]}")
    return table


def _row(table: pd.DataFrame, kind: str = "group", **named: str) -> pd.Series | None:
    """The one row of this kind and name."""
    found = table[table["row"] == kind]
    for name, value in named.items():
        found = found[found[name] == value]
    return found.iloc[0] if len(found) else None


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
            yield Found(f"{kind}, rate", value, *_limits(row, f"{gender}_rate"))
    yield from _ratio(kind, hidden, row)


def _ratio(kind: str, hidden: Pair, row: pd.Series | None) -> Iterator[Found]:
    low, high = _limits(row, "ratio")
    if row is None or not pd.isna(low):
        yield Found(f"{kind}, ratio", hidden.women / hidden.men, low, high)


def _limits(row: pd.Series | None, name: str) -> tuple[float, float]:
    if row is None:
        return float("nan"), float("nan")
    low, high = (row[f"{name}_{end}"] for end in ("low", "high"))
    return (float("nan") if pd.isna(low) else float(low)), (float("inf") if pd.isna(high) else float(high))


def turned(found: Iterable[Found]) -> list[Found]:
    """The ratios beside what they would be with exchanged rates, 1 ÷ the hidden value; those of 1 tell nothing."""
    ratios = (entry for entry in found if entry.kind.endswith("ratio") and entry.hidden != 1)
    return [entry._replace(hidden=1 / entry.hidden) for entry in ratios]
