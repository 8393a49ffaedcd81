"""Charts show every row of the result, with the same numbers as its table, and say it in words."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.figures.results import CHANGE, GRADES, parity, result, series
from wggi_metrics.figures.dots import dots
from wggi_metrics.figures.layout import steps, wrapped_label
from wggi_metrics.figures.lines import share_line, share_lines
from wggi_metrics.figures.multiples import small_multiple
from wggi_metrics.figures.pyramid import pyramid
from wggi_metrics.figures.rows import one_row, rows_of
from wggi_metrics.figures.tokens import DARK, LIGHT
from wggi_metrics.figures.waterfall import joined, waterfall


def plain(text):
    return text.replace("\u202f", " ").replace("\u2212", "-")


def notes(chart):
    """The texts written into the chart."""
    return [plain(note.text) for note in chart.figure.layout.annotations]


def test_dots_print_the_percentage_of_every_grade():
    chart = dots(rows_of(parity(GRADES)), LIGHT, "Title")
    assert [text for text in notes(chart) if "%" in text] == [
        f"<b>{share} %</b>" for share in ("61.3", "55.5", "49.2", "42.9", "36.6", "31.7", "27.8")
    ]
    assert chart.figure.data[1].x[0] == pytest.approx(100 * 38 / 62)


def test_a_group_without_women_and_men_keeps_its_row_and_gets_no_dot():
    chart = dots(rows_of(parity([("P-1", 3, 2), ("P-2", 0, 0)])), LIGHT, "Title")
    assert len(chart.figure.data[1].x) == 1
    assert "<b>no share</b>" in notes(chart)


def test_the_parity_band_lies_behind_the_dots_at_its_limits():
    band = dots(rows_of(parity(GRADES)), LIGHT, "Title").figure.layout.shapes[0]
    assert (band.x0, band.x1, band.layer) == (47, 53, "below")


def test_women_and_men_differ_by_more_than_colour():
    women, men = pyramid(rows_of(parity(GRADES)), LIGHT, "Title").figure.data
    assert women.marker.pattern.shape is None
    assert men.marker.pattern.shape == "/"
    assert men.marker.pattern.fgcolor != men.marker.pattern.bgcolor


def test_the_pyramid_draws_women_to_the_left_with_their_counts():
    chart = pyramid(rows_of(parity(GRADES)), LIGHT, "Title")
    assert list(chart.figure.data[0].x) == [-38, -172, -254, -168, -74, -19, -5]
    assert "<b>Women</b> 730" in notes(chart)
    assert "<b>Men</b> 830" in notes(chart)


def test_the_waterfall_begins_and_ends_at_the_shares():
    answer = result("change_in_share", CHANGE)
    chart = waterfall(rows_of(answer), one_row(answer, "total"), ("before", "after"), LIGHT, "Title")
    ends = chart.figure.data[-1].x
    assert ends[0] == pytest.approx(30.0)
    assert ends[1] == pytest.approx(100 * 35 / 103, abs=1e-5)
    assert "<b>+2.13</b>" in notes(chart)
    assert "<b>-1.02</b>" in notes(chart)


def test_small_flows_taken_together_keep_the_sum():
    flows = rows_of(result("change_in_share", CHANGE))
    found = joined(flows, 3)
    assert len(found) == 3
    assert sum(row["points"] for row in found) == pytest.approx(3.980583)
    assert found[-1]["flow"] == "3 smaller flows"


def test_a_line_has_a_gap_where_nobody_was_in_post():
    rows = rows_of(series({"P-5": [(2020, 1, 1), (2022, 1, 3)]}))
    days = [date(year, 10, 31) for year in (2020, 2021, 2022)]
    assert share_line(rows, days, LIGHT, "solid", 2)["y"] == [50.0, None, 25.0]


def test_the_second_line_is_dashed_and_both_are_named_at_their_ends():
    rows = rows_of(series({"P-5": [(2020, 40, 60), (2021, 45, 55)]}))
    chart = share_lines([("All", rows), ("Top", rows)], LIGHT, "Title")
    assert [trace.line.dash for trace in chart.figure.data] == ["solid", "dash"]
    assert sum("45.0 %" in text for text in notes(chart)) == 2


def test_a_small_multiple_names_its_grade_share_and_counts():
    rows = rows_of(series({"P-5": [(2020, 40, 60), (2021, 45, 55)]}))
    assert notes(small_multiple("P-5", rows, LIGHT)) == ["<b>P-5</b>", "<b>45.0 %</b>", "45 of 100"]


def test_the_alternative_text_holds_the_numbers():
    chart = dots(rows_of(parity(GRADES)), LIGHT, "Title")
    assert plain(chart.alt).startswith("Title. Dot plot")
    assert "D-2 27.8 %" in plain(chart.alt)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_chart_uses_the_colours_of_its_theme_alone(colours):
    other = DARK if colours is LIGHT else LIGHT
    drawn = json.dumps(pyramid(rows_of(parity(GRADES)), colours, "Title").figure.to_plotly_json())
    assert colours.women in drawn
    assert other.women not in drawn


@pytest.mark.parametrize(("low", "high", "most"), [(20, 80, 6), (46.1, 47.4, 4), (0, 100, 6), (29.2, 30.1, 4)])
def test_ticks_are_few_round_and_inside(low, high, most):
    found = steps(low, high, most)
    assert 1 <= len(found) <= most
    assert all(low <= value <= high for value in found)


def test_long_labels_take_two_lines_and_no_more():
    text = wrapped_label("Department of Health and Human Services and Everything Else")
    assert text.count("<br>") == 1
    assert text.startswith("Department of Health<br>")
    assert text.endswith("…")
