"""The simulation: the staff of the first day, then everything that falls due, in the order of days."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import date
from random import Random

from wggi_metrics.demo.careers import changing, entering
from wggi_metrics.demo.careers.chances import begin_chances, ceiling, chances
from wggi_metrics.demo.careers.organisation import Organisation, Person
from wggi_metrics.demo.rates import Rates


def simulate(rates: Rates, staff: int, years: int, seed: int, as_of: date) -> Organisation:
    """An organisation with about ``staff`` people in post on the last day, and its log of careers."""
    end = as_of.toordinal()
    begin = years_before(as_of, years).toordinal()
    organisation = Organisation(rates, staff, begin, end, Random(f"{seed} careers"), ceiling(rates))
    entering.first_day(organisation)
    _plan_months(organisation)
    while organisation.diary:
        due = heapq.heappop(organisation.diary)
        if due.person is None or due.person.spell == due.spell:
            HAPPENINGS[due.happening](organisation, due.person, due.day, due.what)
    return organisation


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 28 February for a 29th that isn't there."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _plan_months(organisation: Organisation) -> None:
    day = date.fromordinal(organisation.begin)
    while (first := _next_month(day)).toordinal() <= organisation.end:
        organisation.plan(first.toordinal(), "a month begins")
        day = first


def _open_month(organisation: Organisation, _: Person | None, day: int, __: object) -> None:
    first = date.fromordinal(day)
    entering.hire_for_the_month(organisation, day, (_next_month(first) - first).days)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _meet_chance(organisation: Organisation, person: Person, day: int, _: object) -> None:
    """One of the person's chances comes true, or none; then the next day is planned."""
    mark = organisation.chance.random() * organisation.ceiling
    for rate, happening, what in chances(organisation.rates, person, day):
        mark -= rate
        if mark < 0:
            HAPPENINGS[happening](organisation, person, day, what)
            break
    if person.in_service:
        begin_chances(organisation, person, day)


HAPPENINGS: dict[str, Callable[..., None]] = {
    "a month begins": _open_month,
    "a chance": _meet_chance,
    "hire": entering.hire,
    "end of contract": entering.end_of_contract,
    "come back": entering.come_back,
    "retire": entering.retire,
    "promote": changing.promote,
    "convert": changing.convert,
    "demote": changing.demote,
    "rotate": changing.rotate,
    "reassign": changing.reassign,
    "act": changing.act,
    "stop acting": changing.stop_acting,
    "go on leave": changing.go_on_leave,
    "resume": changing.resume,
    "reduce hours": changing.reduce_hours,
    "restore hours": changing.restore_hours,
    "extend": changing.extend,
    "leave": changing.leave,
}
