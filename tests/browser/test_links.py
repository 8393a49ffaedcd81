"""The third journey: a shared link shows the same view, whoever opens it and whenever the server was started."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server
from tests.browser.visit import choose, chosen, go_to, lead, settled, visit, whole

Open = Callable[..., Page]
BOXES = ("staff", "location", "contract", "unit", "at", "compared", "since")
NONSENSE = {
    "unknown values": "?location=Atlantis&staff=%27%3B+DROP+TABLE+people%3B--&unit=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "no dates": "?at=yesterday&compared=9999-99-99",
    "days without data": "?at=1812-06-24&compared=2999-01-01",
    "long and twice": f"?location=field&location={'x' * 4000}",
    "broken bytes": "?location=%ff%fe%00&at=%F0%9F%A4%B7",
    "unknown names": "?role=hr&release=..%2F..%2Fetc&embed_options=x",
}


def view(page: Page) -> dict[str, str]:
    """Everything that a link has to bring along: the sentence and the filters that the page has."""
    said, there = lead(page), [box for box in BOXES if page.locator(f".st-key-filter_{box}").count()]
    return {"lead": said} | {box: chosen(page, f"filter_{box}") for box in there}


@pytest.fixture
def shared(demonstrated: Server, open_tab: Open) -> Callable[[str], tuple[str, dict[str, str]]]:
    """Filters a page and returns its link, without the server's address, and what it shows."""

    def filtered(name: str) -> tuple[str, dict[str, str]]:
        page = visit(open_tab(), demonstrated)
        before = lead(page)
        choose(page, "filter_location", "Field")
        expect(page.locator("p.wggi-lead")).not_to_have_text(before)
        choose(page, "filter_staff", "General Service")
        expect(page.locator("p.wggi-lead")).to_contain_text("General Service posts")
        choose(page, "filter_compared", "31 October 2024")
        expect(page.locator("p.wggi-lead")).to_contain_text("October 2024")
        expect(page).to_have_url(re.compile("compared=2024-10-31"))
        settled(page)
        if name != "overview":
            go_to(page, name)
        return page.url.removeprefix(demonstrated.address), view(page)

    return filtered


@pytest.mark.parametrize("name", ["overview", "representation", "careers"])
def test_a_link_shows_others_the_same_view_on_this_server_and_on_a_fresh_one(
    demonstrated: Server,
    demonstration: Path,
    shared: Callable[[str], tuple[str, dict[str, str]]],
    start_dashboard: Callable[[Path], Server],
    open_tab: Open,
    name: str,
) -> None:
    link, seen = shared(name)
    assert (seen["staff"], seen["location"]) == ("General Service", "Field")
    assert seen["since" if name == "careers" else "compared"]
    assert seen.get("compared", "31 October 2024") == "31 October 2024"
    for server in (demonstrated, start_dashboard(demonstration)):
        page = visit(open_tab(), server, name, link[link.index("?") :])
        assert view(page) == seen
        # On its very first run a server with a folder pages/ says that the page was not found.
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_two_who_open_a_fresh_server_at_once_see_their_page_and_no_box(
    demonstration: Path, start_dashboard: Callable[[Path], Server], open_tab: Open
) -> None:
    server, tabs = start_dashboard(demonstration), [open_tab(), open_tab()]
    for page in tabs:
        page.goto(f"{server.address}/careers", wait_until="commit")
    for page in tabs:
        whole(page, "careers")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_link_is_stronger_than_what_was_chosen_before(demonstrated: Server, page: Page) -> None:
    visit(page, demonstrated, query="?location=field")
    visit(page, demonstrated, query="?location=headquarters")
    assert chosen(page, "filter_location") == "Headquarters"


@pytest.fixture(scope="module")
def unfiltered(demonstrated: Server, browser: Browser) -> dict[str, str]:
    """What a link that says nothing shows."""
    with browser.new_context() as context:
        return view(visit(context.new_page(), demonstrated))


@pytest.mark.parametrize("query", NONSENSE.values(), ids=NONSENSE.keys())
def test_a_link_of_nonsense_shows_the_page_as_if_nothing_had_been_said(
    demonstrated: Server, page: Page, unfiltered: dict[str, str], query: str
) -> None:
    visit(page, demonstrated, query=query)
    assert view(page) == unfiltered
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_an_unknown_address_says_so_over_the_overview(demonstrated: Server, page: Page) -> None:
    visit(page, demonstrated)
    page.goto(f"{demonstrated.address}/outlook")
    expect(page.get_by_role("dialog")).to_contain_text("Page not found")
    page.get_by_role("button", name="Close").click()
    whole(page, "overview")
