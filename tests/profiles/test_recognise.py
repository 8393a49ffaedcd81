"""Sheets are recognised by headings and content; what is only like a heading is suggested; the rest is asked."""

from __future__ import annotations

from datetime import date

import pytest

from tests.checks.exports import sheet_of
from wggi_metrics.profiles import Answers, Profile, Recognised, SheetProfile, recognise, recognise_as, settle
from wggi_metrics.workbook import Sheet, Workbook

STAFF = "Staff as of 31 May 2020 | - | -\nPers. No | Sex | Grade\n0012 | F | P-3\n0013 | M | P-4"


def workbook(*sheets: Sheet, file: str = "export.xlsx") -> Workbook:
    return Workbook(file, "0" * 64, "xlsx", 1900, sheets)


def recognised(text: str, *, file: str = "export.xlsx", name: str = "Sheet1", **keys: object) -> Recognised:
    (found,) = recognise(workbook(sheet_of(text, name=name, **keys), file=file))  # type: ignore[arg-type]
    return found


def test_a_staff_list_is_known_by_its_headings_wherever_the_table_stands() -> None:
    found = recognised(STAFF, at=(4, 2))
    assert found.profile is not None
    assert found.profile.dataset == "staff_list"
    assert found.header_rows == (5,)
    assert {name: match.column for name, match in found.matches.items()} == {
        "staff_no": "B",
        "gender": "C",
        "grade": "D",
    }
    assert all(match.confidence == 1 for match in found.matches.values())


def test_the_date_of_a_list_is_looked_up_in_its_title_row() -> None:
    found = recognised(STAFF)
    assert found.questions == ()
    assert settle(found).as_of_cell == "A1"


def test_a_list_with_dates_of_validity_is_assignments() -> None:
    found = recognised(
        "PERNR | GESCH | BEGDA | ENDDA | Grade\n1 | F | 01.01.2010 | 31.12.9999 | P-3\n2 | M | 2010-01-01 | - | P-4"
    )
    assert found.profile is not None
    assert found.profile.dataset == "assignments"


def test_the_genders_of_a_known_set_are_put_into_the_profile() -> None:
    assert settle(recognised(STAFF)).values["gender"] == {"F": "woman", "M": "man"}


@pytest.mark.parametrize(("codes", "choices"), [(("1", "2"), 0), (("M", "M"), 2)])
def test_other_gender_codes_are_asked(codes: tuple[str, str], choices: int) -> None:
    found = recognised(STAFF.replace("| F |", f"| {codes[0]} |").replace("| M |", f"| {codes[1]} |"))
    (question,) = found.questions
    assert question.kind == "gender codes"
    assert len(question.choices) == choices
    assert set(question.codes) == set(codes)


def test_answers_settle_a_sheet() -> None:
    found = recognised(STAFF.replace("| F |", "| 1 |").replace("| M |", "| 2 |"))
    entry = settle(found, Answers({"org_unit": "Unit"}, {"1": "man", "2": "woman"}, "%d-%m-%Y", date(2020, 1, 1)))
    assert entry.values["gender"] == {"1": "man", "2": "woman"}
    assert entry.columns["org_unit"] == "Unit"
    assert (entry.dates, entry.as_of, entry.as_of_cell) == ("%d-%m-%Y", date(2020, 1, 1), None)


def test_an_answer_takes_a_column_out() -> None:
    assert "grade" not in settle(recognised(STAFF), Answers({"grade": None})).columns


def test_a_list_of_no_date_or_of_two_is_asked() -> None:
    without = recognised("Pers. No | Sex | Grade\n1 | F | P-3\n2 | M | P-3")
    assert [question.kind for question in without.questions] == ["list date"]
    two = recognised(STAFF, file="staff_2019-12-31.xlsx")
    assert [choice.as_of for choice in two.questions[0].choices] == [date(2020, 5, 31), date(2019, 12, 31)]


def test_ambiguous_dates_are_asked_once_for_the_sheet() -> None:
    found = recognised("Pers. No | Sex | Grade | EOD\n1 | F | P-3 | 07-05-2011\n2 | M | P-3 | 08-05-2011", name="2020")
    (question,) = found.questions
    assert [choice.dates for choice in question.choices] == ["%d-%m-%Y", "%m-%d-%Y"]


def test_a_similar_heading_is_suggested_with_less_confidence_and_never_used_unasked() -> None:
    found = recognised("Pers. No | Sex | Grade | Duty statoin\n1 | F | P-3 | Nairobi\n2 | M | P-3 | Rome")
    match = found.matches["duty_station"]
    assert match.why == "similar"
    assert 0.8 < match.confidence < 1
    assert found.profile is not None
    assert "duty_station" not in found.profile.columns


