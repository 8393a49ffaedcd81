"""The first start: nothing is loaded yet, in the organisation's store or the demonstration's (step 11)."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.frame import shell, text
from pages.frame.demonstration import load_demonstration
from pages.frame.visitor import viewer
from wggi_metrics.disclosure import LOCAL, may_load
from wggi_metrics.figures.tables import Column, table
from wggi_metrics.words import say

NEEDED = ("staff", "optional", "headings")


def nothing_loaded() -> None:
    """What the product is, what an export must hold, and the two ways to begin."""
    is_loader = may_load(viewer())
    if viewer() == LOCAL:
        text.note(say("pages.start.local"))
    shell.headline(say("pages.product"), say("pages.start.lead"))
    with st.container(horizontal=True, key="start"):
        if shell.has_page("import") and st.button(say("pages.start.import"), type="primary", key="start_import"):
            shell.switch_to("import")
        if is_loader and st.button(say("pages.start.demonstration"), key="start_demonstration"):
            load_demonstration()
            st.rerun()
    columns = [Column(say("pages.start.need")), Column(say("pages.start.from"))]
    rows = [[say(f"pages.start.{name}_what"), say(f"pages.start.{name}_from")] for name in NEEDED]
    st.html(table(escape(say("pages.start.need")), columns, rows, stack=True))
