"""How many notices on each day after opening: those within a limit filled, later ones in outline (step 10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from wggi_metrics.figures.layout import Chart, Margin, Note, Shape, axis, chart, note, shared, steps
from wggi_metrics.figures.numerals import half_up, written
from wggi_metrics.figures.tokens import Palette, faded
from wggi_metrics.words import say

HEIGHT = 280
MARGIN = Margin(34, 12, 34, 52)
LONGEST = 30
"""Later days are joined in one last bar."""


def day_bars(days: Sequence[int], median: float, limit: int, colours: Palette, title: str) -> Chart:
    """One bar a day, as high as there are notices; ``limit`` is the last day of those filled."""
    counts = Counter(min(day, LONGEST) for day in days)
    last = max([*counts, limit + 1])
    most = max(counts.values())
    layout = shared(
        colours,
        HEIGHT,
        MARGIN,
        bargap=0.2,
        xaxis=axis(
            colours, range=[-0.8, last + 0.8], showline=True, **_ticks(last),
            title={"text": say("figures.day_bars.axis"), "font": {"size": 13}, "standoff": 8},
        ),
        yaxis=axis(colours, range=[0, most * 1.06], showgrid=True, tickvals=[n for n in steps(0, most) if n % 1 == 0]),
        shapes=[_line(median, colours)],
        annotations=[_median(median, colours, is_right=median > last / 2)],
    )  # fmt: skip
    return chart([_bars(counts, limit, colours)], layout, alt_text(days, median, limit, title))


def alt_text(days: Sequence[int], median: float, limit: int, title: str) -> str:
    """The title, the median and how many were within the limit."""
    within = sum(day <= limit for day in days)
    return say("figures.day_bars.alt", title=title, median=_days(median), limit=limit, within=within, total=len(days))


def _ticks(last: int) -> dict[str, list[Any]]:
    values = [int(value) for value in steps(0, last) if value % 1 == 0]
    texts = [say("figures.day_bars.longest", n=value) if value == LONGEST else str(value) for value in values]
    return {"tickvals": values, "ticktext": texts}


def _bars(counts: Counter[int], limit: int, colours: Palette) -> dict[str, Any]:
    days = sorted(counts)
    return {
        "type": "bar", "x": days, "y": [counts[day] for day in days],
        "marker": {
            "color": [colours.ink if day <= limit else faded(colours.ink, 0.0) for day in days],
            "line": {"width": 1.5, "color": colours.ink},
        },
        "text": [_hover(day, counts[day]) for day in days], "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _hover(day: int, n: int) -> str:
    text = say("figures.day_bars.longest", n=day) if day == LONGEST else str(day)
    return say("figures.day_bars.hover", day=text, n=n)


def _line(median: float, colours: Palette) -> Shape:
    return {"type": "line", "x0": median, "x1": median, "yref": "paper", "y0": 0, "y1": 1.02,
            "line": {"width": 2, "color": colours.ink, "dash": "dot"}}  # fmt: skip


def _median(median: float, colours: Palette, is_right: bool) -> Note:
    text = say("figures.day_bars.median", median=_days(median))
    side = {"xanchor": "right", "xshift": -2} if is_right else {"xanchor": "left", "xshift": -2}
    return note(f"<b>{text}</b>", colours.ink, 13, x=median, y=1, yref="paper", yanchor="bottom", yshift=4, **side)


def _days(days: float) -> str:
    return half_up(written(days), 0 if float(days).is_integer() else 1)
