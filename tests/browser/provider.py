"""A provider of accounts on this machine, and the way of a person from the sign-in page back to the dashboard."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from oidc_provider_mock import User, run_server_in_thread

from tests.browser.server import Server
from tests.browser.wire import Door, press

HR, BOARD, LEADERSHIP, LOADER, STRANGER, STALE = (
    f"{name}@example.org" for name in ("hr", "board", "leadership", "loader", "stranger", "stale")
)
ROLES = f"""
[people]
"{HR}" = ["hr"]
"{BOARD}" = ["board"]
"{LOADER}" = ["loader"]
"{STALE}" = ["hr"]

[groups_have]
"Director's office" = ["leadership"]
"""
CLAIMS: dict[str, dict[str, object]] = {
    HR: {"email": HR},
    BOARD: {"email": BOARD},
    LEADERSHIP: {"email": LEADERSHIP, "groups": ["Staff", "Director's office"]},
    LOADER: {"email": LOADER},
    STRANGER: {"email": STRANGER, "groups": ["Staff"]},
    STALE: {"email": STALE, "iat": 1_700_000_000},
}


@contextmanager
def provider() -> Iterator[str]:
    """The address of a running provider of these accounts."""
    users = [User(sub=name, claims=claims) for name, claims in CLAIMS.items()]
    with run_server_in_thread(user_claims=users) as running:
        yield f"http://localhost:{running.server_port}"


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
    browser = httpx.Client(base_url=server.address, timeout=30)
    browser.get("/_stcore/health")
    door = Door(server, dict(browser.cookies))
    redirect = press(door, "sign_in")
    at_provider = browser.get(redirect)
    back = browser.post(at_provider.headers["location"], data={"sub": account})
    browser.get(back.headers["location"])
    return Door(server, dict(browser.cookies))
