"""A lost or wrong pointer is named, and the newest release served in its place."""

from __future__ import annotations

import pytest

from tests.store.loads import STAFF_2024, load, sheet
from wggi_metrics.store import Store

pytestmark = pytest.mark.usefixtures("without_derivation")


def test_a_sound_store_has_nothing_to_report(two_lists: Store) -> None:
    assert two_lists.condition() == ()


def test_without_a_pointer_the_newest_release_is_served(two_lists: Store) -> None:
    newest = two_lists.current()
    (two_lists.folder / "CURRENT").unlink()
    assert two_lists.current() == newest
    assert [problem.rule for problem in two_lists.condition()] == ["pointer_lost"]


@pytest.mark.parametrize("text", ["", "nonsense", "20200101T000000Z-00000000\n", "../../elsewhere", "\x00\xff"])
def test_a_pointer_that_names_nothing_is_reported(two_lists: Store, text: str) -> None:
    newest = two_lists.current()
    (two_lists.folder / "CURRENT").write_text(text)
    assert two_lists.current() == newest
    assert [problem.rule for problem in two_lists.condition()] == ["pointer_dangling"]


def test_a_pointer_lost_after_a_roll_back_is_served_as_rolled_back(two_lists: Store) -> None:
    first, _ = two_lists.releases()
    two_lists.rollback(first.id)
    (two_lists.folder / "CURRENT").unlink()
    assert two_lists.current() == first


def test_the_next_load_writes_the_pointer_anew(two_lists: Store) -> None:
    (two_lists.folder / "CURRENT").unlink()
    published = two_lists.publish(load(sheet("staff_list", STAFF_2024, as_of="2023-12-31")))
    assert two_lists.condition() == ()
    assert two_lists.current() == published.release


def test_a_torn_line_of_the_history_is_passed_over(two_lists: Store) -> None:
    first, _ = two_lists.releases()
    two_lists.rollback(first.id)
    with (two_lists.folder / "history.jsonl").open("a") as file:
        file.write('{"at": "20')
    assert [note["to"] for note in two_lists.history()] == [first.id]


def test_a_folder_that_is_no_release_is_passed_over(two_lists: Store) -> None:
    before = two_lists.releases()
    (two_lists.folder / "releases" / "20300101T000000Z-00000000").mkdir()
    (two_lists.folder / "releases" / "notes").mkdir()
    assert two_lists.releases() == before
