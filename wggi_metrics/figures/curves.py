"""How many have gone by each time, women solid and men dashed, with bands and the numbers still at risk (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.layout import Chart, Margin, Note, axis, chart, note, per_cent_ticks, shared, steps
from wggi_metrics.figures.numerals import count_text, percent_of
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tokens import Palette, faded
from wggi_metrics.words import say

HEIGHT = 420
MARGIN = Margin(58, 92, 12, 126)
YEARS_APART = (1, 2, 5, 10)
MOST_TICKS = 6
APART = 0.07


@dataclass(frozen=True, slots=True)
class Curve:
    """One gender's curve: at each month the fraction gone, its limits where there are any, and those at risk."""

    gender: str
    months: tuple[int, ...]
    gone: tuple[float, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    at_risk: tuple[int, ...]

    @property
    def followed(self) -> int:
        """The place of the last month with enough people at risk to be drawn; -1 where there is none."""
        least = parameter("few_at_risk").whole
        return max((place for place, number in enumerate(self.at_risk) if number >= least), default=-1)

    @property
    def last(self) -> float:
        """The fraction gone at the last month drawn."""
        return self.gone[self.followed] if self.followed >= 0 else 0.0

    def gone_at(self, month: int) -> float:
        """The fraction gone by a month: that of the last listed one no later."""
        return max((gone for at, gone in zip(self.months, self.gone, strict=True) if at <= month), default=0.0)

    def there_at(self, month: float) -> int:
        """How many are at risk at a month: those of the next month that is listed."""
        return next((number for at, number in zip(self.months, self.at_risk, strict=True) if at >= month), 0)


def curve_of(rows: Sequence[Row], gender: str, event: str) -> Curve:
    """The curve of one gender (woman, man) from the measure's rows; ``event`` is promoted or left."""
    mine = sorted((row for row in rows if row["gender"] == gender), key=lambda row: row["month"])
    return Curve(
        gender,
        tuple(int(row["month"]) for row in mine),
        tuple(float(row[f"{event}_by"] or 0.0) for row in mine),
        tuple(row[f"{event}_low"] for row in mine),
        tuple(row[f"{event}_high"] for row in mine),
        tuple(int(row["at_risk"] or 0) for row in mine),
    )


def top_of(curves: Sequence[Curve]) -> float:
    """The highest fraction that is drawn, limits included: two panels of one height share it."""
    ends = [curve.high[place] or curve.gone[place] for curve in curves for place in range(curve.followed + 1)]
    return max([0.1, *ends])


def gone_by(curves: Sequence[Curve], colours: Palette, title: str, since: str, top: float) -> Chart:
    """The curves from 0 to where few remain; ``since`` names the horizontal axis."""
    years = _years(curves)
    ticks = _ticks(years)
    layout = shared(
        colours,
        HEIGHT,
        MARGIN,
        xaxis=axis(colours, range=[0, years], tickvals=ticks, ticktext=[str(value) for value in ticks], showline=True,
                   title={"text": since, "font": {"size": 13}, "standoff": 4}),
        yaxis=axis(colours, range=[0, 100 * min(1.0, top * 1.05)], showgrid=True,
                   **per_cent_ticks(steps(0, 100 * min(1.0, top * 1.05), 5))),
        annotations=[*_ends(curves, colours, top), *_at_risk(curves, ticks, colours)],
    )  # fmt: skip
    traces = [trace for curve in curves for trace in _traces(curve, colours)]
    return chart(traces, layout, alt_text(curves, title))


def alt_text(curves: Sequence[Curve], title: str) -> str:
    """The title and where each curve ends."""
    parts = "; ".join(
        say("figures.curves.end", who=say(f"figures.curves.{curve.gender}"), gone=percent_of(curve.last),
            years=f"{curve.months[curve.followed] / 12:.1f}" if curve.followed >= 0 else "0")
        for curve in curves
    )  # fmt: skip
    return say("figures.curves.alt", title=title, ends=parts)


def _years(curves: Sequence[Curve]) -> float:
    months = [curve.months[curve.followed] for curve in curves if curve.followed >= 0]
    return max(1.0, max(months, default=12) / 12)


def _ticks(years: float) -> list[int]:
    """Whole years, not too many."""
    apart = next((step for step in YEARS_APART if years / step <= MOST_TICKS), YEARS_APART[-1])
    return list(range(0, int(years) + 1, apart))


def _traces(curve: Curve, colours: Palette) -> list[dict[str, Any]]:
    place = curve.followed + 1
    years = [month / 12 for month in curve.months[:place]]
    colour = colours.women if curve.gender == "woman" else colours.men
    dash = "solid" if curve.gender == "woman" else "dash"
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": years,
        "y": [100 * value for value in curve.gone[:place]],
        "line": {"width": 2.5, "color": colour, "shape": "hv", "dash": dash},
        "text": _told(curve, place),
        "hovertemplate": "%{text}<extra></extra>",
    }
    return [*_band(curve, years, colour), line]


