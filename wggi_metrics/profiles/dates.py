"""One text is read as a date: by the profile's format, or in the ways that can mean one day only (step 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from wggi_metrics.dictionary.codes import no_dates, open_ends
from wggi_metrics.profiles.list_date import full_year, last_day, months

Precision = Literal["day", "month", "year"]
Order = Literal["day first", "month first"]
EARLIEST, LATEST, OPEN_FROM = 1900, 2200, 2999
FIRST_SERIAL, LAST_SERIAL = 10_000, 109_574
"""Serial numbers are taken for dates from 1927 to 2199: smaller ones may be years."""
START_1900, START_1904 = date(1899, 12, 30), date(1904, 1, 1)

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?Z?$")
_THREE = re.compile(r"(\d{1,4})([./\- ])(\d{1,2})\2(\d{1,4})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\.)?[ \-/.]?(?:de )?([^\W\d_]{3,})\.?,?[ \-/]?(?:de )?(\d{4}|\d{2})")
_NAMED_FIRST = re.compile(r"([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH = re.compile(r"([^\W\d_]{3,})\.?[ \-/]?(\d{4}|\d{2})")
_MONTH_NUMBER = re.compile(r"(?:(\d{4})[\-/.]?(0?[1-9]|1[0-2]))|(?:(0?[1-9]|1[0-2])[\-/.](\d{4}))")


@dataclass(frozen=True, slots=True)
class Day:
    """A date and how exactly it is known; a year alone stands as its first day."""

    date: date
    precision: Precision = "day"


@dataclass(frozen=True, slots=True)
class How:
    """How dates stand in a column: the profile's format, what completes it, the system, the order found."""

    dates: str | None = None
    month: int | None = None
    day: int | None = None
    date_system: int = 1900
    order: Order | None = None


Unread = Literal["no date", "ambiguous_date", "unreadable_date", "implausible_date"]


def read_date(text: str, how: How) -> Day | Unread:
    """The day that the text means, "no date" for an open end or none, or why it can't be read."""
    bare = _TIME.sub("", text)
    if text.casefold() in open_ends() or bare.casefold() in open_ends() or bare in no_dates():
        return "no date"
    formed = _by_format(text, bare, how) if how.dates else None
    found = formed or _plain(bare, how)
    if isinstance(found, Day) and not EARLIEST <= found.date.year < LATEST:
        return "no date" if found.date.year >= OPEN_FROM else "implausible_date"
    return found


def _plain(text: str, how: How) -> Day | Unread:
    iso = _ISO.fullmatch(text)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3])) or "unreadable_date"
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return _number(text, how)
    three = _THREE.fullmatch(text)
    if three:
        return _three(int(three[1]), int(three[3]), three[4], len(three[1]) > 2, how)
    return _with_month(text, how) or "unreadable_date"


def _number(text: str, how: How) -> Day | Unread:
    """A serial number, a date without marks (20161231), a month (201612), or a year of four or two digits."""
    whole = text.split(".", maxsplit=1)[0]
    number = int(whole)
    if len(whole) == 8:
        return _day(number // 10_000, number // 100 % 100, number % 100) or "unreadable_date"
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return Day((START_1904 if how.date_system == 1904 else START_1900) + timedelta(days=number))
    if len(whole) == 6 and "." not in text and 1 <= number % 100 <= 12:
        return _completed(number // 100, number % 100, how)
    if "." not in text and (len(whole) == 4 or number < 100):
        return _completed(number if len(whole) == 4 else full_year(number), None, how)
    return "unreadable_date"


def _three(first: int, second: int, last: str, year_first: bool, how: How) -> Day | Unread:
    """Three numbers: the year stands first where it has four digits, else last."""
    if year_first:
        return _day(first, second, int(last)) or "unreadable_date"
    year = int(last) if len(last) == 4 else full_year(int(last))
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if how.order == "month first":
        return month_first or day_first or "unreadable_date"
    if how.order is None and day_first and month_first and first != second:
        return "ambiguous_date"
    return day_first or month_first or "unreadable_date"


def _with_month(text: str, how: How) -> Day | None:
    """A date with the month's name, or a month and year."""
    for form, day, month, year in ((_NAMED, 1, 2, 3), (_NAMED_FIRST, 2, 1, 3)):
        match = form.fullmatch(text)
        if match and match[month].casefold() in months():
            return _day(_year(match[year]), months()[match[month].casefold()], int(match[day]))
    match = _MONTH.fullmatch(text)
    if match and match[1].casefold() in months():
        return _completed(_year(match[2]), months()[match[1].casefold()], how)
    match = _MONTH_NUMBER.fullmatch(text)
    if match:
        return _completed(int(match[1] or match[4]), int(match[2] or match[3]), how)
    return None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else full_year(int(text))


def _by_format(text: str, bare: str, how: How) -> Day | None:
    """By the profile's own format, of which the text may leave out the time of day."""
    form = how.dates or ""
    padded = text.zfill(2) if form == "%y" else text
    for written, wanted in ((padded, form), (bare, re.split(r"[ T]%[HI]", form)[0])):
        try:
            found = datetime.strptime(written, wanted).date()  # noqa: DTZ007 (exports have no time zone)
        except ValueError:
            continue
        year = full_year(found.year % 100) if "%y" in wanted else found.year
        return _formed(found.replace(year=year, day=1), found.day, wanted, how)
    return None


def _formed(first: date, day: int, form: str, how: How) -> Day | None:
    if re.search(r"%[djxcD]", form):
        return _day(first.year, first.month, day)
    has_month = re.search(r"%[mbB]", form)
    return _completed(first.year, first.month if has_month else None, how)


def _completed(year: int, month: int | None, how: How) -> Day:
    """A year or month alone, completed as the profile says, else kept with its precision."""
    month = month or how.month
    if not EARLIEST <= year < LATEST:
        return Day(date(max(1, min(year, 9999)), 1, 1), "year")
    if month is None:
        return Day(date(year, 1, 1), "year")
    if how.day is None:
        return Day(date(year, month, 1), "month")
    return Day(date(year, month, min(how.day, last_day(year, month).day)))


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(date(year, month, day))
    except ValueError:
        return None


def order_in(texts: list[str]) -> tuple[Order | None, str | None]:
    """The one order in which all these dates can stand, and a text that shows it; None where nothing does."""
    shown: dict[Order, str] = {}
    for text in texts:
        match = _THREE.fullmatch(_TIME.sub("", text))
        if match and len(match[1]) <= 2:
            first, second, year = int(match[1]), int(match[3]), _year(match[4])
            if first > 12 and _day(year, second, first):
                shown.setdefault("day first", text)
            elif second > 12 and _day(year, first, second):
                shown.setdefault("month first", text)
    if len(shown) != 1:
        return None, None
    return next(iter(shown.items()))
