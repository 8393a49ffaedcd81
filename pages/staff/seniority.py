"""From when on people are at risk of promotion: the first day in the grade, or the minimum seniority (step 11)."""

from __future__ import annotations

import streamlit as st

from pages.frame.filters import one_of
from pages.staff.asking import View
from wggi_metrics.measures import Where, has_minimum_seniority
from wggi_metrics.words import say

EVERYBODY, ELIGIBLE = "everybody", "yes"


def chosen(view: View) -> Where:
    """The filter by the minimum seniority, from a box that is drawn where the organisation gives a rule."""
    if not has_minimum_seniority(view.served.shown, view.chosen.at):
        return {}
    with st.container(horizontal=True, key="seniority_box"):
        choice = one_of("eligible", (EVERYBODY, ELIGIBLE), lambda value: say(f"pages.seniority.{value}"))
    return {"eligible": (choice,)} if choice == ELIGIBLE else {}


def said(where: Where) -> str:
    """That people are at risk from the minimum seniority on, for a subtitle; else nothing."""
    return say("pages.seniority.from_minimum") if "eligible" in where else ""
