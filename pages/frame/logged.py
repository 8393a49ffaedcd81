"""What is written down of what people do: sign-ins, refusals, imports, tables taken away (step 11)."""

from __future__ import annotations

from pages.frame import cache
from pages.frame.visitor import Visitor
from wggi_metrics.disclosure import LOCAL, Viewer
from wggi_metrics.disclosure.sign_in import sign_in_of
from wggi_metrics.loading import log_file
from wggi_metrics.store import LogUnwritable, note, user_name


def log(viewer: Viewer, action: str, what: str = "", release: str = "") -> None:
    """Writes one line. What can't be written down does not happen, but for local use, where nobody is told apart.

    Raises: LogUnwritable where the log can't be written and the viewer is signed in.
    """
    try:
        note(log_file(), viewer.name or user_name(), viewer.role, action, what, release)
    except LogUnwritable:
        if viewer.role != LOCAL.role:
            raise


def log_sign_in(found: Visitor) -> None:
    """Each sign-in once, however many pages are opened with it."""
    if found.standing != "signed in" or found.viewer is None:
        return
    if _is_new(found, "sign_in", found.viewer.role, str(found.viewer.is_loader)):
        log(found.viewer, "sign_in")


def log_refused(found: Visitor, page: str) -> None:
    """Who was signed in and not let in, once for each page."""
    if found.standing not in ("signed in", "without role"):
        return
    if _is_new(found, "refused", page):
        role = found.viewer.role if found.viewer else "none"
        log(Viewer(role, found.viewer.name if found.viewer else found.account), "refused", page)


def _is_new(found: Visitor, *what: str) -> bool:
    kept, key = cache.noted(), (*map(str, sign_in_of(found.claims)), *what)
    if key in kept:
        return False
    kept.add(key)
    return True
