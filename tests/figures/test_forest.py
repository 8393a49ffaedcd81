"""Ratios on a logarithmic axis: every row, its counts, and intervals that go on beyond the axis."""

from __future__ import annotations

from math import log10

import pytest

from wggi_metrics.figures.forest import Ratio, forest, odds_with
from wggi_metrics.figures.layout import Chart
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tokens import DARK, LIGHT

WAYS = ("women less often", "men less often")
ROWS = [
    Ratio("P-3", "77 in 1,168 · 110 in 1,198", 0.72, 0.53, 0.97),
    Ratio("D-1", "3 in 84 · 5 in 187", 1.34, 0.21, 6.87),
    Ratio("D-2", "0 in 12 · 0 in 30", None, None, None),
    Ratio("All, stratified", "Mantel-Haenszel", 0.8, 0.67, 0.96, is_summary=True),
]


def notes(chart: Chart) -> list[str]:
    return [note.text for note in chart.figure.layout.annotations]


def drawn(chart: Chart, symbol: str) -> list[float]:
    """The ratios at which marks of this shape stand."""
    return [10**x for trace in chart.figure.data if trace.marker.symbol == symbol for x in trace.x]


def test_every_ratio_stands_at_its_place_and_in_the_column() -> None:
    chart = forest(ROWS, LIGHT, "Title", WAYS)
    assert drawn(chart, "circle") == pytest.approx([0.72, 1.34])
    assert drawn(chart, "diamond") == pytest.approx([0.8])
    assert {"<b>0.72</b>", "<b>1.34</b>", "<b>0.80</b>", "0.53–0.97", "0.21–6.87"} <= set(notes(chart))


def test_a_row_without_a_ratio_keeps_its_place_and_counts() -> None:
    chart = forest(ROWS, LIGHT, "Title", WAYS)
    assert "<b>–</b>" in notes(chart)
    assert "0 in 12 · 0 in 30" in chart.figure.layout.yaxis.ticktext[2]


def test_the_axis_is_symmetric_about_equal() -> None:
    axis = forest(ROWS, LIGHT, "Title", WAYS).figure.layout.xaxis
    assert axis.range[0] == pytest.approx(-axis.range[1])
    assert list(axis.ticktext) == ["¼", "½", "1", "2", "4"]


def test_an_interval_beyond_the_axis_is_cut_and_marked() -> None:
    chart = forest(ROWS, LIGHT, "Title", WAYS)
    ends = [(tuple(trace.marker.symbol), list(trace.x)) for trace in chart.figure.data
            if isinstance(trace.marker.symbol, tuple)]  # fmt: skip
    assert ends[0] == (("triangle-left", "triangle-right"), pytest.approx([-log10(4), log10(4)]))


def test_an_interval_without_end_is_said() -> None:
    chart = forest([Ratio("P-5", "0 in 10 · 5 in 40", 0.0, 0.0, None)], LIGHT, "Title", WAYS)
    assert "0.00–∞" in notes(chart)


def test_the_description_gives_every_ratio() -> None:
    assert forest(ROWS, LIGHT, "Title", WAYS).alt == (
        "Title. Ratios of women's rate to men's with intervals: P-3 0.72 (0.53–0.97); D-1 1.34 (0.21–6.87); D-2 –; "
        "All, stratified 0.80 (0.67–0.96)."
    )


def test_each_theme_has_its_colours() -> None:
    light, dark = (forest(ROWS, colours, "Title", WAYS).figure.data[1].marker.color for colours in (LIGHT, DARK))
    assert (light, dark) == (LIGHT.women, DARK.women)


def test_passages_have_their_counts_and_a_lone_notice_no_interval() -> None:
    counts = {"women_passed": 6, "women_entered": 20, "men_passed": 4, "men_entered": 10, "odds_ratio": 0.64}
    lone = odds_with(Row("group", (), (), counts | {"odds_low": 0.1, "odds_high": 3.0}), "P-3", None)
    assert lone == Ratio("P-3", "6 of 20 · 4 of 10", 0.64, None, None)
    within = Row("stratified", (), (), {"odds_ratio": 0.7, "odds_low": 0.2, "odds_high": 2.0})
    assert odds_with(Row("group", (), (), counts), "P-3", within) == Ratio("P-3", "6 of 20 · 4 of 10", 0.7, 0.2, 2.0)
