"""What has to be asked about a sheet: gender codes, the order of day and month, the date of a list (step 2)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from wggi_metrics.dictionary import DICTIONARY, Dataset
from wggi_metrics.dictionary.genders import gender_set
from wggi_metrics.profiles.content import codes_below
from wggi_metrics.profiles.dates import How, order_in, read_date
from wggi_metrics.profiles.header import Header
from wggi_metrics.profiles.ladder import Ladder, un_common_system
from wggi_metrics.profiles.list_date import DateFound, dates_found
from wggi_metrics.profiles.recognised import Choice, Question
from wggi_metrics.profiles.types import SheetProfile
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.workbook import Sheet

Asked = tuple[SheetProfile, list[Question]]
STRANGE_SHARE = 0.2
"""A ladder of their own is proposed where more than a fifth of the grades found are not on ours."""


def ask(sheet: Sheet, header: Header, profile: SheetProfile, file: str) -> Asked:
    """The profile with all that is certain put in, and the questions left."""
    questions: list[Question] = []
    for step in (_genders, _date_order, _list_date):
        profile, asked = step(sheet, header, profile, file)
        questions += asked
    return profile, questions + _ladder(sheet, header, profile)


def _letter(header: Header, profile: SheetProfile, name: str) -> str | None:
    column = profile.columns.get(name)
    return header.letters(column) if isinstance(column, str) else None


def _genders(sheet: Sheet, header: Header, profile: SheetProfile, _file: str) -> Asked:
    letter = _letter(header, profile, "gender")
    if letter is None or "gender" in profile.values:
        return profile, []
    codes = codes_below(sheet, header.rows, letter)
    reading = gender_set(codes)
    if reading.only:
        profile = replace(profile, values={**profile.values, "gender": reading.only.meaning})
    if reading.only and not reading.asked:
        return profile, []
    choices = tuple(
        Choice(", ".join(candidate.languages), genders=candidate.meaning) for candidate in reading.candidates
    )
    shown = codes if len(codes) <= 20 else {}
    text = say("profiles.question.gender_codes", codes=", ".join(shown) or "…")
    return profile, [Question("gender codes", text, "gender", letter, choices, shown)]


def _date_order(sheet: Sheet, header: Header, profile: SheetProfile, _file: str) -> Asked:
    """One question for the sheet, at the first column whose dates can be read in two ways."""
    fields = DICTIONARY.datasets[profile.dataset].fields
    for name in profile.columns:
        letter = _letter(header, profile, name)
        if profile.dates or letter is None or fields[name].kind != "date":
            continue
        texts = list(codes_below(sheet, header.rows, letter))
        doubtful = next((text for text in texts if read_date(text, How()) == "ambiguous_date"), None)
        if doubtful and order_in(texts)[0] is None:
            text = say("profiles.question.date_order", date=doubtful)
            return profile, [Question("date order", text, name, letter, _orders(doubtful))]
    return profile, []


def _orders(text: str) -> tuple[Choice, ...]:
    """The two forms in which a date of numbers can be meant."""
    mark = re.search(r"[./\- ]", text)
    sign = mark[0] if mark else "-"
    year = "%Y" if re.search(rf"{re.escape(sign)}\d{{4}}", text) else "%y"
    forms = {"day_first": f"%d{sign}%m{sign}{year}", "month_first": f"%m{sign}%d{sign}{year}"}
    return tuple(Choice(say(f"profiles.question.{name}"), dates=form) for name, form in forms.items())


def _list_date(sheet: Sheet, header: Header, profile: SheetProfile, file: str) -> Asked:
    dataset = DICTIONARY.datasets[profile.dataset]
    if not _needs_date(dataset, profile):
        return profile, []
    found = dates_found(sheet, header.rows[0], file)
    days = {place.date for place in found}
    if len(days) == 1:
        return _dated(profile, found[0]), []
    choices = tuple(Choice(say(f"profiles.question.date_in.{place.where}"), as_of=place.date) for place in found)
    return profile, [Question("list date", say("profiles.question.list_date"), "as_of", None, choices)]


def _needs_date(dataset: Dataset, profile: SheetProfile) -> bool:
    given = profile.as_of or profile.as_of_cell or profile.as_of_sheet
    in_table = "as_of" in profile.columns or any("as_of" in entry.constants for entry in profile.counts)
    return "as_of" in dataset.required and not given and not in_table


def _dated(profile: SheetProfile, found: DateFound) -> SheetProfile:
    """A date in a cell is looked up there each time; others hold for this sheet."""
    if found.cell:
        return replace(profile, as_of_cell=found.cell)
    return replace(profile, as_of=found.date)


def _ladder(sheet: Sheet, header: Header, profile: SheetProfile) -> list[Question]:
    """Whether the grades found make a ladder of their own."""
    grades = grades_found(sheet, header, profile)
    strange = [grade for grade in grades if not _known(un_common_system(), grade, profile)]
    if len(strange) <= STRANGE_SHARE * len(grades):
        return []
    text = say("profiles.question.ladder", n=len(strange), grades=len(grades))
    return [Question("ladder", text, "grade", _letter(header, profile, "grade"), codes=grades)]


def _known(ladder: Ladder, grade: str, profile: SheetProfile) -> bool:
    return grade in profile.values.get("grade", {}) or ladder.grade_of(grade) is not None


def grades_found(sheet: Sheet, header: Header, profile: SheetProfile) -> dict[str, int]:
    """The grades of a sheet and in how many rows each stands, from which a ladder can be made."""
    letter = _letter(header, profile, "grade")
    return dict(codes_below(sheet, header.rows, letter)) if letter else {}
