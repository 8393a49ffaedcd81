"""Women's and men's rates beside each other: numbers, counts, and more than colour apart."""

from __future__ import annotations

import pytest

from wggi_metrics.figures.rate_pairs import Rate, RatePair, pair_of, rate_pairs
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tokens import LIGHT

PAIRS = [
    RatePair("Resignation", Rate(77, 2121.4, 3.63, 2.86, 4.54), Rate(70, 2528.2, 2.77, 2.16, 3.5)),
    RatePair("Death", Rate(0, 2121.4, 0.0, 0.0, 0.17), Rate(0, 0.0, None, 0.0, None)),
]


def test_rates_and_counts_stand_behind_the_intervals() -> None:
    chart = rate_pairs(PAIRS, LIGHT, "Title", "Per 100")
    texts = [note.text for note in chart.figure.layout.annotations]
    assert texts[0].startswith("<b>3.6</b>")
    assert "77 in 2,121" in texts[0]
    assert texts[3].startswith("<b>–</b>")
    assert [note.x for note in chart.figure.layout.annotations][:2] == [4.54, 3.5]


def test_women_and_men_differ_by_shape_and_place() -> None:
    _, women, _, men = rate_pairs(PAIRS, LIGHT, "Title", "Per 100").figure.data
    assert (women.marker.symbol, men.marker.symbol) == ("circle", "diamond")
    assert women.y[0] > 1 > men.y[0]
    assert len(men.x) == 1


def test_there_is_room_for_the_numbers_behind_the_longest_interval() -> None:
    chart = rate_pairs(PAIRS, LIGHT, "Title", "Per 100")
    assert chart.figure.layout.xaxis.range[1] > 1.5 * 4.54
    assert chart.figure.layout.xaxis.tickvals[-1] <= 4.54


def test_a_row_of_the_measure_becomes_rates_per_hundred() -> None:
    counts = {"women_left": 2, "men_left": 1, "women_person_years": 40.0, "men_person_years": 50.0}
    rates = {"women_rate": 0.05, "men_rate": 0.02, "women_rate_low": 0.006, "women_rate_high": 0.18}
    pair = pair_of(Row("group", ("P-3",), ("grade",), counts | rates | {"men_rate_low": 0.0005}), "left")
    assert (pair.name, pair.women.rate, pair.men.rate) == ("P-3", 5.0, 2.0)
    assert (pair.women.low, pair.women.high) == pytest.approx((0.6, 18))


def test_the_description_gives_every_rate() -> None:
    assert rate_pairs(PAIRS, LIGHT, "Title", "Per 100").alt == (
        "Title. Rates per 100 person-years, with events in person-years: Resignation: women 3.6 (77 in 2,121), "
        "men 2.8 (70 in 2,528); Death: women 0.0 (0 in 2,121), men – (0 in 0)."
    )
