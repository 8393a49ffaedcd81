"""The Import page: what publishing, discarding and undoing leave behind."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.exports import BAD, GOOD, workbook
from tests.pages.import_page import opened, press, published, ran, store, texts, upload
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import women_share


@pytest.fixture
def page() -> AppTest:
    return opened()


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


def test_a_note_typed_in_the_moment_of_publishing_is_kept(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(GOOD)))
    page.text_input(key="import_note").input("October list")
    press(page, "import_publish_button")
    assert "October list" in texts(page)


def test_an_answer_given_in_the_moment_of_publishing_is_looked_at_first(page: AppTest) -> None:
    own = {"P-3": "Clerk 9", "P-4": "Clerk 10", "P-5": "Chief"}
    upload(page, ("staff.xlsx", workbook([(*row[:2], own[row[2]], *row[3:]) for row in GOOD])))
    page.radio(key="ladder_way").set_value("own")
    ran(page)
    page.text_area(key="ladder_text").input("Office:\nClerk 9\nClerk 10\nChief")
    press(page, "import_publish_button")
    assert "Look at them as they stand now, then publish." in texts(page)
    assert store().current() is None
    press(page, "import_publish_button")
    assert store().ladder().grades == ("Clerk 9", "Clerk 10", "Chief")


def test_rows_set_aside_are_counted_with_the_release(page: AppTest) -> None:
    upload(page, ("staff.xlsx", workbook(BAD)))
    press(page, "import_set_aside")
    press(page, "import_publish_button")
    release = store().current()
    assert release is not None
    assert release.manifest["set_aside"] == 3


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
