"""The server's part of the page Careers: everything from a click to what is sent to the browser.

The page's own function is run by Streamlit's script runner as a session would run it (filters, measures, figures,
tables, charts as text), without a browser; timed inside the script, so that what a test reads afterwards is not
counted. *First*: nothing kept of the release but its description. *Uncached*: the release was seen with other
filters, as after a click on one never chosen before. *Cached*: the same click again.
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
EVERYBODY = {"staff": "all"}
NARROWED = {"one filter": {"staff": "all", "location": "field"}, "one unit": {"staff": "all", "unit": "Unit 7"}}
TIMES = 5
_took: list[float] = []


def lines(large: bool) -> list[Line]:
    """Every size and view, uncached and cached."""
    return [line for size in (LARGE if large else SIZES) for line in _at(release(size), size)]


def _at(made_up: BenchRelease, size: int) -> Iterator[Line]:
    shares, _ = timed(lambda: measure_ours(made_up, filtered=False), times=3)
    gc.freeze()  # as the dashboard does once after its start
    with patch.object(serving, "shown_release", lambda: (made_up, False)):
        for view, state, took in _times():
            what = f"{size // 1_000_000} M staff-months, {view}"
            goal = GOALS[state] / shares if size == FROM and state in GOALS else None
            of, to = f"the page {state}", "women_share by grade and month"
            yield Line("page Careers", what, took / shares, of, to, goal, note=milliseconds(took))


def _times() -> Iterator[tuple[str, str, float]]:
    """Each view in its states: the best of several new sessions, in seconds."""
    yield "all staff", "first", min(_page(EVERYBODY, after=_forget) for _ in range(TIMES))
    yield "all staff", "cached", min(_page(EVERYBODY) for _ in range(TIMES))
    for view, link in NARROWED.items():
        yield view, "uncached", min(_page(link, after=_see_all) for _ in range(TIMES))
        yield view, "cached", min(_page(link) for _ in range(TIMES))


def _see_all() -> None:
    """The page was seen with everybody."""
    _forget()
    _page(EVERYBODY)


def _forget() -> None:
    cache.forget()
    forget_cells()


def _page(link: dict[str, str], after: Callable[[], None] = lambda: None) -> float:
    """How long the page takes in a new session, in seconds."""
    after()
    app = AppTest.from_function(_script, default_timeout=120)
    app.query_params.update(link)
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
