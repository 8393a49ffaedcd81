"""Look-alikes of real exports, with made-up values, through the profiles shipped."""

from __future__ import annotations

from datetime import date

import pytest

from tests.checks.exports import column, sheet_of
from wggi_metrics.checks import CheckedSheet, check_sheet
from wggi_metrics.profiles import read_profile, un_common_system
from wggi_metrics.workbook import Sheet

COUNTY = """
Department | Department_Name | Gender | Base_Salary | Grade
PARK       | Parks of Nowhere | F     | 1           | M2
PARK       | Parks of Nowhere | M     | 2           | 21
PARK       | Parks of Nowhere | F     | 3           | NULL
"""
TEACHERS = """
Study of teachers | - | - | - | - | - | - | -
one row per teacher and year | - | - | - | - | - | - | -
- | - | - | - | - | - | - | -
- | - | - | - | - | - | - | -
- | case | id | sex | field | startyr | year | rank | admin
- | 1 | 7 | F | Arts | 90 | 90 | Assist | 0
- | 2 | 7 | F | Arts | 90 | 91 | Assoc  | 1
- | 3 | 8 | M | Arts | 76 | 90 | -      | 0
"""
CALLS = """
call_end_date | research_area | is_approved | gender
2012-02-15 | LS | true  | Female
2012-02-15 | LS | false | Male
"""


@pytest.fixture
def shipped(request: pytest.FixtureRequest) -> object:
    def check(name: str, sheet: Sheet) -> CheckedSheet:
        profile = read_profile(request.config.rootpath / "data" / "profiles" / f"{name}.toml")
        (entry,) = profile.entries(sheet.name)
        return check_sheet(f"{name}.xlsx", sheet, entry, profile.ladder or un_common_system())

    return check


def test_a_county_s_mixed_grades_are_kept_and_its_missing_ones_not_stated(shipped) -> None:  # type: ignore[no-untyped-def]
    sheet = shipped("montgomery_county_2023", sheet_of(COUNTY, name="Dataset"))
    assert column(sheet, "grade") == ["M2", "21", "not stated"]
    assert column(sheet, "org_unit") == ["Parks of Nowhere"] * 3
    assert (sheet.kept, sheet.as_of) == (3, date(2023, 12, 31))


def test_teachers_of_many_years_stand_in_one_long_list(shipped) -> None:  # type: ignore[no-untyped-def]
    sheet = shipped("uw_faculty_1976_1995", sheet_of(TEACHERS, name="salary"))
    assert column(sheet, "as_of") == [date(1990, 12, 31), date(1991, 12, 31), date(1990, 12, 31)]
    assert column(sheet, "grade") == ["Assist", "Assoc", "not stated"]
    assert column(sheet, "supervisor") == [False, True, False]
    assert column(sheet, "entry_on_duty") == [date(1990, 1, 1), date(1990, 1, 1), date(1976, 1, 1)]
    assert sheet.kept == 3


def test_a_call_and_a_field_make_a_notice(shipped) -> None:  # type: ignore[no-untyped-def]
    sheet = shipped("snsf_applications", sheet_of(CALLS, name="data"))
    assert column(sheet, "vacancy_no") == ["2012-02-15/LS"] * 2
    assert column(sheet, "stage") == ["appointed", "applied"]
    assert sheet.kept == 2
