"""What a first visitor's browser meets, whatever the pages show."""

from __future__ import annotations

import http.client

from playwright.sync_api import Page

from tests.browser.server import Server


def test_a_fresh_server_shows_the_dashboard_and_no_error(dashboard: Server, page: Page) -> None:
    page.goto(dashboard.address)
    page.wait_for_selector("h1", timeout=60_000)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert "Traceback" not in dashboard.log()


def test_a_foreign_host_name_gets_no_session(dashboard: Server) -> None:
    line = http.client.HTTPConnection("127.0.0.1", dashboard.port, timeout=10)
    line.request(
        "GET",
        "/_stcore/stream",
        headers={
            "Host": "rebound.example",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        },
    )
    answer = line.getresponse().status
    line.close()
    assert answer == http.HTTPStatus.FORBIDDEN
