"""Profiles as TOML: every key is read, every mistake is named, and writing gives the same profile back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from wggi_metrics.profiles import (
    Change,
    CountColumns,
    DatedColumn,
    ProfileError,
    meaning,
    parse_profile,
    un_common_system,
    write_profile,
)

EVERY_KEY = """
name = "everything"
references = ["stations.xlsx"]

[[sheet]]
sheet = "Employees *"
dataset = "staff_list"
as_of_sheet = "Employees %Y-12-31"
header_rows = [4, 5]
dates = "%m/%d/%Y %H:%M"
skip_rows_where = { "Full Name" = ["Total", "Sub-total"], "Unit" = "None" }
valid_to_is = "first day away"
absent = "away"
concurrent = "keep the first"
scope = { country = ["Kenya"] }

[sheet.columns]
staff_no = "#row"
gender = "Gender"
grade = "Grade"
org_unit = ["Call", "Area"]
as_of = { column = "year", dates = "%y", month = 12, day = 31 }

[sheet.constants]
contract_type = "fixed-term"
part_time = 0.5
supervisor = true

[sheet.values.gender]
"F" = "woman"
"*" = "not stated"

[sheet.withheld]
leaving_rates = "only people still employed are in the file"

[[sheet]]
sheet = "Counts"
dataset = "application_counts"
header_row = 3
as_of = 2016-12-31
absent = 12

[sheet.columns]
vacancy_no = "Notice"

[[sheet.counts]]
stage = "applied"
women = "Applications_Female"
men = "Applications_Male"

[[sheet.counts]]
stage = "interviewed"
women = "Interviews_Female"
men = "Interviews_Male"
not_stated = "Interviews_Unknown"

[ladder]
name = "University teachers"
grades = ["Assist", "Assoc", "Full"]
categories = { "Academic" = ["Assist", "Assoc", "Full"] }
feeds = { "Full" = ["Assist", "Assoc"] }
top = ["Full"]
unknown = "keep"
spellings = { "Assist" = ["Assistant professor"] }
changes = [{ date = 2001-01-01, from = "Lecturer", to = "Assist" }]

