"""What chance alone would give, number by number, with what was seen and what would be expected (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wggi_metrics.figures.layout import Chart, Margin, Note, Shape, axis, chart, note, shared, steps
from wggi_metrics.figures.numerals import half_up, written
from wggi_metrics.figures.tokens import Palette, faded
from wggi_metrics.words import say

HEIGHT = 340
MARGIN = Margin(16, 16, 64, 56)
NEGLIGIBLE = 1e-4
"""Numbers less probable than this part of the most probable one are not drawn, unless the observed is among them."""


@dataclass(frozen=True, slots=True)
class Chances:
    """The probability of each number of women, what was seen, what is expected; ``tail`` of 100 cases at the observed
    or beyond it, on its own side."""

    numbers: Sequence[int]
    probabilities: Sequence[float]
    observed: int
    expected: float
    tail: float


def distribution(found: Chances, colours: Palette, title: str, unit: str) -> Chart:
    """Bars of the exact distribution; the tail from the observed outwards in purple, both numbers as labelled lines."""
    kept = _kept(found)
    first, last = kept[0], kept[-1]
    is_below = found.observed <= found.expected
    layout = shared(
        colours,
        HEIGHT,
        MARGIN,
        bargap=0.12,
        xaxis=axis(
            colours, range=[first - 1, last + 1], tickvals=steps(first, last), showline=True,
            title={"text": unit, "font": {"size": 13}, "standoff": 8},
        ),
        yaxis=axis(colours, range=[0, max(found.probabilities) * 1.05], showticklabels=False),
        shapes=[_line(colours.women, found.observed, "solid"), _line(colours.ink, found.expected, "dot")],
        annotations=[*_observed(found, colours, is_below), *_expected(found, colours, is_below)],
    )  # fmt: skip
    return chart([_bars(found, kept, colours, is_below)], layout, alt_text(found, title))


def alt_text(found: Chances, title: str) -> str:
    """The title, both numbers and the tail in words."""
    return say(
        "figures.distribution.alt", title=title, observed=found.observed, expected=half_up(written(found.expected)),
        tail=_of_hundred(found.tail),
    )  # fmt: skip


def _kept(found: Chances) -> list[int]:
    """The numbers worth drawing: one unbroken range that holds the observed one."""
    least = max(found.probabilities) * NEGLIGIBLE
    seen = [n for n, p in zip(found.numbers, found.probabilities, strict=True) if p >= least]
    low, high = min([*seen, found.observed]), max([*seen, found.observed])
    return [number for number in found.numbers if low <= number <= high]


def _bars(found: Chances, kept: Sequence[int], colours: Palette, is_below: bool) -> dict[str, Any]:
    chances = dict(zip(found.numbers, found.probabilities, strict=True))
    tail = [number <= found.observed if is_below else number >= found.observed for number in kept]
    return {
        "type": "bar", "x": list(kept), "y": [chances[number] for number in kept],
        "marker": {"color": [colours.women if inside else faded(colours.quiet, 0.32) for inside in tail]},
        "text": [_hover(number, chances[number]) for number in kept], "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _hover(number: int, chance: float) -> str:
    return say("figures.distribution.hover", number=number, chance=_of_hundred(chance))


def _of_hundred(chance: float) -> str:
    """A probability as cases of 100: 62, 4.2, fewer than 0.1."""
    exact = written(chance) * 100
    if exact and exact < written(0.1):
        return say("figures.distribution.rare")
    return half_up(exact, 1 if exact < 10 else 0)


def _line(colour: str, at: float, dash: str) -> Shape:
    return {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1.02,
            "line": {"width": 2, "color": colour, "dash": dash}}  # fmt: skip


def _observed(found: Chances, colours: Palette, is_below: bool) -> list[Note]:
    side = "right" if is_below else "left"
    beyond = say(f"figures.distribution.{'fewer' if is_below else 'more'}", tail=_of_hundred(found.tail))
    name = say("figures.distribution.observed", n=found.observed)
    return [
        _label(f"<b>{name}</b>", colours.women_text, found.observed, side, 22),
        _label(beyond, colours.quiet, found.observed, side, 4),
    ]


def _expected(found: Chances, colours: Palette, is_below: bool) -> list[Note]:
    side = "left" if is_below else "right"
    name = say("figures.distribution.expected", expected=half_up(written(found.expected)))
    return [
        _label(f"<b>{name}</b>", colours.ink, found.expected, side, 22),
        _label(say("figures.distribution.blind"), colours.quiet, found.expected, side, 4),
    ]


def _label(text: str, colour: str, at: float, side: str, up: int) -> Note:
    shift = -6 if side == "right" else 6
    return note(text, colour, 13, x=at, xanchor=side, xshift=shift, y=1, yref="paper", yanchor="bottom", yshift=up)
