"""Which dates a stock is asked for and which periods a flow is cut into (step 7)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from wggi_metrics.counts.release import Observed
from wggi_metrics.measures.asked import Asked, Every
from wggi_metrics.words import say

MONTHS: dict[Every, int] = {"year": 12, "quarter": 3, "month": 1}
Period = tuple[date, date]


def stock_dates(asked: Asked, observed: Observed) -> tuple[date, ...]:
    """The dates of a stock: the one asked for, the period ends asked for, or the data's last day."""
    if asked.dates:
        return asked.dates
    if asked.at is not None or not is_series(asked):
        day = asked.at or observed.last_on
        return (day,) if day else ()
    start, end = asked.start or observed.first_on, asked.end or observed.last_on
    if start is None or end is None:
        return ()
    every = asked.every or "year"
    closes = (_month_end(begin, MONTHS[every]) for begin, _ in cuts(start, end, every))
    return tuple(close for close in closes if close <= end)


def is_series(asked: Asked) -> bool:
    """Whether a stock is asked for at several dates, so that its table has a column ``date``."""
    return bool(asked.dates or asked.start or asked.end or asked.every)


def is_outside(day: date, observed: Observed) -> bool:
    """Whether the data say nothing of this day."""
    if observed.first_on is None or observed.last_on is None:
        return True
    return not observed.first_on <= day <= observed.last_on


def flow_periods(asked: Asked, observed: Observed) -> tuple[Period, ...]:
    """The periods of a flow, both days included: as asked, else the last twelve whole months, cut by ``every``."""
    return periods_to(asked, observed.persons_to or observed.counts_to)


def periods_to(asked: Asked, last: date | None) -> tuple[Period, ...]:
    """As ``flow_periods``, of data that speak up to the last day; none without one."""
    if last is None:
        return ()
    end = asked.end or last_month_end(last)
    start = asked.start or months_before(end, 12)
    return tuple(cuts(start, end, asked.every)) if asked.every else ((start, end),)


def cuts(start: date, end: date, every: Every) -> Iterator[Period]:
    """Calendar years, quarters or months from start to end; the first and the last may be shorter."""
    begin = start
    while begin <= end:
        close = _month_end(begin, MONTHS[every])
        yield begin, min(close, end)
        begin = close + timedelta(days=1)


def _month_end(day: date, months: int) -> date:
    """The last day of the calendar period of so many months that holds the day."""
    month = ((day.month - 1) // months + 1) * months
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def last_month_end(day: date) -> date:
    """The last month end up to this day, the day itself included."""
    if day.day == calendar.monthrange(day.year, day.month)[1]:
        return day
    return day.replace(day=1) - timedelta(days=1)


def months_before(end: date, months: int) -> date:
    """The first day of the period of so many months that ends on this day."""
    number = end.year * 12 + end.month - 1 - months
    day = min(end.day, calendar.monthrange(number // 12, number % 12 + 1)[1])
    if end.day == calendar.monthrange(end.year, end.month)[1]:
        day = calendar.monthrange(number // 12, number % 12 + 1)[1]
    return date(number // 12, number % 12 + 1, day) + timedelta(days=1)


def day_in_words(day: date) -> str:
    """A date as people write it: 31 October 2026."""
    return f"{day.day} {say(f'measures.months.{day.month}')} {day.year}"


def dates_in_words(dates: tuple[date, ...]) -> str:
    """The dates of a stock as a part of a sentence."""
    if not dates:
        return say("measures.period.none")
    if len(dates) == 1:
        return say("measures.period.at", day=day_in_words(dates[0]))
    return say(
        "measures.period.dates", n=len(dates), first=day_in_words(dates[0]), last=day_in_words(dates[-1])
    )


def period_in_words(periods: tuple[Period, ...]) -> str:
    """The period of a flow as a part of a sentence, both days included."""
    if not periods:
        return say("measures.period.none")
    return say(
        "measures.period.from_to", first=day_in_words(periods[0][0]), last=day_in_words(periods[-1][1])
    )


def between_in_words(between: Period) -> str:
    """Between which days events from lists lie, to follow the words of a period."""
    return say("measures.period.between_lists", first=day_in_words(between[0]), last=day_in_words(between[1]))
