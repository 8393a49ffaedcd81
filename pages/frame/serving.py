"""Which release is shown: the store's, or the demonstration's while the store has none (step 11)."""

from __future__ import annotations

from dataclasses import dataclass

from pages.frame.visitor import viewer
from wggi_metrics.disclosure import Viewer
from wggi_metrics.loading import open_store, shown_release
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
    """The store's current release; without one the demonstration's; without that none.

    Raises: NotForThisViewer where nobody is signed in who may see a page.
    """
    asking = viewer()
    release, is_demonstration = shown_release()
    return Served(open_store(), release, asking, is_demonstration)
