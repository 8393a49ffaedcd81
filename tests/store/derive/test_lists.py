"""Spells and changes from successive lists."""

from __future__ import annotations

from datetime import date

from tests.specimen import release_of
from tests.store.derive.looking import changes, spells, stock

LISTS = """
staff_no | gender | grade | as_of
1        | woman  | P-3   | 2020-12-31
1        | woman  | P-4   | 2021-12-31
1        | woman  | P-4   | 2022-12-31
1        | woman  | P-4   | 2025-12-31
2        | man    | P-3   | 2020-12-31
3        | man    | P-3   | 2020-12-31
3        | man    | P-3   | 2021-12-31
3        | man    | P-3   | 2023-12-31
3        | man    | P-3   | 2025-12-31
4        | man    | P-2   | 2021-12-31
4        | man    | P-2   | 2022-12-31
4        | man    | P-2   | 2023-12-31
4        | man    | P-2   | 2025-12-31
"""


def test_a_state_on_lists_holds_to_the_day_before_the_list_that_shows_it_changed_or_gone() -> None:
    release = release_of(staff_list=LISTS)
    assert spells(release)[:2] == [("P-3", "2020-12-31", "2021-12-30"), ("P-4", "2021-12-31", "2023-12-30")]
    assert stock(release, "2025-12-31") == 3
    assert stock(release, "2026-01-01") == 0, "the state on the last list has no length after it"


def test_missing_and_back_within_24_months_is_away_and_later_is_left_and_returned() -> None:
    release = release_of(staff_list=LISTS)
    found = (
        release.cursor()
        .execute(
            "SELECT CAST(happened_on AS VARCHAR), presence FROM staff_changes "
            "WHERE presence IN ('away', 'left', 'returned') ORDER BY 1, 2"
        )
        .fetchall()
    )
    assert found == [
        ("2021-12-31", "left"),  # person 2: on no later list
        ("2022-12-31", "away"),  # person 3: back on the list of 2023, 24 months after the last sight
        ("2023-12-31", "left"),  # person 1: back after 36 months
        ("2023-12-31", "returned"),
        ("2025-12-31", "returned"),
    ]


def test_the_profile_decides_whether_absence_is_away() -> None:
    release = release_of(staff_list=LISTS, absent="away")
    kinds = [kind for _, kind in changes(release)]
    assert kinds.count("away") == 2
    assert kinds.count("left") == 1


def test_grade_since_and_entry_on_duty_sharpen_the_start() -> None:
    release = release_of(
        staff_list="""
staff_no | gender | grade | grade_since | entry_on_duty | as_of
1        | woman  | P-3   | 2015-01-01  | 2010-01-01    | 2020-12-31
1        | woman  | P-4   | 2021-05-01  | 2010-01-01    | 2021-12-31
2        | man    | P-2   | 2021-03-15  | 2021-03-15    | 2021-12-31
3        | man    | P-2   | 2009-03-15  | 2009-03-15    | 2021-12-31
"""
    )
    assert [day for day, _ in changes(release)] == ["2020-12-31", "2021-05-01", "2021-03-15", "2021-12-31"]
    assert spells(release)[0] == ("P-3", "2020-12-31", "2021-04-30")


def test_a_year_alone_does_not_sharpen() -> None:
    release = release_of(
        staff_list="""
staff_no | gender | grade | entry_on_duty | entry_on_duty_precision | as_of
1        | woman  | P-3   | 2010-01-01    | year                    | 2020-12-31
2        | man    | P-2   | 2021-01-01    | year                    | 2021-12-31
1        | woman  | P-3   | 2010-01-01    | year                    | 2021-12-31
"""
    )
    assert changes(release)[-1] == ("2021-12-31", "hired")


def test_a_list_of_one_country_says_nothing_of_the_others() -> None:
    everyone = """
staff_no | gender | grade | country | as_of
1        | woman  | P-3   | Kenya   | 2020-12-31
2        | man    | P-3   | Peru    | 2020-12-31
3        | man    | P-3   | Kenya   | 2020-12-31
"""
    kenya = """
staff_no | gender | grade | country | as_of
1        | woman  | P-4   | Kenya   | 2021-06-30
"""
    later = """
staff_no | gender | grade | country | as_of
1        | woman  | P-4   | Kenya   | 2021-12-31
2        | man    | P-3   | Peru    | 2021-12-31
"""
    release = release_of(staff_list=[everyone, kenya, later], scopes=[None, '{"country": ["Kenya"]}', None])
    assert stock(release, "2021-07-01") == 2
    assert sorted(changes(release)) == [
        ("2020-12-31", "first seen"),
        ("2020-12-31", "first seen"),
        ("2020-12-31", "first seen"),
        ("2021-06-30", "left"),
        ("2021-06-30", "promoted"),
    ]


def test_one_gender_per_person_the_latest_given() -> None:
    release = release_of(
        staff_list="""
staff_no | gender     | grade | as_of
1        | man        | P-3   | 2020-12-31
1        | woman      | P-3   | 2021-12-31
1        | -          | P-3   | 2022-12-31
2        | woman      | P-3   | 2020-12-31
2        | not stated | P-3   | 2021-12-31
"""
    )
    found = (
        release.cursor().execute("SELECT gender, has_corrected_gender FROM people ORDER BY gender").fetchall()
    )
    assert found == [("woman", True), ("not stated", True)]
    of_spells = (
        release.cursor().execute("SELECT DISTINCT gender FROM staff_spells ORDER BY gender").fetchall()
    )
    assert of_spells == [("woman",), ("not stated",)]


def test_lists_after_dated_assignments_go_on_where_those_end() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | valid_from | valid_to
1        | woman  | P-3   | 2019-01-01 | -
2        | man    | P-3   | 2019-01-01 | -
""",
        until=date(2020, 12, 31),
        staff_list="""
staff_no | gender | grade | as_of
1        | woman  | P-4   | 2021-12-31
3        | man    | P-2   | 2021-12-31
""",
    )
    assert stock(release, "2021-06-30") == 2
    assert sorted(changes(release))[2:] == [
        ("2021-12-31", "hired"),
        ("2021-12-31", "left"),
        ("2021-12-31", "promoted"),
    ]


def test_an_older_list_that_arrives_later_derives_the_same() -> None:
    rows = LISTS.strip().splitlines()
    head, early, late = (
        rows[0],
        [r for r in rows[1:] if "2021" in r],
        [r for r in rows[1:] if "2021" not in r],
    )
    in_order = release_of(staff_list=LISTS)
    late_first = release_of(staff_list=["\n".join([head, *late]), "\n".join([head, *early])])
    assert spells(in_order) == spells(late_first)
    assert changes(in_order) == changes(late_first)


def test_each_spell_names_the_rows_behind_it() -> None:
    release = release_of(staff_list=LISTS)
    rows = (
        release.cursor()
        .execute(
            "SELECT source_row FROM spell_rows JOIN staff_spells USING (spell) WHERE grade = 'P-4' ORDER BY 1"
        )
        .fetchall()
    )
    assert rows == [(3,), (4,), (5,)]
