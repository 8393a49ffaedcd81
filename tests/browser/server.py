"""The dashboard as a process of its own, on a free port, with its own store, key and cache.

What it asks other machines for, or their names, is written down: ``asked_outside()``.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
WATCH = Path(__file__).parent / "watched"
PATIENCE = 60  # seconds for a first start on a busy machine


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Server:
    """One running dashboard: ``address`` to open, ``log()`` to see what it said.

    ``module`` is what Python starts, ``project`` the folder with its ``program``; ``more`` is set in its surroundings.
    """

    def __init__(
        self,
        store: Path,
        folder: Path,
        options: Sequence[str] = (),
        *,
        module: str = "streamlit",
        project: Path = ROOT,
        program: str = "dashboard.py",
    ) -> None:
        self.store, self.folder, self.port = store, folder, free_port()
        self.options, self.module, self.project, self.program = tuple(options), module, project, program
        self.more: dict[str, str] = {}
        self.folder.mkdir(parents=True, exist_ok=True)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        command = [sys.executable, "-m", self.module, "run", self.program,
                   "--server.port", str(self.port), "--server.headless", "true", *self.options]  # fmt: skip
        with self._log_file().open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=self.project, env=self._surroundings(), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self._wait()
        return self

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)

    def log(self) -> str:
        return self._log_file().read_text("utf-8", "replace")

    def asked_outside(self) -> list[str]:
        """Every other machine that the server tried to reach or to look up."""
        written = self.folder / "asked.txt"
        return sorted(set(written.read_text("utf-8").splitlines())) if written.exists() else []

    def _log_file(self) -> Path:
        return self.folder / "server.log"

    def _surroundings(self) -> dict[str, str]:
        own = {
            "WGGI_STORE": str(self.store),
            "WGGI_KEY_FILE": str(self.folder / "key"),
            "HOME": str(self.folder),
            "USERPROFILE": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": os.pathsep.join([str(WATCH), str(ROOT)]),
            "WGGI_ASKED": str(self.folder / "asked.txt"),
        }
        return {**os.environ, **own, **self.more}

    def _answers(self) -> bool:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            line.request("GET", "/_stcore/health")
            return line.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            line.close()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process is not None and self.process.poll() is not None:
                raise RuntimeError(f"the dashboard ended while starting:\n{self.log()}")
            if self._answers():
                return
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"the dashboard did not answer within {PATIENCE} s:\n{self.log()}")
