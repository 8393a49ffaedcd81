"""Every address goes through dashboard.py, from the first request on a fresh server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.server import ROOT, Server
from tests.browser.wire import Sent, ask
from wggi_metrics.words import say

NAMED = {
    "representation", "careers", "notices", "board", "meeting", "import", "computable", "recipes", "access",
    "definitions",
}  # fmt: skip
"""The pages with an address of their own; the Overview is at the root."""

MODULES = sorted((ROOT / "pages").rglob("*.py"))
FRESHNESS = 'class="wggi-freshness"'
LEAKED = "Shown without asking dashboard.py"


def guesses() -> list[str]:
    """Every way in which a module's place can be written as an address."""
    found = {"", "overview", *NAMED, "dashboard", "dashboard.py", "pages", "pages/__init__.py", ".env", "..", "~"}
    for module in MODULES:
        path = module.relative_to(ROOT / "pages").with_suffix("")
        found |= {path.stem, path.as_posix(), f"pages/{path.as_posix()}.py"}
    return sorted(found)


@pytest.fixture(scope="module")
def always_fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server to which every session is the first."""
    folder = tmp_path_factory.mktemp("always-fresh")
    server = Server(folder / "store", folder / "server", module="always_fresh").start()
    yield server
    server.stop()
    assert server.asked_outside() == []


def assert_is_the_dashboard(sent: Sent) -> None:
    """The dashboard's start, in its own frame, and a list of its own pages."""
    assert sent.titles == [say("pages.product")] or sent.titles[0] in map(_name, NAMED)
    assert sent.listed - {"overview"} == NAMED  # asked for by its name, the first page is listed under it too
    assert "exception" not in sent.kinds


def _name(page: str) -> str:
    return say(f"pages.names.{page}")


def test_only_init_lies_directly_in_pages() -> None:
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_no_guessed_address_runs_a_module(always_fresh: Server) -> None:
    for address in guesses():
        sent = ask(always_fresh, address)
        assert sent.is_first_of_the_server, address
        assert_is_the_dashboard(sent)


def test_no_module_runs_by_the_name_streamlit_has_for_its_file(always_fresh: Server) -> None:
    for module in MODULES:
        sent = ask(always_fresh, file=module)
        assert sent.is_first_of_the_server, module
        assert_is_the_dashboard(sent)


@pytest.mark.parametrize("address", ["representation", "staff/overview", "__init__"])
def test_the_first_request_of_a_fresh_server_gets_the_dashboard(dashboard: Server, address: str) -> None:
    first, second = ask(dashboard, address), ask(dashboard, address)
    assert first.is_first_of_the_server
    assert not second.is_first_of_the_server
    assert_is_the_dashboard(first)
    assert_is_the_dashboard(second)


@pytest.mark.parametrize("module", ["streamlit", "always_fresh"])
def test_a_script_directly_in_pages_would_have_been_found_out(tmp_path: Path, module: str) -> None:
    """The trap is real, and the tests above would see it."""
    project = tmp_path / "project"
    (project / "pages").mkdir(parents=True)
    (project / "pages" / "leak.py").write_text(f"import streamlit as st\nst.title({LEAKED!r})\n", "utf-8")
    (project / "dashboard.py").write_text("import streamlit as st\nst.title('Asked')\n", "utf-8")
    server = Server(tmp_path, tmp_path / "server", ["--server.address", "127.0.0.1"], module=module, project=project)
    try:
        sent = ask(server.start(), "leak")
    finally:
        server.stop()
    assert sent.titles == [LEAKED]
    assert sent.listed == {"leak"}


def test_an_address_for_others_without_sign_in_shows_the_refusal_alone(demonstration: Path, tmp_path: Path) -> None:
    # Streamlit looks for this computer's addresses by itself, before any of our own lines has run, to print them.
    server = Server(demonstration, tmp_path / "server", ["--server.address", "0.0.0.0"])
    try:
        server.start()
        found = [ask(server, page) for page in ("", *sorted(NAMED))]
    finally:
        server.stop()
    for sent in found:
        assert sent.titles == [say("pages.address.title")]
        assert sent.kinds <= {"heading", "html"}
        assert say("pages.address.lead") in sent.text
        assert FRESHNESS not in sent.text


def test_the_same_store_shows_figures_on_this_computer(
    demonstration: Path, start_dashboard: Callable[[Path], Server]
) -> None:
    sent = ask(start_dashboard(demonstration))
    assert "plotly_chart" in sent.kinds
    assert FRESHNESS in sent.text
