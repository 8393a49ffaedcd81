"""Without a login the pages are for this computer alone (step 11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from streamlit import net_util

from wggi_metrics.disclosure.sign_in import has_login, is_loopback, login_problem


def ask_nobody_outside() -> None:
    """Keeps Streamlit from asking the internet for this computer's own addresses.

    It does so to judge a request of another site; without an answer such a request is refused all the same.
    """
    net_util.get_internal_ip = net_util.get_external_ip = _unknown


def _unknown() -> None:
    return None


def is_open_to_others(address: str | None, secrets: Mapping[str, Any]) -> bool:
    """Whether others could reach the pages without signing in: then no page is shown."""
    return not is_loopback(address) and (not has_login(secrets) or login_problem(secrets) is not None)


FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")


def is_forwarded(headers: Mapping[str, str]) -> bool:
    """Whether a request came through a proxy, which makes this computer's own address one for others."""
    given = {name.lower() for name in headers}
    return any(name.lower() in given for name in FORWARDED)
