"""Ratios of women's rate to men's on a logarithmic axis, with their intervals (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

from wggi_metrics.figures.layout import Chart, Margin, Note, Shape, axis, chart, note, shared, short_label
from wggi_metrics.figures.numerals import EN_DASH, n_of, ratio_text
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tokens import Palette, faded
from wggi_metrics.words import say

STEP = 46
MARGIN = Margin(154, 82, 44, 30)
TICKS = {0.125: "⅛", 0.25: "¼", 0.5: "½", 1.0: "1", 2.0: "2", 4.0: "4", 8.0: "8"}
WIDE, WIDEST = 4.0, 8.0


@dataclass(frozen=True, slots=True)
class Ratio:
    """One row: its name, what stands under it, and the ratio with its limits; None is infinite or unknown."""

    name: str
    counts: str
    ratio: float | None
    low: float | None
    high: float | None
    is_summary: bool = False


def ratios_of(groups: Sequence[Row], summaries: Sequence[tuple[str, str, Row]], event: str) -> list[Ratio]:
    """The rows of a rate's groups, each with its counts, and summaries (name, what it is, row) below them."""
    found = [
        Ratio(row.label, counts(row, event), row["rate_ratio"], row["ratio_low"], row["ratio_high"]) for row in groups
    ]
    return found + [
        Ratio(name, method, row["rate_ratio"], row["ratio_low"], row["ratio_high"], is_summary=True)
        for name, method, row in summaries
    ]


def odds_with(row: Row, name: str, within: Row | None) -> Ratio:
    """A row of passages with its counts; its odds within its strata or, where it is one notice, without interval."""
    counted = say(
        "figures.forest.passed",
        women=n_of(int(row["women_passed"] or 0), int(row["women_entered"] or 0)),
        men=n_of(int(row["men_passed"] or 0), int(row["men_entered"] or 0)),
    )
    if within is None:
        return Ratio(name, counted, row["odds_ratio"], None, None)
    return Ratio(name, counted, within["odds_ratio"], within["odds_low"], within["odds_high"])


def counts(row: Row, event: str) -> str:
    """77 in 1,168 · 110 in 1,198: women's events in person-years, and men's."""
    return say(
        "figures.forest.counts",
        women=f"{int(row[f'women_{event}'] or 0):,}",
        women_years=f"{row['women_person_years'] or 0:,.0f}",
        men=f"{int(row[f'men_{event}'] or 0):,}",
        men_years=f"{row['men_person_years'] or 0:,.0f}",
    )


def forest(ratios: Sequence[Ratio], colours: Palette, title: str, ways: tuple[str, str]) -> Chart:
    """The first row on top; ``ways`` says what lies left and right of equal."""
    end = _end(ratios)
    places = list(range(len(ratios) - 1, -1, -1))
    ticks = [value for value in TICKS if 1 / end <= value <= end]
    layout = shared(
        colours,
        MARGIN.top + MARGIN.bottom + STEP * len(ratios),
        MARGIN,
        xaxis=axis(
            colours, range=[-log10(end) - 0.03, log10(end) + 0.03], showgrid=True,
            tickvals=[log10(value) for value in ticks], ticktext=[TICKS[value] for value in ticks],
        ),
        yaxis=axis(colours, range=[-0.5, len(ratios) - 0.5], tickvals=places,
                   ticktext=[_label(row, colours) for row in ratios], ticklabelstandoff=8),
        shapes=[_equal(colours)],
        annotations=[*_heads(colours, ways), *_columns(ratios, places, colours)],
    )  # fmt: skip
    return chart(_traces(ratios, places, end, colours), layout, alt_text(ratios, title))


def alt_text(ratios: Sequence[Ratio], title: str) -> str:
    """The title and every ratio with its interval in words."""
    parts = "; ".join(f"{row.name} {_text(row)}" + (f" ({_interval(row)})" if _interval(row) else "") for row in ratios)
    return say("figures.forest.alt", title=title, ratios=parts)


def _end(ratios: Sequence[Ratio]) -> float:
    """The axis is symmetric about 1 and ends at 4, or at 8 for a ratio beyond; longer intervals are cut and marked."""
    return WIDE if all(1 / WIDE <= row.ratio <= WIDE for row in ratios if row.ratio) else WIDEST


def _label(row: Ratio, colours: Palette) -> str:
    name = f"<b>{short_label(row.name)}</b>" if row.is_summary else short_label(row.name)
    return f'{name}<br><span style="font-size:12px;color:{colours.quiet}">{row.counts}</span>'


