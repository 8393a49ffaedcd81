"""Vacancy notices: by which channels they went out, over time, and how soon (step 11)."""

from __future__ import annotations

from pages.frame import blocks, cache, states
from pages.recruitment.asking import NoticesView
from pages.recruitment.filters import known_days
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.day_bars import day_bars
from wggi_metrics.figures.labels import label_of
from wggi_metrics.figures.numerals import n_of
from wggi_metrics.figures.parts import Part, part_dots, part_lines
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.coverage import coverage_title, days_text, days_title, over_time_title
from wggi_metrics.measures import Result
from wggi_metrics.words import say

LATE = 10
"""Days after which a circulation is drawn in outline."""
SERIES = {"focal_points": "circulated", "womenwatch": "posted", "clause": "clause"}


def by_channel(view: NoticesView) -> None:
    """Each channel's part of the notices."""
    result = view.ask("notice_reach", "channel")
    whole = one_row(view.ask("notice_reach"))
    parts = sorted((_channel(row) for row in rows_of(result) if row["circulated_of"]), key=lambda part: -part.share)
    if whole is None or not whole["circulated_of"] or not parts:
        _nothing("coverage", result)
        return
    title = coverage_title(whole)
    subtitle = say("pages.notices.coverage", period=view.chosen.in_words, place=view.chosen.place())
    with blocks.figure("coverage", title, subtitle, result):
        chart = cache.drawn(
            (result,), blocks.theme(), ("coverage",), lambda: part_dots(parts, blocks.colours(), title)
        )
        blocks.show(chart, "coverage")


def _channel(row: Row) -> Part:
    name = label_of("source", row["channel"])
    return Part(name, int(row["circulated"] or 0), int(row["circulated_of"] or 0), row["circulated_low"],
                row["circulated_high"])  # fmt: skip


def over_time(view: NoticesView) -> None:
    """Focal points, WomenWatch and the clause, year by year over all years of the data."""
    known = known_days(view.served)
    if known is None:
        with blocks.figure("over_time", say("pages.notices.over_time_title"), ""):
            states.cannot_be_computed(say("pages.notices.no_dates"))
        return
    result = view.ask("notice_reach", every="year", start=known[0], end=known[1])
    rows = [row for row in rows_of(result, "pooled") if row["notices"]]
    series = [(say(f"pages.notices.{name}"), [_part(row, column) for row in rows]) for name, column in SERIES.items()]
    if not rows or not any(part.of for part in series[0][1]):
        _nothing("over_time", result)
        return
    periods = [str(row["period_from"].year) for row in rows]
    title = over_time_title(series[0][1], periods)
    with blocks.figure("over_time", title, say("pages.notices.over_time", place=view.chosen.place()), result):
        chart = cache.drawn(
            (result,), blocks.theme(), ("over time",), lambda: part_lines(series, periods, blocks.colours(), title)
        )
        blocks.show(chart, "over_time")


def _part(row: Row, column: str) -> Part:
    count = "with_clause" if column == "clause" else column
    return Part("", int(row[count] or 0), int(row[f"{column}_of"] or 0))


def days(view: NoticesView) -> None:
    """On which day after opening notices went to the focal points, and how long before they closed."""
    result, reach = view.ask("notice_list"), view.ask("notice_reach")
    opened = [row for row in rows_of(result) if row["days_to_circulation"] is not None and _is_chosen(view, row)]
    found = [int(row["days_to_circulation"]) for row in opened]
    whole = one_row(reach)
    if not found or whole is None or whole["median_days_to_circulation"] is None:
        with blocks.figure("days", say("pages.notices.days_title"), "", result, table=False, picture=False):
            states.cannot_be_computed(say("pages.notices.days_none"))
        return
    middle = float(whole["median_days_to_circulation"])
    title = days_title(found, middle, LATE)
    with blocks.figure("days", title, _days_subtitle(view, whole, reach), result):
        chart = cache.drawn(
            (result,), blocks.theme(), ("days",), lambda: day_bars(found, middle, LATE, blocks.colours(), title)
        )
        blocks.show(chart, "days")


def _is_chosen(view: NoticesView, row: Row) -> bool:
    """Open notices are listed whenever they opened; the figure keeps to those of the period."""
    start, end = view.chosen.start, view.chosen.end
    return start is None or end is None or (row["opened_on"] is not None and start <= row["opened_on"] <= end)


def _days_subtitle(view: NoticesView, whole: Row, reach: Result) -> str:
    left = whole["median_days_left"]
    ahead = one_row(reach, "pooled ahead")
    told = n_of(int(ahead["circulated"]), int(ahead["circulated_of"])) if ahead and ahead["circulated_of"] else ""
    return say(
        "pages.notices.days", place=view.chosen.place(), period=view.chosen.in_words, limit=LATE, ahead=told,
        left=say("figures.notices.nothing") if left is None else days_text(left), least=parameter("days_left").whole,
    )  # fmt: skip


def _nothing(name: str, result: Result) -> None:
    reason = next((row.reason for row in rows_of(result, None) if row.reason), say("sentences.nobody"))
    with blocks.figure(name, say(f"pages.notices.{name}_title"), "", result, table=False, picture=False):
        states.cannot_be_computed(str(reason))
