"""A release without one source, as if it had never been loaded."""

from __future__ import annotations

import shutil

import pytest

from tests.store.loads import load, rows_of, sheet, staff_2024, staff_2025
from wggi_metrics.store import LoadRefused, ReleaseUnknown, Store

pytestmark = pytest.mark.usefixtures("without_derivation")

COUNT = "SELECT file, COUNT(*) FROM staff_list JOIN sources USING (source) GROUP BY file ORDER BY file"


def test_the_rows_of_a_withdrawn_file_are_gone_and_the_others_stay(two_lists: Store) -> None:
    before = two_lists.current()
    published = two_lists.withdraw(staff_2024().sha256, reason="wrong office", by="ben")
    assert two_lists.current() == published.release
    assert rows_of(published.release, COUNT) == [("2025.xlsx", 6)]
    assert published.release is not None
    manifest = published.release.manifest
    assert (manifest["by"], manifest["reason"]) == ("ben", "wrong office")
    assert rows_of(before, COUNT) == [("2024.xlsx", 6), ("2025.xlsx", 6)]


def test_what_a_withdrawn_file_had_superseded_stands_again(two_lists: Store) -> None:
    corrected = sheet("staff_list", "staff_no gender grade\n1 woman D-1", as_of="2024-12-31", file="new.xlsx")
    two_lists.publish(load(corrected))
    assert rows_of(two_lists.current(), COUNT) == [("2025.xlsx", 6), ("new.xlsx", 1)]
    two_lists.withdraw(corrected.sha256[:10])
    assert rows_of(two_lists.current(), COUNT) == [("2024.xlsx", 6), ("2025.xlsx", 6)]


def test_a_withdrawn_file_stays_away_from_later_releases(two_lists: Store) -> None:
    two_lists.withdraw(staff_2024().sha256)
    later = sheet("staff_list", "staff_no gender grade\n1 woman D-1", as_of="2026-12-31", file="new.xlsx")
    two_lists.publish(load(later, yes=True))
    assert rows_of(two_lists.current(), COUNT) == [("2025.xlsx", 6), ("new.xlsx", 1)]
    two_lists.withdraw(later.sha256)
    assert rows_of(two_lists.current(), COUNT) == [("2025.xlsx", 6)]


def test_a_withdrawn_file_can_be_loaded_again(two_lists: Store) -> None:
    two_lists.withdraw(staff_2024().sha256)
    assert two_lists.publish(load(staff_2024())).published
    assert rows_of(two_lists.current(), COUNT) == [("2024.xlsx", 6), ("2025.xlsx", 6)]


def test_the_only_file_can_be_withdrawn(store: Store) -> None:
    store.publish(load(staff_2024()))
    store.withdraw(staff_2024().sha256)
    assert rows_of(store.current(), COUNT) == []


def test_a_file_that_the_release_does_not_hold_is_refused_by_name(two_lists: Store, store: Store) -> None:
    for sha256 in ("0" * 64, staff_2024().sha256[:7], ""):
        with pytest.raises(ReleaseUnknown) as refused:
            two_lists.withdraw(sha256)
        assert refused.value.problem.rule == "source_unknown"


def test_without_the_releases_that_hold_the_rows_nothing_is_withdrawn(two_lists: Store) -> None:
    first, second = two_lists.releases()
    shutil.rmtree(first.path)
    with pytest.raises(LoadRefused) as refused:
        two_lists.withdraw(staff_2025().sha256)
    assert refused.value.problem.rule == "releases_missing"
    assert two_lists.current() == second
