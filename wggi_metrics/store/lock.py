"""One publisher at a time: a lock that says who holds it and since when (step 4)."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from wggi_metrics.store.durable import write_whole
from wggi_metrics.store.manifest import Clock
from wggi_metrics.store.refusals import StoreBusy, refusal

HELD = ".lock"
NOTE = "lock"


@contextmanager
def only_publisher(folder: Path, by: str, wait_seconds: float, clock: Clock) -> Iterator[None]:
    """Holds the store's lock; a dead holder's lock is free at once.

    Raises: StoreBusy saying who holds it and since when, if it isn't free in time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    held = FileLock(folder / HELD, thread_local=False)
    try:
        held.acquire(timeout=wait_seconds)
    except Timeout as fault:
        raise StoreBusy(refusal("busy", **_holder(folder))) from fault
    try:
        write_whole(folder / NOTE, json.dumps(_note(by, clock)) + "\n")
        yield
    finally:
        (folder / NOTE).unlink(missing_ok=True)
        held.release()


def _note(by: str, clock: Clock) -> dict[str, Any]:
    since = clock().isoformat(timespec="seconds")
    return {"by": by, "since": since, "pid": os.getpid(), "host": socket.gethostname()}


def _holder(folder: Path) -> dict[str, Any]:
    unknown = {"by": "someone", "since": "just now", "pid": "?", "host": "?"}
    try:
        return unknown | dict(json.loads((folder / NOTE).read_text("utf-8")))
    except (OSError, ValueError):
        return unknown
