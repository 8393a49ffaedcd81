"""Overview: where do we stand, what moved, what needs attention (step 11)."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from pages.frame import blocks, cache, states
from pages.staff import attention, headlines, ladder
from pages.staff.asking import View, at_the_top, from_lists, grades, say_first, senior, staff_page, whole
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.dots import dots
from wggi_metrics.figures.layout import Chart
from wggi_metrics.figures.multiples import highest, small_multiple
from wggi_metrics.figures.numerals import day_text, month_text, signed
from wggi_metrics.figures.rows import Row, one_row, rows_of, series_of
from wggi_metrics.figures.sentences.change import change_title
from wggi_metrics.figures.sentences.leads import lead, top_lead
from wggi_metrics.figures.sentences.parity import below_title
from wggi_metrics.figures.sentences.trends import multiples_title
from wggi_metrics.figures.waterfall import joined, waterfall
from wggi_metrics.measures import Result
from wggi_metrics.words import say

MOST_MULTIPLES = 14
MOST_FLOWS = 10


def page() -> None:
    """Draws the page."""
    view = staff_page(say("pages.names.overview"))
    if view is None:
        return
    say_first(view, _lead(view))
    blocks.kpis(headlines.items(view))
    trends(view)
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        moved(view)
    with right:
        attention.needs(view)


def _lead(view: View) -> str:
    now, chosen = whole(view), view.chosen
    if now is None:
        return ""
    before = whole(view, chosen.before) if chosen.before else None
    first = lead(now, before, chosen.before, view.posts, chosen.at if view.is_old else None)
    top = senior(view)
    second = top_lead(at_the_top(view, top), now, top.name, view.is_old) if top else ""
    return " ".join(filter(None, (first, second)))


def trends(view: View) -> None:
    """A small chart for each grade: its share since the data begin."""
    if len(view.chosen.trend) < 2:
        one_date(view)
        return
    result = view.ask("women_share", "grade", dates=view.chosen.trend)
    series = _largest(rows_of(result), view.chosen.at)
    rows = [row for found in series for row in found]
    years = [day.year for day in view.chosen.trend]
    subtitle = say(
        "pages.overview.trends",
        place=view.chosen.place(),
        first=min(years),
        last=max(years),
        band=parity_band().text,
    ) + _rest(rows_of(result), series, view.chosen.at)
    with blocks.figure("trends", multiples_title(rows), subtitle, result):
        top = highest(rows)
        charts = [_multiple(result, found, top, view.chosen.trend) for found in series]
        blocks.show_grid(charts)


def one_date(view: View) -> None:
    """In place of the trends where there is one date alone: the share of each grade."""
    shown, rest = ladder.most(grades(view), MOST_MULTIPLES)
    title = below_title([row for row in grades(view) if row["status"]])
    subtitle = say(
        "pages.overview.one_date",
        place=view.chosen.place(),
        day=day_text(view.chosen.at),
        band=parity_band().text,
    )
    result = view.ask("parity_status", "grade")
    with blocks.figure("trends", title, subtitle + view.bar + ladder.said(rest), result):
        drawn, key = view.stock(shown[::-1]), ("one date", str(view.chosen.has_intervals))
        chart = cache.drawn((result,), blocks.theme(), key, lambda: dots(drawn, blocks.colours(), title))
        blocks.show(chart, "one_date")


def _multiple(result: Result, found: list[Row], top: float, days: tuple[date, ...]) -> tuple[str, Chart]:
    grade = str(found[0].group[0])
    chart = cache.drawn(
        (result,),
        blocks.theme(),
        ("multiple", grade, top),
        lambda: small_multiple(found[0].label, found, blocks.colours(), top, days),
    )
    return f"trend_{grade}", chart


def _largest(rows: list[Row], at: date) -> list[list[Row]]:
    """The grades at the last date, without small ones, the largest where they are many, in their order."""
    staffed = [found for found in series_of(rows).values() if found[-1].known and found[-1]["date"] == at]
    series = [found for found in staffed if found[-1].known >= parameter("small_unit").whole] or staffed
    least = sorted((found[-1].known for found in series), reverse=True)[:MOST_MULTIPLES] or [0]
    return [found for found in series if found[-1].known >= least[-1]][:MOST_MULTIPLES]


def _rest(rows: list[Row], series: list[list[Row]], at: date) -> str:
    """How many grades and people are not drawn, where some are not."""
    drawn = {found[-1].group for found in series}
    staffed = [found[-1] for found in series_of(rows).values() if found[-1]["date"] == at]
    return ladder.said([row for row in staffed if row.known and row.group not in drawn])


def moved(view: View) -> None:
    """What moved the share between the two days compared."""
    chosen = view.chosen
    if chosen.before is None:
        with blocks.figure("moved", say("pages.overview.moved_none"), ""):
            states.cannot_be_computed(say("pages.states.no_before"))
        return
    result = view.ask("change_in_share", start=chosen.before + timedelta(days=1), end=chosen.at)
    total, flows = one_row(result, "total"), rows_of(result)
    if total is None or total.reason or not total["staff_start"] or not total["staff_end"]:
        with blocks.figure("moved", say("pages.overview.moved_none"), "", result, table=False, picture=False):
            states.cannot_be_computed((total.reason if total else None) or say("sentences.nobody"))
        return
    title = change_title(flows, total)
    if not any(row["points"] for row in flows):
        with blocks.figure("moved", title, _moved_subtitle(view, total) + from_lists(result), result, picture=False):
            return
    ends = (month_text(chosen.before), month_text(chosen.at))
    with blocks.figure("moved", title, _moved_subtitle(view, total) + from_lists(result), result):
        chart = cache.drawn(
            (result,),
            blocks.theme(),
            ("moved", *ends),
            lambda: waterfall(joined(flows, MOST_FLOWS), total, ends, blocks.colours(), title),
        )
        blocks.show(chart, "moved")


def _moved_subtitle(view: View, total: Row) -> str:
    assert view.chosen.before is not None
    return say(
        "pages.overview.moved",
        place=view.chosen.place(),
        start=day_text(view.chosen.before),
        end=day_text(view.chosen.at),
        change=signed(total["change"] or 0.0, 2),
    )
