"""One notice on the agenda, part by part in the order of the brief (step 11)."""

from __future__ import annotations

import streamlit as st

from pages.frame import blocks, cache, states, text
from pages.recruitment.meetings import MeetingView
from pages.recruitment.sections import facts_as_kpis, flags_html, table_html
from wggi_metrics.briefs import Section
from wggi_metrics.figures.pool_stages import pool_stages
from wggi_metrics.measures import NoticeBrief, Result
from wggi_metrics.measures import of_notice as rows_of_notice
from wggi_metrics.words import say


def draw(view: MeetingView, place: int) -> None:
    """The notice at this place of the agenda: what it is, its level, reach, pool, what is on file, after it."""
    notice, said = view.brief.notices[place], view.said.pages[place]
    result = rows_of_notice(view.result, notice.vacancy_no)
    with st.container(key="figure_notice", gap="small"):
        text.note(said.over)
        st.header(text.bare(said.title), anchor=False)
        st.html(flags_html(said.flags))
        with st.container(key="notice_facts"):
            blocks.kpis(facts_as_kpis(said.facts))
    _tabled("reach", said.reach, say("pages.meeting.reach"), result)
    _pool(notice, said.pool, result)
    _tabled("on_file", said.file, "", result, stack=False)
    _tabled("after", said.after, say("pages.meeting.after"), result)


def _tabled(name: str, section: Section, subtitle: str, result: Result, *, stack: bool = True) -> None:
    """A part that is a table, or the sentence in its place, and what stands under it."""
    with blocks.figure(name, section.title, subtitle if section.table else "", result, table=False, picture=False):
        _table_of(section, stack)


def _table_of(section: Section, stack: bool = True) -> None:
    if section.table is None:
        states.cannot_be_computed(section.instead.removesuffix("."))
    else:
        blocks.show_table(table_html(section.title, section.table, stack=stack))
    for line in section.under:
        text.note(line)


def _pool(notice: NoticeBrief, section: Section, result: Result) -> None:
    """The stages as a chart, and beneath it in numbers, with what would be expected."""
    if section.chart is None or section.table is None:
        _tabled("pool", section, "", result)
        return
    alt = section.chart.alt
    with blocks.figure("pool", section.title, _subtitle(section, section.chart.note), result):
        chart = cache.drawn(
            (result,), blocks.theme(), ("pool", notice.round), lambda: pool_stages(notice.stages, blocks.colours(), alt)
        )
        blocks.show(chart, "pool")
        _table_of(section)


def _subtitle(section: Section, key: str) -> str:
    """Whom it is compared with, what is drawn, and that one notice is not tested."""
    return " ".join((section.note, key, say("pages.meeting.one_notice")))
