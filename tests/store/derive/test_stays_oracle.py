"""Stays against careers gone through one interval after the other, by hand."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.specimen import release_of

RANKS = {"P-2": (1, "P"), "P-3": (2, "P"), "P-4": (3, "P"), "G-6": (36, "G")}
UNTIL = date(2025, 12, 31)
Interval = tuple[str | None, bool, date, date]
Stay = tuple[str, date | None, int | None, int | None, str]

steps = some.tuples(
    some.sampled_from([None, "P-2", "P-3", "P-4", "G-6"]), some.booleans(),
    some.sampled_from([0, 0, 0, 20, 31, 32, 90]),
    some.integers(1, 400),
)  # fmt: skip


def intervals_of(career: list[tuple[str | None, bool, int, int]]) -> list[Interval]:
    """Grade, fixed-term or not, first and last day; each after the break of its step, all before the end of 2025."""
    found, day = [], date(2019, 2, 1)
    for grade, fixed, pause, days in career:
        start = day + timedelta(pause)
        day = start + timedelta(days)
        if day <= UNTIL:
            found.append((grade, fixed, start, day - timedelta(1)))
    return found


def months(earlier: date, later: date) -> int:
    """Completed months, counted one by one."""
    number = 0
    while month_after(earlier, number + 1) <= later:
        number += 1
    return number


def month_after(day: date, number: int) -> date:
    """The day of the same number so many months later, or the last of a shorter month."""
    first = date(day.year + (day.month - 1 + number) // 12, (day.month - 1 + number) % 12 + 1, 1)
    last = (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    return min(first + timedelta(day.day - 1), last)


def services(intervals: list[Interval]) -> list[list[Interval]]:
    """Intervals in a row without a break of more than 31 days."""
    found: list[list[Interval]] = []
    for interval in intervals:
        if found and (interval[2] - found[-1][-1][3]).days <= 32:
            found[-1].append(interval)
        else:
            found.append([interval])
    return found


def expected(intervals: list[Interval]) -> list[Stay]:
    return [stay for service in services(intervals) for stay in _of_service(service)]


def _of_service(service: list[Interval]) -> list[Stay]:
    known = [interval for interval in service if interval[0]]
    stays, held, entered, observed = [], [], None, date.min
    for place, (grade, fixed, start, last) in enumerate(known):
        assert grade is not None
        if place == 0 or grade != known[place - 1][0]:
            is_seen = service[0] is known[0] if place == 0 else grade not in held
            entered, observed = (start if is_seen else None), start
        elif fixed != known[place - 1][1]:
            observed = start
        held.append(grade)
        following = known[place + 1] if place + 1 < len(known) else None
        if following and following[:2] == (grade, fixed):
            continue
        end, cause = _end(grade, last, following, service, known)
        late = None if entered is None else -1 if entered == observed else months(entered, observed)
        stays.append((grade, entered, late, None if entered is None else months(entered, end), cause))
    return stays


def _end(
    grade: str, last: date, following: Interval | None, service: list[Interval], known: list[Interval]
) -> tuple[date, str]:
    if following is None:
        if service[-1] is known[-1]:
            return last + timedelta(1), "left" if last < UNTIL else "none"
        return service[service.index(known[-1]) + 1][2], "none"
    (rank, category), (next_rank, next_category) = RANKS[grade], RANKS[str(following[0])]
    if following[0] == grade:
        return following[2], "none"
    return following[2], (
        "converted" if category != next_category else "promoted" if next_rank > rank else "demoted"
    )


@settings(deadline=None, max_examples=40)
@given(some.lists(steps, min_size=1, max_size=7))
def test_stays_are_those_of_a_career_gone_through_by_hand(career: list[tuple[str | None, bool, int, int]]) -> None:
    intervals = intervals_of(career)
    rows = [
        f"1 | woman | {grade or '-'} | {'fixed-term' if fixed else 'intern'} | {start} | {last}"
        for grade, fixed, start, last in intervals
    ]
    head = "staff_no | gender | grade | contract_type | valid_from | valid_to"
    first = "0 | man | - | fixed-term | 2019-01-01 | 2019-01-31"
    release = release_of(assignments="\n".join([head, first, *rows]), until=UNTIL)
    query = (
        "SELECT grade, entered_on, late_months, months, cause FROM grade_stays JOIN staff_spells USING (spell) "
        "ORDER BY grade_stays.person, observed_on"
    )
    assert release.cursor().execute(query).fetchall() == expected(intervals)
