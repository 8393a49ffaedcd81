"""Vacancy notices: do they reach women (step 11)."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.frame import blocks, states, text
from pages.recruitment import notices_compared, notices_reached
from pages.recruitment.asking import NoticesView, recruitment_page, say_first
from wggi_metrics.disclosure import BOARD
from wggi_metrics.figures.notice_tables import closed_table, open_table
from wggi_metrics.figures.numerals import count_text, day_text
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.coverage import closed_title, coverage_lead, open_title
from wggi_metrics.words import say

MOST_CLOSED = 20


def page() -> None:
    """Draws the page."""
    view = recruitment_page(say("pages.names.notices"), months="12")
    if view is None:
        return
    listed, reach = one_row(view.ask("notice_list")), one_row(view.ask("notice_reach"))
    say_first(view, coverage_lead(listed, reach, view.chosen.in_words))
    open_notices(view)
    left, right = st.columns(2, gap="large")
    with left:
        notices_reached.by_channel(view)
    with right:
        notices_reached.over_time(view)
    left, right = st.columns([1, 1.6], gap="large")
    with left:
        notices_reached.days(view)
    with right:
        notices_compared.channels(view)
    notices_compared.effect(view)
    notices_compared.qualified(view)
    closed_notices(view)


def open_notices(view: NoticesView) -> None:
    """The notices that still can be circulated, as on the last day of the data."""
    result = view.ask("notice_list")
    listed, rows = one_row(result), [row for row in rows_of(result) if row["state"] == "open"]
    if listed is None or not rows:
        reason = listed.reason if listed is not None else None
        title = say("pages.notices.open_title" if reason else "pages.notices.none_open")
        with blocks.figure("open", title, "", result, table=False, picture=False):
            states.cannot_be_computed(reason or say("pages.notices.open_all"))
        return
    subtitle = say("pages.notices.open", day=day_text(rows[0]["as_of"])) if rows[0]["as_of"] else ""
    with blocks.figure("open", open_title(listed, rows[0]), subtitle, result, table=False, picture=False):
        blocks.show_table(open_table(rows))


def closed_notices(view: NoticesView) -> None:
    """The closed notices that did not reach the focal points in time or had no qualified woman."""
    result = view.ask("notice_list")
    listed = one_row(result)
    rows = _missed(rows_of(result))
    if listed is None or not rows:
        with blocks.figure("closed", say("pages.notices.closed_title"), "", result, table=False, picture=False):
            reason = listed.reason if listed is not None else None
            states.cannot_be_computed(reason) if reason else st.write(say("pages.notices.closed_none"))
        return
    shown = rows[:MOST_CLOSED]
    words = {"shown": count_text(len(shown)), "all": count_text(len(rows))}
    subtitle = say("pages.notices.closed", period=view.chosen.in_words, place=view.chosen.place(), **words)
    with blocks.figure("closed", closed_title(listed), subtitle, result, table=False, picture=False):
        blocks.show_table(closed_table(shown))
        if result.viewer.role == BOARD:
            text.note(say("access.pools_withheld"))


def _missed(rows: Sequence[Row]) -> list[Row]:
    closed = [row for row in rows if row["state"] == "closed"]
    return [
        row for row in closed
        if row["focal_points"] in ("not sent", "after closing") or row["women_qualified"] == 0
    ]  # fmt: skip
