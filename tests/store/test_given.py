"""What profiles say for the whole store, one load after the other."""

from __future__ import annotations

from datetime import date

from tests.store.loads import load
from wggi_metrics.profiles import Ladder, Profile
from wggi_metrics.profiles.types import Change
from wggi_metrics.store.given import changes, given_by, ladder_in_force, together

OLD = Profile((), ladder=Ladder("Old", ("A",)), unit_changes=(Change(date(2020, 1, 1), "N", "M"),))
NEW = Profile((), unit_changes=(Change(date(2020, 1, 1), "N", "Z"), Change(date(2021, 1, 1), "M", "K")))


def test_a_load_without_a_ladder_leaves_the_one_in_force() -> None:
    both = together(given_by(load(profiles=(OLD,))), given_by(load(profiles=(NEW,))))
    assert ladder_in_force(both).name == "Old"


def test_changes_of_names_add_up_and_the_newest_word_counts() -> None:
    both = together(given_by(load(profiles=(OLD,))), given_by(load(profiles=(NEW,))))
    assert changes(both, "unit_changes") == [(date(2020, 1, 1), "N", "Z"), (date(2021, 1, 1), "M", "K")]


def test_where_nothing_was_given_the_un_common_system_stands() -> None:
    assert given_by(load()) == {}
    assert ladder_in_force({}).name == "UN common system"
