"""A dot for each group's share, its interval as a bar, and the parity band behind (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.layout import (
    Chart,
    Margin,
    Note,
    Shape,
    axis,
    band_across,
    band_label,
    chart,
    note,
    per_cent_ticks,
    right_column,
    shared,
    steps,
    wrapped_label,
)
from wggi_metrics.figures.numerals import n_of, percent
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tokens import Palette, faded
from wggi_metrics.words import say

ONE_LINE = 6
"""Labels up to this length share their line with n of N."""

LONG = 21
"""Longer labels take two lines."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A share that the groups are compared with in place of the parity band, and its name."""

    share: float
    name: str


def dots(
    groups: Sequence[Row], colours: Palette, title: str, reference: Reference | None = None, least_step: int = 0
) -> Chart:
    """Women's share of each group, the first group on top; behind them the parity band, or a line at a reference.

    ``least_step``: the least height of a row in pixels, so that a chart ends with the one beside it.
    """
    one_line = all(len(row.label) <= ONE_LINE for row in groups)
    margin = Margin(118 if one_line else 154, 66, 40 if one_line else 26, 34)
    step = 36 if one_line else 44 if all(len(row.label) <= LONG for row in groups) else 60
    step = max(step, least_step)
    places = list(range(len(groups) - 1, -1, -1))
    low, high = _range(groups, reference)
    layout = shared(
        colours,
        margin.top + margin.bottom + step * len(groups),
        margin,
        xaxis=axis(colours, range=[low, high], showgrid=True, **per_cent_ticks(steps(low, high))),
        yaxis=axis(
            colours,
            range=[-0.5, len(groups) - 0.5],
            tickvals=places,
            ticktext=[_label(row, colours, one_line) for row in groups],
            ticklabelstandoff=8,
        ),
        shapes=[_line(colours, reference) if reference else band_across(colours, vertical=True)],
        annotations=[
            _name(colours, reference) if reference else band_label(colours),
            *_percentages(groups, places, margin, colours),
        ],
    )
    return chart(_traces(groups, places, colours), layout, alt_text(groups, title))


def alt_text(groups: Sequence[Row], title: str) -> str:
    """The title and every group's share in words."""
    shares = "; ".join(f"{row.label} {_percent(row)}" for row in groups)
    return say("figures.dots.alt", title=title, shares=shares)


def _line(colours: Palette, reference: Reference) -> Shape:
    return {
        "type": "line", "layer": "below", "x0": 100 * reference.share, "x1": 100 * reference.share, "yref": "paper",
        "y0": 0, "y1": 1, "line": {"width": 1.5, "color": colours.ink, "dash": "dot"},
    }  # fmt: skip


def _name(colours: Palette, reference: Reference) -> Note:
    return note(reference.name, colours.quiet, 12, x=100 * reference.share, y=1, yref="paper", yanchor="bottom")


def _range(groups: Sequence[Row], reference: Reference | None = None) -> tuple[float, float]:
    """From a round value below the lowest end to one above the highest; band or line are always inside."""
    ends = [float(100 * row.share) for row in groups if row.share is not None]
    ends += [100 * row[end] for row in groups for end in ("low", "high") if row[end] is not None]
    band = parity_band()
    near, far = (100 * reference.share,) * 2 if reference else (float(band.low), float(band.high))
    low, high = min([*ends, near - 7]), max([*ends, far + 7])
    return max(0.0, low // 10 * 10), min(100.0, -(-high // 10) * 10)


def _label(row: Row, colours: Palette, one_line: bool) -> str:
    mark = "&nbsp; " if one_line else "<br>"
    counts = n_of(row.women, row.known)
    return f'{wrapped_label(row.label)}{mark}<span style="font-size:12px;color:{colours.quiet}">{counts}</span>'


def _percent(row: Row) -> str:
    return percent(row.women, row.known, parity_band().limits) if row.known else say("figures.no_share")


def _percentages(groups: Sequence[Row], places: list[int], margin: Margin, colours: Palette) -> list[Note]:
    return [right_column(_percent(row), place, margin, colours.ink) for row, place in zip(groups, places, strict=True)]


def _traces(groups: Sequence[Row], places: list[int], colours: Palette) -> list[dict[str, Any]]:
    """All intervals are one trace, cut by gaps, and all dots another: the browser draws two, not fifty."""
    found = [(row, place) for row, place in zip(groups, places, strict=True) if row.share is not None]
    return [_intervals(found, colours), _dots(found, colours)]


def _intervals(found: list[tuple[Row, int]], colours: Palette) -> dict[str, Any]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row, place in found:
        if row["low"] is not None and row["high"] is not None:
            xs += [100 * row["low"], 100 * row["high"], None]
            ys += [place, place, None]
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines",
        "line": {"width": 7, "color": faded(colours.women, 0.32)},
        "hoverinfo": "skip",
    }


def _dots(found: list[tuple[Row, int]], colours: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [float(100 * row.share) for row, _ in found if row.share is not None],
        "y": [place for _, place in found],
        "mode": "markers",
        "cliponaxis": False,
        "marker": {"size": 11, "color": colours.women, "line": {"width": 1.5, "color": colours.paper}},
        "text": [f"{row.label}<br>{_percent(row)} ({n_of(row.women, row.known)})" for row, _ in found],
        "hovertemplate": "%{text}<extra></extra>",
    }
