"""The pool of a notice stage by stage: a dot for it, a tick with interval for those that it is compared with."""

from __future__ import annotations

from dataclasses import replace

from tests.briefs.specimen import STAGES
from tests.figures.test_sentences import plain
from wggi_metrics.figures.pool_stages import pool_stages
from wggi_metrics.figures.tokens import LIGHT
from wggi_metrics.measures.brief_parts import Heads


def drawn(*stages):
    return pool_stages(stages or STAGES, LIGHT, "What it shows.")


def test_dots_are_womens_share_with_their_n_of_n_and_no_woman_is_an_open_one() -> None:
    chart = drawn()
    *_, dots = chart.figure.data
    assert [round(x, 1) for x in dots.x] == [27.0, 29.2, 0.0, 0.0, 0.0]  # 17 of 63, 7 of 24, 0 of 4, 0 of 4, 0 of 1
    assert list(dots.marker.color) == [LIGHT.women] * 2 + [LIGHT.paper] * 3
    labels = [plain(note.text) for note in chart.figure.layout.annotations]
    assert "<b>17 of 63</b>" in labels
    assert chart.alt == "What it shows."


def test_those_compared_have_interval_tick_and_median_beneath_the_dot() -> None:
    intervals, medians, ticks, dots = drawn().figure.data
    assert list(intervals.x[:2]) == [30.4, 35.5]
    assert round(ticks.x[0], 1) == 32.9  # 412 of 1,254
    assert medians.x[0] == 31.25
    assert all(below < above for below, above in zip(ticks.y, dots.y, strict=True))


def test_a_stage_not_reached_and_one_with_nobody_have_words_in_place_of_a_dot() -> None:
    gone = replace(STAGES[2], here=Heads())
    chart = drawn(STAGES[0], gone, replace(gone, is_reached=False, interval=None, median_share=None, window=Heads()))
    intervals, medians, ticks, dots = chart.figure.data
    assert (len(dots.x), len(ticks.x), len(medians.x), len(intervals.x)) == (1, 2, 2, 6)
    texts = [note.text for note in chart.figure.layout.annotations]
    assert {"nobody", "not yet", "–"} <= set(texts)


def test_the_label_of_a_large_share_stands_at_its_left() -> None:
    chart = drawn(replace(STAGES[0], here=Heads(9, 1)))
    label = next(note for note in chart.figure.layout.annotations if note.text.startswith("<b>"))
    assert (label.xanchor, label.xshift) == ("right", -10)
