"""The log: who did what, when, from which release; one JSON object a line, added to and never changed (step 4).

No figures and no persons of the data: who signs in, imports, opens a brief, takes a table away.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from wggi_metrics.store.manifest import Clock, now
from wggi_metrics.store.refusals import LogUnwritable, refusal

ACTIONS = ("sign_in", "sign_out", "refused", "import", "rollback", "withdraw", "rotate", "brief", "export")
OURS_ALONE = 0o600


@dataclass(frozen=True, slots=True)
class Noted:
    """One line of the log; ``what`` names a measure, a meeting, a file or a page, ``release`` an id."""

    at: str
    who: str
    role: str
    action: str
    what: str = ""
    release: str = ""


def note(path: Path, who: str, role: str, action: str, what: str = "", release: str = "", clock: Clock = now) -> Noted:
    """Adds one line and forces it to disk.

    Raises: ValueError for an action that is none of ours; LogUnwritable.
    """
    if action not in ACTIONS:
        raise ValueError(f"{action!r} is not logged")
    noted = Noted(clock().isoformat(timespec="seconds"), who, role, action, what, release)
    try:
        _add(path, json.dumps(asdict(noted), ensure_ascii=False) + "\n")
    except OSError as fault:
        raise LogUnwritable(refusal("log_unwritable", path=path)) from fault
    return noted


def _add(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, OURS_ALONE)
    try:
        # One write of one line: two servers that write at once don't mix their lines.
        os.write(handle, (("" if _ends_a_line(handle) else "\n") + line).encode("utf-8"))
        os.fsync(handle)
    finally:
        os.close(handle)


def _ends_a_line(handle: int) -> bool:
    """Whether the last line is whole: a crash may have left half of one."""
    if os.lseek(handle, 0, os.SEEK_END) == 0:
        return True
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1) == b"\n"


def journal(path: Path) -> list[Noted]:
    """Every whole line, the oldest first; half a line that a crash has left is passed over."""
    if not path.is_file():
        return []
    with path.open("rb") as lines:
        return list(_read(lines))


def _read(lines: Iterable[bytes]) -> Iterator[Noted]:
    for line in lines:
        try:
            entry = json.loads(line)
            yield Noted(**{name: str(value) for name, value in entry.items()})
        except (ValueError, TypeError, AttributeError):
            continue
