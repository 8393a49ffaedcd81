"""To be killed: one that publishes list after list and tells of each that is acknowledged; one that rotates keys."""

from __future__ import annotations

from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from tests.store.loads import STAFF_2024, load, sheet
from wggi_metrics.store import Store


def publish_without_end(folder: Path, told: Connection) -> None:
    store = Store(folder / "store", folder / "key")
    held = len(store.releases())
    told.send("ready")
    for number in count(held):
        added = sheet("staff_list", STAFF_2024, as_of=f"{1900 + number}-12-31", content=str(number))
        release = store.publish(load(added, yes=True)).release
        assert release is not None
        told.send(release.id)


def rotate_without_end(folder: Path) -> None:
    store = Store(folder / "store", folder / "key")
    while True:
        store.rotate_key()
