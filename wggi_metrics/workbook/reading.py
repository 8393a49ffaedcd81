"""The parent's side: starts the reading process, waits for its answer, survives whatever it does (step 1)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from threading import Thread, Timer
from typing import IO, Any

import pyarrow as pa

from wggi_metrics.words import say
from wggi_metrics.workbook.answer import Message, messages
from wggi_metrics.workbook.limits import LIMITS, MEGABYTE, Limits
from wggi_metrics.workbook.refusals import refused, warned
from wggi_metrics.workbook.types import CellFault, Sheet, Workbook

Progress = Callable[[str, float], None]

_PACKAGE_FOLDER = Path(__file__).resolve().parents[2]
_KEPT_SETTINGS = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "LC_ALL")
_LAST_WORDS = 4096


def read_workbook(
    path_or_bytes: Path | bytes, file: str, *, limits: Limits = LIMITS, progress: Progress | None = None
) -> Workbook:
    """Every sheet of a workbook as text with true addresses, read in a process of its own.

    ``file`` is the name that messages show. ``progress`` is called here with a step in words and a fraction.

    Raises: WorkbookRefused, with one sentence that names the reason, for every file that isn't read.
    """
    size = _size(path_or_bytes, file)
    if size > limits.file_bytes:
        raise refused("too_large", file, size=size // MEGABYTE + 1, limit=limits.file_bytes // MEGABYTE)
    seconds = limits.seconds_for(size)
    with _reading_process(seconds) as child:
        child.send(path_or_bytes, limits, seconds)
        sheets, end = _collect(child, file, progress)
        child.answer.close()
    if end is None:
        raise refused(child.cause_of_death(), file, seconds=round(seconds), limit=limits.memory_bytes // MEGABYTE)
    if end["is"] == "refused":
        limit = limits.memory_bytes // MEGABYTE
        raise refused(end["reason"], file, **{"limit": limit, "seconds": round(seconds), **end["values"]})
    warnings = tuple(warned(reason, file) for reason in end["warnings"])
    return Workbook(file, end["sha256"], end["kind"], end["date_system"], tuple(sheets), warnings)


def _size(path_or_bytes: Path | bytes, file: str) -> int:
    if isinstance(path_or_bytes, bytes):
        return len(path_or_bytes)
    try:
        if path_or_bytes.is_file():
            return path_or_bytes.stat().st_size
    except OSError:
        pass
    raise refused("not_found", file)


def _collect(child: _Child, file: str, progress: Progress | None) -> tuple[list[Sheet], Message | None]:
    """The sheets, and the last message; None if the process ended without one."""
    sheets: list[Sheet] = []
    try:
        for message, cells in messages(child.answer):
            if cells is not None:
                sheets.append(_sheet(message, cells, file))
            elif message["is"] != "progress":
                return sheets, message
            elif progress:
                step = say(f"workbook.step.{message['step']}", file=file, sheet=message["sheet"])
                progress(step, message["fraction"])
    except (EOFError, OSError, pa.ArrowInvalid, json.JSONDecodeError):
        pass
    return [], None


def _sheet(message: Message, cells: pa.Table, file: str) -> Sheet:
    return Sheet(
        name=message["name"] if message["name"] is not None else PurePath(file).stem,
        visible=message["visible"],
        first_row=message["first_row"],
        first_column=message["first_column"],
        cells=cells,
        hidden_rows=tuple(message["hidden_rows"]),
        hidden_columns=tuple(message["hidden_columns"]),
        merged=tuple((area[0], area[1], area[2], area[3]) for area in message["merged"]),
        faults=tuple(CellFault(*fault) for fault in message["faults"]),
    )


class _Child:
    """A running reading process, and what is known of its end."""

    def __init__(self, process: subprocess.Popen[bytes], clock: _Clock) -> None:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        self._process = process
        self._clock = clock
        self._requests: IO[bytes] = process.stdin
        self.answer: Any = process.stdout
        self._last_words = b""
        self._listener = Thread(target=self._listen, args=(process.stderr,), daemon=True)
        self._listener.start()

    def send(self, path_or_bytes: Path | bytes, limits: Limits, seconds: float) -> None:
        """The request, and the file's bytes if it has no path. A process that died meanwhile is found out later."""
        content = path_or_bytes if isinstance(path_or_bytes, bytes) else None
        path = None if content is not None else os.path.abspath(path_or_bytes)  # noqa: PTH100
        request = {"path": path, "limits": limits.as_dict(), "seconds": seconds}
        try:
            self._requests.write(json.dumps(request).encode() + b"\n")
            self._requests.write(content or b"")
            self._requests.close()
        except OSError:
            pass

    def cause_of_death(self) -> str:
        """The reason why the process ended without an answer."""
        if self._clock.rang:
            return "too_slow"
        self._listener.join(timeout=1)
        code = self._process.returncode
        if b"memory allocation" in self._last_words or b"MemoryError" in self._last_words or code == -9:
            return "too_much_memory"
        if code == 1 and b"Traceback" in self._last_words:
            return "our_fault"
        return "too_slow" if code == -24 else "broke_off"

    def hear_out(self) -> None:
        """Waits until all that the process said has been read; it must be gone, so that its pipe ends."""
        self._listener.join(timeout=10)

    def _listen(self, errors: IO[bytes]) -> None:
        while piece := errors.read(_LAST_WORDS):
            self._last_words = (self._last_words + piece)[:_LAST_WORDS]


class _Clock:
    """Kills a process that takes too long."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.rang = False
        self._process = process
        self._timer = Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        self.rang = True
        self._process.kill()

    def stop(self) -> None:
        """The process has answered, or is gone."""
        self._timer.cancel()


def _started() -> subprocess.Popen[bytes]:
    """A fresh interpreter with as little of our own environment as it needs."""
    settings = {name: os.environ[name] for name in _KEPT_SETTINGS if name in os.environ}
    settings |= {"PYTHONPATH": str(_PACKAGE_FOLDER), "RUST_BACKTRACE": "0", "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", "-m", "wggi_metrics.workbook.child"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=settings, stdin=pipe, stdout=pipe, stderr=pipe)


@contextmanager
def _reading_process(seconds: float) -> Iterator[_Child]:
    """A reading process that is gone when the block is left, whatever happened."""
    with _started() as process:
        clock = _Clock(process, seconds)
        child = _Child(process, clock)
        try:
            yield child
            process.wait()
        finally:
            clock.stop()
            process.kill()
            process.wait()
            child.hear_out()
