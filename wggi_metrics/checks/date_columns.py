"""A column of dates is read as a whole: one cell may show in which order day and month stand in all (step 3)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

import numpy as np
import pyarrow as pa

from wggi_metrics.checks.answers import Answer, Fault, number_shown
from wggi_metrics.checks.texts import Texts
from wggi_metrics.profiles.dates import Day, How, Order, Unread, order_in, read_date
from wggi_metrics.profiles.list_date import full_year

LOST_CENTURY = 100


def dates(texts: Texts, how: How) -> tuple[Answer, tuple[Order, str] | None]:
    """The dates of a column, and the order (with the text that shows it) where ambiguous ones were read by it."""
    known = texts.distinct.to_pylist()
    found = [read_date(text, how) for text in known]
    if "ambiguous_date" not in found:
        return _answer(known, found), None
    order, shown = order_in(known)
    if order is None or shown is None:
        return _answer(known, found), None
    found = [read_date(text, replace(how, order=order)) for text in known]
    return _answer(known, found), (order, shown)


def _answer(texts: list[str], found: list[Day | Unread]) -> Answer:
    faults = {
        place: Fault(day, number_shown(text))
        for place, (text, day) in enumerate(zip(texts, found, strict=True))
        if isinstance(day, str) and day != "no date" and text
    }
    days = [day.date if isinstance(day, Day) else None for day in found]
    precision = [day.precision if isinstance(day, Day) else None for day in found]
    exact = Counter(precision).keys() <= {"day", None}
    return Answer(pa.array(days, pa.date32()), faults, None if exact else pa.array(precision, pa.string()))


def birth_years(texts: Texts, how: How, latest: int) -> Answer:
    """Years of birth: of a date only the year is kept, and none of it is ever shown."""
    found = [_birth_year(text, how, latest) for text in texts.distinct.to_pylist()]
    faults = {place: Fault("unreadable_birth_date") for place, year in enumerate(found) if year == -1}
    years = [None if year in (None, -1) else year for year in found]
    return Answer(pa.array(years, pa.int16()), faults)


def _birth_year(text: str, how: How, latest: int) -> int | None:
    """The year, None where no date is given, -1 where it can't be read; nobody is born in the future."""
    day = read_date(text, replace(how, order="day first"))
    if day == "no date" or not text:
        return None
    if not isinstance(day, Day):
        return -1
    year = day.date.year - (LOST_CENTURY if day.date.year > latest and _two_digits(text, day) else 0)
    return year if 1900 <= year <= latest else -1


def _two_digits(text: str, day: Day) -> bool:
    """Whether the century was supplied by us."""
    return str(day.date.year) not in text and full_year(day.date.year % LOST_CENTURY) == day.date.year


def end_of(values: pa.Array, precision: pa.Array | None) -> np.ndarray:
    """The last day that each date can mean, as days since 1970; the largest number where there is none."""
    days = _numbers(values, np.iinfo(np.int64).max)
    if precision is None:
        return days
    words = np.array(precision.fill_null("day").to_pylist(), dtype=object)
    return np.where(words == "year", days + 365, np.where(words == "month", days + 30, days))


def _numbers(values: pa.Array, missing: int) -> np.ndarray:
    return np.asarray(values.cast(pa.int32()).cast(pa.int64()).fill_null(missing))


start_of = partial(_numbers, missing=np.iinfo(np.int64).min)
