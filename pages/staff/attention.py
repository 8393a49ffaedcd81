"""What needs attention: made from the data, gone when its cause is gone (step 11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from pages.frame import blocks, shell, text
from pages.staff.asking import View, grades
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.labels import things
from wggi_metrics.figures.numerals import count_text, day_text, percent
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.sentences.parity import below, short_list
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.words import say

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Alert:
    """One item: what is so, where and how much, and the page that shows it."""

    name: str
    title: str
    told: str
    page: str


def needs(view: View) -> None:
    """Draws the list; one line says so where it is empty."""
    with blocks.figure("attention", say("pages.attention.title"), say("pages.attention.subtitle")):
        found = list(alerts(view))
        for alert in found:
            _draw(alert)
        if not found:
            text.note(say("pages.attention.nothing"))


def alerts(view: View) -> Iterator[Alert]:
    """The items, those about people first."""
    groups = [row for row in grades(view) if row["status"]]
    for subject in (WOMEN, MEN):
        yield from _outside(groups, subject)
    yield from _set_aside(view)
    yield from _not_stated(view)
    yield from _old(view)


def _outside(groups: list[Row], subject: Subject) -> Iterator[Alert]:
    """The groups in which this gender is below the band."""
    found = below(groups, subject)
    if not found:
        return
    title = say("pages.attention.below", **subject.words(), n=len(found), total=len(groups), things=things(("grade",)))
    if len(found) > MOST_NAMED:
        posts = sum(int(row["posts_to_band"]) for row in found)
        told = say("pages.attention.short_in_all", **subject.words(), posts=count_text(posts))
    else:
        told = say("pages.attention.short", **subject.words(), posts=short_list(found, subject))
    yield Alert(f"below_{subject.gender}", title, told, "representation")


def _set_aside(view: View) -> Iterator[Alert]:
    rows = view.facts.set_aside
    if rows:
        told = say("pages.attention.set_aside_told")
        yield Alert("set_aside", say("pages.attention.set_aside", n=rows, count=count_text(rows)), told, "import")


def _not_stated(view: View) -> Iterator[Alert]:
    """Gender not stated for more staff than the parameter allows."""
    part, whole = parameter("not_stated_share").fraction
    unknown, staff = view.facts.not_stated, view.facts.staff
    if unknown * whole > part * staff:
        title = say("pages.attention.not_stated", share=percent(unknown, staff))
        told = say("pages.attention.not_stated_told", n=count_text(unknown), total=count_text(staff))
        yield Alert("not_stated", title, told, "import")


def _old(view: View) -> Iterator[Alert]:
    if view.facts.staff_to and view.facts.is_old(date.today()):
        days = view.facts.days_old(date.today())
        told = say("pages.attention.old_told", day=day_text(view.facts.staff_to))
        yield Alert("old", say("pages.attention.old", days=days), told, "import")


def _draw(alert: Alert) -> None:
    with st.container(key=f"alert_{alert.name}"):
        st.html(
            f'<div class="wggi-alert"><p class="wggi-triangle" aria-hidden="true">▲</p>'
            f"<p><strong>{escape(alert.title)}</strong></p>"
            f'<p class="wggi-told">{escape(alert.told)}</p></div>'
        )
        if shell.has_page(alert.page):
            shell.page_link(alert.page)
