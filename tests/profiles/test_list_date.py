"""As of which date a list is: from the profile, the sheet's name, the file's name or a title row."""

from __future__ import annotations

from datetime import date

import pytest

from tests.checks.exports import sheet_of
from wggi_metrics.profiles import SheetProfile, date_of_list
from wggi_metrics.profiles.list_date import date_from_name, date_in, dates_found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Staff as of 31 October 2026", date(2026, 10, 31)), ("Personnel au 1er janvier 2019", date(2019, 1, 1)),
        ("Personal a 5 de mayo de 2018", date(2018, 5, 5)), ("31.12.2016", date(2016, 12, 31)),
        ("as at 12/31/2016", date(2016, 12, 31)), ("staff_2016-12-31", date(2016, 12, 31)),
        ("20161231", date(2016, 12, 31)),
        ("October 2026", date(2026, 10, 31)), ("Oct_2026", date(2026, 10, 31)), ("2026-02", date(2026, 2, 28)),
    ],
)  # fmt: skip
def test_a_date_is_found_in_a_text(text: str, day: date) -> None:
    assert date_in(text) == day


@pytest.mark.parametrize("text", ["07-05-2011", "staff", "1976-1995", "Room 2016", "31.02.2016"])
def test_what_is_no_date_or_two_is_none(text: str) -> None:
    assert date_in(text) is None


@pytest.mark.parametrize(
    ("name", "pattern", "day"),
    [
        ("CY2016", "CY%Y-12-31", date(2016, 12, 31)), ("CY2016-12-31", "CY%Y-12-31", date(2016, 12, 31)),
        ("Staff 2016-03", "Staff %Y-%m", date(2016, 3, 31)), ("Staff 0316", "Staff %m%y", date(2016, 3, 31)),
        ("31 Dec 2016", "%d %b %Y", date(2016, 12, 31)), ("2016 06", "%Y %m-15", date(2016, 6, 15)),
    ],
)  # fmt: skip
def test_a_pattern_finds_the_date_in_the_sheet_s_name(name: str, pattern: str, day: date) -> None:
    assert date_from_name(name, pattern) == day


def test_a_pattern_that_does_not_fit_finds_nothing() -> None:
    assert date_from_name("Staff", "CY%Y-12-31") is None


def test_a_cell_of_the_profile_holds_the_date() -> None:
    sheet = sheet_of("Staff | as of 31 May 2020\nNo | Sex", at=(2, 2))
    assert date_of_list(sheet, SheetProfile("Staff", "staff_list", as_of_cell="C2")) == date(2020, 5, 31)


def test_dates_are_found_in_titles_the_sheet_s_and_the_file_s_name() -> None:
    sheet = sheet_of("Staff as of 31 May 2020\nNo", name="June 2020")
    found = dates_found(sheet, 2, "staff_2020-07-31.xlsx")
    assert [(place.where, place.date.month) for place in found] == [("title", 5), ("sheet", 6), ("file", 7)]
    assert found[0].cell == "A1"


def test_a_year_in_a_name_means_its_last_day_and_two_years_nothing() -> None:
    assert dates_found(sheet_of("No"), 1, "staff_2020.xlsx")[0].date == date(2020, 12, 31)
    assert dates_found(sheet_of("No"), 1, "staff_1976_1995.xlsx") == ()
