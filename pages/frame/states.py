"""What stands in place of figures: nothing loaded, nobody left, not computable, data too old (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.frame import cache, text
from pages.frame.filters import DIMENSIONS, Chosen, drop
from pages.frame.serving import Served
from wggi_metrics.figures.labels import label_of
from wggi_metrics.figures.numerals import count_text
from wggi_metrics.figures.reasons import reason_in_words
from wggi_metrics.figures.rows import one_row
from wggi_metrics.measures import Asked
from wggi_metrics.words import say


def cannot_be_computed(reason: str, remedy: str = "") -> None:
    """In place of one figure: the reason in words, and what would make it computable."""
    reason, usual = reason_in_words(reason)
    remedy = remedy or usual
    told = f"<p>{text.strong(remedy)}</p>" if remedy else ""
    sentence = escape(say("pages.states.reason", reason=reason))
    st.html(f'<div class="wggi-state" role="status"><p><strong>{sentence}</strong></p>{told}</div>')


def lacks(field: str) -> None:
    """In place of one figure: the field that the export lacks, by its name in the dictionary."""
    cannot_be_computed(say("measures.reasons.lacks", field=field))


def nobody_left(served: Served, chosen: Chosen) -> None:
    """In place of a page's figures: how many would be left without each filter, and a button to drop one."""
    counts = [(name, _staff(served, chosen, name)) for name in chosen.values]
    parts = "; ".join(_without(name, count) for name, count in counts)
    title = escape(say("pages.states.nobody", n=len(counts)))
    st.html(f'<div class="wggi-state" role="status"><p><strong>{title}</strong></p><p>{parts}</p></div>')
    with st.container(horizontal=True, key="drop_filters"):
        best = max(counts, key=lambda pair: pair[1], default=None)
        if best and best[1]:
            name = best[0]
            value = label_of(DIMENSIONS[name], chosen.values[name])
            label = say("pages.states.drop", value=value)
            st.button(label, type="primary", on_click=drop, args=(name,), key="drop_one")
        st.button(say("pages.states.drop_all"), on_click=_drop_all, args=(list(chosen.values),), key="drop_all")


def _without(name: str, count: int) -> str:
    label = escape(say(f"pages.filters.{name}"))
    return say("pages.states.without", filter=label, n=count, count=count_text(count))


def _staff(served: Served, chosen: Chosen, without: str) -> int:
    asked = Asked(where=chosen.where(without), at=chosen.at)
    row = one_row(cache.answer(served.shown, served.viewer, "women_share", asked))
    return int(row["staff"] or 0) if row else 0


def _drop_all(names: Sequence[str]) -> None:
    for name in names:
        drop(name)
