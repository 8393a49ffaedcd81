"""One proxy and one guarded dashboard over an empty store, for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.provider import provider
from tests.browser.server import Server
from tests.deploy.proxy import Proxy, behind_proxy, needed_nginx


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Proxy]]:
    """The dashboard behind its gate, and nginx before it."""
    folder = tmp_path_factory.mktemp("deploy")
    with provider() as accounts, behind_proxy(folder / "store", folder, accounts, needed_nginx()) as both:
        yield both
        assert "Traceback" not in both[0].log()


@pytest.fixture(scope="session")
def proxy(running: tuple[Server, Proxy]) -> Proxy:
    """nginx."""
    return running[1]
