"""What every chart shares: fixed margins, Source Sans, grid lines across the value axis alone (step 10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio
from plotly.basedatatypes import BaseFigure

from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.numerals import THIN_SPACE
from wggi_metrics.figures.tokens import Palette
from wggi_metrics.words import say

FONT = '"Source Sans", sans-serif'
CLEAR = "rgba(0,0,0,0)"

Shape = dict[str, Any]
Note = dict[str, Any]


class Shown(BaseFigure):  # type: ignore[misc]
    """A figure made of its dictionary as it is: Plotly's own checks each value, which takes longer than drawing it."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self._spec = spec

    def to_dict(self) -> dict[str, Any]:
        """The dictionary, which is shared: nobody changes it."""
        return self._spec


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure as Plotly's dictionary, which nobody changes, and what it shows for those who do not see it."""

    spec: dict[str, Any]
    alt: str

    @property
    def shown(self) -> BaseFigure:
        """The figure to be sent to the browser; that Plotly would take it as it is, the tests see to."""
        return Shown(self.spec)

    @property
    def figure(self) -> go.Figure:
        """The figure with every value checked by Plotly."""
        return go.Figure(self.spec)


@dataclass(frozen=True, slots=True)
class Margin:
    """The space around the plot in pixels: fixed, so that labels never push the plot aside."""

    left: int
    right: int
    top: int
    bottom: int

    def as_plotly(self) -> dict[str, int | bool]:
        return {
            "l": self.left,
            "r": self.right,
            "t": self.top,
            "b": self.bottom,
            "pad": 0,
            "autoexpand": False,
        }


def chart(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any], alt: str) -> Chart:
    """The figure of these traces, with the look that Plotly gives to every figure."""
    return Chart({"data": list(traces), "layout": {"template": _usual_look(), **layout}}, alt)


@cache
def _usual_look() -> dict[str, Any]:
    """The template in force, as Plotly writes it into each figure."""
    look: dict[str, Any] = pio.templates[pio.templates.default].to_plotly_json()
    return look


def shared(colours: Palette, height: int, margin: Margin, **more: Any) -> dict[str, Any]:
    """The layout of every chart, with its own axes, shapes and notes added."""
    return {
        "height": height,
        "margin": margin.as_plotly(),
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": FONT, "size": 14, "color": colours.ink},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": colours.paper, "bordercolor": colours.axis, "font": {"color": colours.ink}},
        "modebar": {"bgcolor": CLEAR, "color": colours.quiet, "activecolor": colours.ink},
        **more,
    }


def axis(colours: Palette, **more: Any) -> dict[str, Any]:
    """An axis without zoom, line or grid, unless ``more`` says so."""
    return {
        "fixedrange": True,
        "automargin": False,
        "showgrid": False,
        "ticks": "",
        "tickangle": 0,
        "ticklabeloverflow": "allow",
        "showline": False,
        "zeroline": False,
        "gridcolor": colours.grid,
        "linecolor": colours.axis,
        "tickcolor": colours.axis,
        "tickfont": {"size": 13, "color": colours.ink},
        **more,
    }


def per_cent_ticks(values: Sequence[float]) -> dict[str, list[Any]]:
    """The ticks with their unit once, on the last."""
    texts = [f"{value:g}" for value in values]
    return {"tickvals": list(values), "ticktext": [*texts[:-1], f"{texts[-1]}{THIN_SPACE}%"]}


def steps(low: float, high: float, most: int = 6) -> list[float]:
    """Round values from low to high in steps of 1, 2 or 5 times a power of ten."""
    for step in _round_steps():
        first = -int(-low // step)
        last = int(high // step)
        if last - first + 1 <= most:
            return [round(number * step, 6) for number in range(first, last + 1)]
    return [low, high]


def _round_steps() -> Sequence[float]:
    return [base * 10.0**power for power in range(-2, 3) for base in (1, 2, 5)]


def band_across(colours: Palette, vertical: bool) -> Shape:
    """The parity band as a rectangle behind the data; vertical: it stands on the x axis."""
    value, paper = ("x", "y") if vertical else ("y", "x")
    return {
        "type": "rect",
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": colours.band,
        f"{value}ref": value,
        f"{paper}ref": "paper",
        f"{value}0": float(parity_band().low),
        f"{value}1": float(parity_band().high),
        f"{paper}0": 0,
        f"{paper}1": 1,
    }


def band_label(colours: Palette) -> Note:
    """The name of the band above the plot."""
    middle = parity_band().middle
    return note(say("figures.parity_band"), colours.quiet, 12, x=middle, y=1, yref="paper", yanchor="bottom")


def note(text: str, colour: str, size: int, **more: Any) -> Note:
    """A text in the chart, without arrow."""
    return {"text": text, "showarrow": False, "font": {"size": size, "color": colour}, **more}


def right_column(text: str, y: float, margin: Margin, colour: str) -> Note:
    """A bold text in the right margin, in line with its row."""
    return note(
        f"<b>{text}</b>",
        colour,
        14,
        x=1,
        xref="paper",
        xshift=margin.right - 4,
        xanchor="right",
        y=y,
        yref="y",
        yanchor="middle",
    )


def wrapped_label(text: str, most: int = 21) -> str:
    """A label in at most two lines, the second cut to the margin's width."""
    if len(text) <= most or " " not in text[: most + 1]:
        return short_label(text, most)
    place = text.rindex(" ", 0, most + 1)
    return f"{text[:place]}<br>{short_label(text[place + 1 :], most)}"


def short_label(text: str, most: int = 21) -> str:
    """A label cut to the margin's width; the whole of it stands in the table and on hover."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
