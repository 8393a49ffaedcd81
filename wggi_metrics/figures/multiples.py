"""One small chart for each group's share over time, all on the same axes (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.layout import (
    Chart,
    Margin,
    Note,
    axis,
    band_across,
    chart,
    note,
    shared,
    short_label,
)
from wggi_metrics.figures.lines import alt_text, share_line, year_axis
from wggi_metrics.figures.numerals import n_of, percent
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tokens import Palette

SMALL = Margin(26, 16, 46, 22)
HIGHEST = 72
SHORT = 8


def small_multiple(
    name: str,
    rows: Sequence[Row],
    colours: Palette,
    top: float = HIGHEST,
    days: Sequence[date] = (),
) -> Chart:
    """One group's share over time with its latest share and counts above."""
    measured = [row for row in rows if row.known]
    dates = [row["date"] for row in measured]
    layout = shared(
        colours,
        190,
        SMALL,
        xaxis=axis(colours, **year_axis(dates, 2), showline=True, ticks="outside", ticklen=4),
        yaxis=axis(colours, range=[0, top], tickvals=[0, 50], showgrid=False),
        shapes=[band_across(colours, vertical=False)],
        annotations=_small_heads(name, measured, colours),
    )
    return chart([share_line(measured, days or dates, colours, "solid", 2)], layout, alt_text([(name, measured)], name))


def highest(rows: Sequence[Row]) -> float:
    """The end of the small charts' shared axis: 72, or 100 where a share goes beyond 70."""
    return HIGHEST if all(100 * row.women <= 70 * row.known for row in rows if row.known) else 104


def _small_heads(name: str, rows: Sequence[Row], colours: Palette) -> list[Note]:
    """The name and the share above the counts; a long name has its line for itself."""
    top = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "top"}
    left = {"x": 0, "xanchor": "left", "xshift": -SMALL.left + 2, "yshift": SMALL.top - 2, **top}
    right = {"x": 1, "xanchor": "right", "xshift": SMALL.right - 2, **top}
    is_long = len(name) > SHORT
    heads = [note(f"<b>{short_label(name, 20 if is_long else SHORT)}</b>", colours.ink, 14, **left)]
    if not rows:
        return heads
    share = f"<b>{percent(rows[-1].women, rows[-1].known, parity_band().limits)}</b>"
    counts = n_of(rows[-1].women, rows[-1].known)
    if is_long:
        both = f'{share} <span style="font-size:12px;color:{colours.quiet}">{counts}</span>'
        return [*heads, note(both, colours.women_text, 14, yshift=SMALL.top - 22, **right)]
    return [
        *heads,
        note(share, colours.women_text, 14, yshift=SMALL.top - 2, **right),
        note(counts, colours.quiet, 12, yshift=SMALL.top - 22, **right),
    ]
