"""As of which date a list is: from the profile, the sheet's name, the file's name or a title row (step 2)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Literal

from wggi_metrics.dictionary import folded, normal
from wggi_metrics.profiles.header import top_rows
from wggi_metrics.profiles.types import SheetProfile

if TYPE_CHECKING:
    from wggi_metrics.workbook import Sheet

PIVOT = 50
"""Two-digit years from here on are of the last century."""

_MONTHS = {
    1: "jan january janv janvier ene enero januar",
    2: "feb february fev févr fevr février fevrier febrero februar",
    3: "mar march mars marzo märz",
    4: "apr april avr avril abr abril",
    5: "may mai mayo",
    6: "jun june juin junio juni",
    7: "jul july juil juillet julio juli",
    8: "aug august aoû août aout ago agosto",
    9: "sep sept september septembre septiembre setiembre",
    10: "oct october octobre octubre okt oktober",
    11: "nov november novembre noviembre",
    12: "dec december déc décembre decembre dic diciembre dez dezember",
}
_DIRECTIVES = {"%Y": r"(?P<Y>\d{4})", "%y": r"(?P<y>\d{2})", "%m": r"(?P<m>\d{1,2})", "%d": r"(?P<d>\d{1,2})"}
_WORDS = {"%b": r"(?P<b>[^\W\d]+)\.?", "%B": r"(?P<b>[^\W\d]+)\.?"}


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date of a list and where it stood: in a title (with its cell), the sheet's name or the file's."""

    date: date
    where: Literal["title", "sheet", "file"]
    text: str
    cell: str | None = None


@cache
def months() -> dict[str, int]:
    """The month by its names and short names in English, French, Spanish and German."""
    return {name: month for month, names in _MONTHS.items() for name in names.split()}


def full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits >= PIVOT else 2000)


def last_day(year: int, month: int = 12) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def date_of_list(sheet: Sheet, profile: SheetProfile) -> date | None:
    """The date that the profile gives, or says where to find; None where it says nothing or nothing is there."""
    if profile.as_of:
        return profile.as_of
    if profile.as_of_cell:
        text = cell_text(sheet, profile.as_of_cell)
        return date_in(text, profile.dates) if text else None
    return date_from_name(sheet.name, profile.as_of_sheet) if profile.as_of_sheet else None


def cell_text(sheet: Sheet, address: str) -> str | None:
    """What stands in one cell."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", address.upper())
    if not match or match[1] not in sheet.cells.column_names:
        return None
    row = int(match[2]) - sheet.first_row
    return sheet.cells[match[1]][row].as_py() if 0 <= row < sheet.cells.num_rows else None


def date_from_name(name: str, pattern: str) -> date | None:
    """The date in a sheet's name: "CY2016" by the pattern "CY%Y-12-31", whose end the name may leave out."""
    fixed = re.fullmatch(r"(.*%[yY])-(\d\d)-(\d\d)|(.*%[mbB])-(\d\d)", pattern)
    found = _by_pattern(name, pattern)
    if found and not fixed:
        return found[0]
    if not fixed:
        return None
    head, month, day = (fixed[1], int(fixed[2]), int(fixed[3])) if fixed[1] else (fixed[4], None, int(fixed[5]))
    whole = found or _by_pattern(name, head)
    try:
        return whole[0].replace(month=month or whole[0].month, day=day) if whole else None
    except ValueError:
        return None


def _by_pattern(name: str, pattern: str) -> tuple[date, str] | None:
    expression = re.escape(normal(pattern))
    for directive, found in (_DIRECTIVES | _WORDS).items():
        expression = expression.replace(re.escape(directive), found)
    match = re.fullmatch(expression, normal(name), re.IGNORECASE)
    if not match:
        return None
    parts = match.groupdict()
    year = int(parts["Y"]) if parts.get("Y") else full_year(int(parts["y"])) if parts.get("y") else None
    month = months().get(folded(parts["b"])) if parts.get("b") else int(parts.get("m") or 12)
    return _whole(year, month, parts.get("d"))


def _whole(year: int | None, month: int | None, day: str | None) -> tuple[date, str] | None:
    if not year or not month or not 1 <= month <= 12:
        return None
    try:
        return (date(year, month, int(day)) if day else last_day(year, month)), "day" if day else "month"
    except ValueError:
        return None


_FORMS = (
    re.compile(r"(?<!\d)(?P<Y>(?:19|20)\d\d)[-_./](?P<m>\d{1,2})[-_./](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<Y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
    re.compile(
        r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.)?[ _-](?:de )?"
        r"(?P<b>[^\W\d_]{3,})\.?,?[ _-](?:de )?(?P<Y>(?:19|20)\d\d)"
    ),
    re.compile(r"(?P<b>[^\W\d_]{3,})\.?[ _](?P<d>\d{1,2})(?:st|nd|rd|th)?,?[ _](?P<Y>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?P<b>[^\W\d_]{3,})\.?,?[ _-]?(?P<Y>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<Y>(?:19|20)\d\d)[-_.](?P<m>0[1-9]|1[0-2])(?!\d)"),
)  # fmt: skip
_NUMBERS = re.compile(r"(?<!\d)(?P<a>\d{1,2})[-./](?P<b>\d{1,2})[-./](?P<Y>(?:19|20)\d\d)(?!\d)")


def date_in(text: str, dates: str | None = None) -> date | None:
    """The one date that stands in a text such as "Staff as of 31 October 2026"; None where it is ambiguous."""
    text = normal(text)
    if dates:
        try:
            return datetime.strptime(text, dates).date()  # noqa: DTZ007 (exports have no time zone)
        except ValueError:
            pass
    for form in _FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            month = months().get(folded(parts["b"])) if parts.get("b") else int(parts["m"])
            found = _whole(int(parts["Y"]), month, parts.get("d"))
            if found:
                return found[0]
    return _in_numbers(text)


def _in_numbers(text: str) -> date | None:
    """31.12.2016 or 12/31/2016, where only one reading is a date."""
    match = _NUMBERS.search(text)
    if not match:
        return None
    first, second, year = int(match["a"]), int(match["b"]), int(match["Y"])
    readings = {
        found[0] for day, month in ((first, second), (second, first)) if (found := _whole(year, month, str(day)))
    }
    return readings.pop() if len(readings) == 1 else None


def dates_found(sheet: Sheet, header_row: int, file: str) -> tuple[DateFound, ...]:
    """Every date that says as of when a list may be, the most telling place first."""
    found = []
    for row, cells in top_rows(sheet, header_row - 1).items():
        titles = ((f"{letter}{row}", text) for letter, text in cells.items() if row < header_row)
        found += [DateFound(day, "title", text, cell) for cell, text in titles if (day := date_in(text))]
    stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if day := _date_in_name(sheet.name):
        found.append(DateFound(day, "sheet", sheet.name))
    if day := _date_in_name(stem):
        found.append(DateFound(day, "file", stem))
    return tuple(found)


def _date_in_name(name: str) -> date | None:
    """A date in a name, where a year alone means its last day."""
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", name))
    return date_in(name) or (last_day(int(years.pop())) if len(years) == 1 else None)
