"""Through nginx as it is shipped, a page is whole: its content security policy keeps nothing from it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.provider import BOARD
from tests.browser.visit import PATIENCE, downloaded, opened, whole
from tests.deploy.proxy import behind_proxy, needed_nginx
from wggi_metrics.words import say


def test_a_page_a_chart_and_a_file_come_through(
    demonstration: Path, accounts: str, browser: Browser, tmp_path: Path
) -> None:
    said: list[str] = []
    with (
        behind_proxy(demonstration, tmp_path, accounts, needed_nginx()) as (_, proxy),
        browser.new_context(ignore_https_errors=True, accept_downloads=True) as context,
    ):
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{proxy.address}/careers")
        page.get_by_role("link", name=say("access.sign_in.button")).click()
        page.get_by_role("button", name=BOARD).click()
        whole(page, "careers")
        page.goto(f"{proxy.address}/representation")
        whole(page, "representation")
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
        files = opened(page, "download_over_time")
        expect(files.get_by_role("button", name=say("pages.figure.svg"))).to_be_visible()
        made = downloaded(page, files.get_by_role("button", name=say("pages.figure.csv")), tmp_path)
        assert made.read_bytes()
    assert not [text for text in said if "Content Security Policy" in text]
