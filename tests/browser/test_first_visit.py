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


def knock(server: Server, headers: dict[str, str]) -> int:
    """The answer to a websocket's opening request with these headers."""
    opening = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    line.request("GET", "/_stcore/stream", headers=opening | headers)
    answer = line.getresponse().status
    line.close()
    return answer


def test_a_foreign_host_name_gets_no_session(dashboard: Server) -> None:
    assert knock(dashboard, {"Host": "rebound.example"}) == http.HTTPStatus.FORBIDDEN


def test_another_site_gets_no_session_and_nobody_outside_is_asked(dashboard: Server, page: Page) -> None:
    # To judge a foreign origin, Streamlit asks the internet for its own address, unless it is kept from it.
    page.goto(dashboard.address)
    page.wait_for_selector("h1", timeout=60_000)
    assert knock(dashboard, {"Origin": "http://elsewhere.example"}) == http.HTTPStatus.FORBIDDEN
    assert dashboard.asked_outside() == []
