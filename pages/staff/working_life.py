"""Who moves and to which hardship, who acts, who is trained (step 11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pages.frame import blocks, cache, states, text
from pages.staff.asking import View
from wggi_metrics.figures.dots import Reference, dots
from wggi_metrics.figures.numerals import day_text, percent_of
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.acting import acting_sentence
from wggi_metrics.figures.sentences.moves import moves_sentence
from wggi_metrics.figures.sentences.rates import rates_title
from wggi_metrics.figures.sentences.training import training_sentence
from wggi_metrics.figures.working_life import acting_table, destinations, overdue_text, training_table
from wggi_metrics.measures import Result
from wggi_metrics.words import say


def draw(view: View) -> None:
    """Moves beside training, acting below."""
    left, right = st.columns(2, gap="large")
    with left:
        moving(view)
    with right:
        training(view)
    acting(view)


def moving(view: View) -> None:
    """Women's share of the moves to stations of each hardship class, beside their share of those who could move."""
    result = view.ask("moves", "hardship", **view.period)
    if any(row.reason and "hardship" in row.reason for row in rows_of(result, "pooled")):
        result = view.ask("moves", **view.period)
    pooled = one_row(result)
    rows = destinations(rows_of(result))
    subtitle = _subtitle(view, "moves")
    if pooled is None or not pooled["women_person_years"] or not (pooled["women_moves"] or pooled["men_moves"]):
        _nothing("moves", subtitle, result)
        return
    title = rates_title([], pooled, "moved")
    with blocks.figure("moves", title, subtitle, result, picture=bool(rows)):
        if rows:
            line = _could_move(pooled)
            chart = cache.drawn(
                (result,), blocks.theme(), ("moves",), lambda: dots(rows, blocks.colours(), title, line)
            )
            blocks.show(chart, "moves")
        text.note(" ".join(filter(None, (moves_sentence(result), overdue_text(pooled)))))


def _could_move(pooled: Row) -> Reference:
    women, men = pooled["women_person_years"], pooled["men_person_years"]
    share = women / (women + men)
    return Reference(share, say("pages.working_life.could_move", share=percent_of(share)))


def acting(view: View) -> None:
    """Women's share of acting months in each grade, beside their share in the grades that feed it."""
    result = view.ask("acting_assignments", "acting_grade", **view.period)
    _tabled(view, "acting", result, "share", acting_sentence, acting_table)


def training(view: View) -> None:
    """Who took part in training, by grade."""
    result = view.ask("training_uptake", "grade", **view.period)
    _tabled(view, "training", result, "gap", training_sentence, training_table)


def _tabled(
    view: View,
    name: str,
    result: Result,
    figure: str,
    sentence: Callable[[Result], str],
    table: Callable[[Sequence[Row]], str],
) -> None:
    """A figure that is a table: its first sentence is the title, what follows stands below.

    Where the pooled row has no ``figure`` the reason stands instead.
    """
    pooled, subtitle = one_row(result), _subtitle(view, name)
    if pooled is None or pooled[figure] is None:
        _nothing(name, subtitle, result)
        return
    first, _, rest = sentence(result).partition(say("pages.working_life.stop"))
    with blocks.figure(name, first.removesuffix("."), subtitle, result, table=False, picture=False):
        blocks.show_table(table([*rows_of(result), pooled]))
        if rest:
            text.note(rest)


def _subtitle(view: View, name: str) -> str:
    first, last = (day_text(day) for day in view.period.values())
    return say(f"pages.working_life.{name}", place=view.chosen.place(), first=first, last=last)


def _nothing(name: str, subtitle: str, result: Result) -> None:
    """In place of a figure: the reason why there is none."""
    reason = next((row.reason for row in rows_of(result, None) if row.reason), say("sentences.no_events"))
    with blocks.figure(name, say(f"pages.working_life.{name}_title"), subtitle, result, table=False, picture=False):
        states.cannot_be_computed(str(reason))
