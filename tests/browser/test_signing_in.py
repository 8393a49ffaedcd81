"""A person signs in at a provider on another site, sees who is signed in, and signs out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.browser.provider import BOARD, STRANGER
from tests.browser.server import Server
from tests.browser.visit import PATIENCE, settled, whole
from wggi_metrics.words import say


@pytest.fixture
def anywhere(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens tabs that may leave for the provider, which is another site (localhost, not 127.0.0.1)."""
    contexts = []

    def opened(scheme: str = "light") -> Page:
        contexts.append(browser.new_context(color_scheme=scheme))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        return page

    yield opened
    for context in contexts:
        context.close()


def signed_in(page: Page, server: Server, account: str, address: str = "") -> None:
    page.goto(f"{server.address}/{address}")
    page.get_by_role("button", name=say("access.sign_in.button")).click()
    page.get_by_role("button", name=account).click()


def broken_rules(page: Page) -> list[str]:
    settled(page)
    return [rule["id"] for rule in Axe().run(page).response["violations"]]


def test_signing_in_and_out(guarded: Server, anywhere: Callable[..., Page]) -> None:
    page = anywhere()
    page.goto(f"{guarded.address}/careers")
    expect(page.get_by_role("heading", level=1)).to_have_text(say("pages.product"))
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert broken_rules(page) == []
    signed_in(page, guarded, BOARD)
    whole(page, "overview")
    box = page.locator(".st-key-account").get_by_role("button", name=BOARD)
    expect(box).to_contain_text(say("access.roles.board"))
    assert broken_rules(page) == []
    page.goto(f"{guarded.address}/import")
    expect(page.get_by_role("heading", level=1)).to_have_text(say("access.refused.title"))
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert broken_rules(page) == []
    box.click()
    page.get_by_role("button", name=say("access.account.sign_out")).click()
    page.wait_for_url(lambda url: not url.startswith(guarded.address))
    page.goto(guarded.address)
    expect(page.get_by_role("button", name=say("access.sign_in.button"))).to_be_visible()


def test_who_has_no_role_signs_in_and_is_told_so(guarded: Server, anywhere: Callable[..., Page]) -> None:
    page = anywhere("dark")
    page.goto(guarded.address)
    expect(page.get_by_role("heading", level=1)).to_have_text(say("pages.product"))
    assert broken_rules(page) == []
    signed_in(page, guarded, STRANGER)
    expect(page.get_by_role("heading", level=1)).to_have_text(say("access.without_role.title"))
    assert broken_rules(page) == []
