"""Parts of notices, in ink: a dot with its interval for each channel, and lines over time (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wggi_metrics.figures.layout import (
    Chart,
    Margin,
    Note,
    axis,
    chart,
    note,
    per_cent_ticks,
    right_column,
    shared,
    short_label,
    wrapped_label,
)
from wggi_metrics.figures.numerals import n_of, percent
from wggi_metrics.figures.tokens import Palette, faded
from wggi_metrics.words import say

DOTS = Margin(170, 72, 8, 34)
LINES = Margin(46, 152, 14, 30)
STEP = 44
MOST_TICKS = 4
NEAREST = 15.0
"""Labels at the end of lines stand at least so many points apart."""
DASHES = ("solid", "dash", "dot")


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many, with the ends of an interval as fractions; ``of`` 0 where nothing can be told."""

    name: str
    n: int
    of: int
    low: float | None = None
    high: float | None = None

    @property
    def share(self) -> float:
        return 100 * self.n / self.of if self.of else 0.0

    @property
    def text(self) -> str:
        """The percentage and what it is of."""
        return f"{percent(self.n, self.of)} ({n_of(self.n, self.of)})" if self.of else say("figures.no_share")


def part_dots(parts: Sequence[Part], colours: Palette, title: str) -> Chart:
    """The first part on top; under each name n of N, at the right the percentage."""
    places = list(range(len(parts) - 1, -1, -1))
    layout = shared(
        colours,
        DOTS.top + DOTS.bottom + STEP * len(parts),
        DOTS,
        xaxis=axis(colours, range=[-1, 101], showgrid=True, **per_cent_ticks((0, 25, 50, 75, 100))),
        yaxis=axis(
            colours, range=[-0.5, len(parts) - 0.5], tickvals=places, ticklabelstandoff=8,
            ticktext=[_label(part, colours) for part in parts],
        ),
        annotations=[
            right_column(percent(part.n, part.of), place, DOTS, colours.ink)
            for part, place in zip(parts, places, strict=True)
        ],
    )  # fmt: skip
    told = "; ".join(f"{part.name} {part.text}" for part in parts)
    traces = [_intervals(parts, places, colours), _dots(parts, places, colours)]
    return chart(traces, layout, say("figures.parts.dots_alt", title=title, parts=told))


def _label(part: Part, colours: Palette) -> str:
    counts = n_of(part.n, part.of)
    return f'{wrapped_label(part.name, 24)}<br><span style="font-size:12px;color:{colours.quiet}">{counts}</span>'


def _intervals(parts: Sequence[Part], places: Sequence[int], colours: Palette) -> dict[str, Any]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for part, place in zip(parts, places, strict=True):
        if part.low is not None and part.high is not None:
            xs += [100 * part.low, 100 * part.high, None]
            ys += [place, place, None]
    return {
        "type": "scatter", "x": xs, "y": ys, "mode": "lines", "hoverinfo": "skip",
        "line": {"width": 7, "color": faded(colours.ink, 0.32)},
    }  # fmt: skip


def _dots(parts: Sequence[Part], places: Sequence[int], colours: Palette) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "cliponaxis": False,
        "x": [part.share for part in parts], "y": list(places),
        "marker": {"size": 11, "color": colours.ink, "line": {"width": 1.5, "color": colours.paper}},
        "text": [f"{part.name}<br>{part.text}" for part in parts], "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def part_lines(
    series: Sequence[tuple[str, Sequence[Part]]], periods: Sequence[str], colours: Palette, title: str
) -> Chart:
    """Each named series of one part a period as a line, its latest share at its end; the first is solid."""
    told = [(name, parts) for name, parts in series if any(part.of for part in parts)]
    layout = shared(
        colours,
        300,
        LINES,
        xaxis=axis(
            colours, range=[-0.3, len(periods) - 0.7], showline=True, ticks="outside", ticklen=4, **_ticks(periods)
        ),
        yaxis=axis(colours, range=[0, 104], showgrid=True, **per_cent_ticks((0, 25, 50, 75, 100))),
        annotations=_ends(told, colours),
    )
    traces = [_line(parts, periods, colours, DASHES[place % 3]) for place, (_, parts) in enumerate(told)]
    return chart(traces, layout, say("figures.parts.lines_alt", title=title, series=_in_words(told, periods)))


def _in_words(series: Sequence[tuple[str, Sequence[Part]]], periods: Sequence[str]) -> str:
    parts = []
    for name, found in series:
        ends = [(part, period) for part, period in zip(found, periods, strict=True) if part.of]
        (first, begin), (last, end) = ends[0], ends[-1]
        parts.append(say("figures.parts.line", name=name, first=first.text, begin=begin, last=last.text, end=end))
    return "; ".join(parts)


def _ticks(periods: Sequence[str]) -> dict[str, list[Any]]:
    """The first and the last period, and a few between."""
    last = len(periods) - 1
    count = min(MOST_TICKS - 1, last)
    places = sorted({round(place * last / count) for place in range(count + 1)}) if count > 0 else [0]
    return {"tickvals": places, "ticktext": [periods[place] for place in places] if periods else []}


def _line(parts: Sequence[Part], periods: Sequence[str], colours: Palette, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines+markers", "connectgaps": False, "cliponaxis": False,
        "x": list(range(len(parts))), "y": [part.share if part.of else None for part in parts],
        "line": {"color": colours.ink, "width": 2.5, "dash": dash},
        "marker": {"size": [5] * (len(parts) - 1) + [8], "opacity": 1, "color": colours.ink, "line": {"width": 0}},
        "text": [f"{period}<br>{part.text}" for part, period in zip(parts, periods, strict=True)],
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _ends(series: Sequence[tuple[str, Sequence[Part]]], colours: Palette) -> list[Note]:
    """Name, share and n of N at each line's end, pushed apart where they would meet."""
    last = [(name, next(part for part in reversed(parts) if part.of)) for name, parts in series]
    places = apart([part.share for _, part in last])
    return [
        note(
            f"<b>{short_label(name, 22)}</b><br>{percent(part.n, part.of)} "
            f'<span style="font-size:12px;color:{colours.quiet}">{n_of(part.n, part.of)}</span>',
            colours.ink, 13, x=1, xref="paper", xanchor="left", xshift=6, align="left", y=place, yanchor="middle",
        )
        for (name, part), place in zip(last, places, strict=True)
    ]  # fmt: skip


def apart(values: Sequence[float], least: float = NEAREST, top: float = 97.0) -> list[float]:
    """The values moved downwards, as little as needed to stand ``least`` apart; equal ones keep their order."""
    placed: dict[int, float] = {}
    ceiling = top
    for place in sorted(range(len(values)), key=lambda place: -values[place]):
        placed[place] = min(values[place], ceiling)
        ceiling = placed[place] - least
    lift = max(0.0, 5.0 - min(placed.values(), default=5.0))
    return [placed[place] + lift for place in range(len(values))]
