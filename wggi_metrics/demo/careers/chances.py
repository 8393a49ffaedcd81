"""What may happen to a member of staff on a day, and at which yearly rate.

Every person is looked at on days drawn at one ceiling rate for all; on such a day one of the things happens
with its own rate ÷ the ceiling, or nothing does (thinning). So each has exactly its yearly rate.
"""

from __future__ import annotations

from collections.abc import Iterator

from wggi_metrics.demo.careers.organisation import Organisation, Person, waiting_days
from wggi_metrics.demo.posts import is_international
from wggi_metrics.demo.rates import Pair, Rates

Chance = tuple[float, str, str]  # yearly rate, what happens, of which kind
PARENTS_AGE = (26, 44)


def begin_chances(organisation: Organisation, person: Person, day: int) -> None:
    """Plans the next day on which something may happen to the person."""
    organisation.plan(day + waiting_days(organisation.ceiling, organisation.chance), "a chance", person)


def chances(rates: Rates, person: Person, day: int) -> Iterator[Chance]:
    """Everything that may happen to the person on this day, with its yearly rate."""
    yield from _grade_chances(rates, person, day)
    yield from _leaving_chances(rates, person, day)
    yield from _place_chances(rates, person)
    if person.post.service == "in service":
        yield from _service_chances(rates, person, day)


def seniority(rates: Rates, grade_since: int, day: int) -> float:
    """What multiplies the promotion rate on this day: by completed years in the grade."""
    years = int((day - grade_since) / 365.25)
    return rates.seniority[min(years, len(rates.seniority) - 1)]


def _grade_chances(rates: Rates, person: Person, day: int) -> Iterator[Chance]:
    post, gender = person.post, person.gender
    if post.grade in rates.promotion:
        pace = seniority(rates, post.grade_since, day)
        yield rates.promotion[post.grade].of(gender) * pace, "promote", ""
        if not post.acting:
            yield rates.acting.of(gender), "act", ""
    if post.grade in rates.conversion:
        yield rates.conversion[post.grade].of(gender), "convert", ""
    if post.grade not in {"P-1", "NO-A", "G-1", "DG", "DDG"}:
        yield rates.demotion, "demote", ""


def _leaving_chances(rates: Rates, person: Person, day: int) -> Iterator[Chance]:
    for reason, pair in rates.leaving.items():
        yield pair.of(person.gender), "leave", reason
    if person.post.contract != "regular/continuing":
        yield rates.contract_ending.of(person.gender), "leave", "end of contract"
    if person.age(day) >= rates.early_retirement_age:
        yield rates.early_retirement.of(person.gender), "leave", "retirement"


def _place_chances(rates: Rates, person: Person) -> Iterator[Chance]:
    post, gender = person.post, person.gender
    if is_international(post.grade) and post.grade not in {"DG", "DDG"}:
        yield rates.rotation[post.station.hardship].of(gender), "rotate", ""
    if post.station.location == "headquarters":
        yield rates.reassignment.of(gender), "reassign", ""
    if post.contract in rates.extension:
        yield rates.extension[post.contract], "extend", ""


def _service_chances(rates: Rates, person: Person, day: int) -> Iterator[Chance]:
    gender = person.gender
    if PARENTS_AGE[0] <= person.age(day) < PARENTS_AGE[1]:
        yield rates.parental_leave.of(gender), "go on leave", "parental leave"
    yield rates.leave_without_pay.of(gender), "go on leave", "leave without pay"
    yield rates.other_paid_leave.of(gender), "go on leave", "other paid leave"
    yield rates.seconded_out.of(gender), "go on leave", "seconded out"
    if person.post.part_time == 1:
        yield rates.part_time.of(gender), "reduce hours", ""


def ceiling(rates: Rates) -> float:
    """A yearly rate that nobody's chances together can exceed."""
    single: list[Pair] = [
        *rates.leaving.values(), rates.contract_ending, rates.early_retirement, rates.reassignment,
        rates.acting, rates.parental_leave, rates.leave_without_pay, rates.other_paid_leave,
        rates.seconded_out, rates.part_time,
    ]  # fmt: skip
    total = sum(max(pair) for pair in single) + rates.demotion + max(rates.extension.values())
    total += max(max(pair) for pair in rates.promotion.values()) * max(rates.seniority)
    total += max(max(pair) for pair in rates.conversion.values())
    return total + max(max(pair) for pair in rates.rotation.values())