def _text(row: Ratio) -> str:
    return say("figures.forest.none") if row.ratio is None else ratio_text(row.ratio)


def _interval(row: Ratio) -> str:
    if row.low is None and row.high is None:
        return ""
    high = "∞" if row.high is None else ratio_text(row.high)
    return f"{ratio_text(row.low or 0.0)}{EN_DASH}{high}"


def _equal(colours: Palette) -> Shape:
    return {"type": "line", "layer": "below", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1,
            "line": {"width": 1.5, "color": colours.ink}}  # fmt: skip


def _heads(colours: Palette, ways: tuple[str, str]) -> list[Note]:
    above = {"y": 1, "yref": "paper", "yanchor": "bottom"}
    return [
        note(say("figures.forest.equal"), colours.ink, 13, x=0, yshift=20, **above),
        note(f"◀ {ways[0]}", colours.quiet, 12, x=0, xanchor="right", xshift=-6, yshift=4, **above),
        note(f"{ways[1]} ▶", colours.quiet, 12, x=0, xanchor="left", xshift=6, yshift=4, **above),
    ]


def _columns(ratios: Sequence[Ratio], places: Sequence[int], colours: Palette) -> list[Note]:
    """The ratio in bold over its interval, in the right margin."""
    at = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": MARGIN.right - 4, "yref": "y", "yanchor": "middle"}
    found = []
    for row, place in zip(ratios, places, strict=True):
        below = _interval(row)
        text = f"<b>{_text(row)}</b>"
        found.append(note(text, colours.ink, 14, y=place, yshift=8 if below else 0, **at))
        if below:
            found.append(note(below, colours.quiet, 12, y=place, yshift=-9, **at))
    return found


def _traces(ratios: Sequence[Ratio], places: Sequence[int], end: float, colours: Palette) -> list[dict[str, Any]]:
    drawn = [(row, place) for row, place in zip(ratios, places, strict=True) if row.ratio is not None]
    return [
        trace
        for is_summary, colour, symbol in ((False, colours.women, "circle"), (True, colours.ink, "diamond"))
        for chosen in [[(row, place) for row, place in drawn if row.is_summary == is_summary]]
        if chosen
        for trace in (
            _bars(chosen, end, colour),
            _marks(chosen, end, colour, symbol, colours),
            _cuts(chosen, end, colour),
        )
    ]


def _bars(drawn: Sequence[tuple[Ratio, int]], end: float, colour: str) -> dict[str, Any]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row, place in drawn:
        if row.low is not None or row.high is not None:
            xs += [_at(row.low or 0.0, end), _at(row.high, end), None]
            ys += [place, place, None]
    return {"type": "scatter", "x": xs, "y": ys, "mode": "lines", "hoverinfo": "skip",
            "line": {"width": 7, "color": faded(colour, 0.32)}}  # fmt: skip


def _at(ratio: float | None, end: float) -> float:
    """Where a ratio stands on the axis; beyond its ends, at the end."""
    if ratio is None:
        return log10(end)
    return log10(min(max(ratio, 1 / end), end))


def _marks(
    drawn: Sequence[tuple[Ratio, int]], end: float, colour: str, symbol: str, colours: Palette
) -> dict[str, Any]:
    inside = [(row, place) for row, place in drawn if row.ratio and 1 / end <= row.ratio <= end]
    return {
        "type": "scatter", "x": [_at(row.ratio, end) for row, _ in inside], "y": [place for _, place in inside],
        "mode": "markers", "cliponaxis": False,
        "marker": {"size": 12, "symbol": symbol, "color": colour, "line": {"width": 1.5, "color": colours.paper}},
        "text": [f"{row.name}<br>{_text(row)} ({_interval(row)})<br>{row.counts}" for row, _ in inside],
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _cuts(drawn: Sequence[tuple[Ratio, int]], end: float, colour: str) -> dict[str, Any]:
    """Small arrows where an interval goes on beyond the axis."""
    ends = [
        (side, place)
        for row, place in drawn
        for side, is_cut in ((-1, (row.low or 0.0) < 1 / end), (1, row.high is None or row.high > end))
        if is_cut and (row.low is not None or row.high is not None)
    ]
    return {
        "type": "scatter", "x": [side * log10(end) for side, _ in ends], "y": [place for _, place in ends],
        "mode": "markers", "cliponaxis": False, "hoverinfo": "skip",
        "marker": {"size": 8, "color": colour,
                   "symbol": ["triangle-left" if side < 0 else "triangle-right" for side, _ in ends]},
    }  # fmt: skip
