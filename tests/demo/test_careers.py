"""The simulated careers: consistent day by day, and true to the hidden rates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise

import numpy as np
import pytest
from scipy.stats import binomtest, poisson

from tests.demo.demonstration import simulated, usual
from wggi_metrics.demo import RATES, Pair, Span, plain
from wggi_metrics.demo.careers import Person
from wggi_metrics.demo.careers.rows import Assignment
from wggi_metrics.demo.posts import LADDERS, STAFF_CONTRACTS

STAFF, YEARS = 2000, 10
IMPROBABLE = 0.0001  # the seed is fixed: a right simulation passes always, a wrong one hardly ever
Counts = Counter[tuple[str, str]]


def careers(rows: Iterable[Assignment]) -> Iterator[tuple[Person, list[Assignment]]]:
    for person, group in groupby(rows, key=lambda row: row.person):
        yield person, list(group)


def is_staff(row: Assignment) -> bool:
    return row.post.contract in STAFF_CONTRACTS


def person_years(rows: Iterable[Assignment], end: int) -> Counter[tuple[str, str]]:
    """Person-years of staff by grade and gender."""
    years: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if is_staff(row):
            days = (row.valid_to or end) - row.valid_from + 1
            years[row.post.grade, row.person.gender] += days / 365.25  # type: ignore[assignment]
    return years


def promotions(rows: list[Assignment]) -> Counts:
    """Promotions of staff by the grade left and gender: a higher grade of the same ladder without a break."""
    ladder = {grade: (name, step) for name, grades in LADDERS.items() for step, grade in enumerate(grades)}
    counts: Counts = Counter()
    for before, after in pairwise(rows):
        adjacent = before.person is after.person and before.valid_to == after.valid_from - 1
        if adjacent and is_staff(before) and is_staff(after):
            (old, low), (new, high) = ladder[before.post.grade], ladder[after.post.grade]
            counts[before.post.grade, before.person.gender] += old == new and high > low
    return counts


def share_distribution(shares: Iterable[float]) -> np.ndarray:
    """The exact distribution of the number of women among people who are women with these probabilities."""
    distribution = np.array([1.0])
    for share in shares:
        distribution = np.convolve(distribution, [1 - share, share])
    return distribution


def test_a_person_is_never_in_two_rows_on_one_day() -> None:
    _, rows = usual()
    for person, career in careers(rows):
        for before, after in pairwise(career):
            assert before.valid_to is not None, person.number
            assert before.valid_from <= before.valid_to < after.valid_from, person.number


def test_all_rows_lie_within_the_history_and_end_on_it_at_the_latest() -> None:
    organisation, rows = usual()
    assert {row.valid_from >= organisation.begin for row in rows} == {True}
    assert {row.valid_to is None or row.valid_to < organisation.end for row in rows} == {True}


def test_who_is_not_there_afterwards_has_left_with_a_reason() -> None:
    _, rows = usual()
    for _, career in careers(rows):
        for row, following in pairwise([*career, None]):
            assert row is not None
            goes_on = row.valid_to is None or (following and following.valid_from == row.valid_to + 1)
            assert bool(row.reason) is not bool(goes_on)
            assert (row.status == "left") is not bool(goes_on)


def test_entry_comes_before_grade_and_grade_before_the_row() -> None:
    _, rows = usual()
    for row in rows:
        assert row.post.entered <= row.post.grade_since <= row.valid_from
        assert row.post.entered <= row.post.post_since <= row.valid_from


def test_nobody_seems_to_be_hired_on_the_first_day() -> None:
    organisation, rows = usual()
    entered = [row.post.entered for row in rows if row.valid_from == organisation.begin]
    assert len(entered) > 1000
    assert organisation.begin - max(entered) > 60


def test_personnel_numbers_are_given_once() -> None:
    organisation, _ = usual()
    assert len({person.number for person in organisation.people}) == len(organisation.people)


@pytest.mark.parametrize("gender", ["woman", "man"])
def test_promotions_out_of_each_grade_keep_to_the_hidden_rate(gender: str) -> None:
    organisation, rows = simulated(STAFF, YEARS, plain(RATES))
    years, promoted = person_years(rows, organisation.end), promotions(rows)
    for grade, pair in RATES.promotion.items():
        expected = pair.of(gender) * years[grade, gender]
        found = promoted[grade, gender]
        tail = min(poisson.cdf(found, expected), poisson.sf(found - 1, expected))
        assert tail > IMPROBABLE / 2, (grade, found, expected)


def test_half_the_rate_for_women_is_found_again_and_told_from_none() -> None:
    rates = replace(plain(RATES), promotion={grade: Pair(0.05, 0.1) for grade in RATES.promotion})
    organisation, rows = simulated(STAFF, YEARS, rates)
    years, promoted = person_years(rows, organisation.end), promotions(rows)
    women, men = (sum(promoted[g, gender] for g in rates.promotion) for gender in ("woman", "man"))
    exposed_women, exposed_men = (sum(years[g, gender] for g in rates.promotion) for gender in ("woman", "man"))
    half = exposed_women / (exposed_women + 2 * exposed_men)
    none = exposed_women / (exposed_women + exposed_men)
    assert binomtest(women, women + men, half).pvalue > IMPROBABLE
    assert binomtest(women, women + men, none).pvalue < IMPROBABLE


@pytest.mark.parametrize("reason", ["resignation", "transfer out", "agreed"])
@pytest.mark.parametrize("gender", ["woman", "man"])
def test_staff_leave_at_the_hidden_rate_of_the_reason(reason: str, gender: str) -> None:
    organisation, rows = usual()
    years = person_years(rows, organisation.end)
    left = sum(row.reason == reason and row.person.gender == gender for row in rows if is_staff(row))
    expected = RATES.leaving[reason].of(gender) * sum(years[key] for key in years if key[1] == gender)
    assert min(poisson.cdf(left, expected), poisson.sf(left - 1, expected)) > IMPROBABLE / 2


def test_women_are_hired_in_the_hidden_share_of_the_grade_and_year() -> None:
    organisation, rows = usual()
    shares, women = defaultdict(list), Counter[str]()
    for person, career in careers(rows):
        first = career[0]
        hired = is_staff(first) and first.valid_from > organisation.begin
        if hired and person.gender in {"woman", "man"}:
            elapsed = organisation.elapsed(first.valid_from)
            shares[first.post.grade].append(RATES.hiring_women[first.post.grade].at(elapsed))
            women[first.post.grade] += person.gender == "woman"
    assert len(shares["P-2"]) > 100
    for grade, probabilities in shares.items():
        distribution = share_distribution(probabilities)
        found = women[grade]
        tail = min(distribution[: found + 1].sum(), distribution[found:].sum())
        assert tail > IMPROBABLE / 2, grade


def test_a_share_of_all_makes_every_one_hired_a_woman() -> None:
    only = replace(
        RATES, hiring_women=dict.fromkeys(RATES.hiring_women, Span(1, 1)), other_gender=0, gender_not_stated=0
    )
    organisation, rows = simulated(300, 5, only)
    newcomers = {
        row.person.gender for row in rows if row.post.entered > organisation.begin and row.action == "appointment"
    }
    assert newcomers == {"woman"}


def test_nobody_stays_beyond_the_retirement_age() -> None:
    organisation, rows = usual()
    ages = [row.person.age(row.valid_to or organisation.end) for row in rows if is_staff(row)]
    assert max(ages) < RATES.retirement_age + 0.1


def shares_of_women(rows: list[Assignment], day: int, grades: tuple[str, ...]) -> float:
    held = [row for row in rows if is_staff(row) and row.post.grade in grades and row.holds_on(day)]
    counted = Counter(row.person.gender for row in held)
    return counted["woman"] / (counted["woman"] + counted["man"])


def test_the_share_of_women_rises_as_in_an_organisation_of_the_kind() -> None:
    organisation, rows = simulated(3000, 20)
    professional, senior = LADDERS["P"], LADDERS["P"][4:]
    begin, end = organisation.begin, organisation.end
    assert 0.32 < shares_of_women(rows, begin, professional) < 0.39
    assert 0.43 < shares_of_women(rows, end, professional) < 0.50
    assert 0.16 < shares_of_women(rows, begin, senior) < 0.25
    assert 0.29 < shares_of_women(rows, end, senior) < 0.39
    assert len(rows) < 26_000


def test_careers_hold_every_kind_of_change() -> None:
    _, rows = usual()
    found = Counter(row.action for row in rows)
    assert {
        "appointment", "re-appointment", "promotion", "conversion", "demotion", "rotation", "reassignment",
        "special post allowance", "leave", "return from leave", "secondment", "change of hours", "extension",
        "separation",
    } <= set(found)  # fmt: skip
    assert {row.reason for row in rows} == {*RATES.leaving, "retirement", "end of contract", ""}


def test_a_rate_higher_than_all_others_is_kept_too() -> None:
    # People are looked at with one ceiling rate for all, which has to follow the rates.
    rates = replace(plain(RATES), promotion=RATES.promotion | {"P-3": Pair(4.0, 4.0)})
    organisation, rows = simulated(300, 5, rates)
    years, promoted = person_years(rows, organisation.end), promotions(rows)
    expected = 4.0 * sum(years["P-3", gender] for gender in ("woman", "man"))
    found = sum(promoted["P-3", gender] for gender in ("woman", "man"))
    assert min(poisson.cdf(found, expected), poisson.sf(found - 1, expected)) > IMPROBABLE / 2
