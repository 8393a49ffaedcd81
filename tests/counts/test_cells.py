"""Cells counted at once and added up give what each count by itself gives."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.specimen import Specimen, release_of
from wggi_metrics.counts.cells import FILTERED, count_together
from wggi_metrics.counts.count import Condition, count, is_one_of
from wggi_metrics.disclosure import LOCAL

DAY = date(2025, 6, 30)
THERE = [Condition("valid_from <= ?", (DAY,)), Condition("valid_to >= ?", (DAY,))]
FACT = "staff_in_post"

PEOPLE = """
staff_no | gender     | grade | location     | org_unit | valid_from
1        | woman      | P-2   | headquarters | A        | 2020-01-01
2        | man        | P-2   | field        | A        | 2020-01-01
3        | woman      | P-3   | field        | B        | 2020-01-01
4        | not stated | P-3   | -            | B        | 2020-01-01
5        | man        | -     | headquarters | -        | 2020-01-01
6        | woman      | P-2   | field        | B        | 2020-01-01
"""


@cache
def specimen() -> Specimen:
    return release_of(assignments=PEOPLE, until=date(2025, 12, 31))


def counted(release: Specimen, by: tuple[str, ...], where: dict[str, tuple[str | None, ...]]) -> dict[object, int]:
    found = count_together(release, LOCAL, FACT, by=by, where=THERE, filters=where, together=FILTERED)
    return {tuple(map(str, key)): heads for *key, heads in found[[*by, "heads"]].itertuples(index=False)}


def test_cells_are_added_up_over_what_is_not_asked_for() -> None:
    assert counted(specimen(), ("gender",), {}) == {("woman",): 1 + 1 + 1, ("man",): 1 + 1, ("not stated",): 1}


def test_a_filter_of_blank_keeps_who_has_no_value() -> None:
    assert counted(specimen(), ("gender",), {"location": (None,)}) == {("not stated",): 1}
    assert counted(specimen(), ("gender",), {"grade": ("P-3", None)}) == {
        ("woman",): 1, ("man",): 1, ("not stated",): 1,
    }  # fmt: skip


def test_other_filters_and_groups_are_left_to_the_database() -> None:
    assert counted(specimen(), ("gender",), {"org_unit": ("B",), "grade": ("P-2",)}) == {("woman",): 1}
    assert counted(specimen(), ("org_unit", "gender"), {"grade": ("P-2",)}) == {
        ("A", "woman"): 1, ("A", "man"): 1, ("B", "woman"): 1,
    }  # fmt: skip


def test_nobody_left_gives_no_rows() -> None:
    assert counted(specimen(), ("grade", "gender"), {"grade": ("P-5",)}) == {}


VALUES = {
    "grade": some.sampled_from(["P-2", "P-3", None]),
    "location": some.sampled_from(["field", "headquarters", None]),
    "org_unit": some.sampled_from(["A", "B", None]),
}
FILTERS = some.fixed_dictionaries({}, optional={name: some.tuples(value, value) for name, value in VALUES.items()})


@settings(max_examples=40, deadline=None)
@given(some.lists(some.sampled_from(sorted(VALUES)), unique=True), FILTERS)
def test_it_is_what_a_count_by_itself_gives(by: list[str], where: dict[str, tuple[str | None, ...]]) -> None:
    release, groups = specimen(), (*by, "gender")
    tests = [*THERE, *(is_one_of(name, values) for name, values in where.items())]
    alone = count(release, LOCAL, FACT, by=groups, where=tests)
    expected = {tuple(map(str, key)): heads for *key, heads in alone[[*groups, "heads"]].itertuples(index=False)}
    assert counted(release, groups, where) == expected
