"""What a measure asks of a release: listened to while it is asked, so that it is what is really run (step 11)."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures import measure
from wggi_metrics.store import Release

COUNTED = "WITH fact AS"
"""How every counting query begins; what else is asked only describes the release."""


class _Listening:
    """A release that notes the text of each query asked of it."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self.heard: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._release, name)

    def cursor(self) -> _Cursor:
        return _Cursor(self._release.cursor(), self.heard)


class _Cursor:
    """A cursor that notes what it executes."""

    def __init__(self, cursor: Any, heard: list[str]) -> None:
        self._cursor = cursor
        self._heard = heard

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)

    def execute(self, query: str, *values: Any) -> Any:
        self._heard.append(query)
        return self._cursor.execute(query, *values)


def counting_queries(release: Release, viewer: Viewer, name: str) -> dict[str, list[str]]:
    """The counting queries of a measure asked without groups and filters, by what one row of their fact is."""
    listening = _Listening(release)
    measure(name)(listening, viewer)
    asked = dict.fromkeys(query for query in listening.heard if query.startswith(COUNTED))
    found: dict[str, list[str]] = {}
    for query in asked:
        found.setdefault(one_row_is(query), []).append(query)
    return found


def one_row_is(query: str) -> str:
    """What one row of the fact is, as the comment above the fact says it."""
    lines = query.splitlines()[1:]
    comment = takewhile(lambda line: line.startswith("--"), lines)
    return " ".join(line.removeprefix("--").strip() for line in comment)
