"""Representation: who is where (step 11)."""

from __future__ import annotations

import streamlit as st

from pages.frame import blocks, cache, states
from pages.staff import groups, ladder
from pages.staff.asking import View, grades, say_first, senior, staff_page
from wggi_metrics.figures.labels import label_of
from wggi_metrics.figures.lines import share_lines
from wggi_metrics.figures.measured import posts_table
from wggi_metrics.figures.numerals import day_text
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.parity import posts_title
from wggi_metrics.figures.sentences.pyramid import pyramid_lead
from wggi_metrics.figures.sentences.trends import series_title
from wggi_metrics.words import say


def page() -> None:
    """Draws the page."""
    view = staff_page(say("pages.names.representation"))
    if view is None:
        return
    say_first(view, pyramid_lead(grades(view)))
    first, second = st.columns(2, gap="large")
    with first:
        ladder.in_post(view)
    with second:
        ladder.shares(view)
    first, second = st.columns([1.2, 1], gap="large")
    with first:
        over_time(view)
    with second:
        posts(view)
    groups.side_by_side(view, groups.PLACES, groups.CONTRACTS)
    groups.side_by_side(view, groups.UNITS, groups.ENTRIES)
    ladder.steps(view)


def over_time(view: View) -> None:
    """The share of the staff shown, and that of its top grades, since the data begin."""
    top, days = senior(view), view.chosen.trend
    whole = view.ask("women_share", dates=days)
    high = view.ask("women_share", dates=days, also={"grade": top.grades}) if top else None
    rows, top_rows = rows_of(whole, "pooled"), rows_of(high, "pooled") if high else []
    name, top_name = _name(view), top.name if top else ""
    title = series_title(rows[-1], top_rows[-1] if top_rows else None, name, top_name)
    first, last = day_text(days[0]), day_text(days[-1])
    subtitle = say("pages.representation.over_time", place=view.chosen.place(), first=first, last=last)
    with blocks.figure("over_time", title, subtitle, whole):
        if not _has_trend(rows):
            states.cannot_be_computed(say("pages.states.no_trend"))
            return
        chart = cache.drawn(
            (whole, *([high] if high else [])),
            blocks.theme(),
            ("over_time", name, top_name),
            lambda: share_lines([(name, rows), (top_name, top_rows)], blocks.colours(), title),
        )
        blocks.show(chart, "over_time")


def _name(view: View) -> str:
    category = view.chosen.category
    return label_of("category", category) if category else say("pages.filters.all_staff")


def _has_trend(rows: list[Row]) -> bool:
    return sum(bool(row.known) for row in rows) > 1


def posts(view: View) -> None:
    """How many posts would have to change hands in each grade."""
    result = view.ask("parity_status", "grade")
    found = grades(view)
    known = [row for row in found if row["status"]]
    shown, rest = ladder.most(found)
    subtitle = say("pages.representation.posts", day=day_text(view.chosen.at)) + ladder.said(rest)
    with blocks.figure("posts", posts_title(known), subtitle, result, table=False, picture=False):
        blocks.show_table(posts_table(shown[::-1], one_row(result), "grade"))
