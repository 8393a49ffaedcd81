"""Differences of women's share in points, each with its interval, on both sides of none (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wggi_metrics.figures.layout import (
    Chart,
    Margin,
    Note,
    Shape,
    axis,
    chart,
    note,
    right_column,
    shared,
    short_label,
    steps,
)
from wggi_metrics.figures.numerals import EN_DASH, MINUS, THIN_SPACE, signed
from wggi_metrics.figures.tokens import Palette, faded
from wggi_metrics.words import say

MARGIN = Margin(154, 64, 26, 34)
STEP = 48
LEAST = 10.0
"""The axis reaches at least so many points to either side."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One difference in points, its limits (None: no interval), its name and what stands under it."""

    name: str
    counts: str
    points: float
    low: float | None
    high: float | None

    @property
    def text(self) -> str:
        """+3.6 (−1.7 – +8.9)."""
        if self.low is None or self.high is None:
            return signed(self.points)
        return f"{signed(self.points)} ({signed(self.low)}{THIN_SPACE}{EN_DASH}{THIN_SPACE}{signed(self.high)})"


def differences(gaps: Sequence[Gap], colours: Palette, title: str) -> Chart:
    """The first difference on top; a line at none, the points at the right."""
    places = list(range(len(gaps) - 1, -1, -1))
    end = _end(gaps)
    ticks = list(steps(-end, end, 3))
    layout = shared(
        colours,
        MARGIN.top + MARGIN.bottom + STEP * len(gaps),
        MARGIN,
        xaxis=axis(
            colours, range=[-end, end], showgrid=True, tickvals=ticks,
            ticktext=[f"{value:+g}".replace("-", MINUS) if value else "0" for value in ticks],
        ),
        yaxis=axis(
            colours, range=[-0.5, len(gaps) - 0.5], tickvals=places, ticklabelstandoff=8,
            ticktext=[_label(gap, colours) for gap in gaps],
        ),
        shapes=[_none(colours)],
        annotations=[_head(colours), *_points(gaps, places, colours)],
    )  # fmt: skip
    told = "; ".join(f"{gap.name} {gap.text}" for gap in gaps)
    return chart(_traces(gaps, places, colours), layout, say("figures.differences.alt", title=title, gaps=told))


def _end(gaps: Sequence[Gap]) -> float:
    ends = [abs(end) for gap in gaps for end in (gap.points, gap.low, gap.high) if end is not None]
    return min(100.0, -(-max([*ends, LEAST]) // 5) * 5)


def _label(gap: Gap, colours: Palette) -> str:
    counts = f'<span style="font-size:12px;color:{colours.quiet}">{short_label(gap.counts, 28)}</span>'
    return f"{short_label(gap.name, 21)}<br>{counts}"


def _none(colours: Palette) -> Shape:
    return {
        "type": "line", "layer": "below", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1,
        "line": {"width": 1.5, "color": colours.ink, "dash": "dot"},
    }  # fmt: skip


def _head(colours: Palette) -> Note:
    return note(say("figures.differences.none"), colours.quiet, 12, x=0, y=1, yref="paper", yanchor="bottom")


def _points(gaps: Sequence[Gap], places: Sequence[int], colours: Palette) -> list[Note]:
    pairs = zip(gaps, places, strict=True)
    return [right_column(signed(gap.points), place, MARGIN, colours.ink) for gap, place in pairs]


def _traces(gaps: Sequence[Gap], places: Sequence[int], colours: Palette) -> list[dict[str, Any]]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for gap, place in zip(gaps, places, strict=True):
        if gap.low is not None and gap.high is not None:
            xs += [gap.low, gap.high, None]
            ys += [place, place, None]
    bars = {
        "type": "scatter", "x": xs, "y": ys, "mode": "lines", "hoverinfo": "skip",
        "line": {"width": 7, "color": faded(colours.women, 0.32)},
    }  # fmt: skip
    dots = {
        "type": "scatter", "x": [gap.points for gap in gaps], "y": list(places), "mode": "markers",
        "marker": {"size": 11, "color": colours.women, "line": {"width": 1.5, "color": colours.paper}},
        "text": [f"{gap.name}<br>{gap.text}" for gap in gaps], "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip
    return [bars, dots]
