"""Figures by grade: the pyramid, the shares, and the steps from grade to grade (step 11)."""

from __future__ import annotations

from collections.abc import Sequence

from pages.frame import blocks, cache, states, text
from pages.staff.asking import SENIOR, View, grades
from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.dots import dots
from wggi_metrics.figures.measured import steps_table
from wggi_metrics.figures.numerals import count_text, day_text, ratio_text
from wggi_metrics.figures.pyramid import pyramid
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.parity import below_title
from wggi_metrics.figures.sentences.pyramid import pyramid_title, top_name, top_sentence
from wggi_metrics.words import say

MOST_GRADES = 24
"""A ladder with more grades shows those with most staff and counts the rest; the table has them all."""


def most(rows: Sequence[Row], limit: int = MOST_GRADES) -> tuple[list[Row], list[Row]]:
    """The largest rows in their order, as many as are drawn, and the rest."""
    largest = set(sorted(range(len(rows)), key=lambda place: -rows[place].known)[:limit])
    shown = [row for place, row in enumerate(rows) if place in largest]
    return shown, [row for place, row in enumerate(rows) if place not in largest]


def said(rest: Sequence[Row]) -> str:
    """How many groups and people are not drawn; nothing where all are."""
    if not rest:
        return ""
    return " " + say("pages.overview.rest", n=len(rest), staff=count_text(sum(row.known for row in rest)))


def in_post(view: View) -> None:
    """The grade pyramid."""
    rows, (shown, rest) = grades(view), most(grades(view))
    result, title = view.ask("parity_status", "grade"), pyramid_title(rows)
    subtitle = say("pages.representation.pyramid", place=view.chosen.place(), day=day_text(view.chosen.at)) + said(rest)
    totals = (sum(row.women for row in rows), sum(row.men for row in rows))
    with blocks.figure("pyramid", title, subtitle, result):
        chart = cache.drawn(
            (result,), blocks.theme(), ("pyramid",), lambda: pyramid(shown[::-1], blocks.colours(), title, totals)
        )
        blocks.show(chart, "pyramid")


def shares(view: View) -> None:
    """Women's share of each grade with its interval, against the parity band."""
    result = view.ask("parity_status", "grade")
    shown, rest = most(grades(view))
    known = [row for row in grades(view) if row["status"]]
    title = below_title(known)
    subtitle = say("pages.representation.shares", band=parity_band().text) + view.bar + said(rest)
    drawn = view.stock(shown[::-1])
    with blocks.figure("shares", title, subtitle, result):
        key = ("shares", str(view.chosen.has_intervals))
        chart = cache.drawn((result,), blocks.theme(), key, lambda: dots(drawn, blocks.colours(), title))
        blocks.show(chart, "shares")


def steps(view: View) -> None:
    """The step from the feeder grades to each grade, and the glass-ceiling index."""
    top = SENIOR if any(row.group == (SENIOR,) for row in grades(view)) else None
    result = view.ask("grade_pyramid", "grade", top=top)
    rows = [row for row in rows_of(result) if row["step_ratio"] is not None]
    index = one_row(result, "index")
    has_index = index is not None and index["ceiling_index"] is not None
    title = top_sentence(index).removesuffix(".") if index and index["top_staff"] else say("pages.steps.title")
    with blocks.figure("steps", title, say("pages.steps.subtitle", day=day_text(view.chosen.at)), result,
                       table=False, picture=False):  # fmt: skip
        if not rows:
            states.cannot_be_computed(say("pages.steps.none"))
            return
        blocks.show_table(steps_table(most(rows)[0][::-1]))
        if index is not None and has_index:
            text.note(_index(index))


def _index(index: Row) -> str:
    return say(
        "pages.steps.index",
        index=ratio_text(index["ceiling_index"]),
        low=ratio_text(index["index_low"]),
        high=ratio_text(index["index_high"]),
        top=top_name(index),
    )
