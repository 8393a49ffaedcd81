"""A real server and a real browser for the journeys of this folder.

``dashboard`` starts the dashboard in a process of its own on a free port, with a store of its own; ``page``
is a tab in a fresh browser that fails the test if it asked any other host than that server for anything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request, sync_playwright

from tests.browser.browsers import FLAGS, find_browser
from tests.browser.server import Server
from wggi_metrics.loading import load_demo

HERE = Path(__file__).parent
STAFF, YEARS = 300, 5


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder carries the mark ``browser``: ``-m "not browser"`` leaves them out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_program() -> str:
    """The browser to drive; without one the journeys are skipped, and fail where one is demanded."""
    found = find_browser()
    if found is None:
        reason = "no Chromium, Chrome or Edge was found (set WGGI_BROWSER to one)"
        if os.environ.get("WGGI_REQUIRE_BROWSER"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def playwright(browser_program: str) -> Iterator[Playwright]:
    """The driver, started only if there is a browser to drive."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright, browser_program: str) -> Iterator[Browser]:
    """One browser for each test process, with nothing remembered."""
    opened = playwright.chromium.launch(executable_path=browser_program, headless=True, args=list(FLAGS))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with nothing of its own, beside a small demonstration organisation."""
    store = tmp_path_factory.mktemp("demonstration") / "store"
    load_demo(store, staff=STAFF, years=YEARS)
    return store


@pytest.fixture
def start_dashboard(tmp_path: Path) -> Iterator[Callable[[Path], Server]]:
    """Starts a dashboard over any store: ``start_dashboard(store)``."""
    started: list[Server] = []

    def start(store: Path) -> Server:
        started.append(Server(store, tmp_path / f"server-{len(started)}"))
        return started[-1].start()

    yield start
    for server in started:
        server.stop()
    outside = [host for server in started for host in server.asked_outside()]
    assert not outside, f"the server asked other hosts: {outside}"


@pytest.fixture
def dashboard(start_dashboard: Callable[[Path], Server], tmp_path: Path) -> Server:
    """A dashboard over a store that holds nothing yet."""
    return start_dashboard(tmp_path / "browser-store")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab with no history that may ask only its own server; what else it asked for fails the test."""
    context = browser.new_context(accept_downloads=True, viewport={"width": 1440, "height": 900})
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    context.on("request", note)
    tab = context.new_page()
    yield tab
    context.close()
    outside = sorted({url for url in asked if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))})
    assert not outside, f"the page asked other hosts: {outside}"
