"""Representation says who is where."""

from __future__ import annotations

from tests.pages.seen import HEAD, html, publish, publish_two_years, seen, titles
from wggi_metrics.profiles import Ladder


def test_the_titles_are_made_from_the_numbers() -> None:
    publish_two_years()
    found = titles(seen("representation"))
    assert "P-3 holds 55.0 % of staff; men outnumber women in every grade" in found
    assert "Women are below the parity band in 1 of 2 grades: P-5" in found
    assert "Women are 2 posts short of parity in 1 of 2 grades" in found
    assert "Women's share runs from 20.0 % (Field) to 50.0 % (Headquarters)" in found


def test_a_title_follows_the_filter() -> None:
    publish_two_years()
    found = titles(seen("representation", staff="General Service"))
    assert "Men are below the parity band in G-5" in found


def test_the_table_of_posts_has_headers_for_rows_and_columns() -> None:
    publish_two_years()
    text = html(seen("representation"))
    assert '<th scope="row">P-5</th>' in text
    assert '<th scope="col">Grade</th>' in text
    assert "2 of 9" in text


def test_a_field_that_the_export_lacks_is_named() -> None:
    rows = "\n".join(f"{n:06d} {'woman' if n % 3 else 'man'} P-{1 + n % 3}" for n in range(60))
    publish(("2025-12-31", f"staff_no gender grade\n{rows}"))
    text = html(seen("representation"))
    assert "the export lacks the field Region (region)" in text
    assert "the export lacks the field Contract type (contract_type)" in text


def test_another_organisations_ladder_is_shown_in_its_own_order() -> None:
    ladder = Ladder(name="Ranks", grades=("Junior", "Middle", "Senior"), unknown="keep")
    rows = "\n".join(
        f"{n:06d} {'woman' if n < 20 else 'man'} {ladder.grades[n % 3]} headquarters fixed-term North"
        for n in range(60)
    )
    publish(("2025-12-31", f"{HEAD}\n{rows}"), ladder=ladder)
    app = seen("representation")
    text = html(app).split("the number of posts unchanged</caption>")[1]
    assert not app.exception
    assert text.index('<th scope="row">Senior</th>') < text.index('<th scope="row">Junior</th>')


def test_a_ladder_of_many_grades_shows_the_largest_and_counts_the_rest() -> None:
    grades = tuple(f"N{n}" for n in range(1, 41))
    rows = "\n".join(
        f"{n:06d} {'woman' if n % 2 else 'man'} {grades[n % 40]} headquarters fixed-term North" for n in range(200)
    )
    publish(("2025-12-31", f"{HEAD}\n{rows}"), ladder=Ladder(name="Many", grades=grades, unknown="keep"))
    assert "Not drawn: 16 smaller groups with 80 staff." in html(seen("representation"))  # 40 - 24, 5 in each


def test_the_intervals_of_a_census_can_be_left_away_and_the_link_says_so() -> None:
    publish_two_years()
    app = seen("representation")
    assert "the count itself is complete" in html(app)
    app.selectbox(key="filter_intervals").select("hidden").run()
    assert "the count itself is complete" not in html(app)
    assert app.query_params["intervals"] in ("hidden", ["hidden"])
