"""What a person does on a page: open it, choose, read; every step waits for what it leads to."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.server import Server
from wggi_metrics.words import say

PATIENCE = 30_000
"""Milliseconds for a first page on a busy machine; what is there sooner is taken sooner."""

ADDRESSES = {
    "overview": "",
    "representation": "representation",
    "careers": "careers",
    "notices": "notices",
    "board": "board",
    "meeting": "meeting",
    "import": "import",
    "computable": "computable",
    "recipes": "recipes",
    "definitions": "definitions",
}
expect.set_options(timeout=PATIENCE)


def visit(page: Page, server: Server, name: str = "overview", query: str = "") -> Page:
    """Opens a page by its address and waits until it is whole."""
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server.address}/{ADDRESSES[name]}{query}")
    return whole(page, name)


def whole(page: Page, name: str) -> Page:
    """Waits until the page of this name is there and its run is over."""
    expect(page.get_by_role("heading", level=1)).to_have_text(say(f"pages.names.{name}"))
    settled(page)
    return page


def settled(page: Page) -> None:
    """Waits until nothing is running and nothing is left over from the run before."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator('[data-stale="true"]')).to_have_count(0)


def go_to(page: Page, name: str) -> None:
    """Goes to a page of the same group by its tab."""
    page.locator(".st-key-tabs").get_by_role("link", name=say(f"pages.names.{name}")).click()
    whole(page, name)


def navigate(page: Page, group: str, name: str) -> None:
    """Goes to a page of any group by the menus above."""
    page.get_by_test_id("stTopNav").get_by_role("button", name=say(f"pages.groups.{group}")).click()
    page.get_by_role("menuitem", name=say(f"pages.names.{name}")).click()
    whole(page, name)


def choose(page: Page, box: str, label: str) -> None:
    """Chooses one entry of a select box, by the box's key."""
    field = page.locator(f".st-key-{box}").get_by_role("combobox")
    field.click()
    page.get_by_role("option", name=label, exact=True).click()
    expect(field).to_have_value(label)


def chosen(page: Page, box: str) -> str:
    """The entry in force."""
    return page.locator(f".st-key-{box}").get_by_role("combobox").input_value()


def opened(page: Page, key: str) -> Locator:
    """Opens one of a figure's actions and returns what it shows."""
    page.locator(f".st-key-{key}").get_by_test_id("stPopoverButton").click()
    body = page.get_by_test_id("stPopoverBody")
    expect(body).to_be_visible()
    return body


def downloaded(page: Page, button: Locator, folder: Path) -> Path:
    """Presses a button and returns the file that comes of it."""
    with page.expect_download(timeout=PATIENCE) as coming:
        button.click()
    file: Download = coming.value
    path = folder / file.suggested_filename
    file.save_as(path)
    return path


def plain(text: str) -> str:
    """The text with ordinary spaces, hyphens and minus signs."""
    spaced = re.sub(r"[\s\u202f\u00a0]+", " ", text)
    return spaced.replace("\u2011", "-").replace("\u2212", "-").strip()


def lead(page: Page) -> str:
    """The sentences under the page's name."""
    return plain(page.locator("p.wggi-lead").first.inner_text())
