"""Meetings one by one: whether the working group's member was there, and women among the members present (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wggi_metrics.figures.layout import Chart, Margin, Note, Shape, axis, chart, note, shared
from wggi_metrics.figures.numerals import day_text, n_of
from wggi_metrics.figures.tokens import Palette, faded
from wggi_metrics.words import say

HEIGHT = 230
MARGIN = Margin(118, 26, 10, 34)
TOP, BOTTOM = (0.74, 0.98), (0.0, 0.6)
WIDTH = 0.36


@dataclass(frozen=True, slots=True)
class Attended:
    """One meeting; None where the export does not say."""

    name: str
    day: date
    attended: bool | None
    women: int
    present: int


def attendance(meetings: Sequence[Attended], colours: Palette, title: str) -> Chart:
    """Boxes above: filled, the member attended; framed with a mark, absent. Bars beneath: women of those present."""
    layout = shared(
        colours,
        HEIGHT,
        MARGIN,
        xaxis=axis(colours, range=[-0.6, len(meetings) - 0.4], **_months(meetings)),
        yaxis=axis(
            colours, range=[0, 1], tickvals=[sum(TOP) / 2, sum(BOTTOM) / 2],
            ticktext=[say("figures.attendance.member"), say("figures.attendance.women")], ticklabelstandoff=8,
        ),
        shapes=[shape for place, each in enumerate(meetings) for shape in _shapes(place, each, colours)]
        + [_half(colours, len(meetings))],
        annotations=[text for place, each in enumerate(meetings) for text in _absent(place, each, colours)],
    )  # fmt: skip
    return chart([_hover(meetings)], layout, alt_text(meetings, title))


def alt_text(meetings: Sequence[Attended], title: str) -> str:
    """The title, and the meetings at which the member was not."""
    away = "; ".join(f"{each.name}, {day_text(each.day)}" for each in meetings if each.attended is False)
    return say("figures.attendance.alt", title=title, away=away or say("figures.attendance.nowhere"))


def _months(meetings: Sequence[Attended]) -> dict[str, list[Any]]:
    """The first, the middle and the last meeting's month."""
    last = len(meetings) - 1
    shown = sorted({0, last // 2, last}) if last >= 4 else sorted({0, max(last, 0)})
    return {"tickvals": shown, "ticktext": [f"{meetings[place].day:%b %Y}" for place in shown] if meetings else []}


def _shapes(place: int, each: Attended, colours: Palette) -> list[Shape]:
    return [_box(place, each.attended, colours), *_bar(place, each, colours)]


def _box(place: int, attended: bool | None, colours: Palette) -> Shape:
    """Filled where the member was there; framed in the colour of attention where not; faint where not recorded."""
    colour = {True: colours.ink, False: colours.mark, None: colours.axis}[attended]
    return {
        "type": "rect", "x0": place - WIDTH, "x1": place + WIDTH, "y0": TOP[0], "y1": TOP[1],
        "fillcolor": colours.ink if attended else faded(colours.paper, 0.0),
        "line": {"width": 1.5, "color": colour, "dash": "dot" if attended is None else "solid"},
    }  # fmt: skip


def _bar(place: int, each: Attended, colours: Palette) -> list[Shape]:
    if not each.present:
        return []
    whole = {"type": "rect", "x0": place - WIDTH, "x1": place + WIDTH, "y0": BOTTOM[0], "y1": BOTTOM[1],
             "line": {"width": 1, "color": colours.grid}}  # fmt: skip
    high = BOTTOM[0] + (BOTTOM[1] - BOTTOM[0]) * each.women / each.present
    return [whole, {**whole, "y1": high, "fillcolor": colours.women, "line": {"width": 0}}]


def _half(colours: Palette, meetings: int) -> Shape:
    middle = sum(BOTTOM) / 2
    return {"type": "line", "x0": -0.6, "x1": meetings - 0.4, "y0": middle, "y1": middle,
            "line": {"width": 1, "color": colours.ink, "dash": "dot"}}  # fmt: skip


def _absent(place: int, each: Attended, colours: Palette) -> list[Note]:
    """Not by colour alone: an absence carries a mark."""
    if each.attended is not False:
        return []
    return [note("▲", colours.mark, 10, x=place, y=sum(TOP) / 2, yanchor="middle")]


def _hover(meetings: Sequence[Attended]) -> dict[str, Any]:
    told = {True: "attended", False: "absent", None: "not_recorded"}
    return {
        "type": "scatter", "mode": "markers", "marker": {"size": 18, "opacity": 0},
        "x": list(range(len(meetings))), "y": [sum(TOP) / 2] * len(meetings),
        "text": [
            f"{each.name}, {day_text(each.day)}<br>{say(f'figures.attendance.{told[each.attended]}')}<br>"
            f"{say('figures.attendance.present', n_of=n_of(each.women, each.present))}"
            for each in meetings
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip
