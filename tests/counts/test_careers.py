"""Events and person-days against a calendar gone through day by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.specimen import Specimen, release_of
from wggi_metrics.counts import count_events, count_person_days, list_days
from wggi_metrics.disclosure import LOCAL

IN_2025 = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}

# measures, careers: 911 days of exposure in 2025; who is last there on 31 December left in the new year
CAREERS = """
staff_no | gender | grade | valid_from | valid_to   | status | action_reason
1        | woman  | P-2   | 2020-01-01 | 2024-12-31 | left   | resignation
2        | man    | P-2   | 2024-12-31 | -          | -      | -
3        | woman  | P-2   | 2025-01-01 | 2025-06-30 | left   | retirement
4        | man    | P-2   | 2019-05-01 | 2025-05-31 | -      | -
4        | man    | P-3   | 2025-06-01 | -          | -      | -
"""


def specimen() -> Specimen:
    return release_of(assignments=CAREERS, until=date(2025, 12, 31))


def test_the_worked_exposure_comes_out() -> None:
    counted = count_person_days(specimen(), LOCAL, **IN_2025)
    assert counted[["women", "men"]].to_numpy().tolist() == [[181, 730]]
    assert 181 + 730 == 911


def test_days_are_cut_by_the_state_of_the_day() -> None:
    counted = count_person_days(specimen(), LOCAL, by=("grade",), **IN_2025)
    assert counted[["grade", "women", "men"]].to_numpy().tolist() == [["P-2", 181, 365 + 151], ["P-3", 0, 214]]


def test_leaving_is_dated_the_first_day_away() -> None:
    counted = count_events(specimen(), LOCAL, "separations", by=("reason",), **IN_2025)
    assert counted[["reason", "women"]].to_numpy().tolist() == [["resignation", 1], ["retirement", 1]]
    year_before = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}
    assert count_events(specimen(), LOCAL, "separations", **year_before)["women"].sum() == 0


def test_a_promotion_is_counted_in_the_grade_left() -> None:
    counted = count_events(specimen(), LOCAL, "promotions", by=("grade", "to_grade"), **IN_2025)
    assert counted[["grade", "to_grade", "women", "men"]].to_numpy().tolist() == [["P-2", "P-3", 0, 1]]


def test_assignments_have_no_list_days_and_lists_have_theirs() -> None:
    assert list_days(specimen()) == ()
    lists = "staff_no | gender | grade | as_of\n1 | woman | P-2 | 2024-12-31\n1 | woman | P-2 | 2025-12-31"
    assert list_days(release_of(staff_list=lists)) == (date(2024, 12, 31), date(2025, 12, 31))


DAY = some.integers(0, 900).map(lambda days: date(2024, 1, 1) + timedelta(days))


@settings(deadline=None, max_examples=40)
@given(some.lists(some.tuples(some.sampled_from(["woman", "man"]), some.sampled_from(["P-2", "P-3"]), DAY, DAY),
                  min_size=1, max_size=6), DAY, DAY)  # fmt: skip
def test_person_days_are_those_of_a_calendar(
    people: list[tuple[str, str, date, date]], one: date, other: date
) -> None:
    start, end = sorted((one, other))
    intervals = [(gender, grade, *sorted(days)) for gender, grade, *days in people]
    lines = [f"{number} | {gender} | {grade} | {first} | {last} | left"
             for number, (gender, grade, first, last) in enumerate(intervals)]  # fmt: skip
    text = "staff_no | gender | grade | valid_from | valid_to | status\n" + "\n".join(lines)
    release = release_of(assignments=text, until=date(2026, 12, 31))
    counted = count_person_days(release, LOCAL, start=start, end=end)
    days = [start + timedelta(number) for number in range((end - start).days + 1)]
    for gender, column in (("woman", "women"), ("man", "men")):
        there = sum(first <= day <= last for each, _, first, last in intervals if each == gender for day in days)
        assert (int(counted[column].sum()) if len(counted) else 0) == there
