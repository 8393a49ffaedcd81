"""Whatever goes wrong while a release is put in force, the old one is served."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.store.loads import STAFF_2024, load, rows_of, sheet
from wggi_metrics.store import Load, Store, StoreUnusable
from wggi_metrics.store.durable import write_whole

pytestmark = pytest.mark.usefixtures("without_derivation")


def new_list() -> Load:
    return load(sheet("staff_list", STAFF_2024, as_of="2023-12-31", file="2023.xlsx"))


def fail_at(call: int, fault: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """The n-th forcing of a file to disk fails."""
    made = iter(range(1000))
    force = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode) and next(made) == call:
            raise fault
        force(handle)

    monkeypatch.setattr(os, "fsync", fsync)


def is_whole(store: Store) -> bool:
    release = store.current()
    return rows_of(release, "SELECT COUNT(*) / COUNT(DISTINCT as_of) FROM staff_list") == [(6,)]


# The files forced to disk, in order: the note in the lock, the people, the manifest, the pointer.
@pytest.mark.parametrize("call", range(4))
def test_a_full_disk_is_said_plainly_and_the_old_release_served(
    two_lists: Store, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    before = two_lists.current()
    fail_at(call, OSError(errno.ENOSPC, "No space left on device"), monkeypatch)
    with pytest.raises(StoreUnusable) as refused:
        two_lists.publish(new_list())
    assert refused.value.problem.rule == "disk_full"
    assert two_lists.current() == before
    monkeypatch.undo()
    assert two_lists.publish(new_list()).published
    assert is_whole(two_lists)


def test_a_disk_known_to_be_too_small_is_refused_before_anything_is_written(
    two_lists: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(two_lists.folder)._replace(free=1_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(StoreUnusable) as refused:
        two_lists.publish(new_list())
    assert refused.value.problem.rule == "disk_full"


def test_a_store_that_can_not_be_written_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnusable) as refused:
        Store(tmp_path / "file" / "store", tmp_path / "key").publish(new_list())
    assert refused.value.problem.rule == "unwritable"
    assert str(tmp_path / "file" / "store") in refused.value.problem.problem


def test_a_text_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "text", "old")
    fail_at(0, OSError(errno.EIO, "broken"), monkeypatch)
    with pytest.raises(OSError, match="broken"):
        write_whole(tmp_path / "text", "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("text", "old")]
