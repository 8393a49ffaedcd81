"""Moves by destination, acting and training: numbers as a reader sees them."""

from __future__ import annotations

import pytest

from wggi_metrics.figures.dots import Reference, dots
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tokens import LIGHT
from wggi_metrics.figures.working_life import acting_table, destinations, overdue_text, training_table


def moved(kind: str, origin: str, to: str | None, women: int, men: int) -> Row:
    return Row(
        "group", (origin,), ("hardship",), {"kind": kind, "to_class": to, "women_moves": women, "men_moves": men}
    )


MOVES = [
    moved("duty station", "H", "E", 2, 3),
    moved("duty station", "A", "E", 1, 4),
    moved("duty station", "A", "H", 5, 5),
    moved("unit", "H", "H", 9, 9),
    moved("duty station", "B", None, 0, 0),
]


def test_moves_are_added_up_by_their_destination_in_the_order_of_hardship() -> None:
    found = [(row.group, row.women, row.men) for row in destinations(MOVES)]
    assert found == [(("H",), 5, 5), (("E",), 3, 7)]
    # Wilson, 5 of 10 (R, binom.confint)
    assert (destinations(MOVES)[0]["low"], destinations(MOVES)[0]["high"]) == pytest.approx((0.2366, 0.7634), abs=5e-5)


def test_a_reference_stands_in_place_of_the_band() -> None:
    chart = dots(destinations(MOVES), LIGHT, "Title", Reference(0.45, "of those who could"))
    line = chart.figure.layout.shapes[0]
    assert (line.x0, line.x1, line.line.dash) == (45, 45, "dot")
    texts = [note.text for note in chart.figure.layout.annotations]
    assert "of those who could" in texts
    assert "parity band" not in texts


def test_acting_shows_months_shares_and_what_followed() -> None:
    row = Row("group", ("P-4",), ("acting_grade",), {
        "acting_grade": "P-4", "women_months": 22.6, "men_months": 119.7, "share": 0.1588, "feeder_share": 0.4768,
        "women_ended": 2, "women_converted": 1, "men_ended": 19, "men_converted": 10,
    })  # fmt: skip
    html = acting_table([row]).replace("\u202f", " ")
    for text in ("23 of 142", "15.9 %", "47.7 %", "1 of 2", "10 of 19"):
        assert text in html


def test_training_shows_both_parts_and_the_difference_with_its_interval() -> None:
    row = Row("pooled", (), (), {
        "women_took_part": 111, "women_eligible": 968, "men_took_part": 124, "men_eligible": 1119, "gap": 0.0039,
        "gap_low": -0.0232, "gap_high": 0.0314,
    })  # fmt: skip
    html = training_table([row]).replace("\u202f", " ").replace("\u2212", "-")
    assert "11.5 % (111 of 968)" in html
    assert "+0.4 (-2.3 – +3.1)" in html


def test_nobody_who_could_take_part_has_no_percentage() -> None:
    row = Row("group", ("DG",), ("grade",), {"grade": "DG", "women_eligible": 0, "men_eligible": 1, "gap": None})
    assert "0 of 0" in training_table([row])


def test_overdue_is_said_where_a_tour_is_given() -> None:
    assert overdue_text(Row("pooled", (), (), {"women_overdue": 3, "men_overdue": 0})) == (
        "Beyond their tour of duty on the last day: 3 women and 0 men."
    )
    assert overdue_text(Row("pooled", (), (), {"women_overdue": None, "men_overdue": None})) == ""
