"""A release, opened to be read: one connection per process and release, a cursor per query (step 4)."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import duckdb

from wggi_metrics.store.engine import Connection, opened_for_readers
from wggi_metrics.store.hidden import SPILLING, HiddenFolder
from wggi_metrics.store.limits import LIMITS, StoreLimits
from wggi_metrics.store.manifest import Manifest, people_file, sha256_of
from wggi_metrics.store.refusals import ReleaseDamaged, refusal

Stamp = tuple[int, ...]


@dataclass
class _Opened:
    connection: Connection
    stamp: Stamp
    spill: HiddenFolder | None


_opened: OrderedDict[Path, _Opened] = OrderedDict()
_seen_whole: dict[Path, Stamp] = {}
_lock = Lock()


@dataclass(frozen=True)
class Release:
    """One release: its id, its manifest, and its folder; nothing in it ever changes."""

    id: str
    manifest: Manifest = field(repr=False, compare=False)
    path: Path
    limits: StoreLimits = field(default=LIMITS, repr=False, compare=False)

    @property
    def people(self) -> Path:
        return self.path / people_file(self.manifest)

    def cursor(self) -> Connection:
        """A read-only cursor for one query.

        Raises: ReleaseDamaged if the file is not the one that was published.
        """
        with _lock:
            stamp = self._stamp()
            held = _opened.get(self.people)
            if held is None or held.stamp != stamp:
                held = self._open(stamp)
            _opened.move_to_end(self.people)
            return held.connection.cursor()

    def verify(self) -> None:
        """Compares the file with the SHA-256 in the manifest, once per process unless the file was touched.

        Raises: ReleaseDamaged if they differ.
        """
        with _lock:
            self._verify(self._stamp())

    def trust(self) -> None:
        """Notes that the file is the one whose SHA-256 was just taken: the first reader needn't wait."""
        with _lock:
            _seen_whole[self.people] = self._stamp()

    def close(self) -> None:
        """Ends this process's connection to the release; its cursors end too."""
        with _lock:
            held = _opened.pop(self.people, None)
            _seen_whole.pop(self.people, None)
        if held:
            held.connection.close()

    def _open(self, stamp: Stamp) -> _Opened:
        self._verify(stamp)
        spill = _spill_folder(self.path.parent)
        try:
            connection = opened_for_readers(self.people, self.limits, spill.path if spill else None)
        except duckdb.Error as fault:
            raise ReleaseDamaged(refusal("release_damaged", id=self.id)) from fault
        _opened[self.people] = held = _Opened(connection, stamp, spill)
        while len(_opened) > self.limits.open_releases:
            _opened.popitem(last=False)  # cursors still in use keep theirs open
        return held

    def _verify(self, stamp: Stamp) -> None:
        if _seen_whole.get(self.people) == stamp:
            return
        if sha256_of(self.people) != self.manifest["people_sha256"]:
            raise ReleaseDamaged(refusal("release_damaged", id=self.id))
        _seen_whole[self.people] = stamp

    def _stamp(self) -> Stamp:
        try:
            found = self.people.stat()
        except OSError as fault:
            raise ReleaseDamaged(refusal("release_damaged", id=self.id)) from fault
        return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _spill_folder(releases: Path) -> HiddenFolder | None:
    # A reader who may not write in the store does without.
    with suppress(OSError):
        return HiddenFolder(releases, SPILLING)
    return None
