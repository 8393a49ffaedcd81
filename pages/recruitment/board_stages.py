"""The Board: women's share at each stage, over the years, and pools with no, one or more women (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pages.frame import blocks, cache, states
from pages.recruitment.asking import NoticesView
from pages.recruitment.filters import known_days
from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.dots import dots
from wggi_metrics.figures.labels import capital
from wggi_metrics.figures.layout import Chart
from wggi_metrics.figures.multiples import highest, small_multiple
from wggi_metrics.figures.numerals import count_text
from wggi_metrics.figures.rows import Row, rows_of, series_of
from wggi_metrics.figures.sentences.selection import at_stage, over_time_title, pools_title, shares_title
from wggi_metrics.figures.sentences.stages import BOARD, rank
from wggi_metrics.figures.women_in_pools import Pools, women_in_pools
from wggi_metrics.measures import Result
from wggi_metrics.words import say

STEP = 66
"""So high is a row of the shares, for the chart to end with that of the odds beside it."""


def stages(result: Result) -> list[Row]:
    """One row for each stage (and period), named by it, in their order: both references added up where it has two."""
    found = {(row["period_from"], row["stage"]): row
             for kind in ("pooled", "total") for row in rows_of(result, kind) if row.known}  # fmt: skip
    named = [replace(row, fields=("stage",), group=(row["stage"],)) for row in found.values()]
    return sorted(named, key=lambda row: rank(row["stage"]))


def shares(view: NoticesView) -> None:
    """Women's share of those who reached each stage."""
    result = view.ask("pool_balance")
    found = stages(result)
    if not found:
        _nothing("shares", result)
        return
    title = shares_title(found)
    with blocks.figure("shares", title, _shares_subtitle(view, found[0]), result):
        chart = cache.drawn(
            (result,), blocks.theme(), ("shares",), lambda: dots(found, blocks.colours(), title, least_step=STEP)
        )
        blocks.show(chart, "shares")


def _shares_subtitle(view: NoticesView, first: Row) -> str:
    unknown = int(first["other"] or 0) + int(first["not_stated"] or 0)
    notices = int(first["notices"])
    words = {"place": view.chosen.place(), "period": view.chosen.in_words, "band": parity_band().text}
    told = say("pages.board.shares", notices=say("pages.board.notices", n=notices, count=count_text(notices)), **words)
    return told + (say("pages.board.unknown", n=unknown, count=count_text(unknown)) if unknown else "")


def over_time(view: NoticesView) -> None:
    """A small chart for each stage: its share by the year of the notices, over all years of the data."""
    known = known_days(view.served)
    if known is None:
        with blocks.figure("over_time", say("pages.board.over_time_title"), ""):
            states.cannot_be_computed(say("pages.board.no_dates"), say("pages.board.no_dates_remedy"))
        return
    result = view.ask("pool_balance", every="year", start=known[0], end=known[1])
    dated = [replace(row, values={**row.values, "date": row["period_to"]}) for row in stages(result)]
    if not dated:
        _nothing("over_time", result)
        return
    series = series_of(dated)
    days = sorted({row["date"] for row in dated})
    words = {"place": view.chosen.place(), "first": days[0].year, "last": days[-1].year, "band": parity_band().text}
    title = over_time_title(list(series.values())[-1])
    with blocks.figure("over_time", title, say("pages.board.over_time", **words), result):
        top = highest(dated)
        blocks.show_grid([_multiple(result, rows, top) for rows in series.values()], 150)


def _multiple(result: Result, rows: Sequence[Row], top: float) -> tuple[str, Chart]:
    stage = str(rows[0]["stage"])
    days = [row["date"] for row in rows]
    chart = cache.drawn(
        (result,), blocks.theme(), ("stage", stage, top),
        lambda: small_multiple(capital(at_stage(stage)), rows, blocks.colours(), top, days),
    )  # fmt: skip
    return f"over_time_{stage.replace(' ', '_')}", chart


def pools(view: NoticesView) -> None:
    """Notices with no, one, two or more women at each stage, beside what chance alone would give."""
    result = view.ask("pool_balance")
    found = _pools(result)
    if not found:
        _nothing("pools", result)
        return
    before = [row for row in found if rank(row["stage"]) < rank(BOARD)]
    title = pools_title(([row for row in before if row["stage"] == "short list"] or before or found)[-1])
    subtitle = say("pages.board.pools", place=view.chosen.place(), period=view.chosen.in_words)
    with blocks.figure("pools", title, subtitle, result):
        told = [_told(row) for row in found]
        chart = cache.drawn(
            (result,), blocks.theme(), ("pools",), lambda: women_in_pools(told, blocks.colours(), title)
        )
        blocks.show(chart, "pools")


def _pools(result: Result) -> list[Row]:
    """The stages with a pool before them; appointments, of which a notice has one or two, where there is no other."""
    own = [row for row in stages(result) if row["reference"] != "grade"]
    return [row for row in own if row["stage"] != "appointed"] or own


def _told(row: Row) -> Pools:
    none, one = float(row["expected_no_women"]), float(row["expected_one_woman"])
    expected = (none, one, max(0.0, int(row["notices"]) - none - one))
    counted = (int(row["no_women"]), int(row["one_woman"]), int(row["two_or_more"]))
    return Pools(row.label, counted, expected)


def _nothing(name: str, result: Result) -> None:
    reason = next((row.reason for row in rows_of(result, None) if row.reason), say("sentences.nobody"))
    with blocks.figure(name, say(f"pages.board.{name}_title"), "", result, table=False, picture=False):
        states.cannot_be_computed(reason)
