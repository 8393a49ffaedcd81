"""What is counted to be published: the tables of the lattice, for every period that has closed (step 6)."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from wggi_metrics.counts.count import GENDER_COLUMNS, Condition, by_gender, count, count_persons, is_one_of
from wggi_metrics.counts.described import describe, has_sheets, values_of
from wggi_metrics.counts.in_post import count_in_post
from wggi_metrics.counts.release import Readable
from wggi_metrics.counts.training import count_trained
from wggi_metrics.dictionary.dimensions import dimension
from wggi_metrics.disclosure import Viewer
from wggi_metrics.disclosure.rounding import Counted, Lattice, Table

Rows = dict[tuple[str, ...], tuple[int, int, int]]
OfPeriods = Mapping[str, Rows]
EVENTS = {"appointments": "appointments", "promotions": "promotions", "departures": "separations"}


@dataclass(frozen=True)
class Years:
    """The years that have closed: they end with the last day of a month, and are named by the year of that day."""

    last_month: int
    first_on: date
    last_on: date

    def end(self, year: int) -> date:
        return date(year, self.last_month, calendar.monthrange(year, self.last_month)[1])

    def of(self, day: date) -> int:
        return day.year + (day.month > self.last_month)

    def closed(self) -> list[int]:
        """The years whose last day the data speak of."""
        years = range(self.of(self.first_on), self.of(self.last_on) + 1)
        return [year for year in years if self.first_on <= self.end(year) <= self.last_on]


def count_lattice(release: Readable, viewer: Viewer, lattice: Lattice) -> Counted:
    """Women, men and other or not stated of every table and closed period that the release can tell of.

    Staff are those of the lattice's population. A table is left out where no row gives one of its fields, or its data
    were never loaded; a year of appointments, promotions and departures where the data begin within it.
    """
    description = describe(release)
    steps = sorted(description.ladder, key=lambda step: step.rank)
    stages = dimension("stage").values or ()
    tables: dict[tuple[str, str], Rows] = {}
    for table in lattice.tables:
        for period, rows in COUNTED[table.subject](release, viewer, lattice, table).items():
            tables[table.name, period] = rows
    return Counted(tables, {"grade": tuple(step.grade for step in steps), "stage": tuple(stages)})


def _staff(release: Readable, viewer: Viewer, lattice: Lattice, table: Table) -> OfPeriods:
    observed, fields = describe(release).observed, lattice.fields(table)
    years = _years(lattice, observed.first_on, observed.last_on)
    if years is None or _lacks(release, fields):
        return {}
    closed = {years.end(year): str(year) for year in years.closed()}
    where = {"population": (lattice.population,)}
    counted = count_in_post(release, viewer, dates=list(closed), by=fields, where=where) if closed else _nothing()
    return _by_period(counted, fields, "date", closed.get, tuple(closed.values()))


def _events(release: Readable, viewer: Viewer, lattice: Lattice, table: Table) -> OfPeriods:
    observed, fields = describe(release).observed, lattice.fields(table)
    years = _years(lattice, observed.persons_from, observed.persons_to)
    if years is None or _lacks(release, fields):
        return {}
    periods = [str(year) for year in years.closed()[1:]]  # the first year has no day before it
    staff = is_one_of("population", (lattice.population,))
    counted = _dated(release, viewer, EVENTS[table.subject], "happened_on", fields, [staff])
    return _by_period(counted, fields, "happened_on", lambda day: str(years.of(day)), periods)


def _stages(release: Readable, viewer: Viewer, lattice: Lattice, table: Table) -> OfPeriods:
    """Candidatures by the year in which their notice counts; who came from a roster was at no stage."""
    observed, fields = describe(release).observed, lattice.fields(table)
    years = _years(lattice, observed.recruitment_from, observed.recruitment_to)
    if years is None or not has_sheets(release, "vacancy_notices"):
        return {}
    inside = [Condition("result <> 'outside'"), Condition("counted_on IS NOT NULL")]
    counted = _dated(release, viewer, "stage_entries", "counted_on", fields, inside)
    periods = [str(year) for year in years.closed()]
    return _by_period(counted, fields, "counted_on", lambda day: str(years.of(day)), periods)


def _focal_points(release: Readable, viewer: Viewer, lattice: Lattice, table: Table) -> OfPeriods:
    """Focal points on the last day of each year, each once."""
    observed, fields = describe(release).observed, lattice.fields(table)
    if observed.last_on is None or not has_sheets(release, "focal_points"):
        return {}
    counted = count(release, viewer, "focal_points", by=("appointed_on",), total="1")
    first = min((day for day in map(_day, counted["appointed_on"]) if day), default=None)
    years = _years(lattice, first, observed.last_on)
    found = {}
    for year in years.closed() if years else ():
        end = years.end(year) if years else date.max
        there = [Condition("appointed_on <= ?", (end,)), Condition("COALESCE(ended_on, ?) >= ?", (end, end))]
        persons = count_persons(release, viewer, "focal_points", by=(*fields, "gender"), where=there)
        found[str(year)] = _rows(by_gender(persons, fields), fields)
    return found


def _training(release: Readable, viewer: Viewer, lattice: Lattice, table: Table) -> OfPeriods:
    """Who took part in training in each year, once in each group that they were in then."""
    observed, fields = describe(release).observed, lattice.fields(table)
    years = _years(lattice, observed.persons_from, observed.persons_to)
    if years is None or _lacks(release, fields) or not has_sheets(release, "training_attendance"):
        return {}
    found = {}
    for year in years.closed()[1:]:
        start, end = date.fromordinal(years.end(year - 1).toordinal() + 1), years.end(year)
        where = {"population": (lattice.population,)}
        found[str(year)] = _rows(count_trained(release, viewer, start=start, end=end, by=fields, where=where), fields)
    return found


def _survey_answers(release: Readable, viewer: Viewer, lattice: Lattice, table: Table) -> OfPeriods:
    """Answers by survey, once the year of its last answer has closed."""
    observed, fields = describe(release).observed, lattice.fields(table)
    if observed.last_on is None or not has_sheets(release, "survey_responses"):
        return {}
    counted = _dated(release, viewer, "survey_answers", "survey", fields, [])
    last = count(release, viewer, "survey_answers", by=("survey", "round_on"), total="1")
    open_after = _years(lattice, observed.last_on, observed.last_on)
    still_open = {
        row.survey
        for row in last.itertuples()
        if open_after and ((day := _day(row.round_on)) is None or open_after.end(open_after.of(day)) > observed.last_on)
    }
    closed = sorted({str(survey) for survey in counted["survey"]} - still_open)
    return _by_period(counted, fields, "survey", str, closed)


COUNTED: Mapping[str, Callable[[Readable, Viewer, Lattice, Table], OfPeriods]] = {
    "staff": _staff,
    **dict.fromkeys(EVENTS, _events),
    "stages": _stages,
    "focal points": _focal_points,
    "training": _training,
    "survey answers": _survey_answers,
}


def _years(lattice: Lattice, first: date | None, last: date | None) -> Years | None:
    return Years(lattice.last_month, first, last) if first and last else None


def _lacks(release: Readable, fields: Sequence[str]) -> bool:
    return any(not values_of(release, name) for name in fields)


def _dated(
    release: Readable, viewer: Viewer, fact: str, day: str, fields: Sequence[str], where: Sequence[Condition]
) -> pd.DataFrame:
    """A fact by its day and fields: day, fields, four counts."""
    counted = count(release, viewer, fact, by=(day, *fields, "gender"), where=where)
    return by_gender(counted, (day, *fields)) if len(counted) else _nothing(day)


def _nothing(day: str = "date") -> pd.DataFrame:
    return pd.DataFrame({day: []})


def _by_period(
    counted: pd.DataFrame,
    fields: Sequence[str],
    day: str,
    period_of: Callable[[date], str | None],
    periods: Sequence[str],
) -> OfPeriods:
    """The rows of each period; a period without anybody has none, and is published all the same."""
    if not len(counted):
        return {period: {} for period in periods}
    named = counted.assign(period=[period_of(_day(value)) for value in counted[day]])
    return {period: _rows(named[named["period"] == period], fields) for period in periods}


def _day(value: object) -> date:
    return value.date() if isinstance(value, pd.Timestamp) else value  # type: ignore[return-value]


def _rows(counted: pd.DataFrame, fields: Sequence[str]) -> Rows:
    """Heads by the values of the fields, blank as ""; other and not stated together."""
    heads: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    columns = [*fields, *GENDER_COLUMNS.values()]
    for values in counted[columns].itertuples(index=False) if len(counted) else ():
        *where, women, men, other, not_stated = values
        total = heads[tuple("" if pd.isna(value) else str(value) for value in where)]
        for place, number in enumerate((women, men, other + not_stated)):
            total[place] += int(number)
    return {where: (women, men, others) for where, (women, men, others) in heads.items() if women + men + others}
