"""The exact distribution shows what was seen beside what would be expected."""

from __future__ import annotations

from wggi_metrics.figures.distribution import Chances, distribution
from wggi_metrics.figures.tokens import LIGHT

# five fair tosses: 1, 5, 10, 10, 5, 1 of 32
FAIR = [count / 32 for count in (1, 5, 10, 10, 5, 1)]


def chances(observed: int, tail: float) -> Chances:
    return Chances(range(6), FAIR, observed, 2.5, tail)


def test_the_tail_from_the_observed_outwards_is_marked() -> None:
    few = distribution(chances(1, 6 / 32), LIGHT, "Title", "Women").figure.data[0]
    assert [colour == LIGHT.women for colour in few.marker.color] == [True, True, False, False, False, False]
    many = distribution(chances(4, 6 / 32), LIGHT, "Title", "Women").figure.data[0]
    assert [colour == LIGHT.women for colour in many.marker.color] == [False, False, False, False, True, True]


def test_both_numbers_are_lines_with_labels_on_their_outer_sides() -> None:
    chart = distribution(chances(1, 6 / 32), LIGHT, "Title", "Women").figure
    assert [shape.x0 for shape in chart.layout.shapes] == [1, 2.5]
    assert [note.text for note in chart.layout.annotations] == [
        "<b>1 seen</b>", "or fewer: 19 in 100", "<b>2.5 expected</b>", "selection blind to gender",
    ]  # fmt: skip
    assert [note.xanchor for note in chart.layout.annotations] == ["right", "right", "left", "left"]


def test_negligible_ends_are_not_drawn_but_the_observed_always_is() -> None:
    found = Chances(range(5), [1e-9, 0.2, 0.6, 0.2 - 2e-9, 1e-9], 2, 2.0, 0.8)
    assert list(distribution(found, LIGHT, "Title", "Women").figure.data[0].x) == [1, 2, 3]
    beyond = Chances(range(5), [1e-9, 0.2, 0.6, 0.2 - 2e-9, 1e-9], 4, 2.0, 1e-9)
    chart = distribution(beyond, LIGHT, "Title", "Women")
    assert list(chart.figure.data[0].x) == [1, 2, 3, 4]
    assert "fewer than 0.1 of 100 cases" in chart.alt
