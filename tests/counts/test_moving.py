"""Moves and people overdue against careers gone through stay by stay."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.specimen import release_of
from wggi_metrics.counts import count_moves, count_overdue, tours_on
from wggi_metrics.disclosure import LOCAL

BEGIN, UNTIL = date(2015, 1, 1), date(2022, 12, 31)
WHOLE = {"start": BEGIN, "end": UNTIL}
CLASSES = {"Rome": "H", "Bonn": "A", "Lima": "B"}
STATIONS = "duty_station | hardship | valid_from\n" + "\n".join(f"{x} | {y} | 2000-01-01" for x, y in CLASSES.items())
Stay = tuple[str, date, date]


def a_year_after(day: date) -> date:
    return date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def lasting(stays: list[Stay]) -> list[Stay]:
    """The first stay, those of a year or more, and the one that still runs."""
    return [
        stay
        for place, stay in enumerate(stays)
        if place == 0 or stay[2] == UNTIL or a_year_after(stay[1]) <= stay[2] + timedelta(1)
    ]


def joined(spells: list[Stay]) -> list[Stay]:
    """Successive spells at the same station as one stay."""
    stays: list[Stay] = []
    for station, first, last in spells:
        if stays and stays[-1][0] == station:
            stays[-1] = (station, stays[-1][1], last)
        else:
            stays.append((station, first, last))
    return stays


def career(lengths: list[tuple[str, int]]) -> list[Stay]:
    spells, first = [], BEGIN
    for station, days in lengths:
        last = first + timedelta(days)
        if last >= UNTIL:
            break
        spells.append((station, first, last))
        first = last + timedelta(1)
    return [*spells, (lengths[-1][0], first, UNTIL)]


SPELL = some.tuples(some.sampled_from(sorted(CLASSES)), some.sampled_from([30, 200, 363, 364, 365, 366, 800]))
CAREERS = some.lists(some.lists(SPELL, min_size=1, max_size=7).map(career), min_size=1, max_size=4)


def written(careers: list[list[Stay]]) -> str:
    lines = [
        f"{number} | woman | P-3 | {station} | {first} | {'-' if last == UNTIL else last}"
        for number, spells in enumerate(careers)
        for station, first, last in spells
    ]
    return "staff_no | gender | grade | duty_station | valid_from | valid_to\n" + "\n".join(lines)


@settings(deadline=None, max_examples=25)
@given(CAREERS)
def test_moves_are_those_between_lasting_stays(careers: list[list[Stay]]) -> None:
    release = release_of(assignments=written(careers), stations=STATIONS, until=UNTIL)
    expected: dict[tuple[date, str], int] = {}
    for spells in careers:
        for before, after in pairwise(lasting(joined(spells))):
            if before[0] != after[0]:
                key = (after[1], CLASSES[after[0]])
                expected[key] = expected.get(key, 0) + 1
    counted = count_moves(release, LOCAL, by=("happened_on", "to_class"), **WHOLE)
    found = {(day.date(), name): heads for day, name, heads in
             counted[["happened_on", "to_class", "women"]].itertuples(index=False)}  # fmt: skip
    assert found == expected


@settings(deadline=None, max_examples=25)
@given(CAREERS, some.sampled_from([12, 13, 24]), some.integers(1, 2900))
def test_the_overdue_have_been_at_the_station_for_the_whole_tour(
    careers: list[list[Stay]], months: int, days: int
) -> None:
    tours = f"hardship | months | valid_from\nA | {months} | 2000-01-01"
    release = release_of(assignments=written(careers), stations=STATIONS, tours=tours, until=UNTIL)
    day = BEGIN + timedelta(days)
    expected = sum(is_overdue(spells, day, months) for spells in careers)
    counted = count_overdue(release, LOCAL, on=day, tours=tours_on(release, day))
    assert counted["women"].sum() == expected


def is_overdue(spells: list[Stay], day: date, months: int) -> bool:
    """Whether the person is in Bonn on the day, and came there at least so many months before."""
    stay = next(stay for stay in joined(spells) if stay[1] <= day <= stay[2])
    settled = lasting(joined(spells))
    arrived = stay[1]
    if stay in settled:
        for earlier in reversed(settled[: settled.index(stay)]):
            if earlier[0] != stay[0]:
                break
            arrived = earlier[1]
    number = arrived.year * 12 + arrived.month - 1 + months
    return stay[0] == "Bonn" and (number // 12, number % 12 + 1, arrived.day) <= (day.year, day.month, _last(day))


def _last(day: date) -> int:
    """The day of the month; the last one stands for the 31st."""
    return 31 if (day + timedelta(1)).day == 1 else day.day


def test_the_tour_in_force_is_the_latest_one_given() -> None:
    tours = "hardship | months | valid_from\nA | 48 | 2000-01-01\nA | 36 | 2020-01-01\nB | 24 | 2010-01-01"
    release = release_of(assignments=written([career([("Rome", 30)])]), tours=tours, until=UNTIL)
    assert tours_on(release, date(2005, 1, 1)) == {"A": 48}
    assert tours_on(release, date(2019, 12, 31)) == {"A": 48, "B": 24}
    assert tours_on(release, date(2020, 1, 1)) == {"A": 36, "B": 24}
