"""Women and men in each grade, side by side, the grade's name between them (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wggi_metrics.figures.layout import CLEAR, Chart, Margin, Note, axis, chart, note, shared, short_label
from wggi_metrics.figures.numerals import count_text
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tokens import Palette
from wggi_metrics.words import say

ROW = 36
MARGIN = Margin(8, 8, 40, 34)


def pyramid(groups: Sequence[Row], colours: Palette, title: str, totals: tuple[int, int] | None = None) -> Chart:
    """The grades with the first one on top; women to the left, solid, and men to the right, hatched.

    ``totals`` are the women and men in all grades, where not every grade is drawn.
    """
    places = list(range(len(groups) - 1, -1, -1))
    widest = max([row.women for row in groups] + [row.men for row in groups] + [1])
    gap = widest * _gap(groups)
    reach = (widest + gap) * 1.14
    layout = shared(
        colours,
        MARGIN.top + MARGIN.bottom + ROW * len(groups),
        MARGIN,
        barmode="overlay",
        bargap=0.32,
        xaxis=axis(colours, range=[-reach, reach], showticklabels=False),
        yaxis=axis(colours, range=[-0.5, len(groups) - 0.5], showticklabels=False),
        annotations=[*_names(groups, places, colours), *_heads(totals or _totals(groups), gap, colours)],
    )
    traces = [_bars(groups, places, gap, "women", colours), _bars(groups, places, gap, "men", colours)]
    return chart(traces, layout, alt_text(groups, title))


def alt_text(groups: Sequence[Row], title: str) -> str:
    """The title and the counts of every grade."""
    counts = "; ".join(say("figures.pyramid.grade", grade=row.label, women=row.women, men=row.men) for row in groups)
    return say("figures.pyramid.alt", title=title, counts=counts)


def _gap(groups: Sequence[Row]) -> float:
    """Half the space for the names, as a part of the longest bar."""
    longest = max((len(row.label) for row in groups), default=3)
    return 0.12 if longest <= 4 else min(0.42, 0.035 * longest)


def _bars(groups: Sequence[Row], places: list[int], gap: float, gender: str, colours: Palette) -> dict[str, Any]:
    women = gender == "women"
    sign = -1 if women else 1
    counts = [row.women if women else row.men for row in groups]
    return {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "x": [sign * count for count in counts],
        "base": [sign * gap] * len(groups),
        "marker": _solid(colours) if women else hatched(colours),
        "text": [count_text(count) for count in counts],
        "textposition": "outside",
        "textfont": {"size": 14, "color": colours.ink},
        "cliponaxis": False,
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [say("figures.pyramid.grade", grade=row.label, women=row.women, men=row.men) for row in groups],
    }


def _solid(colours: Palette) -> dict[str, Any]:
    return {"color": colours.women, "line": {"width": 0}}


def hatched(colours: Palette) -> dict[str, Any]:
    """Men's bars: both colours of the pattern must be given, or it can't be seen."""
    pattern = {"shape": "/", "fgcolor": colours.paper, "bgcolor": colours.men, "size": 6, "solidity": 0.22}
    return {"color": colours.men, "pattern": pattern, "line": {"width": 0, "color": CLEAR}}


def _names(groups: Sequence[Row], places: list[int], colours: Palette) -> list[Note]:
    return [
        note(f"<b>{short_label(row.label, 16)}</b>", colours.ink, 14, x=0, y=place, yanchor="middle")
        for row, place in zip(groups, places, strict=True)
    ]


def _totals(groups: Sequence[Row]) -> tuple[int, int]:
    return sum(row.women for row in groups), sum(row.men for row in groups)


def _heads(totals: tuple[int, int], gap: float, colours: Palette) -> list[Note]:
    women = say("figures.pyramid.women", n=count_text(totals[0]))
    men = say("figures.pyramid.men", n=count_text(totals[1]))
    above = {"yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 6}
    return [
        note(women, colours.women_text, 15, x=-gap, xanchor="right", **above),
        note(men, colours.men_text, 15, x=gap, xanchor="left", **above),
    ]
