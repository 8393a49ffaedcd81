"""Which pages a role opens; every page that is not named here is for local use alone (step 11)."""

from __future__ import annotations

from collections.abc import Mapping

from wggi_metrics.disclosure import BOARD, HR, LEADERSHIP, LOADER, LOCAL, Viewer, may_load

FIGURES = frozenset({HR, BOARD, LEADERSHIP})
EVERYBODY = frozenset({*FIGURES, LOADER})

OPEN_TO: Mapping[str, frozenset[str]] = {
    "overview": FIGURES,
    "representation": FIGURES,
    "careers": FIGURES,
    "notices": FIGURES,
    "board": FIGURES,
    "meeting": frozenset({HR, BOARD}),
    "import": frozenset({LOADER}),
    "computable": frozenset({HR, BOARD}),
    "recipes": frozenset({HR, BOARD, LOADER}),
    "access": frozenset({LOADER}),
    "definitions": EVERYBODY,
}


def may_open(viewer: Viewer, page: str) -> bool:
    """Whether this viewer opens the page of this name."""
    if viewer.role == LOCAL.role:
        return True
    roles = {viewer.role, *([LOADER] if may_load(viewer) else [])}
    return bool(roles & OPEN_TO.get(page, frozenset()))
