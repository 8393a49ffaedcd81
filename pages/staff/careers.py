"""Careers: who moves up, how fast, who leaves (step 11)."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.frame import blocks, cache, states
from pages.staff import how_fast, seniority, working_life
from pages.staff.asking import View, from_lists, say_first, staff_page
from wggi_metrics.figures.forest import forest, ratios_of
from wggi_metrics.figures.numerals import count_text, day_text
from wggi_metrics.figures.rate_pairs import pair_of, rate_pairs
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.rates import promotion_lead, rates_title
from wggi_metrics.measures import Result, Where
from wggi_metrics.words import say

MOST_ROWS = 24


def page() -> None:
    """Draws the page."""
    view = staff_page(say("pages.names.careers"), is_flow=True)
    if view is None:
        return
    if view.chosen.since is None:
        states.cannot_be_computed(say("pages.careers.no_period"))
        return
    where = seniority.chosen(view)
    say_first(view, promotion_lead(promotions(view, where), **view.period))
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        moving_up(view, where)
    with right:
        leaving(view)
    how_fast.time_in_grade(view, where)
    how_fast.adjusted(view, where)
    working_life.draw(view)


def promotions(view: View, where: Where) -> Result:
    """Promotion rates by grade in the period chosen; ``where`` may ask for the minimum seniority."""
    return view.ask("promotion_rates", "grade", also=where, **view.period)


def moving_up(view: View, where: Where) -> None:
    """The ratio of women's promotion rate to men's, grade by grade, pooled and stratified."""
    result = promotions(view, where)
    rows = largest([row for row in rows_of(result) if _years(row)])
    pooled, stratified = one_row(result), one_row(result, "stratified")
    subtitle = _subtitle(view, "promotions", bar=say(f"pages.careers.{_bar(pooled)}"))
    subtitle += _away(pooled) + from_lists(result) + seniority.said(where)
    if pooled is None or not rows:
        _nothing("promotions", subtitle, result)
        return
    title = rates_title(rows, stratified or pooled, "promoted")
    summaries = [(say("pages.careers.pooled"), say("pages.careers.pooled_method"), pooled)]
    if stratified is not None and stratified["rate_ratio"] is not None:
        method = say("pages.careers.mantel_haenszel")
        summaries = [(say("pages.careers.stratified"), method, stratified), *summaries]
    ways = (say("pages.careers.less_women"), say("pages.careers.less_men"))
    with blocks.figure("promotions", title, subtitle, result):
        chart = cache.drawn(
            (result,),
            blocks.theme(),
            ("promotions",),
            lambda: forest(ratios_of(rows, summaries, "promoted"), blocks.colours(), title, ways),
        )
        blocks.show(chart, "promotions")


def largest(rows: Sequence[Row]) -> list[Row]:
    """The rows with most person-years, as many as are drawn, in their order."""
    kept = set(sorted(range(len(rows)), key=lambda place: -_years(rows[place]))[:MOST_ROWS])
    return [row for place, row in enumerate(rows) if place in kept]


def _years(row: Row) -> float:
    return float(row["women_person_years"] or 0) + float(row["men_person_years"] or 0)


def _bar(pooled: Row | None) -> str:
    return "score" if pooled is not None and pooled["basis"] == "lists" else "exact"


def _last_pair(result: Result) -> str:
    """Of lists: who is missing from the last one may be away; nothing where separations have dates."""
    return say("pages.careers.last_pair") if result.between else ""


def _away(pooled: Row | None) -> str:
    """How many people were away from a list and came back; nothing where events have dates."""
    if pooled is None or pooled["basis"] != "lists":
        return ""
    away = int(pooled["away"] or 0)
    return say("pages.careers.away", n=away, count=count_text(away))


def _subtitle(view: View, name: str, **more: str) -> str:
    first, last = (day_text(day) for day in view.period.values())
    return say(f"pages.careers.{name}", place=view.chosen.place(), first=first, last=last, **more)


def _nothing(name: str, subtitle: str, result: Result) -> None:
    """In place of a figure: the reason why there is none."""
    reason = next((row.reason for row in rows_of(result, None) if row.reason), say("sentences.nobody"))
    with blocks.figure(name, say(f"pages.careers.{name}_title"), subtitle, result, table=False, picture=False):
        states.cannot_be_computed(str(reason))


def leaving(view: View) -> None:
    """Women's and men's leaving rates by reason."""
    result = view.ask("leaving_rates", "reason", **view.period)
    rows, pooled = rows_of(result), one_row(result)
    subtitle = _subtitle(view, "leaving") + _away(pooled) + from_lists(result) + _last_pair(result)
    if not rows:
        _nothing("leaving", subtitle, result)
        return
    title = rates_title(rows, pooled, "left")
    unit = say("pages.careers.leaving_unit")
    with blocks.figure("leaving", title, subtitle, result):
        pairs = [pair_of(row, "left") for row in rows]
        chart = cache.drawn(
            (result,), blocks.theme(), ("leaving",), lambda: rate_pairs(pairs, blocks.colours(), title, unit)
        )
        blocks.show(chart, "leaving")
