"""The ladder's table, and ladders that don't fit."""

from __future__ import annotations

import pytest

from tests.store.loads import load, rows_of, staff_2024, staff_2025
from wggi_metrics.profiles import Ladder, Profile
from wggi_metrics.store import LoadRefused, Store
from wggi_metrics.store.ladder import described, ladder_of

pytestmark = pytest.mark.usefixtures("without_derivation")

RANKS = ("Assist", "Assoc", "Full")
TEACHERS = Ladder("Teachers", RANKS, {"Academic": RANKS}, top=("Full",))


def test_the_ladder_stands_in_the_release_lowest_first(two_lists: Store) -> None:
    rows = rows_of(
        two_lists.current(),
        "SELECT grade, category, feeders, top FROM ladder WHERE grade LIKE 'P-%' ORDER BY rank",
    )
    assert rows[:2] == [
        ("P-1", "Professional and higher", "[]", False),
        ("P-2", "Professional and higher", '["P-1"]', False),
    ]


def test_a_ladder_survives_the_manifest() -> None:
    ladder = Ladder("Ours", ("A", "B"), {"All": ("A", "B")}, {"B": ("A",)}, ("B",), "keep", {"A": ("a1",)},
                    (("a([1-3])", "A"),), "x")  # fmt: skip
    assert ladder_of({name: list(value) if isinstance(value, tuple) else value
                      for name, value in described(ladder).items()}) == ladder  # fmt: skip


def test_a_ladder_without_the_grades_in_the_store_is_refused_by_name(two_lists: Store) -> None:
    before = two_lists.current()
    with pytest.raises(LoadRefused) as refused:
        two_lists.publish(load(staff_2024(content="again"), profiles=(Profile((), ladder=TEACHERS),)))
    assert refused.value.problem.rule == "ladder_conflict"
    assert "P-3" in refused.value.problem.problem
    assert two_lists.current() == before


def test_two_different_ladders_in_one_load_are_refused_by_name(store: Store) -> None:
    other = Ladder("Others", ("A",))
    with pytest.raises(LoadRefused) as refused:
        store.publish(
            load(staff_2024(), staff_2025(), profiles=(Profile((), ladder=TEACHERS), Profile((), ladder=other)))
        )
    assert refused.value.problem.rule == "two_ladders"


def test_a_ladder_that_keeps_unknown_grades_refuses_none(store: Store) -> None:
    keeps = Ladder("Keeps", ("P-1", "P-2"), unknown="keep")
    assert store.publish(load(staff_2024(), profiles=(Profile((), ladder=keeps),))).published
