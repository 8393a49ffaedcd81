"""Files read, recognised and checked: refusals are answers, and nothing is guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.loaded import Rows, workbook_of
from wggi_metrics.loading import CheckedFile, Incoming, as_load, check_files
from wggi_metrics.profiles import Answers, Profile, ladder_from_grades, settle, un_common_system
from wggi_metrics.store import LoadRefused, Store

HEAD = ["Staff number", "Gender", "Grade"]
STAFF = [["101", "F", "P-3"], ["102", "M", "P-3"], ["103", "F", "P-4"]]
TITLE = ["Staff list as of 31 December 2025"]


def checked(content: bytes, name: str = "staff.xlsx", as_of: date | None = None) -> CheckedFile:
    return check_files([Incoming(name, content)], ladder=un_common_system(), as_of=as_of)[0]


def rules(found: CheckedFile) -> list[str]:
    return [problem.rule for problem in found.all_problems if problem.level == "error"]


def sheet(*rows: list[object]) -> bytes:
    listed: Rows = rows
    return workbook_of({"Staff": listed})


def test_a_file_of_another_kind_is_refused_by_name() -> None:
    found = checked(b"%PDF-1.7 not a workbook", "staff.xlsx")
    assert len(found.problems) == 1
    assert "staff.xlsx" in found.problems[0].problem
    assert found.problems[0].remedy


def test_a_workbook_without_a_known_sheet_names_its_sheets() -> None:
    found = checked(workbook_of({"Menu": [["Soup", "Price"], ["Leek", 4]]}))
    assert rules(found) == ["nothing_recognised"]
    assert "Menu" in found.problems[-1].problem


def test_the_date_of_a_list_that_stands_nowhere_is_asked_and_can_be_given() -> None:
    assert "list_date" in rules(checked(sheet(HEAD, *STAFF)))
    found = checked(sheet(HEAD, *STAFF), as_of=date(2025, 12, 31))
    assert not found.has_errors
    assert found.sheets[0].as_of == date(2025, 12, 31)


def test_gender_codes_that_mean_different_things_elsewhere_are_asked() -> None:
    coded = [[number, {"F": 1, "M": 2}[str(gender)], grade] for number, gender, grade in STAFF]
    assert "gender_codes" in rules(checked(sheet(TITLE, HEAD, *coded)))


def test_a_person_twice_on_one_list_is_an_error_of_the_later_row() -> None:
    found = checked(sheet(TITLE, HEAD, *STAFF, STAFF[0]))
    assert [problem.cell for problem in found.sheets[0].errors] == ["Staff!A6"]


def test_names_are_refused_and_appear_nowhere() -> None:
    rows = [[*row, name] for row, name in zip(STAFF, ("Zanzibara", "Quixotus", "Yvainette"), strict=True)]
    found = checked(sheet(TITLE, [*HEAD, "Full name"], *rows))
    assert not {"Zanzibara", "Quixotus", "Yvainette"} & set(str(found.all_problems).replace("'", " ").split())
    assert "Full name" not in found.sheets[0].table.column_names


def test_a_load_with_a_file_that_can_not_be_read_is_refused_whole(tmp_path: Path) -> None:
    files = check_files(
        [Incoming("good.xlsx", sheet(TITLE, HEAD, *STAFF)), Incoming("bad.xlsx", b"%PDF-1.7 nothing")],
        ladder=un_common_system(),
    )
    with pytest.raises(LoadRefused, match=r"bad\.xlsx"):
        as_load(files, set_aside=True)
    assert Store(tmp_path / "store").current() is None


def test_known_profiles_read_a_sheet_of_their_shape_without_asking() -> None:
    coded = [[number, {"F": 1, "M": 2}[str(gender)], grade] for number, gender, grade in STAFF]
    content = sheet(TITLE, HEAD, *coded)
    asked = checked(content).recognised[0]
    assert asked.profile is not None
    known = Profile(sheets=(settle(asked, Answers(genders={"1": "woman", "2": "man"})),))
    found = check_files([Incoming("next.xlsx", content)], ladder=un_common_system(), known=[known])[0]
    assert not found.has_errors
    assert found.sheets[0].gender_counts == {"1": ("woman", 2), "2": ("man", 1)}


def test_a_known_profile_s_ladder_comes_with_the_sheet_that_it_reads() -> None:
    content = sheet(TITLE, HEAD, ["101", "F", "Junior"], ["102", "M", "Senior"], ["103", "F", "Senior"])
    asked = checked(content).recognised[0]
    own = ladder_from_grades(["Junior", "Senior"], "Our grades")
    known = Profile(sheets=(settle(asked, Answers(as_of=date(2025, 12, 31))),), ladder=own)
    later = workbook_of({"Staff": [["Staff list as of 31 December 2026"], HEAD, ["101", "F", "Senior"]]})
    found = check_files([Incoming("next.xlsx", later)], ladder=un_common_system(), known=[known])[0]
    assert found.profile.ladder == own
    assert not found.has_errors
    assert found.sheets[0].as_of == date(2026, 12, 31)
