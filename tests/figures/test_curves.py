"""Curves of those gone: steps, bands, ends apart, and the numbers at risk below."""

from __future__ import annotations

import pytest

from wggi_metrics.figures.curves import Curve, curve_of, gone_by, top_of
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.sentences.careers import gone_title
from wggi_metrics.figures.tokens import LIGHT

WOMEN = Curve(
    "woman", (0, 12, 24, 36), (0.0, 0.1, 0.3, 0.5), (0.0, 0.05, 0.2, 0.3), (0.1, 0.2, 0.4, 0.7), (60, 50, 30, 4)
)
MEN = Curve("man", (0, 12, 30), (0.0, 0.2, 0.4), (None, None, None), (None, None, None), (80, 60, 20))


def test_a_curve_ends_where_fewer_than_ten_are_at_risk() -> None:
    women = gone_by([WOMEN, MEN], LIGHT, "Title", "Years", 1.0).figure.data[2]
    assert list(women.x) == [0, 1, 2]
    assert list(women.y) == pytest.approx([0, 10, 30])
    assert (women.line.shape, women.line.dash) == ("hv", "solid")


def test_men_are_dashed_and_without_limits_there_is_no_band() -> None:
    traces = gone_by([WOMEN, MEN], LIGHT, "Title", "Years", 1.0).figure.data
    assert [trace.line.dash for trace in traces if trace.line.width] == ["solid", "dash"]
    assert sum(trace.fill == "tonexty" for trace in traces) == 1


def test_a_band_begins_at_the_first_month_with_limits() -> None:
    late = Curve("woman", (0, 12, 24), (0.0, 0.1, 0.3), (None, 0.05, 0.2), (None, 0.2, 0.4), (0, 50, 30))
    band = gone_by([late], LIGHT, "Title", "Years", 1.0).figure.data[1]
    assert band.fill == "tonexty"
    assert (list(band.x), list(band.y)) == ([1, 2], pytest.approx([5, 20]))


def test_ends_that_would_meet_are_pushed_apart() -> None:
    near = Curve("man", (0, 24), (0.0, 0.31), (None, None), (None, None), (80, 60))
    chart = gone_by([WOMEN, near], LIGHT, "Title", "Years", 1.0)
    heights = [note.y for note in chart.figure.layout.annotations[:2]]
    assert heights == pytest.approx([30, 37])


def test_the_numbers_at_risk_stand_below_each_tick() -> None:
    chart = gone_by([WOMEN, MEN], LIGHT, "Title", "Years", 1.0)
    texts = [note.text for note in chart.figure.layout.annotations]
    assert texts[texts.index("Women") + 1 : texts.index("Women") + 3] == ["60", "50"]
    assert WOMEN.there_at(13) == 30
    assert WOMEN.there_at(99) == 0


def test_both_panels_share_their_height() -> None:
    assert top_of([WOMEN, MEN]) == pytest.approx(0.4)  # the women's limit at the last month drawn, and men's curve
    assert top_of([Curve("man", (0,), (0.0,), (None,), (None,), (3,))]) == 0.1


def test_rows_of_the_measure_become_curves() -> None:
    rows = [
        Row("group", ("P-3",), ("grade",), {"gender": "woman", "month": month, "promoted_by": gone, "at_risk": there,
                                              "promoted_low": 0.0, "promoted_high": 0.5})
        for month, gone, there in ((12, 0.2, 20), (0, 0.0, 30))
    ]  # fmt: skip
    found = curve_of(rows, "woman", "promoted")
    assert (found.months, found.gone, found.at_risk) == ((0, 12), (0.0, 0.2), (30, 20))
    assert curve_of(rows, "man", "promoted").followed == -1


def test_the_title_compares_at_a_year_to_which_both_are_followed() -> None:
    assert gone_title([WOMEN, MEN], "promoted", "P-3").replace("\u202f", " ") == (
        "After 2 years 20.0 % of men and 30.0 % of women had been promoted out of P-3"
    )


def test_exchanged_genders_give_the_title_with_exchanged_words() -> None:
    turned = [
        Curve("man", WOMEN.months, WOMEN.gone, WOMEN.low, WOMEN.high, WOMEN.at_risk),
        Curve("woman", MEN.months, MEN.gone, MEN.low, MEN.high, MEN.at_risk),
    ]
    assert gone_title(turned, "left", "P-3").replace("\u202f", " ") == (
        "After 2 years 20.0 % of women and 30.0 % of men had left the organisation from P-3"
    )


def test_too_few_to_follow_is_said() -> None:
    few = Curve("man", (0, 12), (0.0, 0.5), (None, None), (None, None), (8, 4))
    assert gone_title([WOMEN, few], "promoted", "P-3") == ("Too few women or men entered P-3 to be followed for a year")


def test_the_description_says_where_the_curves_end() -> None:
    assert gone_by([WOMEN, MEN], LIGHT, "Title", "Years", 1.0).alt.replace("\u202f", " ") == (
        "Title. Curves of those gone by each year: Women 30.0 % after 2.0 years; Men 40.0 % after 2.5 years."
    )


def test_labels_at_the_top_stay_within_the_chart() -> None:
    high = [Curve(gender, (0, 24), (0.0, gone), (None, None), (None, None), (80, 60))
            for gender, gone in (("woman", 0.97), ("man", 0.98))]  # fmt: skip
    chart = gone_by(high, LIGHT, "Title", "Years", 1.0)
    assert [note.y for note in chart.figure.layout.annotations[:2]] == pytest.approx([93, 100])
