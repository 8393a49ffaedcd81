"""The levels of a meeting's notices before it: staff in post at their grades, and appointments to them (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wggi_metrics.counts import count_candidatures, describe
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked
from wggi_metrics.measures.assembled import GROUP
from wggi_metrics.measures.brief_agenda import Item, Meeting, grades_of, heads_in, records
from wggi_metrics.measures.brief_heads import Heads, Interval
from wggi_metrics.measures.brief_parts import Appointments, Level
from wggi_metrics.measures.dates import is_outside, last_month_end, months_before
from wggi_metrics.measures.parity_status import parity_status
from wggi_metrics.statistics import wilson
from wggi_metrics.words import say

APPOINTED = "appointed"


@dataclass(frozen=True)
class Levels:
    """The grades' stocks on the day, and the appointments to them; ``at`` is None where no staff data tell."""

    at: date | None
    reason: str | None
    stocks: dict[str, dict[str, Any]]
    feeders: dict[str, tuple[str, ...]]
    appointed: dict[str, Heads]
    this_year: dict[str, Heads]
    years: Days

    def of(self, item: Item) -> Level:
        """The level of a notice's grade."""
        if item.grade is None:
            return Level("", self.at, Heads(), reason=say("measures.reasons.lacks", field="grade"))
        if self.reason:
            return Level(item.grade, self.at, Heads(), reason=self.reason)
        stock = self.stocks.get(item.grade)
        if stock is None:
            return Level(item.grade, self.at, Heads(), reason=say("measures.reasons.nobody"))
        heads, reason = self.heads_of(item.grade), stock["not_computable"]
        if reason:
            return Level(item.grade, self.at, heads, reason=reason)
        posts = stock["posts_to_parity"], stock["posts_to_band"]
        return Level(item.grade, self.at, heads, stock["status"], stock["short_of"] or "", *posts)

    def heads_of(self, grade: str) -> Heads:
        """Staff in post at a grade; nobody where none is."""
        stock = self.stocks.get(grade, {})
        return Heads(*(stock.get(name) or 0 for name in Heads._fields))

    def feeder_of(self, item: Item) -> tuple[tuple[str, ...], Heads]:
        """The grades that feed the notice's, and staff in post there taken together."""
        grades = self.feeders.get(item.grade or "", ())
        return grades, Heads(*(sum(part) for part in zip(*(self.heads_of(grade) for grade in grades), strict=True)))

    def appointed_at(self, item: Item) -> Appointments:
        """Appointments from notices of the grade in the years before the meeting, with the interval of the share."""
        heads = self.appointed.get(item.grade or "", Heads())
        return Appointments(*self.years, heads, interval_of(heads))


def levels_before(release: Readable, viewer: Viewer, meeting: Meeting, items: Sequence[Item]) -> Levels:
    """The grades of the agenda at the last month end before the meeting, or on the last day of the data if earlier.

    Whole organisation, population *staff*. Appointments are candidatures appointed from notices of the grade, those
    from rosters included, by the day on which the notice was decided.
    """
    description = describe(release)
    at = _day_of(description.observed.last_on, meeting)
    is_known = at is not None and not is_outside(at, description.observed)
    reason, stocks = _stocks(release, viewer, at) if is_known else (say("measures.reasons.dates"), {})
    years = (months_before(meeting.before, 12 * parameter("appointment_years").whole), meeting.before)
    year = (date(meeting.held_on.year, 1, 1), meeting.before)
    grades = grades_of(items)
    return Levels(
        at, reason, stocks, {step.grade: step.feeders for step in description.ladder},
        _appointed(release, viewer, years, grades), _appointed(release, viewer, year, grades), years,
    )  # fmt: skip


def _day_of(last: date | None, meeting: Meeting) -> date | None:
    return None if last is None else min(last, last_month_end(meeting.before))


def _stocks(release: Readable, viewer: Viewer, at: date | None) -> tuple[str | None, dict[str, dict[str, Any]]]:
    """Why there is none, else each grade's row of ``parity_status``."""
    table = parity_status(release, viewer, Asked(by=("grade",), at=at)).table
    rows = records(table[table["row"] == GROUP])
    if not rows:
        return str(table["not_computable"].iloc[0]), {}
    return None, {row["grade"]: row for row in rows}


def _appointed(release: Readable, viewer: Viewer, days: Days, grades: Sequence[str]) -> dict[str, Heads]:
    if not grades or days[0] > days[1]:
        return {}
    where = {"grade": tuple(grades), "stage": (APPOINTED,)}
    counted = count_candidatures(release, viewer, days=days, day="decided_on", by=("grade",), where=where)
    return {grade: heads_in(counted[counted["grade"] == grade]) for grade in grades}


def interval_of(heads: Heads) -> Interval | None:
    """Wilson's interval of women's share; None of nobody."""
    if not heads.known:
        return None
    low, high = wilson(heads.women, heads.known)
    return Interval(float(low), float(high))
