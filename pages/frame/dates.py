"""The days that the filters offer: the last one, the year before it by month, then the same day each year."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

STAFF = ("assignments", "staff_list", "staff_counts")
RECRUITMENT = ("vacancy_notices", "applications", "application_counts")
LISTS = ("staff_list", "staff_counts")
YEARS_OF_FLOWS = 5
YEARS_COMPARED = (1, 2, 5, 10)


def sheets(manifest: Mapping[str, Any], datasets: tuple[str, ...]) -> list[Mapping[str, Any]]:
    """The sheets of these datasets that the release is made of."""
    return [sheet for sheet in manifest.get("sheets", ()) if sheet.get("dataset") in datasets]


def days_of(manifest: Mapping[str, Any], datasets: tuple[str, ...], names: tuple[str, ...]) -> list[date]:
    """The days that these sheets name, in order."""
    found = {
        date.fromisoformat(str(sheet[name])[:10])
        for sheet in sheets(manifest, datasets)
        for name in names
        if sheet.get(name)
    }
    return sorted(found)


def last_day(manifest: Mapping[str, Any], datasets: tuple[str, ...] = STAFF) -> date | None:
    """The last day that sheets of these datasets speak of."""
    return max(days_of(manifest, datasets, ("as_of", "period_to")), default=None)


def first_day(manifest: Mapping[str, Any]) -> date | None:
    """The first day that the sheets about staff speak of."""
    return min(days_of(manifest, STAFF, ("period_from", "as_of")), default=None)


def years_before(day: date, years: int) -> date:
    """The same day so many years before; the end of February stays the end of February."""
    year = day.year - years
    last = calendar.monthrange(year, day.month)[1]
    is_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, day.month, last if is_end else min(day.day, last))


def months_before(day: date, months: int) -> date:
    """The end of the month so many months before, where the day is a month's end; else the same day of it."""
    number = day.year * 12 + day.month - 1 - months
    year, month = number // 12, number % 12 + 1
    last = calendar.monthrange(year, month)[1]
    is_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month, last if is_end else min(day.day, last))


def anniversaries(last: date, first: date) -> list[date]:
    """The same day of each year from the first to the last, in order."""
    found = [years_before(last, years) for years in range(last.year - first.year + 1)]
    return sorted(day for day in found if day >= first)


def days_offered(manifest: Mapping[str, Any]) -> list[date]:
    """The days at which the stock can be seen, the latest first; of lists their own dates alone."""
    first, last = first_day(manifest), last_day(manifest)
    if first is None or last is None:
        return []
    lists = {*days_of(manifest, LISTS, ("as_of",)), *_days_of_long_lists(manifest)}
    if not sheets(manifest, ("assignments",)):
        return sorted(lists, reverse=True)
    months = {months_before(last, months) for months in range(13)}
    return sorted({day for day in (*months, *anniversaries(last, first), *lists) if day >= first}, reverse=True)


def _days_of_long_lists(manifest: Mapping[str, Any]) -> Iterator[date]:
    """Of a sheet that holds the lists of many dates: its last day and the same day of each year before."""
    for sheet in sheets(manifest, LISTS):
        if not sheet.get("as_of") and sheet.get("period_from") and sheet.get("period_to"):
            first, last = (date.fromisoformat(str(sheet[name])[:10]) for name in ("period_from", "period_to"))
            yield from anniversaries(last, first)


def days_compared(offered: list[date], at: date) -> list[date]:
    """The days before ``at`` with which it can be compared, the default (about a year before) first."""
    earlier = [day for day in offered if day < at]
    if not earlier:
        return []
    nearest = _nearest(earlier, years_before(at, 1))
    wanted = {_nearest(earlier, years_before(at, years)) for years in YEARS_COMPARED}
    rest = sorted({*wanted, earlier[-1]} - {nearest}, reverse=True)
    return [nearest, *rest]


def days_since(offered: list[date], at: date) -> list[date]:
    """The days from which on flows up to ``at`` can be counted, the default (about five years before) first."""
    earlier = [day for day in offered if day < at]
    if not earlier:
        return []
    nearest = _nearest(earlier, years_before(at, YEARS_OF_FLOWS))
    yearly = {_nearest(earlier, years_before(at, years)) for years in range(1, 41)}
    return [nearest, *sorted(yearly - {nearest}, reverse=True)]


def _nearest(days: list[date], wanted: date) -> date:
    """The day that lies nearest to the one wanted; the first of two as near."""
    return min(days, key=lambda day: abs(day - wanted))


def days_of_trend(offered: list[date], manifest: Mapping[str, Any], at: date) -> tuple[date, ...]:
    """The days of a line over time up to ``at``: the same day of each year, or the dates of the lists."""
    first = first_day(manifest)
    if first is None or not sheets(manifest, ("assignments",)):
        return tuple(sorted(day for day in offered if day <= at))
    return tuple(anniversaries(at, first))
