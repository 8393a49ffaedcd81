"""Reading processes that are forked from one that has its libraries loaded: thousands of small files in minutes.

They run the same code under the same limits as those of ``read_workbook`` and are killed in the same way; what
is spared is the start of an interpreter for each file. Linux and macOS only.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from wggi_metrics.workbook import child, reading

_MEANT_FOR = 4  # standard input, output, errors, and the line on which the end is told


class WarmReader:
    """What ``reading`` asks of a process: its three pipes, kill, wait and returncode."""

    def __init__(self, nursery: socket.socket) -> None:
        requests, answers, errors = os.pipe(), os.pipe(), os.pipe()
        self._line, far_end = socket.socketpair()
        theirs = [requests[0], answers[1], errors[1], far_end.fileno()]
        socket.send_fds(nursery, [b"fork"], theirs)
        for end in theirs[:3]:
            os.close(end)
        far_end.close()
        self.stdin, self.stdout = os.fdopen(requests[1], "wb"), os.fdopen(answers[0], "rb")
        self.stderr = os.fdopen(errors[0], "rb")
        self._told = self._line.makefile("rb")
        self.pid = int(self._told.readline())
        self.returncode: int | None = None

    def kill(self) -> None:
        if self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Its end, as subprocess tells it: negative for a signal."""
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(int(self._told.readline()))
        return self.returncode

    def __enter__(self) -> WarmReader:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in (self.stdin, self.stdout, self.stderr, self._told, self._line):
            with suppress(OSError):
                pipe.close()


@contextmanager
def warm_readers() -> Iterator[None]:
    """Within this block ``read_workbook`` takes its processes from a warm one."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-P", "-m", "benchmarks.warm_readers", str(theirs.fileno())]
    settings = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[1]), "RUST_BACKTRACE": "0"}
    with subprocess.Popen(command, env=settings, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL) as nursery:
        theirs.close()
        try:
            with mock.patch.object(reading, "_started", partial(WarmReader, ours)):
                yield
        finally:
            ours.close()
            nursery.wait()


def serve(line: socket.socket) -> None:
    """Forks a reading process for every request, until nobody asks any more."""
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the minders are waited for by nobody
    while True:
        message, ends, _, _ = socket.recv_fds(line, 16, _MEANT_FOR)
        if not message:
            return
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            line.close()
            _mind(ends)
        for end in ends:
            os.close(end)


def _load() -> None:
    """What the reading process imports on its way."""
    import fastexcel
    import pyarrow.compute
    import python_calamine

    from wggi_metrics.workbook import answer, outgoing, read

    assert all((fastexcel, pyarrow.compute, python_calamine, answer, outgoing, read))


def _mind(ends: list[int]) -> None:
    """Forks the reading process, tells its number, and tells its end."""
    reader = os.fork()
    if reader == 0:
        _read(ends)
    for end in ends[:3]:
        os.close(end)
    with socket.socket(fileno=ends[3]) as line, line.makefile("wb") as told:
        _tell(told, reader)
        _tell(told, os.waitpid(reader, 0)[1])
    os._exit(0)


def _tell(told: Any, number: int) -> None:
    with suppress(OSError):  # whoever asked may be gone
        told.write(b"%d\n" % number)
        told.flush()


def _read(ends: list[int]) -> None:
    for place, end in enumerate(ends[:3]):
        os.dup2(end, place)
    for end in ends:
        os.close(end)
    try:
        child.main()
    except BaseException:
        traceback.print_exc()
    os._exit(1)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
