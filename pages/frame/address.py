"""Without a login the pages are for this computer alone (step 11)."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Any

from streamlit import net_util


def ask_nobody_outside() -> None:
    """Keeps Streamlit from asking the internet for this computer's own addresses.

    It does so to judge a request of another site; without an answer such a request is refused all the same.
    """
    net_util.get_internal_ip = net_util.get_external_ip = _unknown


def _unknown() -> None:
    return None


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


def is_open_to_others(address: str | None, secrets: Mapping[str, Any]) -> bool:
    """Whether others could reach the pages without signing in: then no page is shown."""
    return not is_loopback(address) and not has_login(secrets)


def has_login(secrets: Mapping[str, Any]) -> bool:
    """Whether a sign-in by the organisation's accounts is configured."""
    login = secrets.get("auth")
    return isinstance(login, Mapping) and "redirect_uri" in login and "cookie_secret" in login
