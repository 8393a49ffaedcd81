"""Women's and men's rate side by side for each group, with exact intervals (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wggi_metrics.figures.layout import Chart, Margin, Note, axis, chart, note, shared, steps, wrapped_label
from wggi_metrics.figures.numerals import rate_text
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tokens import Palette, faded
from wggi_metrics.words import say

STEP, APART = 46, 0.17
MARGIN = Margin(154, 8, 8, 48)
ROOM = 2.1
"""The axis is longer than the longest interval, so that rates and counts have their place after it."""


@dataclass(frozen=True, slots=True)
class Rate:
    """One gender's events in person-years, and the rate per 100 of them with its interval."""

    events: int
    years: float
    rate: float | None
    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class RatePair:
    """One row: its name and both rates."""

    name: str
    women: Rate
    men: Rate


def pair_of(row: Row, event: str) -> RatePair:
    """A row of a rate as a pair; the intervals are the measure's own."""
    return RatePair(row.label, _rate(row, "women", event), _rate(row, "men", event))


def _rate(row: Row, gender: str, event: str) -> Rate:
    rate, low, high = (row[f"{gender}_{name}"] for name in ("rate", "rate_low", "rate_high"))
    return Rate(
        int(row[f"{gender}_{event}"] or 0),
        float(row[f"{gender}_person_years"] or 0),
        None if rate is None else 100 * rate,
        100 * (low or 0.0),
        None if high is None else 100 * high,
    )


def rate_pairs(pairs: Sequence[RatePair], colours: Palette, title: str, unit: str) -> Chart:
    """The first row on top; women above men in each, by circle and diamond."""
    places = list(range(len(pairs) - 1, -1, -1))
    longest = max((_end(rate) for pair in pairs for rate in (pair.women, pair.men)), default=1.0) or 1.0
    ticks = steps(0, longest, 6)
    layout = shared(
        colours,
        MARGIN.top + MARGIN.bottom + STEP * len(pairs),
        MARGIN,
        xaxis=axis(
            colours, range=[0, longest * ROOM], showgrid=True, tickvals=ticks, showline=True,
            ticktext=[f"{value:g}" for value in ticks], title={"text": unit, "font": {"size": 13}, "standoff": 6},
        ),
        yaxis=axis(
            colours, range=[-0.5, len(pairs) - 0.5], tickvals=places, ticklabelstandoff=8,
            ticktext=[wrapped_label(pair.name) for pair in pairs],
        ),
        annotations=[text for pair, place in zip(pairs, places, strict=True) for text in _texts(pair, place, colours)],
    )  # fmt: skip
    traces = [trace for gender in ("women", "men") for trace in _traces(pairs, places, gender, colours)]
    return chart(traces, layout, alt_text(pairs, title))


def alt_text(pairs: Sequence[RatePair], title: str) -> str:
    """The title and both rates of every row in words."""
    rates = "; ".join(
        say("figures.rate_pairs.row", name=pair.name, women=_told(pair.women), men=_told(pair.men)) for pair in pairs
    )
    return say("figures.rate_pairs.alt", title=title, rates=rates)


def _told(rate: Rate) -> str:
    """3.6 (77 in 2,121)."""
    return f"{_number(rate)} ({_counts(rate)})"


def _number(rate: Rate) -> str:
    return say("figures.forest.none") if rate.rate is None else rate_text(rate.rate)


def _counts(rate: Rate) -> str:
    return say("figures.rate_pairs.counts", n=f"{rate.events:,}", years=f"{rate.years:,.0f}")


def _end(rate: Rate) -> float:
    return rate.high if rate.high is not None else (rate.rate or 0.0)


def _texts(pair: RatePair, place: int, colours: Palette) -> list[Note]:
    """The rate in bold and its counts, after the interval."""
    found = []
    for rate, side, colour in ((pair.women, APART, colours.women_text), (pair.men, -APART, colours.men_text)):
        counts = f'<span style="font-size:12px;color:{colours.quiet}">{_counts(rate)}</span>'
        found.append(
            note(f"<b>{_number(rate)}</b> {counts}", colour, 14, x=_end(rate), xanchor="left", xshift=8, y=place + side,
                 yanchor="middle")
        )  # fmt: skip
    return found


def _traces(pairs: Sequence[RatePair], places: Sequence[int], gender: str, colours: Palette) -> list[dict[str, Any]]:
    side, colour = (APART, colours.women) if gender == "women" else (-APART, colours.men)
    rates = [(getattr(pair, gender), place + side, pair.name) for pair, place in zip(pairs, places, strict=True)]
    known = [(rate, place, name) for rate, place, name in rates if rate.rate is not None]
    xs: list[float | None] = []
    ys: list[float | None] = []
    for rate, place, _ in known:
        xs += [rate.low, _end(rate), None]
        ys += [place, place, None]
    return [
        {"type": "scatter", "x": xs, "y": ys, "mode": "lines", "hoverinfo": "skip",
         "line": {"width": 6, "color": faded(colour, 0.32)}},
        {"type": "scatter", "x": [rate.rate for rate, _, _ in known], "y": [place for _, place, _ in known],
         "mode": "markers", "cliponaxis": False,
         "marker": {"size": 10, "symbol": "circle" if gender == "women" else "diamond", "color": colour,
                    "line": {"width": 1.5, "color": colours.paper}},
         "text": [f"{name}<br>{_told(rate)}" for rate, _, name in known],
         "hovertemplate": "%{text}<extra></extra>"},
    ]  # fmt: skip
