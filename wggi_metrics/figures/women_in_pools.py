"""How many pools hold no woman, one, or two or more, beside what chance alone would give (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wggi_metrics.figures.layout import Chart, Margin, Note, axis, chart, note, per_cent_ticks, shared
from wggi_metrics.figures.numerals import half_up, written
from wggi_metrics.figures.tokens import Palette, faded
from wggi_metrics.words import say

STEP = 76
MARGIN = Margin(118, 24, 34, 34)
THICK, THIN = 0.42, 0.12
LEAST_LABELLED = 0.045
"""A part of a bar narrower than this has no room for its number; the table and the hover have it."""

KINDS = ("none", "one", "more")


@dataclass(frozen=True, slots=True)
class Pools:
    """The notices of one stage by women in the pool: counted, and expected where chance alone decided."""

    name: str
    counted: tuple[int, int, int]
    expected: tuple[float, float, float] | None

    @property
    def notices(self) -> int:
        return sum(self.counted)


def women_in_pools(stages: Sequence[Pools], colours: Palette, title: str) -> Chart:
    """A bar for each stage, the first on top; beneath it a thin bar of what would be expected."""
    places = list(range(len(stages) - 1, -1, -1))
    layout = shared(
        colours,
        MARGIN.top + MARGIN.bottom + STEP * len(stages),
        MARGIN,
        barmode="stack",
        xaxis=axis(colours, range=[0, 100], showline=True, **per_cent_ticks([0, 25, 50, 75, 100])),
        yaxis=axis(
            colours, range=[-0.62, len(stages) - 0.5], ticklabelstandoff=8,
            tickvals=[*places, *(place - 0.38 for place in places)],
            ticktext=[*(stage.name for stage in stages), *(_expected_label(stage, colours) for stage in stages)],
        ),
        annotations=[*_key(colours), *_numbers(stages, places, colours)],
    )  # fmt: skip
    return chart(_traces(stages, places, colours), layout, alt_text(stages, title))


def alt_text(stages: Sequence[Pools], title: str) -> str:
    """The title and every stage's three counts, with those expected."""
    told = "; ".join(_told(stage) for stage in stages)
    return say("figures.women_in_pools.alt", title=title, stages=told)


def _told(stage: Pools) -> str:
    none, one, more = stage.counted
    text = say("figures.women_in_pools.stage", name=stage.name, none=none, one=one, more=more)
    if stage.expected is None:
        return text
    expected = dict(zip(KINDS, (half_up(written(value)) for value in stage.expected), strict=True))
    return text + say("figures.women_in_pools.expected_counts", **expected)


def _expected_label(stage: Pools, colours: Palette) -> str:
    name = say("figures.women_in_pools.expected") if stage.expected else ""
    return f'<span style="font-size:12px;color:{colours.quiet}">{name}</span>'


def _colours(colours: Palette) -> dict[str, str]:
    return {"none": faded(colours.quiet, 0.75), "one": faded(colours.women, 0.42), "more": colours.women}


def _key(colours: Palette) -> list[Note]:
    """The three kinds above the plot, each with its own mark."""
    parts = [
        f'<span style="color:{colour}">■</span> {say(f"figures.women_in_pools.{kind}")}'
        for kind, colour in _colours(colours).items()
    ]
    text = "&nbsp;&nbsp; ".join(parts)
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 6}
    return [note(text, colours.ink, 13, **place)]


def _numbers(stages: Sequence[Pools], places: Sequence[int], colours: Palette) -> list[Note]:
    found = []
    for stage, place in zip(stages, places, strict=True):
        begin = 0.0
        for kind, count in zip(KINDS, stage.counted, strict=True):
            part = count / max(stage.notices, 1)
            if part >= LEAST_LABELLED:
                colour = colours.ink if kind == "one" else colours.paper
                clear = {"bgcolor": _colours(colours)[kind]} if kind == "none" else {}  # no hatching behind a number
                at = {"x": 100 * (begin + part / 2), "y": place, "yanchor": "middle", **clear}
                found.append(note(f"<b>{count}</b>", colour, 13, **at))
            begin += part
    return found


def _traces(stages: Sequence[Pools], places: Sequence[int], colours: Palette) -> list[dict[str, Any]]:
    found = []
    for number, kind in enumerate(KINDS):
        found.append(_bar(stages, places, kind, number, colours, THICK))
        found.append(_bar(stages, [place - 0.38 for place in places], kind, number, colours, THIN))
    return found


def _bar(
    stages: Sequence[Pools], places: Sequence[float], kind: str, number: int, colours: Palette, width: float
) -> dict[str, Any]:
    is_counted = width == THICK
    values = [stage.counted[number] if is_counted else (stage.expected or (0.0,) * 3)[number] for stage in stages]
    totals = [max(stage.notices if is_counted else sum(stage.expected or (0.0,)), 1e-9) for stage in stages]
    marker: dict[str, Any] = {"color": _colours(colours)[kind], "line": {"width": 1, "color": colours.paper}}
    if kind == "none" and is_counted:
        marker["pattern"] = {"shape": "x", "fgcolor": colours.paper, "bgcolor": _colours(colours)[kind],
                             "size": 6, "solidity": 0.16}  # fmt: skip
    return {
        "type": "bar", "orientation": "h", "y": list(places), "width": width, "marker": marker,
        "x": [100 * value / total for value, total in zip(values, totals, strict=True)],
        "text": [_hover(stage.name, kind, value, is_counted) for stage, value in zip(stages, values, strict=True)],
        "textposition": "none", "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _hover(name: str, kind: str, value: float, is_counted: bool) -> str:
    number = str(value) if is_counted else half_up(written(value))
    place = "hover" if is_counted else "hover_expected"
    return say(f"figures.women_in_pools.{place}", name=name, kind=say(f"figures.women_in_pools.{kind}"), n=number)