def test_a_known_heading_over_other_content_is_not_taken() -> None:
    found = recognised("Pers. No | Sex | Grade | EOD\n1 | F | P-3 | blue\n2 | M | P-3 | green")
    assert "entry_on_duty" not in found.matches


def test_names_are_refused_and_never_suggested() -> None:
    found = recognised("Pers. No | Last name | E-mail | Sex | Grade\n1 | A | b | F | P-3\n2 | C | d | M | P-3")
    assert found.refused == ("Last name", "E-mail")
    suggested = [match.heading for match in found.matches.values()]
    suggested += [match.heading for matches in found.alternatives.values() for match in matches]
    assert not {"Last name", "E-mail"} & set(suggested)


def test_grades_of_another_ladder_are_asked() -> None:
    found = recognised("Pers. No | Sex | Grade\n1 | F | N20\n2 | M | 21", name="31 May 2020")
    (question,) = found.questions
    assert question.kind == "ladder"
    assert question.codes == {"N20": 1, "21": 1}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Row Labels | Count of Gender\nF | 3\nGrand Total | 3", "pivot"),
        ("- | Female | Male\nUnit A | 3 | 4", "not recognised"),
        ("Apples | Pears\n1 | 2", "not recognised"),
        ("Pers. No | Sex | Grade", "no rows"),
    ],
)
def test_what_is_no_dataset_is_left_alone_with_the_reason(text: str, why: str) -> None:
    found = recognised(text)
    assert found.profile is None
    assert found.left_alone == why


def test_a_hidden_sheet_is_left_alone_unless_a_profile_names_it() -> None:
    sheet = sheet_of(STAFF, visible=False)
    assert recognise(workbook(sheet))[0].left_alone == "hidden"
    given = Profile((SheetProfile("Staff", "staff_list", {"gender": "Sex"}),))
    assert recognise(workbook(sheet), given=given)[0].profile is not None


def test_totals_at_the_end_are_no_gender_codes() -> None:
    found = recognised(STAFF + "\nTotal | 2 | -")
    assert settle(found).values["gender"] == {"F": "woman", "M": "man"}


def test_counts_by_stage_and_gender_are_known_under_merged_headings() -> None:
    found = recognised("Vacancy no | Applied | - | Short list | -\n- | Women | Men | Women | Men\nV1 | 5 | 6 | 1 | 2")
    assert found.profile is not None
    assert found.profile.dataset == "application_counts"
    assert [(entry.constants["stage"], entry.women) for entry in found.profile.counts] == [
        ("applied", "Applied Women"),
        ("short list", "Short list Women"),
    ]


KNOWN = Profile(
    (
        SheetProfile(
            "Old list", "staff_list", {"staff_no": "Who", "gender": "What", "grade": "Where"},
            as_of=date(2019, 12, 31), values={"gender": {"1": "woman", "2": "man"}},
        ),
    )
)  # fmt: skip
SHAPE = "Who | What | Where\n1 | 1 | P-3\n2 | 2 | P-4"


def test_a_sheet_of_a_known_shape_is_read_as_before_without_asking() -> None:
    (found,) = recognise(workbook(sheet_of(SHAPE, name="New list"), file="list_2020-12-31.xlsx"), [KNOWN])
    assert found.from_profile
    assert found.questions == ()
    entry = settle(found)
    assert (entry.sheet, entry.as_of) == ("New list", date(2020, 12, 31))
    assert entry.values["gender"] == {"1": "woman", "2": "man"}


def test_an_earlier_list_s_date_is_never_taken_for_a_later_one() -> None:
    (found,) = recognise(workbook(sheet_of(SHAPE, name="Old list")), [KNOWN])
    assert [question.kind for question in found.questions] == ["list date"]
    assert settle(found).as_of is None


def test_a_given_profile_decides_alone() -> None:
    sheets = (sheet_of(SHAPE, name="Old list"), sheet_of(STAFF, name="Other"))
    named, other = recognise(workbook(*sheets), given=KNOWN)
    assert settle(named).as_of == date(2019, 12, 31)
    assert (other.profile, other.left_alone) == (None, "not named")


def test_a_sheet_may_be_said_to_be_a_dataset() -> None:
    found = recognise_as(sheet_of("Applied to | Sx\nV1 | F", name="x"), "applications", "x.xlsx")
    assert found.profile is not None
    assert found.profile.dataset == "applications"


def test_a_sheet_left_alone_can_t_be_settled() -> None:
    with pytest.raises(ValueError, match="Sheet1"):
        settle(recognised("Apples | Pears\n1 | 2"))
