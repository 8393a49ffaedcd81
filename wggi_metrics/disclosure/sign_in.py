"""When a sign-in by the organisation's accounts is complete, and how long one lasts (step 9)."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.words import say

NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
CALLBACK = "/oauth2callback"
LEAST_SECRET = 32
CLOCKS_APART = 300
"""Seconds by which the provider's clock may be ahead of ours."""


def is_loopback(address: str | None) -> bool:
    """Whether a server bound to this address serves this computer alone; None is every address."""
    if not address:
        return False
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def has_login(secrets: Mapping[str, Any]) -> bool:
    """Whether a sign-in is configured, rightly or not."""
    return "auth" in secrets


def login_problem(secrets: Mapping[str, Any]) -> str | None:
    """Why the sign-in that is configured can't be used; None where it is complete, or none is configured."""
    if not has_login(secrets):
        return None
    login = secrets["auth"]
    if not isinstance(login, Mapping):
        return say("access.login.no_table")
    missing = [name for name in NEEDED if not isinstance(login.get(name), str) or not login[name]]
    if missing:
        return say("access.login.missing", names=", ".join(missing))
    if len(login["cookie_secret"]) < LEAST_SECRET:
        return say("access.login.short_secret", least=LEAST_SECRET)
    if not str(login["redirect_uri"]).endswith(CALLBACK):
        return say("access.login.redirect", ending=CALLBACK)
    return next((wrong for wrong in map(_open_address, (login["redirect_uri"], login["server_metadata_url"])) if wrong),
                None)  # fmt: skip


def _open_address(address: str) -> str | None:
    """Accounts travel encrypted, but for a provider on this computer, as tests have it."""
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname)):
        return None
    return say("access.login.not_encrypted", address=address)


def host_of(address: str) -> str:
    """The name of the host in an address."""
    return urlsplit(address).hostname or ""


def origin_of(address: str) -> str:
    """Scheme, host and port of an address, as a browser names its origin."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def session_hours() -> int:
    """How many hours a sign-in lasts."""
    return parameter("session_hours").whole


def ends_at(claims: Mapping[str, Any]) -> int:
    """The second at which a sign-in ends; 0 (long ago) where it does not say when it was made."""
    issued = claims.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, (int, float)):
        return 0
    return int(issued) + session_hours() * 3600


def is_over(claims: Mapping[str, Any], now: float) -> bool:
    """Whether a sign-in is older than it may be, or says that it was made in times to come."""
    end = ends_at(claims)
    return now >= end or end - session_hours() * 3600 > now + CLOCKS_APART


def sign_in_of(claims: Mapping[str, Any]) -> tuple[str, str, int]:
    """What tells one sign-in from every other: who issued it, for whom, when."""
    return str(claims.get("iss", "")), str(claims.get("sub", "")), ends_at(claims)