def _told(curve: Curve, place: int) -> list[str]:
    """What the pointer says at each month before this place."""
    who = say(f"figures.curves.{curve.gender}")
    points = zip(curve.gone[:place], curve.months, curve.at_risk, strict=False)
    return [
        say("figures.curves.at", who=who, gone=percent_of(gone), years=f"{month / 12:.1f}", n=count_text(number))
        for gone, month, number in points
    ]


def _band(curve: Curve, years: list[float], colour: str) -> list[dict[str, Any]]:
    """The interval as a shape with steps, from the first month with limits; none where the measure gives no limits."""
    place = len(years)
    first = next((at for at in range(place) if curve.low[at] is not None), place)
    if first == place or any(limit is None for limit in (*curve.low[first:place], *curve.high[first:place])):
        return []
    years = years[first:]
    low, high = ([100 * float(limit or 0) for limit in limits[first:place]] for limits in (curve.low, curve.high))
    shared_look = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": {"width": 0, "shape": "hv"}}
    return [
        {**shared_look, "x": years, "y": high},
        {**shared_look, "x": years, "y": low, "fill": "tonexty", "fillcolor": faded(colour, 0.14)},
    ]


def _ends(curves: Sequence[Curve], colours: Palette, top: float) -> list[Note]:
    """Each curve's name and last value at its end, pushed apart where they would meet."""
    drawn = sorted((curve for curve in curves if curve.followed >= 0), key=lambda curve: curve.last)
    heights: list[float] = []
    for curve in drawn:
        least = heights[-1] + APART * top if heights else 0.0
        heights.append(max(curve.last, least))
    over = max(0.0, heights[-1] - min(1.0, top)) if heights else 0.0
    heights = [height - over for height in heights]
    return [
        note(f"<b>{say(f'figures.curves.{curve.gender}')}</b> {percent_of(curve.last)}",
             colours.women_text if curve.gender == "woman" else colours.men_text, 13,
             x=curve.months[curve.followed] / 12, y=100 * height, xanchor="left", xshift=6, yanchor="middle")
        for curve, height in zip(drawn, heights, strict=True)
    ]  # fmt: skip


def _at_risk(curves: Sequence[Curve], ticks: Sequence[int], colours: Palette) -> list[Note]:
    """Under the axis: how many of each are still in the grade and observed."""
    below = {"yref": "paper", "y": 0, "yanchor": "top"}
    found = [note(say("figures.curves.at_risk"), colours.quiet, 13, x=0, xref="paper", xanchor="left", xshift=-50,
                  yshift=-48, **below)]  # fmt: skip
    for number, curve in enumerate(curves):
        colour = colours.women_text if curve.gender == "woman" else colours.men_text
        shift = -68 - 20 * number
        found.append(note(say(f"figures.curves.{curve.gender}"), colour, 13, x=0, xref="paper", xanchor="left",
                          xshift=-50, yshift=shift, **below))  # fmt: skip
        found += [
            note(count_text(curve.there_at(12 * tick)), colour, 13, x=tick, yshift=shift, **below,
                 **({"xanchor": "left", "xshift": 6} if not tick else {}))
            for tick in ticks
        ]  # fmt: skip
    return found
