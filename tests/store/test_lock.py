"""One publisher at a time; a dead one holds nobody up."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest

from tests.store.loads import STAFF_2024, load, sheet, staff_2024, staff_2025
from wggi_metrics.store import Load, Store, StoreBusy, StoreLimits
from wggi_metrics.store.lock import only_publisher
from wggi_metrics.store.manifest import now

pytestmark = pytest.mark.usefixtures("without_derivation")

HASTY = StoreLimits(wait_seconds=0.1)


def test_a_second_publisher_is_told_who_is_at_work_and_since_when(store: Store) -> None:
    with only_publisher(store.folder, "ana", 1, now):
        note = json.loads((store.folder / "lock").read_text())
        with pytest.raises(StoreBusy) as refused:
            replace(store, limits=HASTY).publish(load(staff_2024()))
    assert refused.value.problem.rule == "busy"
    assert "ana" in refused.value.problem.problem
    assert note["since"] in refused.value.problem.problem
    assert set(note) == {"by", "since", "pid", "host"}


def test_a_second_publisher_waits_briefly(store: Store) -> None:
    entered, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with only_publisher(store.folder, "ana", 1, now):
            entered.set()
            leave.wait(0.3)

    holder = threading.Thread(target=hold)
    holder.start()
    assert entered.wait(5)
    assert store.publish(load(staff_2024())).published
    holder.join()


def test_the_note_of_a_dead_publisher_holds_nobody_up(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / "lock").write_text('{"by": "ghost", "since": "1999-01-01", "pid": 1, "host": "gone"}')
    (store.folder / ".lock").touch()
    assert store.publish(load(staff_2024())).published
    assert not (store.folder / "lock").exists()


def test_two_publishers_at_once_both_arrive_one_after_the_other(store: Store) -> None:
    store.publish(load(staff_2024()))
    loads = [load(staff_2025()), load(sheet("staff_list", STAFF_2024, as_of="2023-12-31"))]
    faults: list[BaseException] = []

    def publish(one: Load) -> None:
        try:
            replace(store, limits=StoreLimits(wait_seconds=20)).publish(one)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=publish, args=(one,)) for one in loads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    first, second, third = store.releases()
    assert (second.manifest["predecessor"], third.manifest["predecessor"]) == (first.id, second.id)
    current = store.current()
    assert current is not None
    assert len(current.manifest["sheets"]) == 3
