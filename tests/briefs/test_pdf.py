"""The brief as PDF: one page per notice whatever it holds, readable by a screen reader, the same bytes every time."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from pypdf.generic import DictionaryObject

from tests.briefs.hard import CROWDED, HARD, hard_notice
from tests.briefs.specimen import EMPTY, MADE, MEETING, NO_AGENDA, PLAIN
from wggi_metrics.briefs import brief_file
from wggi_metrics.briefs.pdf import UNKNOWN


def read(brief: Any, is_demonstration: bool = True) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(brief_file(brief, "pdf", MADE, "A. Member", is_demonstration)))


def words(page: pypdf.PageObject) -> str:
    """The page's words with ordinary spaces and hyphens."""
    return " ".join(page.extract_text().replace("\u2011", "-").split())


@pytest.fixture(scope="module")
def plain() -> pypdf.PdfReader:
    return read(MEETING)


@pytest.mark.parametrize(
    "brief",
    [MEETING, NO_AGENDA, replace(MEETING, notices=(EMPTY, PLAIN)), HARD, CROWDED],
    ids=["plain", "no agenda", "empty", "hard", "forty notices"],
)
def test_there_is_one_page_per_notice_and_a_cover(brief):
    assert len(read(brief).pages) == len(brief.notices) + 1


def test_a_title_as_long_as_a_field_can_be_stays_on_its_page():
    notice = replace(hard_notice(1), title="Officer for the coordination of everything " * 60)
    assert len(read(replace(MEETING, notices=(notice,))).pages) == 2


def test_the_pdf_is_tagged_and_says_that_it_is_accessible(plain):
    root = plain.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode("utf-8")
    assert plain.metadata is not None
    assert plain.metadata.title == "Brief for meeting 2026/11, 3 December 2026"


def elements(node: Any) -> list[DictionaryObject]:
    """Every element of the structure tree below this one."""
    found: list[DictionaryObject] = []
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        held = child.get_object()
        if isinstance(held, DictionaryObject) and "/S" in held:
            found += [held, *elements(held)]
    return found


def test_tables_have_header_cells_and_the_chart_a_text(plain):
    found = elements(plain.trailer["/Root"]["/StructTreeRoot"])
    kinds = [element["/S"] for element in found]
    assert kinds.count("/Table") >= 2 + 4 * len(MEETING.notices) - 1
    assert kinds.count("/TH") > kinds.count("/Table")
    told = [element["/Alt"] for element in found if element["/S"] == "/Figure"]
    assert len(told) == len(MEETING.notices)
    assert "Short-listed 0 of 4, compared 38 of 141" in told[0]
    assert kinds.count("/H1") == len(MEETING.notices) + 1


def test_every_font_is_embedded_and_of_the_package(plain):
    fonts = [font.get_object() for page in plain.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        assert "BoardSans" in font["/BaseFont"]
        [below] = font["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(below.get_object()["/FontDescriptor"])


def test_the_same_brief_day_and_maker_give_the_same_bytes():
    first, second = (brief_file(MEETING, "pdf", MADE, "A. Member", False) for _ in range(2))
    assert first == second


def test_another_day_or_maker_gives_other_bytes():
    first = brief_file(NO_AGENDA, "pdf", MADE, "A. Member", False)
    assert first != brief_file(NO_AGENDA, "pdf", MADE.replace(day=24), "A. Member", False)
    assert first != brief_file(NO_AGENDA, "pdf", MADE, "Another", False)


def test_each_page_says_what_it_is_when_of_which_release_by_whom_and_how_many(plain):
    for number, page in enumerate(plain.pages, start=1):
        text = words(page)
        assert "Demonstration" in text
        assert "Made by A. Member on 23 November 2026." in text
        assert "release 20261123T090000Z-1a2b3c4d" in text
        assert f"{number} / {len(plain.pages)}" in text


def test_a_brief_of_the_organisation_is_marked_confidential():
    assert "Confidential · for members of the Board" in words(read(NO_AGENDA, is_demonstration=False).pages[0])


def test_text_is_never_read_as_markup():
    wild = '#panic("no") $x$ *bold* _it_ `code` <label> @ref \\ // /* ] [ { } "quoted"'
    text = words(read(replace(MEETING, notices=(replace(PLAIN, title=wild),))).pages[1])
    assert wild in text


def test_a_character_that_the_fonts_lack_is_replaced_and_the_rest_stays():
    text = words(read(replace(MEETING, notices=(replace(PLAIN, title="Officer 官 “Ñandú” Żółć"),))).pages[1])
    assert f"Officer {UNKNOWN} “Ñandú” Żółć" in text


def test_a_page_holds_everything_in_the_order_of_the_design(plain):
    text = words(plain.pages[1])
    order = [
        "Women at P-5 now", "Short of parity", "Women appointed at P-5", "It was open 30 days", "WomenWatch",
        "No earlier advertisement", "The pool narrows at the short list", "At the window's rates", "Panel",
        "Women meeting requirements", "Reasons on file, women", "Candidates due for rotation", "hardship service",
        "acting in this post", "Gender not stated", "This appointment moves P-5", "A woman, new to the level",
    ]  # fmt: skip
    places = [text.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)
