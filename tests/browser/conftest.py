"""A real server and a real browser for the journeys of this folder.

``dashboard`` is the dashboard in a process of its own on a free port, with an empty store of its own;
``demonstrated`` one over a small demonstration organisation that many tests look at. ``page`` is a tab in a fresh
browser that fails the test if it asked any other host than that server for anything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, sync_playwright

from tests.browser.browsers import FLAGS, find_browser
from tests.browser.provider import provider, with_sign_in
from tests.browser.server import Server
from wggi_metrics.loading import load_demo

HERE = Path(__file__).parent
STAFF, YEARS = 300, 5
DESKTOP = {"width": 1440, "height": 900}


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


@pytest.fixture(scope="session")
def demonstrated(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard over the small demonstration, for tests that only look."""
    server = Server(demonstration, tmp_path_factory.mktemp("demonstrated")).start()
    yield server
    server.stop()
    assert server.asked_outside() == []
    assert "Traceback" not in server.log()


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens tabs with no history, each with the options of a browser's context: ``open_tab(color_scheme="dark")``.

    They may ask only their own server; what else they asked for fails the test.
    """
    contexts: list[BrowserContext] = []
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    def opened(**options: Any) -> Page:
        context = browser.new_context(**{"accept_downloads": True, "viewport": DESKTOP, **options})
        context.on("request", note)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    outside = sorted({url for url in asked if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))})
    assert not outside, f"the page asked other hosts: {outside}"


@pytest.fixture
def page(open_tab: Callable[..., Page]) -> Page:
    """A tab as it is on a desk."""
    return open_tab()


@pytest.fixture(scope="session")
def accounts() -> Iterator[str]:
    """A provider of accounts."""
    with provider() as address:
        yield address


@pytest.fixture(scope="module")
def guarded(demonstration: Path, accounts: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard over the small demonstration with a sign-in; a fresh one for each file of tests."""
    server = with_sign_in(Server(demonstration, tmp_path_factory.mktemp("guarded")), accounts).start()
    yield server
    server.stop()
    assert server.asked_outside() == []
    assert "Traceback" not in server.log()
