"""What is kept between runs is made once, dropped when others were used later, and never kept half made."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier

import pytest

from pages.frame.shelf import Shelf


def test_a_thing_is_made_once() -> None:
    shelf, made = Shelf(2), count(1)
    assert [shelf.of("a", lambda: next(made)) for _ in range(3)] == [1, 1, 1]


def test_what_was_used_last_is_kept() -> None:
    shelf, made = Shelf(2), count(1)
    for key in ("a", "b", "a", "c"):
        shelf.of(key, lambda: next(made))
    assert [shelf.of(key, lambda: next(made)) for key in ("a", "c", "b")] == [1, 3, 4]


def test_nothing_is_kept_of_what_could_not_be_made() -> None:
    shelf = Shelf(2)

    def refused() -> int:
        raise LookupError

    for _ in range(2):
        with pytest.raises(LookupError):
            shelf.of("a", refused)
    assert shelf.of("a", lambda: 1) == 1


def test_sessions_that_ask_at_once_share_what_one_of_them_makes() -> None:
    shelf, made, all_there = Shelf(2), count(1), Barrier(4)

    def asked(_: int) -> int:
        all_there.wait()
        return int(shelf.of("a", lambda: next(made)))

    with ThreadPoolExecutor(4) as sessions:
        assert list(sessions.map(asked, range(4))) == [1, 1, 1, 1]


def test_what_is_dropped_is_made_anew() -> None:
    shelf, made = Shelf(2), count(1)
    shelf.of("a", lambda: next(made))
    shelf.clear()
    assert shelf.of("a", lambda: next(made)) == 2
