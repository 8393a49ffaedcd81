"""The server's part of the page Careers: everything from a click to what is sent to the browser.

The page's own function is run by Streamlit's script runner as a session would run it (filters, measures, figures,
tables, charts as text), without a browser; timed inside the script, so that what a test reads afterwards is not
counted. Uncached: nothing of the page kept, as after a click on a filter never chosen before; what is read once
of each release is known. Cached: the same click again.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from benchmarks.careers import BenchRelease, release
from benchmarks.harness import Line, milliseconds, timed
from benchmarks.head_counts import measure_ours
from pages.frame import cache, serving, shell
from pages.staff import careers
from wggi_metrics.counts.cells import forget_cells

SIZES, LARGE = (9_000_000,), (9_000_000, 90_000_000)
GOALS = {"uncached": 0.1, "cached": 0.02}  # seconds
FROM = 9_000_000
VIEWS = {"all staff": {"staff": "all"}, "one filter": {"staff": "all", "location": "field"}}
_took: list[float] = []


def lines(large: bool) -> list[Line]:
    """Every size and view, uncached and cached."""
    return [line for size in (LARGE if large else SIZES) for line in _at(release(size), size)]


def _at(made_up: BenchRelease, size: int) -> Iterator[Line]:
    what = f"{size // 1_000_000} M staff-months"
    gc.freeze()  # as the dashboard does once after its start
    with patch.object(serving, "shown_release", lambda: (made_up, False)):
        for view, link in VIEWS.items():
            shares, _ = timed(lambda: measure_ours(made_up, filtered=False), times=3)
            for state, before in (("uncached", _forget), ("cached", lambda: None)):
                took = min(_page(link, before) for _ in range(5))
                goal = GOALS[state] / shares if size == FROM else None
                yield Line("page Careers", f"{what}, {view}", took / shares, f"the page {state}",
                           "women_share by grade and month", goal, note=milliseconds(took))  # fmt: skip


def _forget() -> None:
    cache.forget()
    forget_cells()


def _page(link: dict[str, str], before: Callable[[], None]) -> float:
    """How long the page takes in a new session, in seconds."""
    app = AppTest.from_function(_script, default_timeout=120)
    app.query_params.update(link)
    before()
    app.run()
    if app.exception or not app.header:
        raise AssertionError(f"the page was not drawn: {[found.value for found in app.exception]}")
    return _took[-1]


def _script() -> None:
    from benchmarks.career_page import draw

    draw()


def draw() -> None:
    """The page as the dashboard draws it, and how long it took."""
    began = time.perf_counter()
    shell.run({"staff": {"careers": careers.page}})
    _took.append(time.perf_counter() - began)
