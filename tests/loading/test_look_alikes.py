"""Workbooks made up in the shapes of two real ones, read by the profiles that are shipped for those."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.loaded import release_from, workbook_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.loading import Incoming
from wggi_metrics.measures import Asked, appointments_expected, change_in_share, stage_pass_rates, women_share
from wggi_metrics.profiles import read_profile
from wggi_metrics.store import Release

PROFILES = ROOT / "data" / "profiles"

COUNTY = {
    "Inputs_1": [["Row Labels", "Count of Gender"], ["F", 3], ["M", 3], ["Grand Total", 6]],
    "Dataset": [
        [
            "Department",
            "Department_Name",
            "Division",
            "Gender",
            "Base_Salary",
            "Overtime_Pay",
            "Longevity_Pay",
            "Grade",
        ],
        ["AAA", "Harbour Office", "A 1", "F", 1, 0, 0, "M2"],
        ["AAA", "Harbour Office", "A 1", "M", 1, 0, 0, 21],
        ["AAA", "Harbour Office", "A 2", "F", 1, 0, 0, 21],
        ["BBB", "Lighthouses", "B 1", "M", 1, 0, 0, "21"],
        ["BBB", "Lighthouses", "B 1", "M", 1, 0, 0, "NULL"],
        ["BBB", "Lighthouses", "B 1", "F", 1, 0, 0, "N25"],
    ],
}


def test_staff_without_numbers_behind_a_pivot_sheet_are_counted_row_by_row(tmp_path: Path) -> None:
    profile = read_profile(PROFILES / "montgomery_county_2023.toml")
    release = release_from(tmp_path, [Incoming("county.xlsx", workbook_of(COUNTY))], profile)
    grades = women_share(release, LOCAL, Asked(by=("grade",))).rows.set_index("grade")
    assert (grades.loc["21", "women"], grades.loc["21", "men"]) == (1, 2), "text and number are one grade"
    units = women_share(release, LOCAL, Asked(by=("org_unit",))).rows.set_index("org_unit")
    assert (units.loc["Lighthouses", "women"], units.loc["Lighthouses", "men"]) == (1, 2)
    assert women_share(release, LOCAL).row("pooled")[["women", "men"]].tolist() == [3, 3]


HEAD = [None, "case", "id", "sex", "deg", "yrdeg", "field", "startyr", "year", "rank", "admin"]
TEACHERS = [
    (1, "F", 90, "Assist"), (1, "F", 91, "Assist"), (1, "F", 92, "Assoc"),
    (2, "M", 90, "Assoc"), (2, "M", 92, "Full"),
    (3, "M", 91, None), (3, "M", 92, "Assoc"),
    (4, "M", 90, "Assoc"), (4, "M", 91, "Assoc"), (4, "M", 92, "Assoc"),
]  # fmt: skip


@pytest.fixture
def teachers(tmp_path: Path) -> Release:
    rows = [["Study of teachers"], ["one row per teacher and year"], [], [], HEAD]
    rows += [
        [None, number, person, sex, "PhD", 80, "Arts", 88, year, rank, 0]
        for number, (person, sex, year, rank) in enumerate(TEACHERS, start=1)
    ]
    profile = read_profile(PROFILES / "uw_faculty_1976_1995.toml")
    return release_from(tmp_path, [Incoming("teachers.xlsx", workbook_of({"salary": rows}))], profile)


def test_two_digit_years_below_title_lines_become_lists_at_the_ends_of_years(teachers: Release) -> None:
    asked = Asked(by=("grade",), every="year")
    rows = women_share(teachers, LOCAL, asked).rows
    found = {(row["grade"], row["date"].year): (row["women"], row["men"]) for row in rows.to_dict("records")}
    assert found == {
        ("Assist", 1990): (1, 0), ("Assist", 1991): (1, 0), ("Assoc", 1990): (0, 2), ("Assoc", 1991): (0, 1),
        ("Assoc", 1992): (1, 2), ("Full", 1992): (0, 1), ("not stated", 1991): (0, 1),
    }  # fmt: skip


def test_who_is_missing_from_one_list_is_away_and_no_leaver(teachers: Release) -> None:
    asked = Asked(by=("grade",), start=date(1991, 1, 1), end=date(1992, 12, 31))
    rows = change_in_share(teachers, LOCAL, asked).rows
    flows = {(row["grade"], row["flow"]): (row["women_change"], row["men_change"]) for row in rows.to_dict("records")}
    assert flows["Assoc", "away"] == (0, -1)
    assert flows["Full", "returned"] == (0, 1)
    assert flows["Assoc", "promoted in"] == (1, 0)
    assert not [flow for _, flow in flows if flow.startswith("left")]


FUNDER = [
    ["call_end_date", "research_area", "gender", "is_approved", "age"],
    *([date(2019, 5, 1), "Rivers", sex, approved, "ON REQUEST"]
      for sex, approved in (("Female", True), ("Female", False), ("Male", True), ("Male", False), ("Male", False))),
    *([date(2020, 5, 1), area, sex, approved, "ON REQUEST"]
      for area, sex, approved in (("Rivers", "Male", True), ("Rivers", "Female", False), ("Winds", "Female", True),
                                  ("Winds", "Male", False))),
]  # fmt: skip


def test_applications_to_a_funder_are_passages_of_calls_and_fields(tmp_path: Path) -> None:
    profile = read_profile(PROFILES / "snsf_applications.toml")
    release = release_from(tmp_path, [Incoming("funder.xlsx", workbook_of({"data": FUNDER}))], profile)
    both = Asked(by=("job_family",), start=date(2019, 1, 1), end=date(2020, 12, 31))
    found = stage_pass_rates(release, LOCAL, both).table
    counts = ["row", "job_family", "notices", "women_passed", "women_entered", "men_passed", "men_entered"]
    assert found[found["row"] != "stratified"][counts].to_numpy().tolist() == [
        ["group", "Rivers", 2, 1, 3, 2, 4], ["group", "Winds", 1, 1, 1, 0, 1], ["pooled", None, 3, 2, 4, 2, 5],
    ]  # fmt: skip
    row = appointments_expected(release, LOCAL, both).row("pooled")
    assert row["women_expected"] == pytest.approx(2 * 2 / 5 + 1 / 2 + 1 / 2)
