"""Attendance meeting by meeting."""

from __future__ import annotations

from datetime import date

from wggi_metrics.figures.attendance import Attended, attendance
from wggi_metrics.figures.tokens import LIGHT

MEETINGS = [
    Attended("2026/01", date(2026, 1, 8), True, 3, 6),
    Attended("2026/02", date(2026, 2, 5), False, 2, 8),
    Attended("2026/03", date(2026, 3, 5), None, 0, 0),
]


def test_an_absence_is_marked_by_more_than_colour() -> None:
    layout = attendance(MEETINGS, LIGHT, "Title").figure.layout
    assert [(note.text, note.x) for note in layout.annotations] == [("▲", 1)]
    boxes = [shape for shape in layout.shapes if shape.y1 == 0.98]
    assert [box.line.dash for box in boxes] == ["solid", "solid", "dot"]
    assert boxes[0].fillcolor == LIGHT.ink


def test_bars_are_women_of_members_present() -> None:
    bars = [s.y1 for s in attendance(MEETINGS, LIGHT, "Title").figure.layout.shapes if s.fillcolor == LIGHT.women]
    assert bars == [0.6 * 3 / 6, 0.6 * 2 / 8]


def test_the_description_names_the_meetings_without_the_member() -> None:
    assert attendance(MEETINGS, LIGHT, "Title").alt == (
        "Title. Meetings that the member did not attend: 2026/02, 5 February 2026."
    )
    assert "did not attend: none." in attendance(MEETINGS[:1], LIGHT, "Title").alt
