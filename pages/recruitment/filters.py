"""The filter bar of the recruitment pages: period, grade, location, kind of notice; kept in the link (step 11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from pages.frame import cache, link
from pages.frame.dates import RECRUITMENT, days_of, last_day, months_before
from pages.frame.filters import EVERYBODY, one_of
from pages.frame.serving import Served
from wggi_metrics.figures.labels import label_of
from wggi_metrics.figures.numerals import day_text
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.measures import Asked, Where
from wggi_metrics.words import say

DIMENSIONS = {"notice_grade": "grade", "location": "location", "kind": "scope"}
"""The filters that choose notices, and the dimension of each."""

MONTHS = ("12", "24", "36", "60", EVERYBODY)
NAMES = ("months", *DIMENSIONS, "passage")


@dataclass(frozen=True, slots=True)
class ChosenNotices:
    """The filters in force; no ``start`` and ``end`` where no notice has a date, and all are counted."""

    values: dict[str, str]
    start: date | None
    end: date | None

    def where(self, without: str | None = None) -> Where:
        """The filters as a measure takes them; ``without`` one of them."""
        return {DIMENSIONS[name]: (value,) for name, value in self.values.items() if name != without}

    def place(self) -> str:
        """Which notices, in words, for subtitles: P-4, Field, External candidates."""
        names = [label_of(DIMENSIONS[name], value) for name, value in self.values.items()]
        return ", ".join(names) or say("pages.notice_filters.all")

    @property
    def period(self) -> dict[str, date]:
        """The days from and to which notices are counted, both included, as a measure takes them."""
        return {"start": self.start, "end": self.end} if self.start and self.end else {}

    @property
    def in_words(self) -> str:
        """The period as a part of a sentence."""
        if not (self.start and self.end):
            return say("pages.notice_filters.no_dates")
        return say("pages.notice_filters.period", first=day_text(self.start), last=day_text(self.end))


def notice_filters(served: Served, *, months: str = "24") -> ChosenNotices | None:
    """Draws the bar and says what is chosen, ``months`` being this page's default; None without any notice."""
    if not _counted(served):
        return None
    known = known_days(served)
    link.kept(NAMES)  # also those whose boxes are drawn further down: what is written below would take them out
    with st.container(horizontal=True, key="filters", gap="small"):
        chosen_months = one_of("months", _default_first(months), _months_in_words) if known else EVERYBODY
        values = {name: _notices(served, name) for name in DIMENSIONS}
    link.write(NAMES)
    narrowed = {name: value for name, value in values.items() if value and value != EVERYBODY}
    return ChosenNotices(narrowed, *_days(known, chosen_months))


def known_days(served: Served) -> tuple[date, date] | None:
    """The first and last day of which the sheets on recruitment speak; None where no notice has a date."""
    manifest = served.shown.manifest
    first, last = min(days_of(manifest, RECRUITMENT, ("period_from",)), default=None), last_day(manifest, RECRUITMENT)
    return (first, last) if first and last else None


def _default_first(months: str) -> list[str]:
    return [months, *(each for each in MONTHS if each != months)]


def _months_in_words(months: str) -> str:
    if months == EVERYBODY:
        return say("pages.notice_filters.all_years")
    return say("pages.notice_filters.last_months", n=int(months))


def _days(known: tuple[date, date] | None, months: str) -> tuple[date | None, date | None]:
    if known is None:
        return None, None
    first, last = known
    return (first if months == EVERYBODY else months_before(last, int(months)) + timedelta(days=1)), last


def _all_days(served: Served, by: tuple[str, ...]) -> Asked:
    known = known_days(served)
    return Asked(by=by, start=known[0], end=known[1]) if known else Asked(by=by)


def _counted(served: Served, *by: str) -> list[Row]:
    """The notices of all years, by group; where none has a day of opening, those of which a passage is decided."""
    kind, asked = "group" if by else None, _all_days(served, by=by)
    listed = rows_of(cache.answer(served.shown, served.viewer, "notice_reach", asked), kind)
    found = [row for row in listed if row["notices"]]
    if found:
        return found
    entered = rows_of(cache.answer(served.shown, served.viewer, "pool_balance", asked), kind)
    return [row for row in entered if row["notices"]]


def _notices(served: Served, name: str) -> str | None:
    """One box that chooses notices; none where the data know no such groups."""
    dimension = DIMENSIONS[name]
    found = dict.fromkeys(row.group[0] for row in _counted(served, dimension) if row.group)
    groups = [str(group) for group in found if group is not None]
    return one_of(name, [EVERYBODY, *groups], _shown(name)) if len(groups) > 1 else None


def _shown(name: str) -> Callable[[str], str]:
    def shown(value: str) -> str:
        if value == EVERYBODY:
            return say(f"pages.notice_filters.every_{name}")
        return label_of(DIMENSIONS[name], value)

    return shown
