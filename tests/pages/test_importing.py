"""The Import page: nothing is stored until it is published, and what is wrong is said in sentences."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.exports import BAD, GOOD, XLSX, workbook
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import women_share
from wggi_metrics.store import Store

TIMEOUT = 60


def whole_page() -> None:
    from pages.data import definitions, importing
    from pages.frame import shell

    shell.run({"data": {"import": importing.page, "definitions": definitions.page}})


@pytest.fixture
def page() -> AppTest:
    app = AppTest.from_function(whole_page, default_timeout=TIMEOUT)
    return ran(app)


def ran(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, app.exception[0].message
    return app


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    uploads = [(name, content, XLSX) for name, content in files]
    files_box = next(box for box in app.file_uploader if box.accept_multiple_files)
    files_box.set_value(uploads)
    return ran(app)


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return ran(app)


def texts(app: AppTest) -> str:
    return " ".join([*(block.body for block in app.get("html")), *(head.value for head in app.header)])


def store() -> Store:
    return Store(Path(os.environ["WGGI_STORE"]))


def published(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    return press(upload(app, *files), "import_publish_button")


def test_nothing_uploaded_says_what_is_needed(page: AppTest) -> None:
    assert "nothing is stored until you publish" in texts(page)
    assert "What an export must hold" in texts(page)
    assert [button for button in page.button if button.key == "import_publish_button"] == []


def test_a_sound_export_is_ready_to_publish(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(GOOD)))
    assert not page.button(key="import_publish_button").disabled
    assert "4 Consequences: 4 people new, 0 gone, 0 changed" in texts(page)
    assert "31 October 2026" in texts(page)


def test_nothing_is_in_the_store_before_it_is_published(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(GOOD)))
    assert store().current() is None


def test_publishing_puts_the_rows_in_force_and_shows_the_key_once(page: AppTest) -> None:
    published(page, ("staff.xlsx", workbook(GOOD)))
    release = store().current()
    assert release is not None
    pooled = women_share(release, LOCAL).row("pooled")
    assert (pooled["women"], pooled["men"]) == (2, 2)
    assert "Write these nine words down" in texts(page)
    press(page, "import_key_done")
    assert "Write these nine words down" not in texts(page)


def test_the_note_stands_in_the_history(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(GOOD)))
    page.text_input(key="import_note").input("October list")
    ran(page)
    press(page, "import_publish_button")
    assert "October list" in texts(page)


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


def test_rows_set_aside_are_counted_with_the_release(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(BAD)))
    press(page, "import_set_aside")
    press(page, "import_publish_button")
    release = store().current()
    assert release is not None
    assert release.manifest["set_aside"] == 3


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


def test_the_profile_is_kept_and_reads_the_next_export(page: AppTest) -> None:
    rows = [(row[0], {"F": "1", "M": "2"}[row[1]], *row[2:]) for row in GOOD]
    upload(page, ("staff.xlsx", workbook(rows)))
    page.radio(key="gender_reading_1_1").set_value("else")
    ran(page)
    for place, gender in enumerate(("woman", "man"), start=1):
        page.selectbox(key=f"gender_code_1_1_{place}").select(gender)
        ran(page)
    press(page, "import_publish_button")
    upload(page, ("staff.xlsx", workbook(rows, title="Staff as of 30 November 2026")))
    assert "30 November 2026" in texts(page)
    assert "2 women, 2 men" in texts(page)
    assert not page.button(key="import_publish_button").disabled


def test_more_than_a_fifth_gone_wants_a_yes(page: AppTest) -> None:
    published(page, ("october.xlsx", workbook(GOOD)))
    upload(page, ("november.xlsx", workbook(GOOD[:2], title="Staff as of 30 November 2026")))
    assert "2 of the 4 people in the release in force would disappear" in texts(page)
    assert page.button(key="import_publish_button").disabled
    page.checkbox(key="import_yes").check()
    ran(page)
    press(page, "import_publish_button")
    assert len(store().releases()) == 2


def test_a_file_that_can_not_be_read_is_a_sentence(page: AppTest) -> None:
    upload(page, ("staff.xlsx", b"not a workbook at all \x00\x01"))
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
    assert "4 Consequences: 4 people new" in texts(page)


def test_neither_names_nor_numbers_of_people_are_shown(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(BAD)))
    written = texts(page)
    for row in BAD:
        assert row[0] not in written
        assert row[5] not in written
    assert "Full name" in written


def test_discarding_leaves_nothing(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(GOOD)))
    press(page, "import_discard")
    assert "What an export must hold" in texts(page)
    assert store().current() is None
    assert [path.name for path in store().folder.glob("releases/.building-*") if path.is_dir()] == []


def test_an_earlier_release_can_be_put_in_force_again(page: AppTest) -> None:
    published(page, ("october.xlsx", workbook(GOOD)))
    first = store().current()
    promoted = ("00000004", "M", "D-1", "Nairobi", "fixed-term", "Loe")
    published(page, ("october.xlsx", workbook((*GOOD[:3], promoted))))
    assert store().current() != first
    page.text_input(key="import_rollback_reason").input("Wrong file")
    page.checkbox(key="import_rollback_sure").check()
    ran(page)
    press(page, "import_rollback_button")
    assert store().current() == first
    assert "Release 1 is in force again" in texts(page)


def test_going_back_wants_a_reason_and_a_yes(page: AppTest) -> None:
    published(page, ("october.xlsx", workbook(GOOD)))
    assert page.button(key="import_withdraw_button").disabled
    page.checkbox(key="import_withdraw_sure").check()
    ran(page)
    assert page.button(key="import_withdraw_button").disabled


def test_a_file_can_be_withdrawn(page: AppTest) -> None:
    published(page, ("october.xlsx", workbook(GOOD)))
    published(page, ("november.xlsx", workbook(GOOD, title="Staff as of 30 November 2026")))
    page.text_input(key="import_withdraw_reason").input("Not ours")
    page.checkbox(key="import_withdraw_sure").check()
    ran(page)
    press(page, "import_withdraw_button")
    release = store().current()
    assert release is not None
    assert [file["file"] for file in release.manifest["files"]] == ["november.xlsx"]


def test_another_session_sees_nothing_of_an_import_under_way(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(GOOD)))
    other = ran(AppTest.from_function(whole_page, default_timeout=TIMEOUT))
    assert "What an export must hold" in texts(other)


def test_an_uploaded_profile_with_mistakes_says_what_they_are(page: AppTest) -> None:
    profile_box = next(box for box in page.file_uploader if not box.accept_multiple_files)
    profile_box.set_value(("p.toml", b"[[sheet]]\nsheet = 'A'\ndataset = 'no_such'\n", "application/toml"))
    ran(page)
    assert "no_such" in texts(page)
