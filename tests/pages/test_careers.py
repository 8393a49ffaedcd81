"""Careers says who moves up and who leaves, from lists as from dates."""

from __future__ import annotations

from tests.pages.seen import html, people, publish, publish_two_years, seen, staff, titles

BEFORE = staff(people(0, "woman", "P-3", 40), people(100, "man", "P-3", 40), people(300, "man", "P-5", 4))
AFTER = staff(
    people(0, "woman", "P-4", 4), people(4, "woman", "P-3", 33),  # 4 promoted, 3 left
    people(100, "man", "P-4", 16), people(116, "man", "P-3", 23),  # 16 promoted, 1 left
    people(300, "man", "P-5", 4),
)  # fmt: skip


def publish_promotions() -> None:
    publish(("2024-12-31", BEFORE), ("2025-12-31", AFTER))


def test_the_lead_and_the_titles_are_made_from_the_numbers() -> None:
    publish_promotions()
    app = seen("careers")
    assert not app.exception
    assert "Out of P-3 women are promoted less often than men" in titles(app)
    assert "Leaving rates of women and men do not differ clearly" in titles(app)
    assert "women were promoted at <strong>0.25</strong> times men&#x27;s rate" in html(app)  # 4 of 40, 16 of 40


def test_lists_are_named_and_the_interval_is_the_one_for_them() -> None:
    publish_promotions()
    text = "\n".join(element.value for element in seen("careers").markdown) + html(seen("careers"))
    said = "the list that shows it: what happened lies between 1 January 2025 and 31 December 2025"
    assert text.count(said) == 2, "promotions and leaving"
    assert "Who is missing from the last list may be away and not gone" in text
    assert "score interval" in text


def test_the_period_is_chosen_and_kept_in_the_link() -> None:
    publish(("2023-12-31", BEFORE), ("2024-12-31", BEFORE), ("2025-12-31", AFTER))
    app = seen("careers", since="2024-12-31")
    assert app.selectbox(key="filter_since").value == "2024-12-31"
    assert "1 January 2025 to 31 December 2025" in html(app)
    app.selectbox(key="filter_since").select("2023-12-31").run()
    assert "1 January 2024 to 31 December 2025" in html(app)


def test_a_filter_narrows_the_rates() -> None:
    publish_promotions()
    app = seen("careers", location="headquarters")
    assert "0.25" in html(app)
    assert not app.exception


def test_one_list_has_no_rates_and_says_so() -> None:
    publish(("2025-12-31", AFTER))
    app = seen("careers")
    assert "the data hold one date, and a rate needs two" in html(app)
    assert not app.exception


def test_nobody_promoted_is_a_result_too() -> None:
    publish_two_years()
    app = seen("careers", staff="General Service")
    assert not app.exception
    assert "no events" in html(app)


def test_without_data_the_page_says_where_to_begin() -> None:
    app = seen("careers")
    assert not app.exception
    assert "staff number, gender, grade" in html(app)


def yearly_lists() -> list[tuple[str, str]]:
    """Five lists: 60 women and 60 men enter P-3 on the second, and each year some are promoted."""
    found = [("2020-12-31", staff(people(0, "woman", "P-2", 60), people(100, "man", "P-2", 60)))]
    for year, (women, men) in enumerate([(0, 0), (5, 10), (12, 24), (20, 34)], start=2021):
        parts = [people(0, "woman", "P-4", women), people(women, "woman", "P-3", 60 - women),
                 people(100, "man", "P-4", men), people(100 + men, "man", "P-3", 60 - men)]  # fmt: skip
        found.append((f"{year}-12-31", staff(*filter(None, parts))))
    return found


def test_time_in_grade_is_shown_for_the_grade_chosen() -> None:
    publish(*yearly_lists())
    app = seen("careers", grade="P-2")  # nobody was seen to enter P-2, so that the link's grade is none of the options
    assert not app.exception
    assert app.selectbox(key="filter_grade").options == ["P-3"]
    notes = html(app).replace("\N{NON-BREAKING HYPHEN}", "-")
    assert "Not in the box, as nobody seen to enter was promoted: P-4." in notes
    assert "Not in the box, as nobody was seen to enter: P-2." in notes
    assert "Left out, as their entry into the grade is not known: 60 women, 60 men." in notes, "of the ratio: P-2"
    assert "After 3 years 33.3 % of women and 56.7 % of men had been promoted out of P-3" in titles(app)
    assert "a time is right to within 12 months" in html(app)


def test_the_hazard_ratio_stands_with_what_it_is_adjusted_for() -> None:
    publish(*yearly_lists())
    text = html(seen("careers"))
    assert "Alike in" in text
    assert "Time in grade, grade" in text


def test_moves_and_acting_between_lists_say_why_they_have_no_rates() -> None:
    publish_promotions()
    text = html(seen("careers"))
    assert "the date of a change lies between two lists" in text
    assert "the export lacks the field Acting grade (acting_grade)" in text
    assert titles(seen("careers"))[-3:] == ["Moves", "Training", "Acting assignments"]


def test_the_minimum_seniority_is_offered_where_the_organisation_gives_one() -> None:
    publish(*yearly_lists())
    assert "filter_eligible" not in {box.key for box in seen("careers").selectbox}
    publish(*yearly_lists(), seniority="grade months valid_from\nP-3 18 2010-01-01")
    app = seen("careers", eligible="yes", since="2021-12-31")
    assert not app.exception
    assert app.selectbox(key="filter_eligible").value == "yes"
    assert html(app).count("At risk from the organisation&#x27;s minimum seniority") == 4
    # Entered on the list of 2021, so that the list of 2023 is the first with 18 months: 8 of 48 women, 10 of 36 men.
    assert "women were promoted at <strong>0.60</strong> times men&#x27;s rate" in html(app)
