"""How each flow moved the share between two dates: bars from the first share to the last (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
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
    per_cent_ticks,
    right_column,
    shared,
    short_label,
    steps,
)
from wggi_metrics.figures.numerals import n_of, percent, signed
from wggi_metrics.figures.pyramid import hatched
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.sentences.change import flow_count, flow_label
from wggi_metrics.figures.tokens import Palette
from wggi_metrics.words import say

ROW = 40
MARGIN = Margin(154, 66, 26, 50)


def waterfall(flows: Sequence[Row], total: Row, ends: tuple[str, str], colours: Palette, title: str) -> Chart:
    """The flows with the largest rise first; ``ends`` names both dates."""
    ordered = sorted((row for row in flows if row["points"] is not None), key=lambda row: -row["points"])
    starts = _starts(ordered, total)
    last = len(ordered) + 1
    low, high = _range(starts)
    layout = shared(
        colours,
        MARGIN.top + MARGIN.bottom + ROW * (last + 1),
        MARGIN,
        xaxis=axis(
            colours,
            range=[low, high],
            showgrid=True,
            showline=True,
            title={"text": say("figures.waterfall.axis"), "font": {"size": 13}, "standoff": 6},
            **per_cent_ticks(steps(low, high, 4)),
        ),
        yaxis=axis(
            colours,
            range=[-0.5, last + 0.5],
            tickvals=list(range(last, -1, -1)),
            ticktext=_labels(ordered, total, ends, colours),
            ticklabelstandoff=8,
        ),
        shapes=[*_band(colours, low, high), *_connectors(starts, ordered, colours)],
        annotations=[
            *_band_name(colours, low, high),
            *_values(ordered, total, last, colours),
        ],
    )
    traces = [*_bars(ordered, starts, last, colours), _dots(starts, last, total, colours)]
    return chart(traces, layout, alt_text(ordered, total, ends, title))


def joined(flows: Sequence[Row], most: int) -> list[Row]:
    """The flows, but where they are more than ``most`` the smallest ones as one: the sum stays the same."""
    ordered = sorted(flows, key=lambda row: -abs(row["points"] or 0))
    if len(ordered) <= most:
        return list(flows)
    rest = ordered[most - 1 :]
    sums = {name: sum(row[name] or 0 for row in rest) for name in ("women_change", "men_change", "points")}
    other = Row("group", (), (), {"flow": say("figures.waterfall.rest", n=len(rest)), **sums})
    return [*ordered[: most - 1], other]


def alt_text(flows: Sequence[Row], total: Row, ends: tuple[str, str], title: str) -> str:
    """The title, both shares and each flow's points."""
    parts = "; ".join(f"{flow_label(row)} {signed(row['points'], 2)}" for row in flows)
    return say(
        "figures.waterfall.alt",
        title=title,
        start=ends[0],
        end=ends[1],
        start_share=_percent(total, "start"),
        end_share=_percent(total, "end"),
        flows=parts,
    )


def _percent(total: Row, end: str) -> str:
    return percent(int(total[f"women_{end}"]), int(total[f"staff_{end}"]), parity_band().limits)


def _starts(flows: Sequence[Row], total: Row) -> list[float]:
    """Where each bar begins, and at the end where the last one ends: the closing share."""
    places = [100 * int(total["women_start"]) / int(total["staff_start"])]
    for row in flows:
        places.append(places[-1] + row["points"])
    return places


def _range(starts: list[float]) -> tuple[float, float]:
    """The shares drawn and a margin; the band's near limit too, where it is not far."""
    low, high = min(starts), max(starts)
    near, far = map(float, parity_band().limits)
    span = max(high - low, 0.5)
    if high < near < high + 1.5 * span:
        high = near + 0.1 * span
    if low - 1.5 * span < far < low:
        low = far - 0.1 * span
    pad = 0.08 * max(high - low, 1)
    return max(0.0, low - pad), min(100.0, high + pad)


def _labels(flows: Sequence[Row], total: Row, ends: tuple[str, str], colours: Palette) -> list[str]:
    start = n_of(int(total["women_start"]), int(total["staff_start"]))
    end = n_of(int(total["women_end"]), int(total["staff_end"]))
    named = [(flow_label(row), flow_count(row)) for row in flows]
    return [
        f'{short_label(name)}<br><span style="font-size:12px;color:{colours.quiet}">{counts}</span>'
        for name, counts in [(ends[0], start), *named, (ends[1], end)]
    ]


def _band(colours: Palette, low: float, high: float) -> list[Shape]:
    """The part of the band that lies on the axis."""
    near, far = map(float, parity_band().limits)
    if not _is_band_seen(low, high):
        return []
    return [{**band_across(colours, vertical=True), "x0": max(low, near), "x1": min(high, far)}]


def _is_band_seen(low: float, high: float) -> bool:
    near, far = map(float, parity_band().limits)
    return low < far and near < high


def _band_name(colours: Palette, low: float, high: float) -> list[Note]:
    """The band's name over the middle of what is seen of it, kept inside the chart."""
    if not _is_band_seen(low, high):
        return []
    near, far = map(float, parity_band().limits)
    place = (max(low, near) + min(high, far)) / 2
    side = "right" if place > low + 0.85 * (high - low) else "center"
    return [{**band_label(colours), "x": min(high, far) if side == "right" else place, "xanchor": side}]


def _connectors(starts: list[float], flows: Sequence[Row], colours: Palette) -> list[Shape]:
    last = len(flows) + 1
    return [
        {
            "type": "line",
            "layer": "below",
            "x0": place,
            "x1": place,
            "y0": last - number,
            "y1": last - number - 1,
            "line": {"width": 1, "color": colours.axis},
        }
        for number, place in enumerate(starts)
    ]


def _bars(flows: Sequence[Row], starts: list[float], last: int, colours: Palette) -> list[dict[str, Any]]:
    """What raised the share: solid; what lowered it: hatched."""
    solid = {"color": colours.women, "line": {"width": 0}}
    return [
        {
            "type": "bar",
            "orientation": "h",
            "y": [last - 1 - number for number in chosen],
            "x": [flows[number]["points"] for number in chosen],
            "base": [starts[number] for number in chosen],
            "width": 0.52,
            "marker": solid if raised else hatched(colours),
            "text": [f"{flow_label(flows[n])}: {signed(flows[n]['points'], 2)}" for n in chosen],
            "textposition": "none",
            "hovertemplate": "%{text}<extra></extra>",
        }
        for raised in (True, False)
        for chosen in [[number for number, row in enumerate(flows) if (row["points"] > 0) == raised]]
    ]


def _dots(starts: list[float], last: int, total: Row, colours: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [starts[0], starts[-1]],
        "y": [last, 0],
        "mode": "markers",
        "cliponaxis": False,
        "marker": {"size": 11, "color": colours.ink},
        "text": [_percent(total, "start"), _percent(total, "end")],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _values(flows: Sequence[Row], total: Row, last: int, colours: Palette) -> list[Note]:
    """The column of points, in the colour of its bar, between both shares."""
    found = [right_column(_percent(total, "start"), last, MARGIN, colours.ink)]
    for number, row in enumerate(flows):
        colour = colours.women_text if row["points"] > 0 else colours.men_text
        found.append(right_column(signed(row["points"], 2), last - 1 - number, MARGIN, colour))
    return [*found, right_column(_percent(total, "end"), 0, MARGIN, colours.ink)]