[units]
changes = [{ date = 2010-06-01, from = "WID", to = "Gender Unit" }]
"""


def mistakes(text: str, base: Path | None = None) -> list[tuple[str, str | None]]:
    with pytest.raises(ProfileError) as refused:
        parse_profile(text, base)
    return [(problem.rule, problem.value) for problem in refused.value.problems]


def sheet(text: str) -> str:
    return f'[[sheet]]\nsheet = "A"\ndataset = "staff_list"\n{text}'


def test_every_key_is_read() -> None:
    profile = parse_profile(EVERY_KEY)
    staff, counts = profile.sheets
    assert staff.columns["as_of"] == DatedColumn("year", "%y", 12, 31)
    assert staff.columns["org_unit"] == ("Call", "Area")
    assert staff.header_rows == (4, 5)
    assert staff.skip_rows_where == {"Full Name": ("Total", "Sub-total"), "Unit": ("None",)}
    assert staff.constants == {"contract_type": "fixed-term", "part_time": "0.5", "supervisor": "true"}
    assert (staff.valid_to_is, staff.absent, staff.concurrent) == ("first day away", "away", "keep the first")
    assert staff.scope == {"country": ("Kenya",)}
    assert counts.counts[0] == CountColumns("Applications_Female", "Applications_Male", constants={"stage": "applied"})
    assert (counts.header_rows, counts.as_of, counts.absent) == ((3,), date(2016, 12, 31), 12)
    assert profile.ladder is not None
    assert profile.ladder.feeders("Full") == ("Assist", "Assoc")
    assert profile.ladder_changes == (Change(date(2001, 1, 1), "Lecturer", "Assist"),)
    assert profile.unit_changes == (Change(date(2010, 6, 1), "WID", "Gender Unit"),)
    assert profile.references == ("stations.xlsx",)


def test_writing_and_reading_give_the_same_profile() -> None:
    profile = parse_profile(EVERY_KEY)
    assert parse_profile(write_profile(profile)) == profile


def test_the_meaning_does_not_depend_on_the_layout() -> None:
    profile = parse_profile(EVERY_KEY)
    assert meaning(parse_profile("# a comment\n" + write_profile(profile))) == meaning(profile)
    assert meaning(parse_profile(EVERY_KEY.replace('name = "everything"', ""))) == meaning(profile)
    assert meaning(parse_profile(EVERY_KEY.replace('"F" = "woman"', '"F" = "man"'))) != meaning(profile)


def test_an_unknown_key_names_the_allowed_ones_and_suggests() -> None:
    with pytest.raises(ProfileError) as refused:
        parse_profile(sheet("headr_row = 3"))
    (problem,) = refused.value.problems
    assert problem.rule == "unknown_key"
    assert "header_row, header_rows" in problem.remedy
    assert "Perhaps header_row is meant." in problem.remedy


def test_all_mistakes_are_named_at_once() -> None:
    text = sheet('as_of = "soon"\nvalid_to_is = "tomorrow"\nheader_row = 0\n[sheet.columns]\ngendr = "G"')
    assert mistakes(text) == [
        ("not_allowed", "tomorrow"),
        ("unknown_field", "gendr"),
        ("wrong_form", None),
        ("wrong_form", None),
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("sheet = [", "not_toml"),
        ("[units]\nchanges = []", "no_sheet"),
        ('[[sheet]]\ndataset = "staff_list"', "missing_key"),
        ('[[sheet]]\nsheet = "A"\ndataset = "stuff"', "not_allowed"),
        (sheet("header_row = 1\nheader_rows = [1, 2]"), "header_row_and_rows"),
        (sheet('as_of = 2016-12-31\nas_of_cell = "B2"'), "several_dates"),
        (sheet('as_of_cell = "second row"'), "wrong_form"),
        (sheet('[sheet.columns]\ngrade = "G"\n[sheet.constants]\ngrade = "P-1"'), "field_twice"),
        (sheet('[sheet.values.gender]\nF = "femal"'), "not_allowed"),
        (sheet('[sheet.values.contract_type]\nF = "forever"'), "not_allowed"),
        (sheet('[sheet.columns]\nas_of = { dates = "%y" }'), "missing_key"),
        (sheet('concurrent = "keep both"'), "not_allowed"),
        (sheet('absent = "maybe"'), "wrong_form"),
        (sheet('[ladder]\nname = "L"\ngrades = ["a", "a"]'), "grade_twice"),
        (sheet('[ladder]\nname = "L"\ngrades = ["a"]\nfeeds = { a = ["b"] }'), "not_a_grade"),
        (sheet('[ladder]\nname = "L"\ngrades = ["a"]\nunknown = "ignore"'), "not_allowed"),
        (sheet('[units]\nchanges = [{ date = 2010-01-01, from = "A" }]'), "missing_key"),
    ],
)
def test_each_mistake_has_its_rule(text: str, rule: str) -> None:
    assert rule in [found for found, _ in mistakes(text)]


def test_a_ladder_may_lie_in_a_file_beside_the_profile(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('name = "Ours"\ngrades = ["a", "b"]\n')
    text = 'ladder = "ours.toml"\n' + sheet("")
    profile = parse_profile(text, tmp_path)
    assert profile.ladder is not None
    assert profile.ladder.feeders("b") == ("a",)
    assert parse_profile(write_profile(profile), tmp_path) == profile


@pytest.mark.parametrize("name", ["missing.toml", "../secret.toml"])
def test_a_ladder_s_file_must_be_there_and_inside_the_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text('name = "Ours"\ngrades = ["a"]\n')
    (tmp_path / "inner").mkdir()
    assert mistakes(f'ladder = "{name}"\n' + sheet(""), tmp_path / "inner") == [("ladder_file", name)]


def test_a_ladder_without_a_name_amends_the_un_common_system_s() -> None:
    profile = parse_profile(sheet('[ladder]\nunknown = "keep"\n'))
    assert profile.ladder is not None
    assert profile.ladder.grades == un_common_system().grades
    assert profile.ladder.unknown == "keep"
    assert parse_profile(write_profile(profile)) == profile


def test_an_entry_may_name_a_pattern_of_sheets_and_an_exact_name_wins() -> None:
    profile = parse_profile(
        '[[sheet]]\nsheet = "CY*"\ndataset = "staff_list"\n[[sheet]]\nsheet = "CY2016"\ndataset = "staff_counts"'
    )
    assert [entry.dataset for entry in profile.entries("cy2015")] == ["staff_list"]
    assert [entry.dataset for entry in profile.entries("CY2016")] == ["staff_counts"]
    assert profile.entries("Pivot") == ()


def test_the_profiles_shipped_are_well_formed(request: pytest.FixtureRequest) -> None:
    folder = request.config.rootpath / "data" / "profiles"
    files = sorted(folder.glob("*.toml"))
    assert files
    for file in files:
        profile = parse_profile(file.read_text("utf-8"), folder)
        assert parse_profile(write_profile(profile), folder) == profile
