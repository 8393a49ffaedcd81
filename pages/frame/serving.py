"""Which release is shown: the store's, or the demonstration's while the store has none (step 11)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pages.frame import cache
from wggi_metrics.disclosure import LOCAL, Viewer
from wggi_metrics.store import Release, Store

DEFAULT_STORE = Path(__file__).parents[2] / "data" / "store"
DEMONSTRATION = "demo-store"


@dataclass(frozen=True, slots=True)
class Served:
    """The release on show and whose it is; ``store`` is where an import goes, never the demonstration."""

    store: Store
    release: Release | None
    viewer: Viewer
    is_demonstration: bool

    @property
    def shown(self) -> Release:
        """The release, where a page is only reached when there is one."""
        if self.release is None:
            raise LookupError("no release is loaded")
        return self.release


def store_folder() -> Path:
    """The organisation's store: ``WGGI_STORE``, else ``data/store`` in the project."""
    return Path(os.environ.get("WGGI_STORE") or DEFAULT_STORE).absolute()


def demonstration_folder() -> Path:
    """The demonstration's store, beside the organisation's."""
    return store_folder().parent / DEMONSTRATION


def served() -> Served:
    """The store's current release; without one the demonstration's; without that none."""
    store = cache.store_at(store_folder())
    release = store.current()
    if release is not None:
        return Served(store, release, LOCAL, is_demonstration=False)
    demonstration = demonstration_folder()
    found = cache.store_at(demonstration).current() if demonstration.is_dir() else None
    return Served(store, found, LOCAL, is_demonstration=found is not None)
