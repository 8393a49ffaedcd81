"""What is kept between runs belongs to one release and one role: no other is ever shown it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pages.frame import cache
from wggi_metrics.disclosure import Viewer

Kept = Callable[[Any, Viewer], Any]
HR, BOARD = Viewer("hr"), Viewer("board")
KEPT: dict[str, Kept] = {
    "answer": lambda release, viewer: cache.answer(release, viewer, "women_share"),
    "meetings": cache.meetings,
    "brief": lambda release, viewer: cache.brief(release, viewer, "M1"),
}


def release(path: str, number: str) -> Any:
    return SimpleNamespace(path=Path(path), id=number)


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, str, str]]]:
    """For whom something was made: the release's path and number, and the role."""
    found: list[tuple[str, str, str]] = []

    def make(release: Any, viewer: Viewer, *_: object) -> tuple[str, str, str]:
        found.append((release.path.name, release.id, viewer.role))
        return found[-1]

    monkeypatch.setattr(cache, "measure", lambda name: make)
    monkeypatch.setattr(cache, "meetings_told", make)
    monkeypatch.setattr(cache, "meeting_brief_of", make)
    cache.forget()
    yield found
    cache.forget()


@pytest.mark.parametrize("what", KEPT)
def test_roles_do_not_share_what_was_made_for_one_of_them(what: str) -> None:
    shown = release("store", "1")
    assert [KEPT[what](shown, viewer) for viewer in (HR, BOARD, HR)] == [
        ("store", "1", "hr"), ("store", "1", "board"), ("store", "1", "hr"),
    ]  # fmt: skip


@pytest.mark.parametrize("what", KEPT)
def test_releases_do_not_share_what_was_made_of_one_of_them(what: str) -> None:
    for shown in (release("store", "1"), release("store", "2"), release("other", "1"), release("store", "1")):
        assert KEPT[what](shown, HR) == (shown.path.name, shown.id, "hr")


@pytest.mark.parametrize("what", KEPT)
def test_people_of_one_role_share_what_was_made_for_one_of_them(what: str, made: list[object]) -> None:
    for name in ("a", "b"):
        KEPT[what](release("store", "1"), Viewer("hr", name))
    assert made == [("store", "1", "hr")]


@pytest.mark.parametrize("what", KEPT)
def test_what_is_forgotten_is_made_anew(what: str, made: list[object]) -> None:
    for _ in range(2):
        KEPT[what](release("store", "1"), HR)
        cache.forget()
    assert len(made) == 2


def test_briefs_of_two_meetings_are_two(made: list[object]) -> None:
    for meeting in ("M1", "M2", "M1"):
        cache.brief(release("store", "1"), HR, meeting)
    assert len(made) == 2
