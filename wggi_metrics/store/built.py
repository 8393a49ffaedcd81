"""A release that is built but not yet seen: look at its consequences, then publish or discard it (step 4)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from wggi_metrics.store.consequences import Consequences
from wggi_metrics.store.durable import force_folder, put_in_place, write_forced
from wggi_metrics.store.hidden import HiddenFolder
from wggi_metrics.store.key import Key
from wggi_metrics.store.manifest import MANIFEST, RELEASES, Clock, Manifest, as_text, release_id
from wggi_metrics.store.release import Release


@dataclass(frozen=True)
class Published:
    """What came of a load: the release in force, and whether it is a new one.

    ``key_words`` is the key for pseudonyms as words to write down, at the store's first publication only.
    """

    release: Release | None
    consequences: Consequences = field(default_factory=Consequences)
    unchanged: bool = False
    key_words: str | None = field(default=None, repr=False)

    @property
    def published(self) -> bool:
        return not self.unchanged


@dataclass
class Built:
    """A candidate release; ``unchanged`` if the store already holds everything in it."""

    consequences: Consequences
    release: Release | None
    base: str | None
    manifest: Manifest = field(default_factory=dict, repr=False)
    hidden: HiddenFolder | None = field(default=None, repr=False)
    key: Key | None = field(default=None, repr=False)
    commit: Callable[[Built, bool], Published] | None = field(default=None, repr=False)

    @classmethod
    def unchanged_of(cls, release: Release) -> Self:
        """What is built of a load that the release in force already holds: nothing."""
        return cls(Consequences(), release, release.id)

    @property
    def unchanged(self) -> bool:
        return self.hidden is None

    def publish(self, *, yes: bool = False) -> Published:
        """Puts the release in force.

        Raises: LoadRefused if someone published meanwhile, or if a question is open and ``yes`` isn't given.
        """
        if self.commit is None:
            return Published(self.release, self.consequences, unchanged=True)
        return self.commit(self, yes)

    def discard(self) -> None:
        """Leaves no trace of the candidate."""
        if self.hidden is not None:
            if self.release is not None:
                self.release.close()
            self.hidden.remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()


def move_in(built: Built, folder: Path, clock: Clock) -> Manifest:
    """Completes the candidate's manifest and renames its folder to the release that it becomes."""
    assert built.hidden is not None
    assert built.release is not None
    built.release.close()
    hidden = built.hidden.path
    shutil.rmtree(hidden / "spill", ignore_errors=True)
    manifest = {**_dated(built.manifest, folder, clock), **built.manifest}
    write_forced(hidden / MANIFEST, as_text(manifest))
    force_folder(hidden)
    put_in_place(hidden, folder / RELEASES / manifest["id"])
    built.hidden.remove()
    return manifest


def _dated(manifest: Manifest, folder: Path, clock: Clock) -> dict[str, Any]:
    moment = clock()
    while (folder / RELEASES / release_id(moment, manifest["people_sha256"])).exists():
        moment += timedelta(seconds=1)
    return {
        "id": release_id(moment, manifest["people_sha256"]),
        "published_at": moment.isoformat(timespec="seconds"),
    }
