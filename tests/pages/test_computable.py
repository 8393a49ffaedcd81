"""What can be computed: a reason, a column and an export for each measure that can't be."""

from __future__ import annotations

import re

from tests.pages.boards import publish_board
from tests.pages.seen import html, publish, publish_recruitment, publish_two_years, seen, titles
from wggi_metrics.measures import REGISTRY


def opened() -> str:
    app = seen("computable", "data")
    assert not app.exception
    return html(app)


def answered(text: str, measure: str) -> str:
    """What stands beside a measure: yes, no or in part."""
    found = re.search(rf">{re.escape(REGISTRY[measure].label)}<.*?<td[^>]*>(.*?)</td>", text, re.DOTALL)
    assert found is not None, measure
    return re.sub("<[^>]*>", "", found[1])


def test_every_measure_stands_on_the_page_and_one_answered_in_part_counts_as_computed() -> None:
    publish_board()
    app = seen("computable", "data")
    text = html(app).replace("&#x27;", "'")
    for told in REGISTRY.values():
        assert told.label in text
    # one list of staff has stocks alone; two of seven about notices need more notices, the Board's members are not told
    assert titles(app) == [
        "Staff: 3 of 12 measures can be computed",
        "Vacancy notices and candidatures: 5 of 7 measures can be computed",
        "The Board: 1 of 2 measures can be computed",
    ]
    assert "<strong>9 of 21</strong> measures can be computed" in text
    assert answered(text, "applications_by_channel") == "in part"  # the reach of channels; no source is told
    assert answered(text, "notice_reach") == "yes"
    assert answered(text, "board_composition").endswith("no")


def test_a_list_of_staff_alone_has_no_recruitment_and_says_which_exports_bring_it() -> None:
    publish_two_years()
    app = seen("computable", "data")
    text = html(app)
    assert any(title.startswith("Vacancy notices and candidatures: 0 of ") for title in titles(app))
    assert "They need an export of Vacancy notices, of Applications or of Application counts." in text
    assert "They need the Board&#x27;s meetings, their agendas and members." in text


def test_a_field_that_no_export_gives_is_named_by_its_heading() -> None:
    publish(("2025-12-31", "staff_no gender grade\n1 woman P-3\n2 man P-3\n3 woman P-4"))
    text = opened()
    assert "Region" in text
    assert "Duty station" in text
    assert "Given by no export so far" in text


def test_candidatures_alone_have_no_staff() -> None:
    publish_recruitment("2026-03-01", application_counts="vacancy_no stage women men\nV1 applied 3 4\nV1 appointed 1 0")
    app = seen("computable", "data")
    assert any(title.startswith("Staff: 0 of ") for title in titles(app))
    assert "It becomes computable with a column for <strong>Source</strong> in an export of Applications" in html(app)
    assert "They need an export of staff" in html(app)


def test_without_anything_loaded_the_page_says_where_to_begin() -> None:
    assert "staff number, gender, grade" in opened()
