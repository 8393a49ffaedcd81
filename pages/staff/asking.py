"""What the staff pages ask of the measures, under the filters in force (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.frame import cache, shell, states, text
from pages.frame.dates import months_before
from pages.frame.filters import Chosen, staff_filters
from pages.frame.freshness import Freshness
from pages.frame.serving import Served
from pages.frame.start import nothing_loaded
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.labels import lower
from wggi_metrics.figures.numerals import day_text
from wggi_metrics.figures.rows import Row, one_row, rows_of, without_intervals
from wggi_metrics.figures.sentences.pyramid import top_name
from wggi_metrics.figures.sentences.recruitment import added
from wggi_metrics.measures import Asked, Result
from wggi_metrics.words import say

SENIOR = "P-5"
"""From this grade up a ladder that has it is called senior; another ladder's own top grades stand for it."""


@dataclass(frozen=True, slots=True)
class View:
    """The release and the filters of one page, and its questions."""

    served: Served
    facts: Freshness
    chosen: Chosen
    head: DeltaGenerator

    def ask(self, measure: str, *by: str, **asked: object) -> Result:
        """The measure's answer under these filters, at the day chosen unless ``asked`` says otherwise."""
        dated = {"dates", "start", "end", "at"} & set(asked)
        where = {**self.chosen.where(), **asked.pop("also", {})}  # type: ignore[dict-item]
        question = Asked(by=by, where=where, **({} if dated else {"at": self.chosen.at}), **asked)  # type: ignore[arg-type]
        return cache.answer(self.served.shown, self.served.viewer, measure, question)

    def stock(self, rows: Sequence[Row]) -> list[Row]:
        """The rows of a stock as they are drawn: with their intervals or, if so chosen, without."""
        return list(rows) if self.chosen.has_intervals else without_intervals(rows)

    @property
    def bar(self) -> str:
        """What the bar of a stock is, for subtitles; nothing where intervals are left away."""
        return say("pages.intervals.bar") if self.chosen.has_intervals else ""

    @property
    def is_old(self) -> bool:
        return self.chosen.at == self.facts.staff_to and self.facts.is_old(date.today())

    @property
    def posts(self) -> str:
        """The posts spoken of in a sentence: professional and higher posts."""
        category = self.chosen.category
        if category is None:
            return say("pages.posts.all")
        try:
            return say(f"pages.posts.{category}")
        except KeyError:
            return say("pages.posts.in", category=lower(category))

    @property
    def year(self) -> dict[str, date]:
        """The twelve months up to the day chosen."""
        return {"start": months_before(self.chosen.at, 12) + timedelta(days=1), "end": self.chosen.at}

    @property
    def period(self) -> dict[str, date]:
        """The days from and to which flows are counted, both included."""
        since = self.chosen.since or self.chosen.at
        return {"start": since + timedelta(days=1), "end": self.chosen.at}

    @property
    def year_before(self) -> dict[str, date]:
        """The twelve months before those."""
        end = months_before(self.chosen.at, 12)
        return {"start": months_before(end, 12) + timedelta(days=1), "end": end}


@dataclass(frozen=True, slots=True)
class Senior:
    """The top grades of the staff shown, and what they are called: P‑5 and above."""

    grades: tuple[str, ...]
    name: str


def grades(view: View, at: date | None = None) -> list[Row]:
    """The grades with anyone in them, lowest first, each with its status; at another day where one is given."""
    return [row for row in rows_of(_stock(view, at)) if row.known]


def whole(view: View, at: date | None = None) -> Row | None:
    """All staff shown as one row, with its status where they are of one category."""
    return one_row(_stock(view, at))


def _stock(view: View, at: date | None) -> Result:
    return view.ask("parity_status", "grade", at=at or view.chosen.at)


def from_lists(result: Result) -> str:
    """For a subtitle: between which days events lie that are known from lists; nothing where they have dates."""
    if result.between is None:
        return ""
    first, last = (day_text(day) for day in result.between)
    return say("pages.from_lists", first=first, last=last)


def senior(view: View) -> Senior | None:
    """The top grades of the category shown; None where the ladder names none."""
    category = view.chosen.category
    where = {"category": (category,)} if category else {}
    served = view.served
    found = cache.answer(served.shown, served.viewer, "women_share", Asked(by=("grade",), where=where))
    is_known = any(row.group == (SENIOR,) for row in rows_of(found))
    asked = Asked(by=("grade",), where=where, top=SENIOR if is_known else None)
    index = one_row(cache.answer(served.shown, served.viewer, "grade_pyramid", asked), "index")
    if index is None or not index["top_staff"]:
        return None
    names = tuple(str(index["top"]).split(", "))
    return Senior(names, top_name(index))


def at_the_top(view: View, top: Senior, at: date | None = None) -> Row:
    """The staff in the top grades as one row."""
    return added([row for row in grades(view, at) if row.group[0] in top.grades])


def staff_page(title: str, *, is_flow: bool = False) -> View | None:
    """A staff page down to its filters; None where what stands instead of figures has been said."""
    served = shell.served()
    facts = shell.freshness(served)
    if facts is None:
        nothing_loaded()
        return None
    shell.headline(title)
    head = st.container(key="head")
    chosen = staff_filters(served, is_flow=is_flow)
    if chosen is None:
        states.cannot_be_computed(say("pages.states.no_staff"), say("pages.states.no_staff_remedy"))
        return None
    view = View(served, facts, chosen, head)
    if not staff_in(view):
        states.nobody_left(served, chosen)
        return None
    return view


def staff_in(view: View) -> int:
    """How many people the filters leave."""
    row = one_row(view.ask("women_share"))
    return int(row["staff"] or 0) if row else 0


def say_first(view: View, lead: str) -> None:
    """The sentences under the page's name, and that the figures are old where they are."""
    with view.head:
        text.lead(lead)
        if view.is_old:
            _old_note()


def _old_note() -> None:
    days = parameter("staleness_days").whole
    text.warning(say("pages.old.title", days=days), say("pages.old.text"))
