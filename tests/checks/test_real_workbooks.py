"""Real exports, by the profiles shipped: the figures are those that others computed from the same files."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wggi_metrics.checks import CheckedSheet, check_sheet
from wggi_metrics.profiles import read_profile, recognise, settle, un_common_system
from wggi_metrics.workbook import read_workbook


def checked(cases: Path, profiles: Path, name: str) -> CheckedSheet:
    """The one sheet of a workbook that its profile names."""
    profile = read_profile(profiles / f"{name}.toml")
    workbook = read_workbook(cases / f"{name}.xlsx", f"{name}.xlsx")
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    (found,) = [found for found in recognise(workbook, given=profile) if found.profile]
    ladder = profile.ladder or un_common_system()
    return check_sheet(workbook.file, sheets[found.sheet_name], settle(found), ladder, date_system=workbook.date_system)


def expected(cases: Path, name: str) -> Any:
    return json.loads((cases / f"{name}.expected.json").read_text("utf-8"))


def counted(sheet: CheckedSheet, *names: str) -> Counter[tuple[Any, ...]]:
    return Counter(zip(*(sheet.table[name].to_pylist() for name in names), strict=True))


@pytest.fixture
def profiles(request: pytest.FixtureRequest) -> Path:
    return request.config.rootpath / "data" / "profiles"


@pytest.mark.parametrize(("field", "groups"), [("grade", "by_grade"), ("org_unit", "by_department")])
def test_the_county_s_staff_come_out_in_full_and_by_group(cases: Path, profiles: Path, field: str, groups: str) -> None:
    sheet, known = checked(cases, profiles, "montgomery_county_2023"), expected(cases, "montgomery_county_2023")
    assert sheet.kept == known["rows"]
    assert counted(sheet, "gender") == {("woman",): known["women"], ("man",): known["men"]}
    by_group = counted(sheet, field, "gender")
    for name, group in known[groups].items():
        # In the groups of this file "men" holds everybody, women included.
        assert by_group[name, "woman"] == group["women"]
        assert by_group[name, "woman"] + by_group[name, "man"] == group["men"]


def test_the_teachers_stocks_come_out_by_year_and_rank(cases: Path, profiles: Path) -> None:
    sheet, known = checked(cases, profiles, "uw_faculty_1976_1995"), expected(cases, "uw_faculty_1976_1995")
    assert (sheet.rows, sheet.kept) == (known["rows"], known["rows"])
    assert len(set(sheet.table["staff_no"].to_pylist())) == known["persons"]
    by_rank = counted(sheet, "as_of", "grade", "gender")
    for year, ranks in known["stock"].items():
        for rank in ("Assist", "Assoc", "Full"):
            found = {
                gender: sum(n for key, n in by_rank.items() if key == (date(int(year), 12, 31), rank, gender))
                for gender in ("woman", "man")
            }
            assert found["woman"] == ranks[rank]["women"]
            assert sum(found.values()) == ranks[rank]["total"]
    assert sum(n for (_, grade, _), n in by_rank.items() if grade == "not stated") == 4
    assert "leaving_rates" in sheet.withheld


def test_the_candidatures_come_out_by_outcome(cases: Path, profiles: Path) -> None:
    sheet, known = checked(cases, profiles, "snsf_applications"), expected(cases, "snsf_applications")
    assert sheet.kept == known["rows"]
    overall = known["overall"]
    by_stage = counted(sheet, "stage", "gender")
    assert by_stage["appointed", "woman"] == overall["women_selected"]
    assert by_stage["appointed", "man"] == overall["men_selected"]
    assert by_stage["appointed", "woman"] + by_stage["applied", "woman"] == overall["women"]
    assert len(set(sheet.table["vacancy_no"].to_pylist())) == known["stratified_by_call_x_area"]["strata_given"]


def test_pivot_and_dashboard_sheets_are_left_alone_without_a_profile(cases: Path) -> None:
    workbook = read_workbook(cases / "montgomery_county_2023.xlsx", "montgomery_county_2023.xlsx")
    found = {sheet.sheet_name: sheet.profile.dataset if sheet.profile else None for sheet in recognise(workbook)}
    assert found.pop("Dataset") == "staff_list"
    assert set(found.values()) == {None}


def test_a_header_on_the_fifth_row_beside_a_blank_column_is_found(cases: Path) -> None:
    workbook = read_workbook(cases / "uw_faculty_1976_1995.xlsx", "uw_faculty_1976_1995.xlsx")
    (found,) = recognise(workbook)
    assert found.header_rows == (5,)
    assert {question.kind for question in found.questions} == {"list date", "ladder"}
