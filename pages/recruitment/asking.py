"""What the recruitment pages ask of the measures, under the filters in force (step 11)."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.frame import cache, shell, states, text
from pages.frame.freshness import Freshness
from pages.frame.serving import Served
from pages.frame.start import nothing_loaded
from pages.recruitment.filters import ChosenNotices, notice_filters
from wggi_metrics.measures import Asked, Result
from wggi_metrics.words import say


@dataclass(frozen=True, slots=True)
class NoticesView:
    """The release and the filters of one page, and its questions."""

    served: Served
    facts: Freshness
    chosen: ChosenNotices
    head: DeltaGenerator

    def ask(self, measure: str, *by: str, **asked: object) -> Result:
        """The measure's answer under these filters, in the period chosen unless ``asked`` says otherwise."""
        where = {**self.chosen.where(), **asked.pop("also", {})}  # type: ignore[dict-item]
        question = Asked(by=by, where=where, **{**self.chosen.period, **asked})  # type: ignore[arg-type]
        return cache.answer(self.served.shown, self.served.viewer, measure, question)

    def ask_of_meetings(self, measure: str, **asked: object) -> Result:
        """The answer of a measure of meetings, which have a period and no other filter."""
        question = Asked(**{**self.chosen.period, **asked})  # type: ignore[arg-type]
        return cache.answer(self.served.shown, self.served.viewer, measure, question)


def recruitment_page(title: str, *, months: str = "24") -> NoticesView | None:
    """A recruitment page down to its filters; None where what stands instead of figures has been said."""
    served = shell.served()
    facts = shell.freshness(served)
    if facts is None:
        nothing_loaded()
        return None
    shell.headline(title)
    head = st.container(key="head")
    chosen = notice_filters(served, months=months)
    if chosen is None:
        states.cannot_be_computed(say("pages.notice_filters.none"), say("pages.notice_filters.none_remedy"))
        return None
    return NoticesView(served, facts, chosen, head)


def say_first(view: NoticesView, lead: str) -> None:
    """The sentences under the page's name."""
    with view.head:
        text.lead(lead)
