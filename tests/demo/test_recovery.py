"""Hidden promotion, leaving and selection rates, found again: a few seeds of what the benchmark asks of 200."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

import pytest
from scipy.stats import binom

from benchmarks.demonstration import Size, demonstration, period
from benchmarks.found import Found, turned
from benchmarks.recovery import recovered
from tests.demo.test_careers import is_staff, promotions
from wggi_metrics.demo import AS_OF, RATES, plain
from wggi_metrics.demo.careers import simulate
from wggi_metrics.demo.careers.rows import assignments
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, promotion_rates

SIZE, SEEDS = Size(staff=1000, years=15), range(1, 7)
IMPROBABLE = 0.0001  # the seeds are fixed: right measures pass always, wrong ones hardly ever
KINDS = (
    "promotion by grade, rate", "promotion by grade, ratio", "promotion pooled, rate", "promotion pooled, ratio",
    "promotion, common, ratio", "leaving by reason, rate", "leaving by reason, ratio", "resignation by grade, rate",
    "resignation by grade, ratio", "selection, rate", "selection, ratio", "selection, odds ratio",
    "selection by grade, rate", "selection by grade, ratio", "selection by grade, odds ratio",
)  # fmt: skip


@cache
def all_found() -> tuple[Found, ...]:
    """The intervals of all seeds beside the hidden values."""
    return tuple(entry for seed in SEEDS for entry in recovered(seed, SIZE))


def misses(found: Iterable[Found]) -> int:
    return sum(entry.side != "on" for entry in found)


def bearable(found: list[Found]) -> int:
    """As many misses as 5 % of so many intervals hardly ever exceed."""
    return int(binom.isf(IMPROBABLE, len(found), 0.05))


@pytest.mark.parametrize("kind", KINDS)
def test_the_intervals_hold_the_hidden_values(kind: str) -> None:
    of_kind = [entry for entry in all_found() if entry.kind == kind]
    assert len(of_kind) >= 3 * len(SEEDS)
    assert misses(of_kind) <= bearable(of_kind)


def test_every_kind_that_is_found_again_is_looked_at() -> None:
    assert {entry.kind for entry in all_found()} == set(KINDS)


def test_exchanged_rates_of_women_and_men_would_be_noticed() -> None:
    control = turned(all_found())
    assert misses(control) > bearable(control)


@pytest.mark.parametrize("factor", [0.7, 1.4])
def test_rates_that_are_too_low_or_too_high_would_be_noticed(factor: float) -> None:
    rates = [entry for entry in all_found() if entry.kind == "promotion by grade, rate"]
    wrong = [entry._replace(hidden=entry.hidden * factor) for entry in rates]
    assert misses(wrong) > bearable(wrong)


def test_the_measure_counts_the_promotions_and_person_days_that_the_generator_made() -> None:
    size = Size(staff=300, years=5)
    rows = assignments(simulate(plain(RATES), *size, 1, AS_OF))
    promoted, days = promotions(rows), Counter[tuple[str, str]]()
    start, end = (day.toordinal() for day in period(size).values())
    for row in filter(is_staff, rows):
        days[row.post.grade, row.person.gender] += max((row.valid_to or end) - max(row.valid_from, start) + 1, 0)
    release = demonstration(plain(RATES), size, 1)
    table = promotion_rates(release, LOCAL, Asked(by=("grade",), **period(size))).rows.set_index("grade")
    assert set(RATES.promotion) <= set(table.index)
    for grade, row in table.iterrows():
        for gender, named in (("woman", "women"), ("man", "men")):
            assert row[f"{named}_promoted"] == promoted[grade, gender]
            assert row[f"{named}_person_years"] * 365.25 == pytest.approx(days[grade, gender], abs=1e-6)
