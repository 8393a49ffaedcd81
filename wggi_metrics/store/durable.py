"""Files that are whole or not there: written beside, forced to disk, then put in place at once (step 4)."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

TRIES = 40
PAUSE_SECONDS = 0.05


def write_whole(path: Path, text: str) -> None:
    """Replaces a file by this text: readers see the old one or the new one, never half of one."""
    beside = path.with_name(f".{path.name}-{uuid4().hex[:8]}")
    try:
        write_forced(beside, text)
        put_in_place(beside, path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def write_forced(path: Path, text: str, mode: int = 0o666) -> None:
    """Writes a new file and forces it to disk; ``mode`` is who may read it, from its first moment on."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123  (a handle, not a path)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def put_in_place(source: Path, target: Path) -> None:
    """Renames a file or folder over its target; tried again where Windows holds a file open for a moment."""
    for attempt in range(TRIES):
        try:
            source.replace(target)
            break
        except PermissionError:
            if os.name != "nt" or attempt == TRIES - 1:
                raise
            time.sleep(PAUSE_SECONDS)
    force_folder(target.parent)


def force_file(path: Path) -> None:
    """Forces what is written of a file to disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def force_folder(path: Path) -> None:
    """Forces a folder's names to disk, where the system can; a name in place stays in place if it can't."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
