"""nginx with the shipped configuration: who is not signed in reaches nothing, and who is reaches what pages need."""

from __future__ import annotations

import base64
import hashlib
import http.client
import re
import ssl
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import streamlit
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.provider import BOARD, HR, LEADERSHIP, LOADER, STALE, STRANGER
from tests.browser.server import ROOT, Server
from tests.deploy.proxy import SHIPPED, Proxy, person
from wggi_metrics.words import say

HEADERS = {
    "strict-transport-security": "max-age=31536000",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
NEEDED = ("/", "/careers", "/_stcore/health", "/_stcore/host-config", "/media/0.csv", "/static/x.js", "/component/x")
CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/openapi.json", "/_stcore/allowed-message",
          "/_stcore/bidi-components/x", "/gate/who", "/gate/door")  # fmt: skip
UPLOAD = "/_stcore/upload_file/a/b"


@pytest.fixture(scope="module")
def people(proxy: Proxy) -> Iterator[dict[str | None, httpx.Client]]:
    """Each person's browser, signed in through the proxy; None's is nobody's."""
    found = {account: person(proxy, account) for account in (None, HR, BOARD, LEADERSHIP, LOADER, STRANGER, STALE)}
    yield found
    for browser in found.values():
        browser.close()


def stream(proxy: Proxy, browser: httpx.Client) -> ForwardMsg:
    """The first message of a session over the proxy's websocket."""
    opening = BackMsg()
    opening.rerun_script.context_info.url = proxy.address
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    address = f"wss://localhost:{proxy.port}/_stcore/stream"
    headers = {"Origin": proxy.address, "Cookie": cookies}
    with connect(address, ssl=proxy.trusted, subprotocols=["streamlit"], additional_headers=headers) as line:  # type: ignore[list-item]
        line.send(opening.SerializeToString())
        received = line.recv(30)
        assert isinstance(received, bytes)
        return ForwardMsg.FromString(received)


@pytest.mark.parametrize(("account", "status"), [(None, 401), (STALE, 401), (STRANGER, 403)])
def test_who_has_no_role_gets_the_door_for_whatever_is_asked(
    people: dict[str | None, httpx.Client], account: str | None, status: int
) -> None:
    for address in NEEDED:
        answer = people[account].get(address)
        assert answer.status_code == status, address
        assert "<script" not in answer.text
        assert "Overview" not in answer.text
        assert answer.headers["cache-control"] == "no-store"
    assert say("access.without_role.title" if account == STRANGER else "pages.product") in answer.text


@pytest.mark.parametrize("account", [None, STALE, STRANGER])
def test_who_has_no_role_opens_no_session_and_sends_no_file(
    proxy: Proxy, people: dict[str | None, httpx.Client], account: str | None
) -> None:
    with pytest.raises(InvalidStatus):
        stream(proxy, people[account])
    for method in ("PUT", "POST", "DELETE"):
        assert people[account].request(method, UPLOAD, content=b"x" * 100_000).status_code in (401, 403)


def announced(proxy: Proxy, browser: httpx.Client, length: int) -> int:
    """The status for an upload of which only the first byte has been sent."""
    line = http.client.HTTPSConnection("localhost", proxy.port, context=proxy.trusted, timeout=10)
    line.putrequest("PUT", UPLOAD)
    line.putheader("Content-Length", str(length))
    line.putheader("Cookie", "; ".join(f"{name}={value}" for name, value in browser.cookies.items()))
    line.endheaders(b"x")
    status = line.getresponse().status
    line.close()
    return status


def test_a_file_is_refused_before_its_content_is_sent(proxy: Proxy, people: dict[str | None, httpx.Client]) -> None:
    assert announced(proxy, people[None], 100_000_000) == 403
    assert announced(proxy, people[LOADER], 300_000_000) == 413


@pytest.mark.parametrize("account", [HR, BOARD, LEADERSHIP, LOADER])
def test_who_has_a_role_reaches_the_dashboard(
    proxy: Proxy, people: dict[str | None, httpx.Client], account: str
) -> None:
    for address in ("/", "/careers", "/_stcore/health", "/_stcore/host-config"):
        assert people[account].get(address).status_code == 200, address
    assert stream(proxy, people[account]).WhichOneof("type")


@pytest.mark.parametrize("asked", ["/careers", "/representation?unit=Field%20Office&by=grade"])
def test_a_link_that_was_opened_before_the_sign_in_is_come_back_to(proxy: Proxy, asked: str) -> None:
    with closing(person(proxy, HR, asked)) as browser:
        back = browser.get("/")
        assert (back.status_code, back.headers["location"]) == (307, asked)
        assert browser.get("/").status_code == 200


@pytest.mark.parametrize("elsewhere", ["//example.org", "/\\example.org", "https://example.org/", "/a/../b", "/x\ny"])
def test_nobody_is_led_elsewhere(proxy: Proxy, people: dict[str | None, httpx.Client], elsewhere: str) -> None:
    cookies = {**dict(people[HR].cookies), "asked_for": quote(elsewhere, safe="")}
    sent = {"Cookie": "; ".join(map("=".join, cookies.items()))}
    found = httpx.get(proxy.address, headers=sent, verify=proxy.trusted)
    assert found.status_code == 200


