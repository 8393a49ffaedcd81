"""A provider of accounts on this machine, and the way of a person from the sign-in page back to the dashboard."""

from __future__ import annotations

import json
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from tests.browser.server import PATIENCE, Server, free_port
from tests.browser.wire import Door, press

HR, COLLEAGUE, BOARD, LEADERSHIP, LOADER, STRANGER, STALE = (
    f"{name}@example.org" for name in ("hr", "colleague", "board", "leadership", "loader", "stranger", "stale")
)
ROLES = f"""
[people]
"{HR}" = ["hr"]
"{COLLEAGUE}" = ["hr", "loader"]
"{BOARD}" = ["board"]
"{LOADER}" = ["loader"]
"{STALE}" = ["hr"]

[groups_have]
"Director's office" = ["leadership"]
"""
CLAIMS: dict[str, dict[str, object]] = {
    HR: {"email": HR},
    COLLEAGUE: {"email": COLLEAGUE},
    BOARD: {"email": BOARD},
    LEADERSHIP: {"email": LEADERSHIP, "groups": ["Staff", "Director's office"]},
    LOADER: {"email": LOADER},
    STRANGER: {"email": STRANGER, "groups": ["Staff"]},
    STALE: {"email": STALE, "iat": 1_700_000_000},
}


@contextmanager
def provider() -> Iterator[str]:
    """The address of a running provider of these accounts, in a process of its own."""
    users = [("--user-claims", json.dumps({"sub": name, **claims})) for name, claims in CLAIMS.items()]
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    running = subprocess.Popen(
        [*command, *(part for user in users for part in user)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(running, port)
        yield f"http://localhost:{port}"
    finally:
        running.terminate()
        running.wait(10)


def _wait(running: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while running.poll() is None and time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("the provider of accounts did not start")


def with_sign_in(server: Server, accounts: str, *, address: str = "127.0.0.1") -> Server:
    """The server, to be started with a sign-in by these accounts and the table of roles."""
    server.folder.mkdir(parents=True, exist_ok=True)
    login = {
        "redirect_uri": f"{server.address}/oauth2callback",
        "cookie_secret": secrets.token_urlsafe(48),
        "client_id": "dashboard",
        "client_secret": "kept",
        "server_metadata_url": f"{accounts}/.well-known/openid-configuration",
    }
    path = server.folder / "secrets.toml"
    path.write_text("[auth]\n" + "".join(f'{name} = "{value}"\n' for name, value in login.items()), "utf-8")
    roles_of(server).write_text(ROLES, "utf-8")
    server.options = ("--secrets.files", str(path), "--server.address", address)
    server.more = {"WGGI_ROLES": str(roles_of(server)), "WGGI_LOG": str(server.folder / "log.jsonl")}
    return server


def roles_of(server: Server) -> Path:
    """The table of roles of this server."""
    return server.folder / "roles.toml"


def sign_in(server: Server, account: str) -> Door:
    """What a browser holds once this person has pressed the button and chosen the account at the provider."""
    with httpx.Client(base_url=server.address, timeout=30) as browser:
        browser.get("/_stcore/health")
        at_provider = browser.get(press(Door(server, dict(browser.cookies)), "sign_in"))
        back = browser.post(at_provider.headers["location"], data={"sub": account})
        browser.get(back.headers["location"])
        return Door(server, dict(browser.cookies))
