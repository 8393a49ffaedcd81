"""The first journey: open the demonstration, filter it, read figures, take them away."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server
from tests.browser.visit import ADDRESSES, choose, chosen, downloaded, go_to, lead, opened, plain, settled, visit, whole
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.loading import shown_release
from wggi_metrics.measures import Asked, Result, Where, measure
from wggi_metrics.words import say

MARK = say("pages.freshness.demonstration")
FIELD = {"category": ("General Service",), "location": ("field",)}
PROFESSIONAL = {"category": ("Professional and higher",)}


def counted(demonstration: Path, name: str, asked: Asked) -> Result:
    """What Python itself answers from the same store."""
    release, is_demonstration = shown_release(demonstration)
    assert release is not None
    assert is_demonstration
    return measure(name)(release, LOCAL, asked)


def women_in_post(demonstration: Path, where: Where) -> str:
    """n of N as the Overview says it."""
    row = counted(demonstration, "women_share", Asked(where=where)).table.iloc[0]
    return f"{row['women']} of {row['women'] + row['men']} in post"


def headlines(page: Page) -> str:
    return plain(page.locator(".wggi-kpis").inner_text())


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_demonstration_is_marked_on_every_page(demonstrated: Server, page: Page, name: str) -> None:
    visit(page, demonstrated, name)
    expect(page.locator(".wggi-mark").first).to_have_text(MARK)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_sentence_and_counts_follow_the_filters_which_the_next_page_keeps(
    demonstrated: Server, demonstration: Path, page: Page, tmp_path: Path
) -> None:
    visit(page, demonstrated)
    first = lead(page)
    assert women_in_post(demonstration, PROFESSIONAL) in headlines(page)

    choose(page, "filter_location", "Field")
    narrowed = women_in_post(demonstration, PROFESSIONAL | {"location": ("field",)})
    expect(page.locator(".wggi-kpis")).to_contain_text(narrowed)
    choose(page, "filter_staff", "General Service")
    expect(page.locator(".wggi-kpis")).to_contain_text(women_in_post(demonstration, FIELD))
    expect(page.locator("p.wggi-lead")).to_contain_text("General Service posts")
    assert lead(page) != first
    expect(page).to_have_url(re.compile(r"location=field"))

    go_to(page, "representation")
    assert (chosen(page, "filter_staff"), chosen(page, "filter_location")) == ("General Service", "Field")
    assert_file_holds_the_measure(page, demonstration, tmp_path)


def assert_file_holds_the_measure(page: Page, demonstration: Path, folder: Path) -> None:
    """The CSV of the shares by grade: what it is, then the rows that the measure itself gives."""
    body = opened(page, "download_shares")
    path = downloaded(page, body.get_by_role("button", name=say("pages.figure.csv")), folder)
    lines = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    told = {line[0]: line[1] for line in lines if line[0].startswith("# ")}
    assert told["# Filters"] == "Category: General Service; Location: Field"
    table = counted(demonstration, "parity_status", Asked(by=("grade",), where=FIELD)).table
    names, *rows = lines[len(told) :]
    assert names == list(table.columns)
    for name in ("grade", "women", "men", "staff", "status"):
        expected = ["" if value is None or value != value else str(value) for value in table[name].astype(object)]
        assert [row[names.index(name)] for row in rows] == expected, name
    shares = [float(row[names.index("share")]) for row in rows if row[names.index("share")]]
    assert shares == pytest.approx(table["share"].dropna().astype(float).tolist())
    assert len(rows) > 3


def test_every_figure_tells_its_measure_and_shows_its_table(demonstrated: Server, page: Page) -> None:
    visit(page, demonstrated, "representation")
    for key in ("pyramid", "shares", "over_time", "places", "contracts", "units", "entries"):
        about = opened(page, f"about_{key}")
        expect(about.locator(".wggi-about strong")).not_to_be_empty()
        expect(about.locator(".wggi-terms > div").nth(4)).to_be_visible()
        page.keyboard.press("Escape")
        expect(about).to_be_hidden()
        shown = opened(page, f"table_{key}")
        expect(shown.locator("tbody tr").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(shown).to_be_hidden()


def test_a_figure_is_taken_away_as_workbook_and_as_picture(demonstrated: Server, page: Page, tmp_path: Path) -> None:
    visit(page, demonstrated, "representation")
    body = opened(page, "download_shares")
    path = downloaded(page, body.get_by_role("button", name=say("pages.figure.xlsx")), tmp_path)
    book = openpyxl.load_workbook(path)
    figures = book[book.sheetnames[0]]
    assert {"grade", "women", "men", "share"} <= {cell.value for cell in figures[1]}
    assert figures.max_row > 3
    path = downloaded(page, body.get_by_role("button", name=say("pages.figure.svg")), tmp_path)
    drawn = ET.fromstring(path.read_text("utf-8"))
    title = plain(page.locator(".st-key-figure_shares h2").inner_text())
    assert plain(drawn.findtext("{http://www.w3.org/2000/svg}title") or "") == title
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}path"))) > 10


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(23, 22, 27)")])
def test_paper_is_as_light_as_the_reader_wants_it(
    demonstrated: Server, open_tab: Callable[..., Page], scheme: str, paper: str
) -> None:
    page = visit(open_tab(color_scheme=scheme), demonstrated)
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", paper)
    expect(page.get_by_test_id("stHeaderLogo")).to_be_visible()


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_is_no_wider_than_a_phone(demonstrated: Server, open_tab: Callable[..., Page], name: str) -> None:
    page = visit(open_tab(viewport={"width": 390, "height": 844}), demonstrated, name)
    wide = page.evaluate(
        """() => ["html", "body", '[data-testid="stMain"]', '[data-testid="stMainBlockContainer"]']
            .map((name) => document.querySelector(name))
            .filter((part) => part.scrollWidth > 390 || part.getBoundingClientRect().right > 390)
            .map((part) => [part.tagName, part.scrollWidth])"""
    )
    assert wide == []


def test_the_way_back_leads_to_the_page_before(demonstrated: Server, page: Page) -> None:
    visit(page, demonstrated)
    go_to(page, "representation")
    page.go_back()
    whole(page, "overview")
    settled(page)
