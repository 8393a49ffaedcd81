"""One proxy and one guarded dashboard over an empty store, for all tests of this folder."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.browser.provider import provider
from tests.browser.server import Server
from tests.deploy.proxy import PROGRAM_VARIABLE, Proxy, behind_proxy, find_nginx


@pytest.fixture(scope="session")
def nginx() -> str:
    """The program; without one the tests are skipped, and fail where one is demanded."""
    found = find_nginx()
    if found is None:
        reason = f"no nginx was found (set {PROGRAM_VARIABLE} to one)"
        if os.environ.get("WGGI_REQUIRE_NGINX"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def running(nginx: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Proxy]]:
    """The dashboard behind its gate, and nginx before it."""
    folder = tmp_path_factory.mktemp("deploy")
    with provider() as accounts, behind_proxy(folder / "store", folder, accounts, nginx) as both:
        yield both
        assert "Traceback" not in both[0].log()


@pytest.fixture(scope="session")
def proxy(running: tuple[Server, Proxy]) -> Proxy:
    """nginx."""
    return running[1]
