"""A dimension's page: its groups, their order and the measures that can be cut by it (step 11)."""

from __future__ import annotations

import streamlit as st

from pages.frame import blocks, text
from pages.frame.serving import Served
from wggi_metrics.dictionary.dimensions import Dimension, dimension
from wggi_metrics.figures.labels import label_of
from wggi_metrics.figures.tables import Column, table
from wggi_metrics.measures import REGISTRY
from wggi_metrics.profiles import Ladder
from wggi_metrics.words import say


def draw(name: str, served: Served) -> None:
    """Everything that is known about the dimension."""
    asked = dimension(name)
    kicker = say("definitions_page.dimension.kicker", name=asked.name)
    with blocks.figure(f"definition_{name}", asked.label, kicker):
        if asked.field:
            st.html(f'<p class="wggi-about-entry">{text.strong(asked.field.about)}</p>')
        st.html(text.terms(_facts(asked)))
    if asked.groups or asked.values:
        _groups(asked)
    if asked.order == "ladder" and name != "level":
        _ladder(served.store.ladder())


def _facts(asked: Dimension) -> list[tuple[str, str]]:
    taken = ", ".join(told.label for told in REGISTRY.values() if asked.name in told.dimensions)
    pairs = (
        ("order", say(f"definitions_page.dimension.orders.{asked.order}")),
        ("made_from", ", ".join(asked.made_from)),
        ("dated", say(f"definitions_page.dimension.{'dated_yes' if asked.dated else 'dated_no'}")),
        ("default", asked.default or ""),
        ("taken", taken or say("definitions_page.dimension.not_yet")),
    )
    return [(say(f"definitions_page.dimension.{part}"), value) for part, value in pairs]


def _groups(asked: Dimension) -> None:
    title = say("definitions_page.dimension.groups")
    columns = [Column(say("definitions_page.dimension.group"))]
    rows: list[list[str]] = [[label_of(asked.name, value)] for value in asked.values or ()]
    if asked.groups:
        columns.append(Column(say("definitions_page.dimension.takes")))
        rows = [[label_of(asked.name, group), ", ".join(codes)] for group, codes in asked.groups]
    with blocks.figure(f"groups_{asked.name}", title, ""):
        st.html(table(title, columns, rows))


def _ladder(ladder: Ladder) -> None:
    title = say("definitions_page.dimension.ladder", name=ladder.name)
    parts = ("grade", "category", "feeders", "top")
    columns = [Column(say(f"definitions_page.dimension.{part}")) for part in parts]
    rows = [
        [
            grade,
            ladder.category_of(grade) or "",
            ", ".join(ladder.feeders(grade)),
            say("definitions_page.yes") if grade in ladder.top else "",
        ]
        for grade in ladder.grades
    ]
    with blocks.figure("ladder", title, say("definitions_page.dimension.ladder_told")):
        st.html(table(title, columns, rows))