def test_files_are_taken_from_those_who_import_alone(people: dict[str | None, httpx.Client]) -> None:
    # Streamlit itself refuses a file of no session, with another status.
    answers = {account: people[account].put(UPLOAD, content=b"x").status_code for account in (HR, BOARD, LEADERSHIP)}
    assert set(answers.values()) == {403}
    assert not people[HR].put(UPLOAD, content=b"x").text.startswith("Invalid")
    token = people[LOADER].cookies["_streamlit_xsrf"]
    sent = people[LOADER].put(UPLOAD, content=b"x", headers={"X-Xsrftoken": token})
    assert sent.status_code == 400
    assert "session" in sent.text.lower()


@pytest.mark.parametrize("account", [None, HR, LOADER])
def test_internal_endpoints_are_closed_to_everybody(
    people: dict[str | None, httpx.Client], account: str | None
) -> None:
    assert {address: people[account].get(address).status_code for address in CLOSED} == dict.fromkeys(CLOSED, 404)
    assert people[account].post("/_stcore/agent/interact", json={}).status_code == 404


@pytest.mark.parametrize("account", [None, HR])
def test_every_answer_bears_the_headers(people: dict[str | None, httpx.Client], account: str | None) -> None:
    for address in ("/", "/_stcore/host-config", "/static/x.js", "/_stcore/metrics", "/gate/enter"):
        answer = people[account].get(address)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, address
        rules = dict(rule.strip().split(" ", 1) for rule in answer.headers["content-security-policy"].split(";"))
        assert rules["default-src"] == rules["frame-ancestors"] == "'none'"
        assert "'unsafe-inline'" not in rules["script-src"]
        assert answer.headers["server"] == "nginx"


def test_cookies_travel_encrypted_alone(people: dict[str | None, httpx.Client]) -> None:
    for account in (HR, LOADER):
        assert all(cookie.secure for cookie in people[account].cookies.jar)
        [signed_in] = [cookie for cookie in people[account].cookies.jar if cookie.name == "_streamlit_user"]
        assert signed_in.has_nonstandard_attr("HttpOnly")


def test_a_large_request_that_is_no_upload_is_refused(people: dict[str | None, httpx.Client]) -> None:
    assert people[HR].post("/oauth2callback", content=b"x" * 20_000).status_code == 413


def test_what_is_not_encrypted_is_sent_to_what_is(proxy: Proxy) -> None:
    answer = httpx.get(f"http://127.0.0.1:{proxy.plain_port}/careers", headers={"Host": "localhost"})
    assert (answer.status_code, answer.headers["location"]) == (308, "https://localhost/careers")


def test_another_name_gets_no_answer(proxy: Proxy) -> None:
    stranger = ssl.create_default_context()
    stranger.check_hostname, stranger.verify_mode = False, ssl.CERT_NONE
    line = http.client.HTTPSConnection("127.0.0.1", proxy.port, context=stranger, timeout=10)
    with pytest.raises(ssl.SSLError):
        line.request("GET", "/")
    line.close()


def test_the_gate_stands_without_the_proxy_too(running: tuple[Server, Proxy]) -> None:
    server = running[0]
    for address in (*NEEDED, *CLOSED):
        if address != "/_stcore/health":
            expected = 401
            assert httpx.get(f"{server.address}{address}").status_code == expected, address
    assert httpx.put(f"{server.address}{UPLOAD}", content=b"x").status_code == 401
    with pytest.raises(InvalidStatus):
        connect(f"ws://127.0.0.1:{server.port}/_stcore/stream")


def test_the_sign_in_is_slowed_down(proxy: Proxy) -> None:
    # The last test of this file: afterwards nobody signs in from here for a while.
    with closing(person(proxy)) as browser:
        answers = [browser.get("/gate/enter").status_code for _ in range(150)]
    assert answers[-1] == 429


def test_the_dashboard_is_asked_under_the_name_the_browser_has_for_it() -> None:
    # A port that the browser leaves out, 443, would make its own origin another site's, and close the websocket.
    assert set(re.findall(r"proxy_set_header +Host +(.+);", SHIPPED.read_text("utf-8"))) == {"$http_host"}


@cache
def own_scripts() -> frozenset[str]:
    """The hashes of the scripts that stand within a page: Streamlit's own, and ours of the first run."""
    index = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    ours = (ROOT / "pages" / "frame" / "first_run.js").read_text("utf-8")
    scripts = [*re.findall(r"<script>(.*?)</script>", index, re.DOTALL), ours]
    hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts)
    return frozenset(f"'sha256-{found}'" for found in hashes)


def test_the_scripts_within_pages_are_those_named_in_the_configuration() -> None:
    assert set(re.findall(r"'sha256-[^']+'", SHIPPED.read_text("utf-8"))) == own_scripts()
