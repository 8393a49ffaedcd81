"""What can be computed: a reason, a column and an export for each measure that can't be."""

from __future__ import annotations

from tests.pages.boards import publish_board
from tests.pages.seen import html, publish, publish_recruitment, publish_two_years, seen, titles
from wggi_metrics.measures import REGISTRY


def opened() -> str:
    app = seen("computable", "data")
    assert not app.exception
    return html(app)


def test_every_measure_stands_on_the_page() -> None:
    publish_board()
    text = opened().replace("&#x27;", "'")
    for told in REGISTRY.values():
        assert told.label in text


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
