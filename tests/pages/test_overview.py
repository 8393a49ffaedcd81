"""The Overview says where women and men stand, under the filters in force."""

from __future__ import annotations

from tests.pages.seen import NOW, html, publish, publish_two_years, seen, titles


def test_the_lead_gives_the_share_its_change_and_the_posts_short_of_the_band() -> None:
    publish_two_years()
    # 7 of 20 after 4 of 20: 35.0 - 20.0 points; 47 % of 20 are 9.4, so 10 - 7 posts
    text = html(seen())
    assert "women held <strong>35.0 %</strong> of professional and higher posts (7 of 20)" in text
    assert "<strong>15.0 points</strong> more than in December 2024" in text
    assert "3 posts short of the parity band" in text


def test_old_data_are_spoken_of_in_the_past_and_marked() -> None:
    publish_two_years()
    text = html(seen())
    assert "On 31 December 2025 women held" in text
    assert "The last staff list is older than 45 days." in text
    assert "▲ Staff data" in text


def test_a_filter_of_the_link_is_in_force() -> None:
    publish_two_years()
    assert "held <strong>20.0 %</strong> of professional and higher posts (2 of 10)" in html(seen(location="field"))


def test_general_service_has_sentences_of_its_own_about_men() -> None:
    publish_two_years()
    text = html(seen(staff="General Service"))
    assert "men held <strong>25.0 %</strong> of General Service posts (5 of 20)" in text


def test_all_categories_together_have_no_posts_short_of_the_band() -> None:
    publish_two_years()
    text = html(seen(staff="all"))
    assert "(18 of 40)" in text
    assert "short of the parity band" not in text


def test_grades_below_the_band_need_attention() -> None:
    publish_two_years()
    text = html(seen())
    assert "Women are below the parity band in 1 of 2 grades" in text
    assert "Women&#x27;s posts short of the band: P-5 2." in text


def test_an_item_goes_when_its_cause_goes() -> None:
    publish_two_years()
    assert "below the parity band" not in html(seen(location="headquarters")).split("wggi-alert")[-1]
    assert "below the parity band in" not in html(seen(location="headquarters"))


def test_gender_not_stated_is_said_in_the_freshness_line() -> None:
    publish_two_years()
    assert "1 person with gender not stated" in html(seen())


def test_one_list_alone_shows_the_grades_and_says_that_nothing_is_compared() -> None:
    publish(("2025-12-31", NOW))
    app = seen()
    assert "Women are below the parity band in 1 of 2 grades: P-5" in titles(app)
    assert "the data hold no earlier date" in html(app)
    assert not app.exception


def test_every_figure_has_its_definition_its_table_and_its_files() -> None:
    publish_two_years()
    app = seen()
    labels = [popover.proto.popover.label for popover in app.get("popover")]
    assert labels.count("About this measure") == labels.count("Download") == 2
    assert "The change of women" in html(app)
