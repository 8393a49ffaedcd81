"""Cells counted at once and added up give what each count by itself gives."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.specimen import Specimen, release_of
from wggi_metrics.counts.cells import FILTERED, count_by_gender, count_together
from wggi_metrics.counts.count import GENDER_COLUMNS, Condition, by_gender, count, is_one_of
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


def test_cells_of_units_are_added_up_over_those_asked_for() -> None:
    asked = {"by": ("grade",), "where": THERE, "filters": {"org_unit": ("B", None)}, "together": FILTERED}
    found = count_by_gender(specimen(), LOCAL, FACT, total="heads", **asked)
    assert found.set_index("grade")[["women", "men", "not_stated"]].T.to_dict("list") == {
        "P-2": [1, 0, 0], "P-3": [1, 0, 1], None: [0, 1, 0],
    }  # fmt: skip


def test_without_groups_nobody_is_a_row_of_noughts() -> None:
    found = count_by_gender(specimen(), LOCAL, FACT, by=(), where=THERE, filters={"grade": ("P-5",)})
    assert found.to_dict("records") == [dict.fromkeys(GENDER_COLUMNS.values(), 0)]


@settings(max_examples=40, deadline=None)
@given(some.lists(some.sampled_from(sorted(VALUES)), unique=True), FILTERS)
def test_by_gender_too(by: list[str], where: dict[str, tuple[str | None, ...]]) -> None:
    tests = [*THERE, *(is_one_of(name, values) for name, values in where.items())]
    alone = by_gender(count(specimen(), LOCAL, FACT, by=(*by, "gender"), where=tests), by)
    found = count_by_gender(specimen(), LOCAL, FACT, by=by, where=THERE, filters=where, together=FILTERED)
    rows = (Counter(map(repr, table.to_dict("records"))) for table in (alone, found))
    assert len(set(map(frozenset, (each.items() for each in rows)))) == 1
