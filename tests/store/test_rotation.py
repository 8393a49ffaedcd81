"""Another key for pseudonyms: the same people under other hashes, stopped at any moment and gone on with."""

from __future__ import annotations

import multiprocessing
import os
import random
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from tests.store.loads import STAFF_2024, load, rows_of, sheet
from tests.store.publisher import rotate_without_end
from wggi_metrics.store import KeyRefused, Store, read_key, rotation
from wggi_metrics.store.durable import put_in_place, write_whole
from wggi_metrics.store.pseudonyms import pseudonym

LAST = 22
KILLS = int(os.environ.get("WGGI_KILLS", "6"))
MOMENTS = range(1, LAST + 1) if "WGGI_KILLS" in os.environ else (4, 8, 10, 14, 16, 19, 21)
"""All of them, where many kills are asked for."""

NUMBERS = "SELECT DISTINCT staff_no FROM staff_list ORDER BY staff_no"


class Killed(BaseException):
    """Ends the work as a kill would: nothing that would tidy up is run."""


def pseudonyms_of(store: Store) -> dict[str, set[UUID]]:
    return {release.id: {row[0] for row in rows_of(release, NUMBERS)} for release in store.releases()}


def content_of(store: Store) -> dict[str, list[Any]]:
    """Everything of each release but the pseudonyms."""
    asked = "SELECT * EXCLUDE (staff_no) FROM {} ORDER BY ALL"
    return {release.id: [rows_of(release, asked.format(table)) for table in ("staff_list", "people")]
            + [rows_of(release, f"SELECT * FROM {table} ORDER BY ALL") for table in ("sources", "spell_rows", "ladder")]
            for release in store.releases()}  # fmt: skip


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_every_release_keeps_its_id_and_its_content_under_other_pseudonyms(two_lists: Store) -> None:
    before, content, current = pseudonyms_of(two_lists), content_of(two_lists), two_lists.current()
    assert two_lists.key_file is not None
    was = read_key(two_lists.key_file)
    key = two_lists.rotate_key()
    assert key is not None
    assert was is not None
    after = pseudonyms_of(two_lists)
    assert content_of(two_lists) == content
    assert two_lists.current() == current
    for id, held in before.items():
        assert after[id] == {UUID(bytes=rotation.next_link(each.bytes, key.secret[-16:])) for each in held}
    assert key.secret[:-16] == was.secret
    assert (two_lists.key_fingerprint(), read_key(two_lists.key_file)) == (key.fingerprint, key)
    for release in two_lists.releases():
        release.verify()


def test_no_old_pseudonym_is_left_in_any_file_of_the_store(two_lists: Store) -> None:
    held = set.union(*pseudonyms_of(two_lists).values())
    # DuckDB keeps a UUID as a number with the first bit turned, the lower half first.
    kept = [each.bytes[::-1][:8] for each in held]
    assert any(each in all_bytes(two_lists.folder) for each in kept)
    two_lists.rotate_key()
    for release in two_lists.releases():
        release.close()
    assert not any(each in all_bytes(two_lists.folder) for each in kept)
    assert [path.name for path in two_lists.folder.rglob("people*")] == [
        f"people-{two_lists.key_fingerprint()}.duckdb"
    ] * 2


def test_new_rows_join_the_people_of_before(two_lists: Store) -> None:
    people = "SELECT COUNT(*) FROM people"
    current = two_lists.current()
    assert current is not None
    before = rows_of(current, people)
    two_lists.rotate_key()
    two_lists.rotate_key()
    published = two_lists.publish(load(sheet("staff_list", STAFF_2024, as_of="2026-12-31", content="new"), yes=True))
    assert published.release is not None
    assert rows_of(published.release, people) == before
    assert two_lists.withdraw(two_lists.releases()[0].manifest["sheets"][0]["sha256"]).published


def test_a_key_of_three_links_hashes_three_times() -> None:
    one, two, three = (bytes([number]) * 16 for number in (1, 2, 3))
    found = pseudonym("7", "staff_no", one)
    for link in (two, three):
        found = rotation.next_link(found, link)
    assert pseudonym("7", "staff_no", one + two + three) == found


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_key_stays_its_owners_alone_and_no_second_one_is_left(two_lists: Store) -> None:
    two_lists.rotate_key()
    assert two_lists.key_file is not None
    assert stat.S_IMODE(two_lists.key_file.stat().st_mode) == 0o600
    assert [path.name for path in two_lists.key_file.parent.iterdir() if "key" in path.name] == ["key"]


def test_a_store_without_a_key_has_nothing_to_rotate(store: Store) -> None:
    assert store.rotate_key() is None


def test_without_the_key_nothing_is_rotated(two_lists: Store) -> None:
    assert two_lists.key_file is not None
    two_lists.key_file.unlink()
    with pytest.raises(KeyRefused):
        two_lists.rotate_key()
    assert not rotation.is_rotating(two_lists.folder)


def killed_at(moment: int, monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> bool:
    """Does the work until the moment-th time that something is put in place or removed; whether it came to that."""
    count = 0

    def at_once(act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(*given: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            if count == moment:
                raise Killed
            return act(*given, **named)

        return acting

    with monkeypatch.context() as patched:
        for name, act in (("put_in_place", put_in_place), ("write_whole", write_whole)):
            patched.setattr(rotation, name, at_once(act))
        patched.setattr(Path, "unlink", at_once(Path.unlink))
        try:
            work()
        except Killed:
            return True
    return False


@pytest.mark.parametrize("moment", MOMENTS)
def test_stopped_at_any_moment_every_release_opens_and_the_rotation_can_be_gone_on_with(
    two_lists: Store, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    before, content = pseudonyms_of(two_lists), content_of(two_lists)
    was_killed = killed_at(moment, monkeypatch, two_lists.rotate_key)
    assert content_of(two_lists) == content
    if rotation.is_rotating(two_lists.folder):
        with pytest.raises(KeyRefused) as refused:
            two_lists.rollback(two_lists.releases()[0].id)
        assert refused.value.problem.rule == "rotation_unfinished"
    key = two_lists.rotate_key()
    assert key is not None
    assert not rotation.is_rotating(two_lists.folder)
    assert content_of(two_lists) == content
    links = [key.secret[at : at + 16] for at in range(16, len(key.secret), 16)]
    assert len(links) in ((1, 2) if was_killed else (2,))
    for id, held in before.items():
        expected = {each.bytes for each in held}
        for link in links:
            expected = {rotation.next_link(each, link) for each in expected}
        assert {each.bytes for each in pseudonyms_of(two_lists)[id]} == expected


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9, and no fork, on Windows")
def test_killed_over_and_over_nobody_is_lost_and_the_last_one_ends_it(
    two_lists: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The process that is killed starts by running the main module again: see test_killed.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    content, chance = content_of(two_lists), random.Random(20261126)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.publisher"])
    for _ in range(KILLS):
        turning = context.Process(target=rotate_without_end, args=(two_lists.folder.parent,))
        turning.start()
        time.sleep(chance.uniform(0.05, 0.8))
        turning.kill()
        turning.join()
        turning.close()
        assert content_of(two_lists) == content
    key = two_lists.rotate_key()
    assert key is not None
    assert len(key.secret) > 32
    assert content_of(two_lists) == content
    last = sheet("staff_list", STAFF_2024, as_of="2026-12-31", content="new")
    assert two_lists.publish(load(last, yes=True)).published
    assert not [path for path in (two_lists.folder / "releases").iterdir() if path.name.startswith(".building")]
