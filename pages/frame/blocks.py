"""A figure on a page: title, subtitle, chart or table, and its actions (step 11).

with figure("pyramid", title, subtitle, result) as colours:
    show(chart)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from pages.frame import cache, text
from pages.frame.downloads import file_name, table_files
from pages.frame.picture import picture_file
from pages.frame.visitor import visitor
from wggi_metrics.figures.exported import filters_in_words, protection
from wggi_metrics.figures.layout import Chart
from wggi_metrics.figures.measured import result_table
from wggi_metrics.figures.tokens import Palette, palette
from wggi_metrics.measures import Result
from wggi_metrics.words import say

MODEBAR = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "svg"},
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}


@dataclass(frozen=True, slots=True)
class Kpi:
    """A headline number: what it is, the number, its change and its counts."""

    label: str
    value: str
    change: str
    since: str
    counts: str


def theme() -> str:
    """The reader's theme: "dark" or "light"."""
    return "dark" if st.context.theme.type == "dark" else "light"


def colours() -> Palette:
    """The palette of the reader's theme."""
    return palette(theme())


@contextmanager
def figure(
    key: str,
    title: str,
    subtitle: str,
    result: Result | None = None,
    *,
    table: bool = True,
    picture: bool = True,
) -> Iterator[None]:
    """The frame of one figure; what is drawn inside stands between its subtitle and its actions.

    Without ``result`` there are no actions; ``table=False`` where the figure is a table; ``picture=False``
    where it holds no chart.
    """
    name = f"figure_{key}"
    with st.container(key=name, gap="small"):
        st.header(text.bare(title), anchor=False)
        if subtitle:
            text.note(subtitle)
        yield
        if result is not None:
            _actions(name, key, title, subtitle, result, table, picture)


def show(chart: Chart, key: str) -> None:
    """The chart with its description for those who do not see it."""
    config = {**MODEBAR, "toImageButtonOptions": {"format": "svg", "filename": key}}
    st.plotly_chart(chart.shown, theme=None, key=f"chart_{key}", config=config, alt=chart.alt)


def show_grid(charts: Sequence[tuple[str, Chart]], least_width: int = 136) -> None:
    """Small charts side by side, as many as there is room for."""
    with st.grid(columns="auto", min_column_width=least_width, gap="small"):
        for key, chart in charts:
            show(chart, key)


def show_table(html: str) -> None:
    """A table made by ``wggi_metrics.figures.tables``."""
    st.html(html)


def kpis(items: Sequence[Kpi]) -> None:
    """The headline numbers in a row, two by two on a phone."""
    st.html(f'<div class="wggi-kpis">{"".join(map(_kpi, items))}</div>')


def _kpi(item: Kpi) -> str:
    change = f'<p class="wggi-change">{text.strong(item.change)} <span>{text.strong(item.since)}</span></p>'
    return (
        f'<div class="wggi-kpi"><p class="wggi-kpi-label">{text.strong(item.label)}</p>'
        f'<p class="wggi-kpi-value">{text.strong(item.value)}</p>{change if item.change else ""}'
        f'<p class="wggi-note">{text.strong(item.counts)}</p></div>'
    )


@st.fragment
def _actions(name: str, key: str, title: str, subtitle: str, result: Result, table: bool, picture: bool) -> None:
    """What can be done with a figure. Its table and its files are made when they are asked for, without the page.

    Asked for alone it runs without the frame, so that it looks itself whether the role still holds.
    """
    asking = visitor().viewer
    # The result may have been computed for another person of the same role.
    if asking is None or asking.role != result.viewer.role:
        text.note(say("access.no_longer"))
        return

    def files() -> None:
        table_files(result, key)
        if picture:
            note = text.bare(subtitle)
            picture_file(name, text.bare(title), note, file_name(result, key, "svg"), colours())

    with st.container(horizontal=True, key=f"actions_{key}", gap="small"):
        with st.popover(say("pages.figure.about"), type="tertiary", key=f"about_{key}"):
            st.html(cache.printed(result, "about", about_html))
        if table:
            _when_open("table", key, lambda: st.html(cache.printed(result, "table", result_table)))
        _when_open("download", key, files)


def _when_open(action: str, key: str, write: Callable[[], object]) -> None:
    """An action whose content is written when it is opened: a long table weighs more than the page."""
    box = st.popover(say(f"pages.figure.{action}"), type="tertiary", key=f"{action}_{key}", on_change="rerun")
    if box.open:
        with box:
            write()


def about_html(result: Result) -> str:
    """The definition, formula, who is left out, population, period, filters, sources and release."""
    told = result.definition
    pairs = [
        *told.terms,
        (say("pages.about.left_out"), told.left_out),
        (say("pages.about.population"), result.population),
        (say("pages.about.period"), result.period),
        (say("pages.about.filters"), filters_in_words(result)),
        (say("pages.about.says"), told.says),
        (say("pages.about.does_not_say"), told.does_not_say),
        *((say("pages.about.source", name=name), source) for name, source in told.source),
        (say("pages.about.small_numbers"), protection(result)),
        (say("pages.about.release"), result.release),
    ]
    return f'<div class="wggi-about"><p><strong>{told.label}.</strong> {told.about}</p>{text.terms(pairs)}</div>'
