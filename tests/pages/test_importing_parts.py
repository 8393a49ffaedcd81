"""What the Import page works out before it draws: genders, grades, repairs, profiles, steps."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from pages.data.importing import grades, history, known, publishing, repairs, steps
from pages.data.importing.answers import LEFT_ALONE, NOT_USED, Said, reading_of
from pages.data.importing.codes import title_of
from pages.data.importing.effects import people_table
from pages.data.importing.genders import asked_codes, chosen
from pages.data.importing.grades import LadderSaid
from pages.data.importing.joining import Standing
from pages.data.importing.sheets import header_text
from wggi_metrics.problems import Problem
from wggi_metrics.profiles import (
    Profile,
    Recognised,
    SheetProfile,
    parse_profile,
    recognise_as,
    un_common_system,
)
from wggi_metrics.store import Consequences
from wggi_metrics.workbook import Sheet


def sheet_of(text: str) -> Sheet:
    """A sheet from a text table; its first row stands in row 1, ``-`` is blank."""
    rows = [[None if cell == "-" else cell for cell in line.split()] for line in text.strip().splitlines()]
    letters = "ABCDEFGH"[: len(rows[0])]
    cells = {letter: pa.array([row[place] for row in rows], pa.string()) for place, letter in enumerate(letters)}
    return Sheet("List", True, 1, 1, pa.table(cells))


LIST = """
staff_no gender grade location
1        F      P-3   headquarters
2        M      P-4   field
3        X      P-4   field
"""


def recognised(text: str = LIST) -> tuple[Sheet, Recognised]:
    sheet = sheet_of(text)
    return sheet, recognise_as(sheet, "staff_list", "list.xlsx")


def test_a_code_beside_a_known_set_is_asked_alone() -> None:
    sheet, found = recognised()
    reading = reading_of(sheet, "list.xlsx", found, Said())
    option = chosen(reading.genders, "")
    assert option is not None
    assert dict(option.meaning) == {"F": "woman", "M": "man"}
    assert asked_codes(option, reading.gender_codes) == ("X",)
    assert [question.kind for question in reading.questions] == ["gender codes", "list date"]


def test_answers_close_the_questions() -> None:
    sheet, found = recognised()
    said = Said(genders={"X": "other"}, as_of=date(2026, 10, 31))
    reading = reading_of(sheet, "list.xlsx", found, said)
    assert reading.questions == ()
    assert reading.entry is not None
    assert reading.entry.values["gender"] == {"F": "woman", "M": "man", "X": "other"}
    assert reading.entry.as_of == date(2026, 10, 31)


def test_something_else_wants_every_code() -> None:
    sheet, found = recognised()
    said = Said(reading="else", genders={"F": "man", "M": "woman"}, as_of=date(2026, 10, 31))
    reading = reading_of(sheet, "list.xlsx", found, said)
    assert [question.kind for question in reading.questions] == ["gender codes"]
    said.genders["X"] = "not stated"
    assert reading_of(sheet, "list.xlsx", found, said).questions == ()


def test_a_column_taken_out_is_not_read() -> None:
    sheet, found = recognised()
    reading = reading_of(sheet, "list.xlsx", found, Said(fields={"D": NOT_USED}))
    assert reading.entry is not None
    assert "location" not in reading.entry.columns


def test_a_column_moved_to_another_field_leaves_the_first() -> None:
    sheet, found = recognised()
    reading = reading_of(sheet, "list.xlsx", found, Said(fields={"D": "org_unit"}))
    assert reading.entry is not None
    assert reading.entry.columns["org_unit"] == "location"
    assert "location" not in reading.entry.columns


def test_two_columns_for_one_field_are_said() -> None:
    sheet, found = recognised()
    reading = reading_of(sheet, "list.xlsx", found, Said(fields={"C": "grade", "D": "grade"}))
    assert reading.doubled == ("grade",)


def test_a_required_field_that_no_column_gives_is_missing() -> None:
    sheet, found = recognised()
    reading = reading_of(sheet, "list.xlsx", found, Said(fields={"A": NOT_USED}))
    assert reading.missing == ("staff_no",)
    said = Said(fields={"A": NOT_USED}, rows_are_people=True)
    assert reading_of(sheet, "list.xlsx", found, said).missing == ()


def test_a_sheet_left_alone_has_no_entry() -> None:
    sheet, found = recognised()
    assert reading_of(sheet, "list.xlsx", found, Said(dataset=LEFT_ALONE)).entry is None


def test_a_profiles_genders_stand_before_any_known_set() -> None:
    sheet = sheet_of(LIST)
    entry = SheetProfile(
        "List",
        "staff_list",
        columns={"staff_no": "staff_no", "gender": "gender", "grade": "grade"},
        as_of=date(2026, 1, 1),
        values={"gender": {"F": "man", "M": "woman", "X": "other"}},
    )
    found = Recognised("List", entry, (1,), from_profile=True)
    reading = reading_of(sheet, "list.xlsx", found, Said())
    assert reading.questions == ()
    assert reading.entry is not None
    assert reading.entry.values["gender"]["F"] == "man"


def test_the_title_counts_rows_by_gender() -> None:
    title = title_of({"F": 1019, "M": 1276, "X": 4}, {"F": "woman", "M": "man"})
    assert title == "Gender codes {F, M, X}: 1,019 women, 1,276 men"


def test_a_ladder_is_read_from_lines_and_categories() -> None:
    made = grades.written(LadderSaid(text="Office:\nA1\nA2\nField:\nB1", name="Ours", top=["A2", "gone"]))
    assert made.ladder.grades == ("A1", "A2", "B1")
    assert dict(made.ladder.categories) == {"Office": ("A1", "A2"), "Field": ("B1",)}
    assert made.ladder.top == ("A2",)
    assert made.is_sound


def test_a_grade_written_twice_is_no_ladder() -> None:
    made = grades.written(LadderSaid(way="own", text="A1\na1"))
    assert not made.is_sound
    assert grades.ladder_said(LadderSaid(way="own", text="A1\na1"), un_common_system()) is None


def test_texts_that_stand_for_no_grade_are_proposed_as_such() -> None:
    assert grades.likely_blanks(["5", "NULL", "A1"]) == ["NULL"]
    assert grades.first_proposal(["N18", "N9", "NULL"], ["NULL"]) == "All grades:\nN9\nN18"


def test_grades_that_the_ladder_knows_are_not_strange() -> None:
    found = grades.strange_grades({"P 3": 5, "Director": 2, "Chief": 1}, un_common_system(), ["Director"])
    assert found == {"Chief": 1}


def problem(rule: str = "unknown_code", level: str = "error", row: int | None = 5, value: str = "A") -> Problem:
    return Problem(rule, level, "wrong", "mend it", "List", row, "B", "grade", value, "f.xlsx")  # type: ignore[arg-type]


def test_equal_problems_are_one_repair_with_all_their_cells() -> None:
    found = repairs.repairs([problem(row=5), problem(row=9), problem(row=7, value="B")])
    assert [(repair.count, repair.cells) for repair in found] == [
        (2, ("List!B5", "List!B9")),
        (1, ("List!B7",)),
    ]


def test_errors_stand_before_warnings() -> None:
    found = repairs.repairs(
        [problem(level="warning", value="W"), problem(level="warning", value="W", row=6), problem()]
    )
    assert [repair.level for repair in found] == ["error", "warning"]


@pytest.mark.parametrize(
    ("at", "has_built", "step"),
    [
        (Standing(), False, 0),
        (Standing(files=1, refused=1), False, 0),
        (Standing(files=1, questions=2, sheets=0), False, 1),
        (Standing(files=1, sheets=1, row_errors=3), False, 2),
        (Standing(files=1, sheets=1, row_errors=3, set_aside=True), False, 3),
        (Standing(files=1, sheets=1), True, 4),
    ],
)
def test_the_step_is_the_first_at_which_something_is_to_do(at: Standing, has_built: bool, step: int) -> None:
    assert steps.step_of(at, has_built=has_built) == step


def test_errors_of_whole_sheets_are_not_set_aside() -> None:
    at = Standing(files=1, sheets=1, row_errors=3, other_errors=1, set_aside=True)
    assert at.errors == 1
    assert not at.may_be_built


def test_why_the_button_is_closed_is_the_first_thing_to_do() -> None:
    at = Standing(files=1, questions=1, sheets=1)
    assert "1 question is answered" in publishing.why_not(at, has_built=False, agreed=True)
    ready = Standing(files=1, sheets=1)
    assert publishing.why_not(ready, has_built=True, agreed=True) == ""
    assert "agreed" in publishing.why_not(ready, has_built=True, agreed=False)


def test_a_kept_profile_forgets_the_date_of_this_months_list() -> None:
    entry = SheetProfile("List", "staff_list", columns={"grade": "Grade"}, as_of=date(2026, 10, 31))
    texts = known.for_next_time({"a.xlsx": Profile((entry,))}, "monthly")
    assert list(texts) == ["monthly.toml"]
    kept = parse_profile(texts["monthly.toml"])
    assert kept.sheets[0].as_of is None
    assert kept.sheets[0].columns == {"grade": "Grade"}


def test_equal_sheet_names_of_two_files_are_kept_apart() -> None:
    one = Profile((SheetProfile("List", "staff_list", columns={"grade": "Grade"}),))
    two = Profile((SheetProfile("List", "vacancy_notices", columns={"grade": "Grade"}),))
    assert list(known.for_next_time({"a.xlsx": one, "b.xlsx": two}, "hr")) == ["hr_1.toml", "hr_2.toml"]


@pytest.mark.parametrize(("text", "name"), [("HR export 2026/11", "hr_export_2026_11"), ("../..", "export")])
def test_a_profiles_name_is_a_plain_file_name(text: str, name: str) -> None:
    assert known.plain_name(text) == name


def test_people_are_counted_by_what_happens_to_them_and_gender() -> None:
    html = people_table(Consequences(by_gender={"new": {"woman": 17, "man": 13}, "gone": {"not stated": 2}}))
    assert "<td" in html
    assert ">17<" in html
    assert "Other" not in html


@pytest.mark.parametrize(("rows", "told"), [((4,), "row 4"), ((4, 5), "rows 4–5"), ((), "–")])
def test_header_rows_are_written_as_people_say_them(rows: tuple[int, ...], told: str) -> None:
    assert header_text(rows) == told


def test_a_time_is_written_with_its_zone() -> None:
    assert history.moment("2026-11-03T14:05:59+00:00") == "3 November 2026, 14:05 UTC"
