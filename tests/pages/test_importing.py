"""The Import page: nothing is stored until it is published, and what is wrong is said in sentences."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.exports import BAD, GOOD, NO_WORKBOOK, workbook
from tests.pages.import_page import opened, press, ran, store, texts, upload


@pytest.fixture
def page() -> AppTest:
    return opened()


def test_nothing_uploaded_says_what_is_needed(page: AppTest) -> None:
    assert "nothing is stored until you publish" in texts(page)
    assert "What an export must hold" in texts(page)
    assert [button for button in page.button if button.key == "import_publish_button"] == []


def test_a_sound_export_is_ready_to_publish(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(GOOD)))
    assert not page.button(key="import_publish_button").disabled
    assert "4 Consequences for people: 4 new, 0 gone, 0 changed" in texts(page)
    assert "31 October 2026" in texts(page)


def test_nothing_is_in_the_store_before_it_is_published(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(GOOD)))
    assert store().current() is None


def test_errors_keep_the_button_closed_and_say_how_many_repairs(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(BAD)))
    assert page.button(key="import_publish_button").disabled
    assert "2 repairs remain" in texts(page)
    assert "Staff_List!C8, Staff_List!C9" in texts(page)


def test_rows_with_errors_can_be_set_aside_and_taken_back(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(BAD)))
    press(page, "import_set_aside")
    assert not page.button(key="import_publish_button").disabled
    press(page, "import_set_aside")
    assert page.button(key="import_publish_button").disabled


def test_saying_what_a_code_means_mends_its_rows(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(BAD)))
    boxes = {box.label: box for box in page.selectbox if str(box.key).startswith("means_")}
    next(box for label, box in boxes.items() if "handshake" in label).select("fixed-term")
    ran(page)
    assert "1 repair remains" in texts(page)


def test_gender_codes_that_mean_several_things_are_asked(page: AppTest) -> None:
    rows = [(row[0], {"F": "1", "M": "2"}[row[1]], *row[2:]) for row in GOOD]
    upload(page, ("staff.xlsx", workbook(rows)))
    assert "1 question is answered" in texts(page)
    page.radio(key="gender_reading_1_1").set_value("else")
    ran(page)
    for place, gender in enumerate(("woman", "man"), start=1):
        page.selectbox(key=f"gender_code_1_1_{place}").select(gender)
        ran(page)
    assert "2 women, 2 men" in texts(page)
    assert not page.button(key="import_publish_button").disabled


def test_a_list_without_a_date_is_asked_for_it(page: AppTest) -> None:
    from datetime import date

    upload(page, ("staff.xlsx", workbook(GOOD, title="Staff")))
    assert page.button(key="import_publish_button").disabled
    page.date_input(key="sheet_as_of_1_1").set_value(date(2026, 10, 31))
    ran(page)
    assert not page.button(key="import_publish_button").disabled


def test_a_list_without_staff_numbers_makes_every_row_a_person_when_said(page: AppTest) -> None:
    rows = [row[1:5] for row in GOOD]
    headings = ("Sex", "Grade", "Duty station", "Contract type")
    upload(page, ("staff.xlsx", workbook(rows, headings=headings)))
    assert page.button(key="import_publish_button").disabled
    page.checkbox(key="rows_are_people_1_1").check()
    ran(page)
    assert not page.button(key="import_publish_button").disabled


def test_a_ladder_is_made_from_grades_that_are_not_known(page: AppTest) -> None:
    own = {"P-3": "Clerk 9", "P-4": "Clerk 10", "P-5": "Chief"}
    rows = [(*row[:2], own[row[2]], *row[3:]) for row in GOOD]
    upload(page, ("staff.xlsx", workbook(rows)))
    page.radio(key="ladder_way").set_value("own")
    ran(page)
    assert page.text_area(key="ladder_text").value.splitlines() == ["All grades:", "Chief", "Clerk 9", "Clerk 10"]
    page.text_area(key="ladder_text").input("Office:\nClerk 9\nClerk 10\nChief")
    ran(page)
    press(page, "import_publish_button")
    assert store().ladder().grades == ("Clerk 9", "Clerk 10", "Chief")
    assert dict(store().ladder().categories) == {"Office": ("Clerk 9", "Clerk 10", "Chief")}


def test_a_file_that_can_not_be_read_is_a_sentence(page: AppTest) -> None:
    upload(page, ("staff.xlsx", NO_WORKBOOK))
    assert "1 file could not be read" in texts(page)
    assert page.button(key="import_publish_button").disabled
    assert store().current() is None


def test_a_sheet_that_is_not_recognised_can_be_said_to_be_a_list(page: AppTest) -> None:
    headings = ("Nr", "X", "Y", "Z", "Q", "W")
    upload(page, ("staff.xlsx", workbook(GOOD, headings=headings)))
    assert "left alone" in texts(page)
    page.selectbox(key="sheet_dataset_1_1").select("staff_list")
    ran(page)
    for letter, field in (("A", "staff_no"), ("B", "gender"), ("C", "grade")):
        page.selectbox(key=f"field_1_1_{letter}").select(field)
        ran(page)
    assert "4 Consequences for people: 4 new" in texts(page)


def test_neither_names_nor_numbers_of_people_are_shown(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(BAD)))
    written = texts(page)
    for row in BAD:
        assert row[0] not in written
        assert row[5] not in written
    assert "Full name" in written


def test_another_session_sees_nothing_of_an_import_under_way(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(GOOD)))
    other = opened()
    assert "What an export must hold" in texts(other)


def test_an_uploaded_profile_with_mistakes_says_what_they_are(page: AppTest) -> None:
    profile_box = next(box for box in page.file_uploader if not box.accept_multiple_files)
    profile_box.set_value(("p.toml", b"[[sheet]]\nsheet = 'A'\ndataset = 'no_such'\n", "application/toml"))
    ran(page)
    assert "no_such" in texts(page)


def test_a_second_file_leaves_what_was_said_of_the_first(page: AppTest) -> None:
    rows = [(row[0], {"F": "1", "M": "2"}[row[1]], *row[2:]) for row in GOOD]
    first = ("staff.xlsx", workbook(rows))
    upload(page, first)
    page.radio(key="gender_reading_1_1").set_value("else")
    ran(page)
    page.selectbox(key="gender_code_1_1_1").select("woman")
    ran(page)
    upload(page, first, ("broken.xlsx", NO_WORKBOOK))
    page.selectbox(key="import_sheet").select("1_1")
    ran(page)
    assert page.selectbox(key="gender_code_1_1_1").value == "woman"


def test_a_file_taken_away_is_gone(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(GOOD)), ("broken.xlsx", NO_WORKBOOK))
    assert "1 file could not be read" in texts(page)
    upload(page, ("staff.xlsx", workbook(GOOD)))
    assert "could not be read" not in texts(page)
