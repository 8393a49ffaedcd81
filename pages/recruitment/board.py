"""The Board: who comes through each stage of selection, and what chance alone would give (step 11)."""

from __future__ import annotations

import streamlit as st

from pages.recruitment import board_chance, board_meetings, board_passage, board_stages
from pages.recruitment.asking import recruitment_page, say_first
from wggi_metrics.figures.sentences.selection import chosen_lead
from wggi_metrics.words import say


def page() -> None:
    """Draws the page."""
    view = recruitment_page(say("pages.names.board"))
    if view is None:
        return
    row = board_chance.step(view, "board")
    if row is not None:
        say_first(view, chosen_lead(row))
    stage = board_passage.chosen_stage(view)
    left, right = st.columns(2, gap="large")
    with left:
        board_stages.shares(view)
    with right:
        board_passage.odds(view, stage)
    left, right = st.columns(2, gap="large")
    with left:
        board_chance.chosen(view)
    with right:
        board_stages.pools(view)
    left, right = st.columns(2, gap="large")
    with left:
        board_meetings.attended(view)
    with right:
        board_passage.tests(view, stage)
    board_stages.over_time(view)
