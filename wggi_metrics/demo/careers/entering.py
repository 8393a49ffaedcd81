"""Who enters the organisation: the staff of the first day, hirings to fill the establishment, returns."""

from __future__ import annotations

from wggi_metrics.demo.careers.chances import begin_chances
from wggi_metrics.demo.careers.changing import leave
from wggi_metrics.demo.careers.organisation import YEAR, Organisation, Person, Post, change, depart, enter
from wggi_metrics.demo.careers.placing import station_for
from wggi_metrics.demo.places import Station, nationalities, unit_at
from wggi_metrics.demo.posts import (
    AGE_AT_ENTRY,
    STAFF_CONTRACTS,
    STRENGTH,
    UNGRADED,
    category,
    family_for,
)

OLDEST_AT_ENTRY = 60.0
SHORTEST_SERVED = 0.2  # years, so that nobody seems to be hired on the first day of the history
START_SIZE = 0.75  # of the size at the end
SHORT_TERM_GRADES = ("P-2", "P-3", "P-4", "NO-A", "G-3", "G-4", "G-5")
LONGEST = {"short-term/temporary": (90, 360), "intern": (90, 180), "consultant": (60, 330)}


def establishment(organisation: Organisation, strength: str, day: int) -> int:
    """How many hold the grade, or the contract, when all posts are filled."""
    size = START_SIZE + (1 - START_SIZE) * organisation.elapsed(day)
    wanted = STRENGTH[strength] * organisation.staff * size
    return max(1, int(wanted + 0.5)) if strength in {"DG", "DDG"} else int(wanted + 0.5)


def first_day(organisation: Organisation) -> None:
    """Fills the establishment on the first day, with people who entered at some time before."""
    day, initial = organisation.begin, organisation.rates.initial_women
    for strength in STRENGTH:
        for _ in range(establishment(organisation, strength, day)):
            share = initial.get(strength, organisation.rates.hiring_women[strength].start)
            _take_in(organisation, strength, day, share, seasoned=strength in initial)


def hire_for_the_month(organisation: Organisation, day: int, days: int) -> None:
    """Plans a hiring, on some day of the month, for every post of the establishment that is vacant."""
    for strength in STRENGTH:
        for _ in range(establishment(organisation, strength, day) - organisation.heads[strength]):
            organisation.plan(day + organisation.chance.randrange(days), "hire", None, strength)


def hire(organisation: Organisation, _: Person | None, day: int, strength: str) -> None:
    share = organisation.rates.hiring_women[strength].at(organisation.elapsed(day))
    _take_in(organisation, strength, day, share, seasoned=False)


def _take_in(organisation: Organisation, strength: str, day: int, share: float, *, seasoned: bool) -> None:
    gender = _gender(organisation, share)
    grade = strength if strength in organisation.rates.initial_women else _grade_of(organisation, strength)
    contract = _contract(organisation, seasoned) if strength == grade else strength
    station = station_for(organisation, grade, gender)
    age = min(max(AGE_AT_ENTRY[strength] + organisation.chance.gauss(0, 4), 21.0), OLDEST_AT_ENTRY)
    years = _years_served(organisation, day, 63.5 - age, seasoned)
    born = int(day - (age + years) * YEAR)
    entered, since = day - int(years * YEAR), day - int(years * organisation.chance.random() * YEAR)
    family = family_for(grade, gender, organisation.chance)
    unit = unit_at(station, organisation.chance)
    post = Post(grade, contract, station, unit, family, since, since, entered)
    nationality = _nationality(organisation, grade, station)
    luck = organisation.chance.random()
    person = Person(organisation.draw_number(), gender, born, nationality, luck, post)
    organisation.people.append(person)
    enter(organisation, person, day, "" if day == organisation.begin else "appointment")
    begin_service(organisation, person, day)


def begin_service(organisation: Organisation, person: Person, day: int) -> None:
    """Plans what comes with service: retirement and chances for staff, the end of other contracts."""
    if person.post.contract in STAFF_CONTRACTS:
        retirement = person.born + int((organisation.rates.retirement_age + 0.08) * YEAR)
        organisation.plan(max(retirement, day + 1), "retire", person)
        begin_chances(organisation, person, day)
        return
    shortest, longest = LONGEST[person.post.contract]
    organisation.plan(day + organisation.chance.randint(shortest, longest), "end of contract", person)


def retire(organisation: Organisation, person: Person, day: int, _: object) -> None:
    depart(organisation, person, day, "retirement")


def end_of_contract(organisation: Organisation, person: Person, day: int, _: object) -> None:
    """A short-term contract turns into a fixed-term one or ends; others end, and some come back."""
    short = person.post.contract == "short-term/temporary"
    if short and organisation.chance.random() < organisation.rates.short_term_to_fixed.of(person.gender):
        change(organisation, person, day, "extension", contract="fixed-term")
        begin_service(organisation, person, day)
    else:
        leave(organisation, person, day, "end of contract")


def come_back(organisation: Organisation, person: Person, day: int, contract: str) -> None:
    """Re-appoints a person who had left, to the grade held then."""
    station = station_for(organisation, person.post.grade, person.gender)
    person.post = person.post._replace(
        contract=contract, station=station, unit=unit_at(station, organisation.chance), service="in service",
        acting="", part_time=1.0, grade_since=day, post_since=day, entered=day,
    )  # fmt: skip
    enter(organisation, person, day, "re-appointment")
    begin_service(organisation, person, day)


def _years_served(organisation: Organisation, day: int, most: float, seasoned: bool) -> float:
    """Years of service before the day: none but for the people of the first day, who came a while before it."""
    if day > organisation.begin:
        return 0.0
    usual = organisation.chance.expovariate(1 / 6) if seasoned else organisation.chance.uniform(0.2, 0.6)
    return min(max(usual, SHORTEST_SERVED), most)


def _gender(organisation: Organisation, share: float) -> str:
    rates, mark = organisation.rates, organisation.chance.random()
    if mark < rates.other_gender:
        return "other"
    if mark < rates.other_gender + rates.gender_not_stated:
        return "not stated"
    return "woman" if organisation.chance.random() < share else "man"


def _grade_of(organisation: Organisation, strength: str) -> str:
    return organisation.chance.choice(SHORT_TERM_GRADES) if strength == "short-term/temporary" else UNGRADED


def _contract(organisation: Organisation, seasoned: bool) -> str:
    weights = (10, 45, 45) if seasoned else (40, 60, 0)
    return organisation.chance.choices(STAFF_CONTRACTS, weights)[0]


def _nationality(organisation: Organisation, grade: str, station: Station) -> str:
    local = grade != UNGRADED and category(grade) != "P"
    return station.code if local else organisation.chance.choice(nationalities())
