"""Which release is shown: the store's, or the demonstration's while the store has none (step 11)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from wggi_metrics.disclosure import LOCAL, Viewer
from wggi_metrics.store import Release, Store


@dataclass(frozen=True, slots=True)
class Served:
    """The release on show and whose it is; ``store`` is where an import goes, never the demonstration."""

    store: Store
    release: Release | None
    viewer: Viewer
    is_demonstration: bool

    @property
    def shown(self) -> Release:
        """The release, where a page is reached with one alone."""
        if self.release is None:
            raise LookupError("no release is loaded")
        return self.release


def served() -> Served:
    """The store's current release; without one the demonstration's; without that none."""
    folder = Path(os.environ.get("WGGI_STORE") or Path("data") / "store").absolute()
    store = Store(folder)
    release = store.current()
    if release is not None:
        return Served(store, release, LOCAL, is_demonstration=False)
    beside = folder.with_name(f"{folder.name}-demonstration")
    found = Store(beside).current() if beside.is_dir() else None
    return Served(store, found, LOCAL, is_demonstration=found is not None)
