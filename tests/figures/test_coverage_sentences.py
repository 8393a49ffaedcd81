"""Titles of the page of vacancy notices are made from its numbers."""

from __future__ import annotations

from wggi_metrics.figures.parts import Part
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.sentences.coverage import (
    channels_title,
    coverage_lead,
    days_title,
    effect_title,
    open_title,
    over_time_title,
    qualified_title,
)


def row(**values: object) -> Row:
    return Row("group", (), (), values)


def test_the_channels_with_most_and_least_women_are_named() -> None:
    rows = [row(source="WomenWatch", women=30, men=10), row(source="national press", women=10, men=30)]
    title = channels_title([*rows, row(source=None, women=0, men=90), row(source="social media", women=0, men=1)])
    assert title is not None
    assert title.replace("\u202f", " ").startswith("Women are 75.0 % of those who name WomenWatch, 25.0 %")
    assert channels_title(rows[:1]) is None


def test_a_difference_says_whether_its_interval_includes_none() -> None:
    told = [
        effect_title(row(difference=0.046, low=low, high=high)).split("; ")[1]
        for low, high in ((-0.01, 0.1), (0.01, 0.1), (None, None))
    ]
    assert told == ["the interval includes none", "the interval excludes none", "too few for an interval"]


def test_the_first_open_notice_not_sent_gives_the_days() -> None:
    listed = row(open_not_sent=1, notices_open=3)
    assert open_title(listed, row(days_left=4, focal_points="not sent")).endswith("the first closes in 4 days")
    assert open_title(listed, row(days_left=4, focal_points="in time")).endswith("not sent to the focal points")


def test_days_beyond_the_limit_are_counted() -> None:
    assert days_title([1, 2, 11, 12], 6.5, 10) == "Half go out within 6.5 days; 2 of 4 took more than 10"


def test_years_without_notices_are_passed_over() -> None:
    parts = [Part("", 0, 0), Part("", 1, 2), Part("", 3, 4)]
    title = over_time_title(parts, ["2024", "2025", "2026"]).replace("\u202f", " ")
    assert title == "Circulation to the focal points went from 50.0 % in 2025 to 75.0 % in 2026"


def test_nothing_is_said_of_circulation_where_no_list_of_it_is_loaded() -> None:
    assert coverage_lead(row(notices_open=2, open_not_sent=None), row(circulated_of=0), "2026") == ""


def test_when_every_open_notice_is_sent_the_words_say_all() -> None:
    reach = row(circulated_of=4, circulated=3, median_days_to_circulation=None)
    listed = row(notices_open=7, open_not_sent=0)
    assert coverage_lead(listed, reach, "2026").replace("\u202f", " ") == (
        "All **7** open notices have gone to the Gender Focal Points. "
        "Of notices opened 2026 **3 of 4** reached them in time (75.0 %)."
    )
    assert open_title(listed, None) == "All 7 open notices were sent to the focal points"
    one = row(notices_open=1, open_not_sent=0)
    assert open_title(one, None) == "The one open notice was sent to the focal points"
    assert coverage_lead(one, row(circulated_of=0), "").startswith("The one open notice has gone to the")


def test_without_open_notices_the_lead_names_the_focal_points_itself() -> None:
    reach = row(circulated_of=4, circulated=3, median_days_to_circulation=None)
    for listed in (row(notices_open=0, open_not_sent=0), row(notices_open=None, open_not_sent=None)):
        assert "**3 of 4** reached the Gender Focal Points in time" in coverage_lead(listed, reach, "2026")


def test_the_title_of_qualified_women_says_whether_its_interval_includes_none() -> None:
    ends = [(-0.5, 1.1), (0.1, 0.5), (None, None)]
    told = [qualified_title(row(qualified_difference=0.3, qualified_low=a, qualified_high=b)) for a, b in ends]
    assert told[0] == "Circulated notices have 0.3 more qualified women than others alike; the interval includes none"
    fewer, level = (row(qualified_difference=each, qualified_low=None, qualified_high=None) for each in (-0.3, 0.0))
    assert qualified_title(fewer).startswith("Circulated notices have 0.3 fewer qualified women than others alike")
    assert qualified_title(level).startswith("Circulated notices have as many qualified women as others alike")
    assert [title.split("; ")[1] for title in told[1:]] == ["the interval excludes none", "too few for an interval"]
