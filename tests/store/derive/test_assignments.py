"""Spells and changes from dated assignments."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import release_of
from tests.store.derive.looking import changes, spells, stock
from wggi_metrics.store.derive import DeriveOptions


def test_the_worked_events_and_stocks_come_out() -> None:
    """Measures, careers: stock 3 and 2, in 2025 hired 1 and left 2, exposure 911 days."""
    release = release_of(
        assignments="""
staff_no | gender | grade | valid_from | valid_to
1        | woman  | P-3   | 2020-01-01 | 2024-12-31
2        | man    | P-3   | 2024-12-31 | -
3        | woman  | P-3   | 2025-01-01 | 2025-06-30
4        | man    | P-3   | 2019-05-01 | -
""",
        until=date(2025, 12, 31),
    )
    assert (stock(release, "2024-12-31"), stock(release, "2025-12-31")) == (3, 2)
    in_2025 = [kind for day, kind in changes(release) if day.startswith("2025")]
    assert sorted(in_2025) == ["hired", "left", "left"]
    days = (
        "SELECT SUM(LEAST(valid_to, DATE '2025-12-31') - GREATEST(valid_from, DATE '2025-01-01') + 1) "
        "FROM staff_spells WHERE valid_to >= DATE '2025-01-01'"
    )
    assert release.cursor().execute(days).fetchall() == [(911,)]


def test_equal_states_in_a_row_are_one_spell() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | valid_from | valid_to
1        | woman  | P-3   | 2020-01-01 | 2020-12-31
1        | woman  | P-3   | 2021-01-01 | 2021-12-31
1        | woman  | P-4   | 2022-01-01 | -
""",
        until=date(2025, 12, 31),
    )
    assert spells(release) == [("P-3", "2020-01-01", "2021-12-31"), ("P-4", "2022-01-01", "2025-12-31")]


@pytest.mark.parametrize(("back_on", "kinds"), [("2021-02-01", []), ("2021-02-02", ["left", "returned"])])
def test_a_break_of_up_to_31_days_is_bridged(back_on: str, kinds: list[str]) -> None:
    release = release_of(
        assignments=f"""
staff_no | gender | grade | valid_from | valid_to
1        | woman  | P-3   | 2020-01-01 | 2020-12-31
1        | woman  | P-3   | {back_on} | -
""",
        until=date(2025, 12, 31),
    )
    assert [kind for _, kind in changes(release)][1:] == kinds


def test_the_kinds_of_change_of_grade() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | valid_from | valid_to
1        | woman  | G-6   | 2020-01-01 | 2020-12-31
1        | woman  | P-2   | 2021-01-01 | 2021-12-31
1        | woman  | P-4   | 2022-01-01 | 2022-12-31
1        | woman  | P-3   | 2023-01-01 | -
""",
        until=date(2025, 12, 31),
    )
    assert [kind for _, kind in changes(release)] == ["first seen", "converted", "promoted", "demoted"]


def test_a_re_grading_of_everybody_is_no_event_of_a_career() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | valid_from | valid_to
1        | woman  | P-3   | 2020-01-01 | 2020-12-31
1        | woman  | P-4   | 2021-01-01 | -
""",
        until=date(2025, 12, 31),
        options=DeriveOptions(regradings=[(date(2021, 1, 1), "P-3", "P-4")]),
    )
    assert changes(release)[-1] == ("2021-01-01", "re-graded")


def test_acting_never_changes_the_grade() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | acting_grade | valid_from | valid_to
1        | woman  | P-3   | -            | 2020-01-01 | 2020-12-31
1        | woman  | P-3   | P-4          | 2021-01-01 | -
""",
        until=date(2025, 12, 31),
    )
    assert changes(release)[-1] == ("2021-01-01", "other")
