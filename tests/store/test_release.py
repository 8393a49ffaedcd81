"""Releases are opened read-only, verified, and read by many at once."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

import duckdb
import pytest

from tests.store.loads import STAFF_2024, load, rows_of, sheet
from wggi_metrics.store import Release, ReleaseDamaged, Store, StoreLimits

pytestmark = pytest.mark.usefixtures("without_derivation")


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("where", [0.0, 0.3, 0.9])
def test_a_flipped_bit_is_detected_at_opening(two_lists: Store, where: float) -> None:
    release = two_lists.current()
    assert release is not None
    flip(release.people, int(release.people.stat().st_size * where))
    with pytest.raises(ReleaseDamaged) as refused:
        release.cursor()
    assert refused.value.problem.rule == "release_damaged"
    assert release.id in refused.value.problem.problem


def test_a_bit_flipped_while_the_release_is_open_is_detected(two_lists: Store) -> None:
    release = two_lists.current()
    assert release is not None
    assert rows_of(release, "SELECT COUNT(*) FROM staff_list") == [(12,)]
    flip(release.people, 20_000)
    with pytest.raises(ReleaseDamaged):
        release.cursor()


def test_a_load_does_not_join_a_damaged_release(two_lists: Store) -> None:
    release = two_lists.current()
    assert release is not None
    flip(release.people, 5_000)
    with pytest.raises(ReleaseDamaged):
        two_lists.publish(load(sheet("staff_list", STAFF_2024, as_of="2023-12-31")))
    assert len(two_lists.releases()) == 2


def test_a_missing_file_is_refused_by_name(two_lists: Store) -> None:
    release = two_lists.current()
    assert release is not None
    release.people.unlink()
    with pytest.raises(ReleaseDamaged):
        release.cursor()


def test_a_damaged_release_can_not_be_brought_back(two_lists: Store) -> None:
    first, second = two_lists.releases()
    flip(first.people, 5_000)
    with pytest.raises(ReleaseDamaged):
        two_lists.rollback(first.id)
    assert two_lists.current() == second


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM staff_list",
        "CREATE TABLE mine (a INTEGER)",
        "SELECT * FROM read_csv('/etc/hostname')",
        "COPY staff_list TO 'out.csv'",
        "SET threads = 1",
        "INSTALL httpfs",
    ],
)
def test_a_cursor_can_neither_write_nor_reach_out(two_lists: Store, statement: str) -> None:
    release = two_lists.current()
    assert release is not None
    with pytest.raises(duckdb.Error):
        release.cursor().execute(statement).fetchall()


def test_one_cursor_per_query_serves_many_threads(two_lists: Store) -> None:
    release = two_lists.current()
    found: list[object] = []

    def ask() -> None:
        found.extend(rows_of(release, "SELECT COUNT(*) FROM staff_list") for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[(12,)]] * 160


def test_readers_see_the_old_release_or_the_new_one_while_loads_are_published(two_lists: Store) -> None:
    seen: list[tuple[int, int]] = []
    faults: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                release = two_lists.current()
                counts = "SELECT COUNT(*), COUNT(DISTINCT as_of) FROM staff_list"
                seen.extend(rows_of(release, counts))
        except BaseException as fault:
            faults.append(fault)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for year in (2023, 2022):
        two_lists.publish(load(sheet("staff_list", STAFF_2024, as_of=f"{year}-12-31", file=f"{year}.xlsx")))
    done.set()
    for reader in readers:
        reader.join()
    assert not faults
    assert {rows / days for rows, days in seen} == {6}
    assert len(seen) > 10


def test_a_cursor_outlives_the_turn_of_its_release(two_lists: Store) -> None:
    first, second = Store(two_lists.folder, limits=StoreLimits(open_releases=1)).releases()
    cursor = first.cursor()
    assert rows_of(second, "SELECT COUNT(*) FROM staff_list") == [(12,)]
    gc.collect()
    assert cursor.execute("SELECT COUNT(*) FROM staff_list").fetchall() == [(6,)]


def test_releases_are_equal_by_id_and_place(two_lists: Store) -> None:
    one, two = two_lists.releases()
    assert one != two
    assert one == two_lists.release(one.id)
    assert isinstance(one, Release)
