"""Hidden working folders, each held by a lock of its own, so that abandoned ones are known (step 4)."""

from __future__ import annotations

import shutil
import weakref
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

BUILDING = ".building-"
SPILLING = ".spilling-"
LOCK = ".lock"


class HiddenFolder:
    """A folder that nobody sees until it is renamed; it goes when its owner goes."""

    def __init__(self, parent: Path, prefix: str) -> None:
        parent.mkdir(parents=True, exist_ok=True)
        self.path = parent / f"{prefix}{uuid4().hex[:12]}"
        held = FileLock(_lock_of(self.path), thread_local=False)
        held.acquire(timeout=0)
        self.remove = weakref.finalize(self, _remove, self.path, held)
        self.path.mkdir()


def remove_abandoned(parent: Path) -> int:
    """Removes the hidden folders whose owner is gone; returns how many."""
    if not parent.is_dir():
        return 0
    names = {path.name.removesuffix(LOCK) for path in parent.iterdir()}
    hidden = sorted(name for name in names if name.startswith((BUILDING, SPILLING)))
    return sum(_remove_if_abandoned(parent / name) for name in hidden)


def _remove_if_abandoned(path: Path) -> bool:
    held = FileLock(_lock_of(path), thread_local=False)
    try:
        held.acquire(timeout=0)
    except Timeout:
        return False
    _remove(path, held)
    return True


def _remove(path: Path, held: FileLock) -> None:
    shutil.rmtree(path, ignore_errors=True)
    held.release(force=True)
    _lock_of(path).unlink(missing_ok=True)


def _lock_of(path: Path) -> Path:
    return path.with_name(path.name + LOCK)
