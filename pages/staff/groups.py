"""Shares by place, contract, unit, and of those appointed (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from pages.frame import blocks, cache, states
from pages.staff import ladder
from pages.staff.asking import View, from_lists
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.dots import dots
from wggi_metrics.figures.labels import lower, things
from wggi_metrics.figures.numerals import day_text
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.figures.sentences.recruitment import added, appointed_title
from wggi_metrics.figures.sentences.share import between
from wggi_metrics.measures import Result
from wggi_metrics.words import say

MOST_GROUPS = 12


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut the staff: the first of these fields that the export gives."""

    key: str
    fields: tuple[str, ...]


PLACES = Cut("places", ("region", "country", "duty_station", "location"))
CONTRACTS = Cut("contracts", ("contract_type",))
UNITS = Cut("units", ("org_unit", "job_family"))
ENTRIES = Cut("entries", ("grade",))


def side_by_side(view: View, left: Cut, right: Cut) -> None:
    """Two figures beside each other, the appointments by their own measure."""
    columns = st.columns(2, gap="large")
    for column, cut in zip(columns, (left, right), strict=True):
        with column:
            (appointments if cut is ENTRIES else shares)(view, cut)


def shares(view: View, cut: Cut) -> None:
    """Women's share of each group, the highest first."""
    field = _given(view, cut)
    if field is None:
        with blocks.figure(cut.key, say(f"pages.groups_by.{cut.key}"), ""):
            states.lacks(cut.fields[0])
        return
    result = view.ask("women_share", field)
    rows = [row for row in rows_of(result) if row.known]
    shown, rest = ranked(rows)
    title = between(rows, form="_title")
    subtitle = say(
        "pages.groups_by.subtitle",
        things=lower(things((field,))),
        place=view.chosen.place(),
        day=day_text(view.chosen.at),
    )
    with blocks.figure(cut.key, title, subtitle + view.bar + ladder.said(rest), result):
        _draw((cut.key, str(view.chosen.has_intervals)), result, view.stock(shown), title)


def _given(view: View, cut: Cut) -> str | None:
    """The first field with more than one group that is given; else the first that is given at all."""
    several = next((field for field in cut.fields if _groups(view, field) > 1), None)
    return several or next((field for field in cut.fields if _groups(view, field)), None)


def _groups(view: View, field: str) -> int:
    rows = rows_of(view.ask("women_share", field))
    return sum(row.known > 0 and row.group[0] is not None for row in rows)


def ranked(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The largest groups by share, the highest first; small ones and what isn't given are not ranked."""
    least = parameter("small_unit").whole
    able = [row for row in rows if row.known >= least and row.group[0] is not None]
    largest = sorted(able, key=lambda row: -row.known)[:MOST_GROUPS]
    shown = sorted(largest, key=lambda row: (-(row.share or 0), row.label))
    return shown, [row for row in rows if row not in largest]


def _draw(key: tuple[str, ...], result: Result, shown: list[Row], title: str) -> None:
    if not shown:
        states.cannot_be_computed(say("pages.groups_by.all_small", least=parameter("small_unit").whole))
        return
    chart = cache.drawn((result,), blocks.theme(), key, lambda: dots(shown, blocks.colours(), title))
    blocks.show(chart, key[0])


def appointments(view: View, cut: Cut) -> None:
    """Women's share of those hired from outside in twelve months, by grade."""
    result = view.ask("recruitment_flows", "grade", **view.year)
    rows = [_by_grade(row) for row in rows_of(result) if row["source"] == "external" and row.known]
    subtitle = say(
        "pages.entries.subtitle",
        place=view.chosen.place(),
        first=day_text(view.year["start"]),
        last=day_text(view.year["end"]),
    ) + from_lists(result)
    if not rows:
        reason = next((row.reason for row in rows_of(result, None) if row.reason), say("sentences.nobody"))
        with blocks.figure(cut.key, say("pages.entries.title"), subtitle, result, table=False, picture=False):
            states.cannot_be_computed(str(reason))
        return
    title = appointed_title(added(rows))
    shown, rest = ladder.most(rows)
    with blocks.figure(cut.key, title, subtitle + ladder.said(rest), result):
        _draw((cut.key,), result, shown[::-1], title)


def _by_grade(row: Row) -> Row:
    """The row with its grade alone as its name: all rows shown have the same source."""
    return replace(row, fields=("grade",), group=(row["grade"],))
