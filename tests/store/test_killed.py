"""kill -9 at any point of a load: nothing acknowledged is lost, nothing is half there."""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType

import pytest

from tests.store.loads import STAFF_2024, load, rows_of, sheet
from tests.store.publisher import publish_without_end
from wggi_metrics.store import Store

KILLS = int(os.environ.get("WGGI_KILLS", "10"))
LONGEST_SECONDS = 0.8


def received(told: Connection) -> list[str]:
    """Everything that was told before the line went dead."""
    found = []
    try:
        while told.poll():
            found.append(told.recv())
    except (EOFError, OSError):
        pass
    return found


def kill_one_publisher(folder: Path, after_seconds: float) -> list[str]:
    """The ids acknowledged by a publisher that is killed so long after it began."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.publisher"])
    ours, theirs = context.Pipe(duplex=False)
    publisher = context.Process(target=publish_without_end, args=(folder, theirs))
    publisher.start()
    theirs.close()
    assert ours.poll(60)
    assert ours.recv() == "ready"
    time.sleep(after_seconds)
    publisher.kill()
    publisher.join()
    acknowledged = received(ours)
    ours.close()
    publisher.close()
    return acknowledged


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9, and no fork, on Windows")
def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A publisher starts by running the main module again, which tests of pages may have put another in place of.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    chance = random.Random(20261123)
    store = Store(tmp_path / "store", tmp_path / "key")
    acknowledged: list[str] = []
    for _ in range(KILLS):
        acknowledged += kill_one_publisher(tmp_path, chance.uniform(0, LONGEST_SECONDS))
        ids = [release.id for release in store.releases()]
        assert set(acknowledged) <= set(ids)
        release = store.current()
        assert release is not None or not acknowledged
        if release is not None:
            assert ids.index(release.id) >= max((ids.index(id) for id in acknowledged), default=0)
            release.verify()
            assert rows_of(release, "SELECT COUNT(*) / COUNT(DISTINCT as_of) FROM staff_list") == [(6,)]
            assert rows_of(release, "SELECT COUNT(*) FROM people") == [(6,)]
    last = sheet("staff_list", STAFF_2024, as_of="2099-12-31", file="last.xlsx")
    assert store.publish(load(last)).published
    hidden = {path.name for path in (store.folder / "releases").iterdir() if path.name.startswith(".building")}
    assert not hidden
