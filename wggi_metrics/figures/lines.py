"""Shares over time in one chart, each line with its latest share at its end (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

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
from wggi_metrics.figures.numerals import THIN_SPACE, n_of, percent
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tokens import Palette
from wggi_metrics.words import say

DASHES = ("solid", "dash", "dot")
LARGE = Margin(40, 152, 14, 26)
NEAREST = 0.13
"""Labels at the end of lines stand at least this part of the axis apart."""


def share_lines(series: Sequence[tuple[str, list[Row]]], colours: Palette, title: str) -> Chart:
    """Each named series as a line with its latest share beside it; the first is solid, the others dashed."""
    drawn = [(name, [row for row in rows if row.known]) for name, rows in series]
    drawn = [(name, rows) for name, rows in drawn if rows]
    top = _top([row for _, rows in drawn for row in rows])
    dates = sorted({row["date"] for _, rows in series for row in rows})
    layout = shared(
        colours,
        300,
        LARGE,
        xaxis=axis(colours, **year_axis(dates, 5), showline=True, ticks="outside", ticklen=4),
        yaxis=axis(colours, range=[0, top], showgrid=True, **_quarters(top)),
        shapes=[band_across(colours, vertical=False)],
        annotations=[*_band_note(colours), *_end_labels(drawn, top, colours)],
    )
    traces = [share_line(rows, dates, colours, DASHES[place % 3], 2.5) for place, (_, rows) in enumerate(drawn)]
    return chart(traces, layout, alt_text(drawn, title))


def alt_text(series: Sequence[tuple[str, Sequence[Row]]], title: str) -> str:
    """The title, and each line's first and latest share."""
    parts = [
        say(
            "figures.lines.series",
            name=name,
            first=percent(rows[0].women, rows[0].known),
            first_year=rows[0]["date"].year,
            last=percent(rows[-1].women, rows[-1].known, parity_band().limits),
            last_year=rows[-1]["date"].year,
        )
        for name, rows in series
        if rows
    ]
    return say("figures.lines.alt", title=title, series="; ".join(parts))


def share_line(rows: Sequence[Row], days: Sequence[date], colours: Palette, dash: str, width: float) -> dict[str, Any]:
    """A line over these days with a dot at its end, and a gap at each day on which there was nobody."""
    by_day = {row["date"]: row for row in rows if row.known}
    found = [by_day.get(day) for day in days if min(by_day) <= day <= max(by_day)] if by_day else []
    return {
        "type": "scatter",
        "x": [day.isoformat() for day in days if by_day and min(by_day) <= day <= max(by_day)],
        "y": [None if row is None or row.share is None else float(100 * row.share) for row in found],
        "mode": "lines+markers",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": colours.women, "width": width, "dash": dash},
        "marker": {
            "size": [*_lone(found[:-1]), 8],
            "opacity": 1,
            "color": colours.women,
            "line": {"width": 0},
        },
        "text": ["" if row is None else _hover(row) for row in found],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _lone(rows: Sequence[Row | None]) -> list[int]:
    """No dots on a line, but one where a day stands between two gaps and no line could show it."""
    around = [None, *rows, None]
    return [4 if around[place] is None and around[place + 2] is None else 0 for place in range(len(rows))]


def _hover(row: Row) -> str:
    shown = percent(row.women, row.known, parity_band().limits)
    return f"{row['date'].isoformat()}<br>{shown} ({n_of(row.women, row.known)})"


def _top(rows: Sequence[Row]) -> float:
    """The end of the axis: above the highest share, and above the band with room for its name."""
    shares = [float(100 * row.share) for row in rows if row.share is not None]
    highest = max([*shares, float(parity_band().high) + 6])
    return min(100.0, -(-(highest + 1) // 5) * 5)


def _quarters(top: float) -> dict[str, list[Any]]:
    values = [value for value in (0, 25, 50, 75, 100) if value <= top]
    return {
        "tickvals": values,
        "ticktext": [str(value) for value in values[:-1]] + [f"{values[-1]}{THIN_SPACE}%"],
    }


def year_axis(dates: Sequence[date], most: int) -> dict[str, Any]:
    """Ticks at the first and last year and at regular years between."""
    if not dates:
        return {"showticklabels": False}
    first, last = min(dates), max(dates)
    count = max(1, min(most - 1, last.year - first.year))
    years = sorted({first.year + round(place * (last.year - first.year) / count) for place in range(count + 1)})
    chosen = [_in_year(dates, year) for year in years]
    span = max((last - first).days, 30)
    return {
        "type": "date",
        "range": [_shifted(first, -0.02 * span), _shifted(last, 0.02 * span)],
        "tickvals": [day.isoformat() for day in chosen],
        "ticktext": [str(day.year) for day in chosen],
    }


def _in_year(dates: Sequence[date], year: int) -> date:
    """The last measured date of the year, or the nearest to its end."""
    return min(dates, key=lambda day: abs((date(year, 12, 31) - day).days))


def _shifted(day: date, days: float) -> str:
    return date.fromordinal(day.toordinal() + round(days)).isoformat()


def _band_note(colours: Palette) -> list[Note]:
    """The band's name above its left end, clear of the lines in it."""
    text = say("figures.parity_band_text", band=parity_band().text)
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 4, "yanchor": "bottom"}
    return [note(text, colours.quiet, 12, y=float(parity_band().high), **place)]


def _end_labels(drawn: Sequence[tuple[str, list[Row]]], top: float, colours: Palette) -> list[Note]:
    """The name, share and counts at each line's end, pushed apart where they would meet."""
    places = _apart([float(100 * (rows[-1].share or 0)) for _, rows in drawn], NEAREST * top)
    return [
        note(
            _end_label(name, rows[-1], colours),
            colours.ink,
            13,
            x=1,
            xref="paper",
            xanchor="left",
            align="left",
            y=place,
            yanchor="middle",
        )
        for (name, rows), place in zip(drawn, places, strict=True)
    ]


def _end_label(name: str, row: Row, colours: Palette) -> str:
    share = percent(row.women, row.known, parity_band().limits)
    counts = n_of(row.women, row.known)
    return (
        f'<b>{short_label(name, 24)}</b><br>{share} <span style="font-size:12px;color:{colours.quiet}">{counts}</span>'
    )


def _apart(values: list[float], least: float) -> list[float]:
    """The values moved as little as needed to stand ``least`` apart, downwards from the highest."""
    placed = dict.fromkeys(range(len(values)), 0.0)
    ceiling = float("inf")
    for place in sorted(placed, key=lambda place: -values[place]):
        placed[place] = min(values[place], ceiling)
        ceiling = placed[place] - least
    return list(placed.values())
