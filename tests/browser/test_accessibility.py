"""Every page, light and dark, passes axe's rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.browser.server import Server
from tests.browser.visit import ADDRESSES, visit

UPLOADER = ("presentation-role-conflict", '[data-testid="stFileUploaderDropzone"]')
"""Streamlit's own uploader: the area that takes files can be reached by the keyboard and has no role. Not ours."""


def violations(page: Page) -> Iterator[tuple[str, str]]:
    """Each rule that is broken, and where."""
    found = Axe().run(page).response["violations"]
    for rule in found:
        for node in rule["nodes"]:
            yield rule["id"], " ".join(map(str, node["target"]))


def is_streamlits_uploader(page: Page, rule: str, where: str) -> bool:
    return rule == UPLOADER[0] and page.locator(where).and_(page.locator(UPLOADER[1])).count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_breaks_no_rule(demonstrated: Server, open_tab: Callable[..., Page], name: str, scheme: str) -> None:
    page = visit(open_tab(color_scheme=scheme), demonstrated, name)
    found = [one for one in violations(page) if not is_streamlits_uploader(page, *one)]
    assert found == []
