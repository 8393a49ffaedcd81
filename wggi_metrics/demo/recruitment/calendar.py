"""The days on which the Appointments and Postings Board meets: the first Thursday of each month."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache


def first_thursday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7)


@cache
def meeting_days(end: int) -> tuple[int, ...]:
    """Meetings as ordinals, from forty years before the last day of the staff's history to a year after it."""
    last = date.fromordinal(end)
    months = [(last.year + (last.month - 1 + i) // 12, (last.month - 1 + i) % 12 + 1) for i in range(-480, 13)]
    return tuple(first_thursday(year, month).toordinal() for year, month in months)
