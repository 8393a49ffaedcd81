"""What rows leave out about a duty station, and head counts without a grade."""

from __future__ import annotations

from datetime import date

from tests.specimen import release_of

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
        "SELECT hardship, country, location, recruited, CAST(valid_to AS VARCHAR), ends FROM staff_spells "
        "ORDER BY spell"
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
