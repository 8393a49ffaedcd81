"""What stands in the exports, as read again by another library than the one that wrote them."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from tests.demo.demonstration import exports, profile, read_sheets, rows
from wggi_metrics.demo import MISTAKES
from wggi_metrics.dictionary import DICTIONARY, Field, folded
from wggi_metrics.dictionary.codes import code_of, yes_no
from wggi_metrics.dictionary.countries import country
from wggi_metrics.profiles import un_common_system

LADDER = un_common_system()
UNKNOWN = {"P-9", "P-6", "Q-3", "G-15"}


def days(row: dict[str, object]) -> tuple[date, date]:
    """The first and the last day of a row of assignments."""
    return as_day(row["valid_from"]), as_day(row["valid_to"])


def as_day(text: object) -> date:
    return datetime.strptime(str(text), "%d.%m.%Y").date()  # noqa: DTZ007


def sound(row: dict[str, object]) -> bool:
    return row["grade"] not in UNKNOWN and days(row)[0] <= days(row)[1]


def meaning_of(value: object, field: Field, spelled: dict[str, str]) -> object:
    """What a cell means by the dictionary, or None if it means nothing."""
    text = spelled.get(folded(str(value)), str(value))
    if field.kind == "grade":
        return LADDER.grade_of(text)
    if field.kind == "yes_no":
        return yes_no(text)
    return country(text) if field.kind == "country" else code_of(field, text)


@pytest.mark.parametrize("sheet", [entry.sheet for entry in profile().sheets if "*" not in entry.sheet])
def test_every_code_of_a_closed_list_has_a_meaning(sheet: str) -> None:
    entry, lines = read_sheets()[sheet]
    fields = DICTIONARY.datasets[entry.dataset].fields
    assert lines
    for name in entry.columns:
        field = fields[name]
        if field.kind in {"code", "gender", "grade", "yes_no", "country"} and not field.open_list:
            spelled = {folded(code): meant for code, meant in entry.values.get(name, {}).items()}
            found = {row[name] for row in lines if row[name] is not None}
            strange = {value for value in found if meaning_of(value, field, spelled) is None}
            assert strange <= (UNKNOWN if (sheet, name) == ("Assignments", "grade") else set()), name


def test_every_sheet_of_candidatures_belongs_to_the_pattern() -> None:
    pages = CalamineWorkbook.from_path(exports()["Recruitment_candidatures.xlsx"]).sheet_names
    assert len(pages) >= 2
    assert all(profile().entries(page)[0].dataset == "applications" for page in pages)


@pytest.mark.parametrize("sheet", [entry.sheet for entry in profile().sheets if "*" not in entry.sheet])
def test_required_fields_are_never_blank_and_keys_name_one_row(sheet: str) -> None:
    entry, lines = read_sheets()[sheet]
    dataset = DICTIONARY.datasets[entry.dataset]
    blank_allowed = {"gender"} if sheet == "Answers" else set()  # projects have no gender
    for name in set(dataset.required) - blank_allowed:
        assert all(row[name] is not None for row in lines), name
    keys = Counter(tuple(row.get(name) for name in dataset.key) for row in lines)
    assert [key for key, count in keys.items() if count > 1] == []


def test_ten_rows_are_mistaken_and_no_more() -> None:
    lines = rows("Assignments")
    unsound = [row for row in lines if not sound(row)]
    overlapping = overlaps([row for row in lines if sound(row)])
    early = [row for row in lines if sound(row) and days(row)[1] < as_day(row["entry_on_duty"])]
    assert len(unsound) == 4 + 2  # unknown grades, intervals that end before they begin
    assert len(early) == 1
    assert len(overlapping) == 3
    assert MISTAKES == 10


def overlaps(lines: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows that begin before the one before of the same person has ended."""
    ended: dict[object, date] = {}
    found = []
    for row in sorted(lines, key=lambda row: (str(row["staff_no"]), days(row))):
        first, last = days(row)
        if ended.get(row["staff_no"], date.min) >= first:
            found.append(row)
        else:
            ended[row["staff_no"]] = last
    return found


def test_a_person_has_one_gender() -> None:
    genders: dict[object, set[object]] = {}
    for row in rows("Assignments"):
        genders.setdefault(row["staff_no"], set()).add(row["gender"])
    assert {len(codes) for codes in genders.values()} == {1}


def test_personnel_numbers_keep_their_zeros() -> None:
    assert {len(row["staff_no"]) for row in rows("Assignments")} == {8}
    assert {row["staff_no"][0] for row in rows("Assignments")} == {"0"}


def test_who_left_has_a_last_day_and_a_reason() -> None:
    left = [row for row in rows("Assignments") if row["status"] == "Left"]
    assert left
    assert all(row["valid_to"] != "31.12.9999" and row["action_reason"] for row in left)


def test_grades_are_spelled_in_several_ways() -> None:
    spelled = {row["grade"] for row in rows("Assignments")}
    assert "P-3" in spelled
    assert len(spelled - set(LADDER.grades) - UNKNOWN) > 5


def test_notices_close_after_they_open() -> None:
    for row in rows("Vacancy notices"):
        assert row["opened_on"] < row["closed_on"]


def test_the_header_of_the_notices_has_two_rows_with_merged_cells() -> None:
    page = load_workbook(exports()["Recruitment_notices.xlsx"])["Vacancy notices"]
    assert {str(area) for area in page.merged_cells.ranges} == {"A4:C4", "D4:J4", "K4:N4", "O4:P4", "Q4:R4"}


def test_the_staff_table_stands_below_titles_and_beside_a_blank_column() -> None:
    page = CalamineWorkbook.from_path(exports()["HR_assignments.xlsx"]).get_sheet_by_name("Assignments")
    assert page.start == (0, 1)
    assert page.to_python()[4][0] == "Pers.No."


def test_everything_on_recruitment_names_a_notice() -> None:
    notices = {row["vacancy_no"] for row in rows("Vacancy notices")}
    for sheet in ("Circulation", "Interview panels", "Agenda"):
        assert {row["vacancy_no"] for row in rows(sheet)} <= notices


def test_the_working_group_is_a_quarter_of_the_focal_points() -> None:
    serving = [row for row in rows("Focal points") if row["ended_on"] is None]
    in_group = [row for row in serving if row["wggi_member"] == "yes"]
    assert 8 <= len(serving) <= 12  # 12 seats for so small an organisation, some vacant
    assert 1 <= len(in_group) <= 3
    assert {row["location"] for row in in_group} == {"HQ"}


def test_all_four_surveys_were_held() -> None:
    names = {row["survey"].rsplit(" ", 1)[0] for row in rows("Questions")}
    assert names == {
        "career development",
        "gender sensitivity",
        "focal points' constraints",
        "project questionnaire",
    }
    project = [row for row in rows("Questions") if row["survey_kind"] == "project"]
    assert len(project) == 8


def test_no_more_answer_a_survey_than_were_invited() -> None:
    invited, answered = Counter[str](), {(row["survey"], row["respondent_no"]) for row in rows("Answers")}
    for row in rows("Invited"):
        invited[row["survey"]] += row["invited"]
    counts = Counter(survey for survey, respondent in answered if respondent)
    assert counts
    assert all(count <= invited[survey] for survey, count in counts.items())


def test_plans_of_action_run_from_period_to_period() -> None:
    assert {row["period"] for row in rows("Plan of action")} == {"2019-2023", "2024-2028"}
