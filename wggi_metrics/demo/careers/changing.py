"""What changes in a career: promotion, conversion, moves, acting, leave, hours, contract, leaving."""

from __future__ import annotations

from wggi_metrics.demo.careers.organisation import Organisation, Person, change, depart
from wggi_metrics.demo.careers.placing import another_place
from wggi_metrics.demo.places import headquarters_units
from wggi_metrics.demo.posts import STAFF_CONTRACTS, higher, is_international, lower

LEAVE_DAYS = {
    "parental leave": (60, 180),
    "leave without pay": (60, 720),
    "other paid leave": (40, 200),
    "seconded out": (180, 900),
}
MOVES_ON_PROMOTION = 0.3
BACK_AFTER_DAYS = (60, 1200)


def promote(organisation: Organisation, person: Person, day: int, _: object) -> None:
    """To the next grade, rarely the one after; some promotions come with a new duty station."""
    steps = 2 if organisation.chance.random() < organisation.rates.skipping else 1
    _raise_to(organisation, person, day, higher(person.post.grade, steps), "promotion")


def convert(organisation: Organisation, person: Person, day: int, _: object) -> None:
    """From General Service or National Officer to a professional grade."""
    grade = "P-3" if person.post.grade == "NO-C" else "P-2"
    _raise_to(organisation, person, day, grade, "conversion")


def demote(organisation: Organisation, person: Person, day: int, _: object) -> None:
    change(organisation, person, day, "demotion", grade=lower(person.post.grade), grade_since=day, acting="")


def _raise_to(organisation: Organisation, person: Person, day: int, grade: str, action: str) -> None:
    moves = is_international(grade) and organisation.chance.random() < MOVES_ON_PROMOTION
    place = another_place(organisation, person, day) if moves else {}
    change(organisation, person, day, action, grade=grade, grade_since=day, acting="", **place)


def rotate(organisation: Organisation, person: Person, day: int, _: object) -> None:
    change(organisation, person, day, "rotation", acting="", **another_place(organisation, person, day))


def reassign(organisation: Organisation, person: Person, day: int, _: object) -> None:
    others = [unit for unit in headquarters_units() if unit != person.post.unit]
    unit = organisation.chance.choice(others)
    change(organisation, person, day, "reassignment", unit=unit, post_since=day)


def act(organisation: Organisation, person: Person, day: int, _: object) -> None:
    grade = higher(person.post.grade)
    change(organisation, person, day, "special post allowance", acting=grade)
    organisation.plan(day + organisation.chance.randint(90, 360), "stop acting", person)


def stop_acting(organisation: Organisation, person: Person, day: int, _: object) -> None:
    """The acting assignment ends, unless a promotion or move has ended it; some are promoted to the grade."""
    if not person.post.acting:
        return
    if organisation.chance.random() < organisation.rates.acting_confirmed.of(person.gender):
        _raise_to(organisation, person, day, person.post.acting, "promotion")
    else:
        change(organisation, person, day, "end of special post allowance", acting="")


def go_on_leave(organisation: Organisation, person: Person, day: int, kind: str) -> None:
    shortest, longest = LEAVE_DAYS[kind]
    if kind == "parental leave" and person.gender != "woman":
        shortest, longest = 28, 112
    change(organisation, person, day, "secondment" if kind == "seconded out" else "leave", service=kind)
    organisation.plan(day + organisation.chance.randint(shortest, longest), "resume", person)


def resume(organisation: Organisation, person: Person, day: int, _: object) -> None:
    change(organisation, person, day, "return from leave", service="in service")


def reduce_hours(organisation: Organisation, person: Person, day: int, _: object) -> None:
    part = organisation.chance.choice((0.5, 0.6, 0.8, 0.8, 0.9))
    change(organisation, person, day, "change of hours", part_time=part)
    organisation.plan(day + organisation.chance.randint(300, 1500), "restore hours", person)


def restore_hours(organisation: Organisation, person: Person, day: int, _: object) -> None:
    change(organisation, person, day, "change of hours", part_time=1.0)


def extend(organisation: Organisation, person: Person, day: int, _: object) -> None:
    following = STAFF_CONTRACTS[STAFF_CONTRACTS.index(person.post.contract) + 1]
    change(organisation, person, day, "extension", contract=following)


def leave(organisation: Organisation, person: Person, day: int, reason: str) -> None:
    """Service ends; some of those who resigned or whose contract ended come back later."""
    contract, young = person.post.contract, person.age(day) < 58
    depart(organisation, person, day, reason)
    returning = organisation.rates.returning.of(person.gender)
    may_return = young and reason in {"resignation", "end of contract"} and contract != "intern"
    if may_return and organisation.chance.random() < returning:
        back = "fixed-term" if contract in STAFF_CONTRACTS else contract
        organisation.plan(day + organisation.chance.randint(*BACK_AFTER_DAYS), "come back", person, back)
