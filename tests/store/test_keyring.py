"""The store and its key; clear numbers are nowhere in its files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.store.loads import load, rows_of, sheet, staff_2024, staff_2025
from wggi_metrics.problems import Problem
from wggi_metrics.store import KeyRefused, Store, read_key, rounding_key_for
from wggi_metrics.store.keyring import key_for

APPLICATIONS = """
vacancy_no  applicant_no   gender  internal  staff_no
VN-1        MARKAPPLICANT  woman   yes       00011101
VN-1        OTHERAPPLICANT man     no        -
"""
MEMBERS = """
meeting_no  member_no   gender
1           MARKMEMBER  woman
"""
MARKS = ("00011101", "11101", "MARKAPPLICANT", "MARKMEMBER", "MARKNAME")


def test_the_first_load_makes_a_key_and_shows_it_once(store: Store) -> None:
    assert store.key_fingerprint() is None
    first = store.publish(load(staff_2024()))
    assert store.key_file is not None
    key = read_key(store.key_file)
    assert key is not None
    assert first.key_words == key.words
    assert store.key_fingerprint() == key.fingerprint
    assert store.publish(load(staff_2025())).key_words is None


def test_another_key_is_refused_by_name(two_lists: Store, tmp_path: Path) -> None:
    Store(tmp_path / "other", tmp_path / "other_key").publish(load(staff_2024()))
    mixed = Store(two_lists.folder, tmp_path / "other_key")
    with pytest.raises(KeyRefused) as refused:
        mixed.publish(load(staff_2024(content="again")))
    assert refused.value.problem.rule == "key_other"
    assert str(two_lists.key_fingerprint()) in refused.value.problem.problem


def test_a_missing_key_is_refused_and_no_new_one_is_made(two_lists: Store, tmp_path: Path) -> None:
    with pytest.raises(KeyRefused) as refused:
        Store(two_lists.folder, tmp_path / "lost").publish(load(staff_2024(content="again")))
    assert refused.value.problem.rule == "key_missing"
    assert not (tmp_path / "lost").exists()


def test_reading_and_turning_back_need_no_key(two_lists: Store, tmp_path: Path) -> None:
    keyless = Store(two_lists.folder, tmp_path / "lost")
    first, _ = keyless.releases()
    assert keyless.rollback(first.id) == keyless.current()


def test_clear_numbers_stand_nowhere_in_the_files_of_the_store(store: Store) -> None:
    hidden_name = Problem("name_in_a_code", "error", "There is no such grade.", "Mend it.", "Sheet1", 3, "C")
    store.publish(load(
        staff_2024(problems=(hidden_name,)),
        sheet("applications", APPLICATIONS, file="a.xlsx"),
        sheet("board_members", MEMBERS, file="b.xlsx"),
        set_aside=True,
    ))  # fmt: skip
    content = b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
    assert len(content) > 100_000
    assert b"a.xlsx" in content, "the search itself must be able to find"
    assert [mark for mark in MARKS if mark.encode() in content] == []
    assert [mark for mark in MARKS if mark.encode("utf-16-le") in content] == []


def test_an_internal_applicant_is_the_same_person_as_on_the_staff_list(store: Store) -> None:
    release = store.publish(load(staff_2024(), sheet("applications", APPLICATIONS, file="a.xlsx"))).release
    question = "SELECT staff_list.grade FROM applications JOIN staff_list USING (staff_no) WHERE internal"
    assert rows_of(release, question) == [("P-3",)]


def test_rows_without_person_numbers_are_persons_of_their_own_in_each_sheet(store: Store) -> None:
    anonymous = {"staff_no": "#row"}
    release = store.publish(load(staff_2024(columns=anonymous), staff_2025(columns=anonymous))).release
    assert rows_of(release, "SELECT COUNT(DISTINCT staff_no), BOOL_AND(rows_are_people) FROM staff_list "
                            "JOIN sources USING (source)") == [(12, True)]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such permissions")
def test_the_key_lies_outside_the_store(store: Store) -> None:
    store.publish(load(staff_2024()))
    assert store.key_file is not None
    words = store.key_file.read_bytes().strip()
    assert store.key_file.stat().st_mode & 0o777 == 0o600
    assert all(words not in path.read_bytes() for path in store.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("variable", ["WGGI_KEY_FILE", "WGGI_ROUNDING_KEY_FILE"])
def test_a_key_in_the_stores_own_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "store" / "keys" / "key"))
    asked = {"WGGI_KEY_FILE": key_for, "WGGI_ROUNDING_KEY_FILE": rounding_key_for}[variable]
    with pytest.raises(KeyRefused) as refused:
        asked(tmp_path / "store", None)
    assert refused.value.problem.rule == "key_in_store"
    assert not (tmp_path / "store").exists()
