"""What is made once and kept: the last ones used, each made by one session while others wait for it (step 11)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any


class Shelf:
    """Things by their key. Finding one costs a look into a dictionary, where Streamlit's own cache hashes arguments."""

    def __init__(self, most: int) -> None:
        """``most`` is how many are kept."""
        self._most = most
        self._things: OrderedDict[Hashable, Any] = OrderedDict()
        self._being_made: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def of(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The thing kept under this key, made if there is none; what ``make`` raises is raised, and nothing is kept."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]
            mine = self._being_made.setdefault(key, Lock())
        with mine:
            return self._made(key, make)

    def _made(self, key: Hashable, make: Callable[[], Any]) -> Any:
        with self._lock:
            if key in self._things:  # another session made it while this one waited
                return self._things[key]
        try:
            made = make()
            self._keep(key, made)
            return made
        finally:
            with self._lock:
                self._being_made.pop(key, None)

    def _keep(self, key: Hashable, made: Any) -> None:
        with self._lock:
            self._things[key] = made
            while len(self._things) > self._most:
                self._things.popitem(last=False)

    def clear(self) -> None:
        """Drops everything kept."""
        with self._lock:
            self._things.clear()
