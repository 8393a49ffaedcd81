"""Parts of notices in ink: by channel, over time, by day, and differences with their intervals."""

from __future__ import annotations

from wggi_metrics.figures.day_bars import day_bars
from wggi_metrics.figures.differences import Gap, differences
from wggi_metrics.figures.parts import Part, apart, part_dots, part_lines
from wggi_metrics.figures.tokens import LIGHT


def test_dots_are_ink_with_percentage_and_counts() -> None:
    chart = part_dots([Part("Website", 9, 10, 0.6, 0.98), Part("Press", 1, 10, 0.02, 0.4)], LIGHT, "Title")
    _, dots = chart.figure.data
    assert list(dots.x) == [90.0, 10.0]
    assert dots.marker.color == LIGHT.ink
    assert [note.text for note in chart.figure.layout.annotations] == ["<b>90.0\u202f%</b>", "<b>10.0\u202f%</b>"]
    assert "Press 10.0\u202f% (1 of 10)" in chart.alt


def test_lines_differ_by_dash_and_break_where_nothing_is_told() -> None:
    parts = [Part("", 1, 2), Part("", 0, 0), Part("", 3, 4)]
    chart = part_lines([("Sent", parts), ("Posted", parts)], ["2024", "2025", "2026"], LIGHT, "Title")
    first, second = chart.figure.data
    assert list(first.y) == [50.0, None, 75.0]
    assert (first.line.dash, second.line.dash) == ("solid", "dash")


def test_labels_are_pushed_apart_in_their_order() -> None:
    assert apart([80.0, 78.0, 20.0]) == [80.0, 65.0, 20.0]


def test_days_within_the_limit_are_filled_and_late_ones_joined() -> None:
    bars = day_bars([1, 1, 12, 45], 6.5, 10, LIGHT, "Title").figure.data[0]
    assert list(bars.x) == [1, 12, 30]
    assert list(bars.y) == [2, 1, 1]
    assert bars.marker.color[0] == LIGHT.ink != bars.marker.color[1]


def test_a_difference_without_limits_has_no_bar() -> None:
    gaps = [Gap("Same notices", "10 · 4", 5.0, -2.0, 12.0), Gap("Never sent", "3 · 1", -20.0, None, None)]
    bars, dots = differences(gaps, LIGHT, "Title").figure.data
    assert list(bars.x) == [-2.0, 12.0, None]
    assert list(dots.x) == [5.0, -20.0]
