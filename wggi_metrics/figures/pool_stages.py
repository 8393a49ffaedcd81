"""The pool of a notice at each stage, beside the same stage of the notices that it is compared with (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wggi_metrics.figures.layout import (
    Chart,
    Margin,
    Note,
    axis,
    band_across,
    band_label,
    chart,
    note,
    per_cent_ticks,
    shared,
)
from wggi_metrics.figures.numerals import interval, percent_of
from wggi_metrics.figures.sentences.heads import n_of_heads, share_of_heads
from wggi_metrics.figures.sentences.pool import stage_label
from wggi_metrics.figures.sentences.subject import WOMEN
from wggi_metrics.figures.tokens import Palette, faded
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures.brief_parts import Heads, Stage

STEP = 58
MARGIN = Margin(104, 98, 26, 34)
HERE, BESIDE = 0.14, -0.24
"""Where a stage's dot and, beneath it, the notices compared stand in the stage's row."""

TURNING = 66
"""From this share on the dot's label stands at its left, so that it is never cut."""


def pool_stages(stages: Sequence[Stage], colours: Palette, alt: str) -> Chart:
    """Women's share at each stage, the first on top: a dot with n of N; a tick with interval for those compared with.

    An open dot is no woman. At the right stand the shares of those compared with.
    """
    places = list(range(len(stages) - 1, -1, -1))
    rows = list(zip(stages, places, strict=True))
    layout = shared(
        colours,
        MARGIN.top + MARGIN.bottom + STEP * len(stages),
        MARGIN,
        xaxis=axis(colours, range=[-3, 100], showgrid=True, showline=True, **per_cent_ticks([0, 25, 50, 75, 100])),
        yaxis=axis(colours, range=[-0.5, len(stages) - 0.5], tickvals=places, ticklabelstandoff=8,
                   ticktext=[stage_label(stage.stage) for stage in stages]),
        shapes=[band_across(colours, vertical=True)],
        annotations=[
            band_label(colours), _column(colours), *(label for row in rows for label in _labels(*row, colours)),
        ],
    )  # fmt: skip
    return chart([_intervals(rows, colours), _medians(rows, colours), _ticks(rows, colours), _dots(rows, colours)],
                 layout, alt)  # fmt: skip


def _share(heads: Heads) -> float | None:
    return 100 * heads.women / heads.known if heads.known else None


def _is_drawn(stage: Stage) -> bool:
    return stage.is_reached and bool(stage.here.known)


def _column(colours: Palette) -> Note:
    """The heading over the right column."""
    text = say("figures.pool_stages.compared")
    return note(text, colours.quiet, 12, x=1, xref="paper", xshift=MARGIN.right, xanchor="right", y=1, yref="paper",
                yanchor="bottom")  # fmt: skip


def _labels(stage: Stage, place: int, colours: Palette) -> list[Note]:
    return [_here(stage, place, colours), _beside(stage, place, colours)]


def _here(stage: Stage, place: int, colours: Palette) -> Note:
    share = _share(stage.here)
    if not stage.is_reached or share is None:
        text = say("figures.pool_stages.nobody" if stage.is_reached else "figures.pool_stages.not_reached")
        return note(text, colours.quiet, 13, x=0, xanchor="left", y=place + HERE, yanchor="middle")
    is_left = share > TURNING
    return note(f"<b>{n_of_heads(stage.here, WOMEN)}</b>", colours.women_text, 14, x=share, y=place + HERE,
                xanchor="right" if is_left else "left", xshift=-10 if is_left else 10, yanchor="middle")  # fmt: skip


def _beside(stage: Stage, place: int, colours: Palette) -> Note:
    """The share of those compared with, and n of N beneath it, in the right margin."""
    told = n_of_heads(stage.window, WOMEN) if stage.window.known else ""
    text = f"{share_of_heads(stage.window, WOMEN)}<br>{told}" if told else share_of_heads(stage.window, WOMEN)
    return note(text, colours.quiet, 12, x=1, xref="paper", xshift=MARGIN.right, xanchor="right", align="right",
                y=place, yanchor="middle")  # fmt: skip


Rows = Sequence[tuple["Stage", int]]


def _intervals(rows: Rows, colours: Palette) -> dict[str, Any]:
    """One trace for all, cut by gaps."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for stage, place in rows:
        if stage.interval:
            xs += [100 * stage.interval.low, 100 * stage.interval.high, None]
            ys += [place + BESIDE, place + BESIDE, None]
    line = {"width": 6, "color": faded(colours.quiet, 0.35)}
    return {"type": "scatter", "x": xs, "y": ys, "mode": "lines", "line": line, "hoverinfo": "skip"}


def _ticks(rows: Rows, colours: Palette) -> dict[str, Any]:
    found = [(stage, place) for stage, place in rows if stage.window.known]
    marker = {"symbol": "line-ns", "size": 11, "line": {"width": 2, "color": colours.ink}}
    return _points([_share(stage.window) for stage, _ in found], [place + BESIDE for _, place in found], marker,
                   [_compared(stage) for stage, _ in found])  # fmt: skip


def _medians(rows: Rows, colours: Palette) -> dict[str, Any]:
    found = [(stage, place, stage.median_share) for stage, place in rows if stage.median_share is not None]
    marker = {"symbol": "diamond", "size": 7, "color": colours.quiet, "line": {"width": 1, "color": colours.paper}}
    texts = [say("figures.pool_stages.median", stage=stage_label(stage.stage), share=percent_of(median))
             for stage, _, median in found]  # fmt: skip
    return _points([100 * median for *_, median in found], [place + BESIDE for _, place, _ in found], marker, texts)


def _dots(rows: Rows, colours: Palette) -> dict[str, Any]:
    found = [(stage, place) for stage, place in rows if _is_drawn(stage)]
    fills = [colours.women if stage.here.women else colours.paper for stage, _ in found]
    marker = {"size": 13, "color": fills, "line": {"width": 2, "color": colours.women}}
    texts = [say("figures.pool_stages.here", stage=stage_label(stage.stage), n_of=n_of_heads(stage.here, WOMEN),
                 share=share_of_heads(stage.here, WOMEN)) for stage, _ in found]  # fmt: skip
    return _points([_share(stage.here) for stage, _ in found], [place + HERE for _, place in found], marker, texts)


def _points(
    xs: Sequence[float | None], ys: Sequence[float], marker: dict[str, Any], texts: Sequence[str]
) -> dict[str, Any]:
    return {"type": "scatter", "x": list(xs), "y": list(ys), "mode": "markers", "cliponaxis": False, "marker": marker,
            "text": list(texts), "hovertemplate": "%{text}<extra></extra>"}  # fmt: skip


def _compared(stage: Stage) -> str:
    limits = interval(stage.interval.low, stage.interval.high) if stage.interval else ""
    return say("figures.pool_stages.hover", stage=stage_label(stage.stage), n_of=n_of_heads(stage.window, WOMEN),
               share=share_of_heads(stage.window, WOMEN), interval=limits)  # fmt: skip
