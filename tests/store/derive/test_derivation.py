"""Spells and changes from dated assignments and from successive lists."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.store.derive import DeriveOptions


def spells(release: Specimen) -> list[tuple[str, str, str]]:
    query = (
        "SELECT grade, CAST(valid_from AS VARCHAR), CAST(valid_to AS VARCHAR) FROM staff_spells "
        "ORDER BY person, valid_from"
    )
    return release.cursor().execute(query).fetchall()


def changes(release: Specimen) -> list[tuple[str, str | None]]:
    query = (
        "SELECT CAST(happened_on AS VARCHAR), COALESCE(presence, grade_change, 'other') FROM staff_changes "
        "ORDER BY person, happened_on"
    )
    return release.cursor().execute(query).fetchall()


def stock(release: Specimen, day: str) -> int:
    query = "SELECT COUNT(*) FROM staff_spells WHERE valid_from <= CAST($1 AS DATE) AND valid_to >= CAST($1 AS DATE)"
    return int(release.cursor().execute(query, [day]).fetchall()[0][0])


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


STATIONS = """
duty_station | hardship | valid_from | country | location
Juba         | C        | 2010-01-01 | Sudan   | field
Juba         | E        | 2021-07-01 | Sudan   | field
"""


def test_what_a_row_leaves_out_about_its_station_comes_from_the_reference_valid_on_the_day() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | duty_station | valid_from | valid_to
1        | woman  | P-3   | Juba         | 2020-01-01 | 2021-12-31
2        | man    | G-5   | Rome         | 2020-01-01 | -
""",
        stations=STATIONS,
        until=date(2025, 12, 31),
    )
    found = release.cursor().execute(
        "SELECT hardship, country, location, recruited, CAST(valid_to AS VARCHAR), ends FROM staff_spells ORDER BY spell"
    )
    assert found.fetchall() == [
        ("C", "Sudan", "field", "international", "2021-06-30", "continues"),
        ("E", "Sudan", "field", "international", "2021-12-31", "left"),
        (None, None, None, "local", "2025-12-31", "open"),
    ]


def test_a_class_given_by_the_row_stands_against_the_reference() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | duty_station | hardship | valid_from | valid_to
1        | woman  | P-3   | Juba         | D        | 2020-01-01 | -
""",
        stations=STATIONS,
        until=date(2025, 12, 31),
    )
    assert release.cursor().execute("SELECT hardship FROM staff_spells").fetchall() == [("D",)]


def test_a_head_count_by_category_needs_no_grade() -> None:
    release = release_of(
        staff_counts="""
as_of      | category          | women | men
2010-12-31 | National Officers | 3     | 4
"""
    )
    assert release.cursor().execute("SELECT category, SUM(heads) FROM head_counts GROUP BY 1").fetchall() == [
        ("National Officers", 7)
    ]
