"""What a template says about a field, and what it allows in its cells."""

from __future__ import annotations

from datetime import date

from wggi_metrics.dictionary import DICTIONARY
from wggi_metrics.dictionary.template_fields import choices, example, note, rule

ASSIGNMENTS = DICTIONARY.datasets["assignments"].fields


def test_a_note_says_what_the_column_holds_its_codes_and_an_example() -> None:
    text = note(ASSIGNMENTS["location"])
    assert text.splitlines() == [
        "Whether the duty station is headquarters or in the field.",
        "One of a list.",
        "One of: headquarters, field.",
        "This column may be left out.",
        "Example: field",
    ]


def test_an_open_list_is_given_as_instances() -> None:
    assert "For instance: gender focal points, WomenWatch" in note(
        DICTIONARY.datasets["circulations"].fields["channel"]
    )


def test_yes_and_no_are_offered_for_questions_and_the_highest_grade_first() -> None:
    assert choices(ASSIGNMENTS["supervisor"]) == ("yes", "no")
    assert choices(ASSIGNMENTS["grade"])[0] == "DG"
    assert choices(ASSIGNMENTS["org_unit"]) == ()


def test_free_text_has_no_rule() -> None:
    assert rule(ASSIGNMENTS["job_title"], lambda offered: "") is None


def test_examples_are_dates_numbers_or_text() -> None:
    assert example(ASSIGNMENTS["valid_from"]) == date(2015, 9, 1)
    assert example(ASSIGNMENTS["part_time"]) == 0.8
    assert example(ASSIGNMENTS["staff_no"]) == "00012345"
