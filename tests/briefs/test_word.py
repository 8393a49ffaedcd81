"""The brief as a Word document: what the PDF says, to be edited, in the organisation's template if it has one."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.shared import Mm, Pt

from tests.briefs.hard import HARD
from tests.briefs.specimen import EMPTY, MADE, MEETING, NO_AGENDA, PLAIN
from wggi_metrics.briefs import TemplateUnreadable, brief_file, organisation_template
from wggi_metrics.briefs.contents import contents


def made(brief=MEETING, template=None):
    return brief_file(brief, "docx", MADE, "A. Member", True, template)


def opened(brief=MEETING, template=None):
    return Document(io.BytesIO(made(brief, template)))


def own_template():
    """An organisation's template: a style, a page and a footer of its own, and some text to be left out."""
    document = Document()
    document.styles["Heading 1"].font.size = Pt(31)
    document.sections[0].left_margin = Mm(44)
    document.sections[0].header.paragraphs[0].text = "Our organisation"
    document.sections[0].footer.paragraphs[0].text = "{mark} / {data}"
    document.add_paragraph("Instructions that nobody should see")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def whole_text(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_it_holds_every_title_and_every_cell_of_the_contents():
    told, text = contents(MEETING, MADE, "A. Member", True), whole_text(opened())
    for page in told.pages:
        for section in (page.reach, page.pool, page.file, page.after):
            assert section.title in text
            assert all(cell.text in text for row in section.table.rows for cell in row)
    assert all(name in text and said in text for name, said in told.about)


@pytest.mark.parametrize("brief", [NO_AGENDA, replace(MEETING, notices=(EMPTY, PLAIN)), HARD])
def test_any_brief_becomes_a_document(brief):
    headings = [each.text for each in opened(brief).paragraphs if each.style.name == "Heading 1"]
    assert len(headings) == len(brief.notices) + 2  # the cover, the notices, about


def test_a_title_with_control_characters_is_written_with_spaces():
    brief = replace(MEETING, notices=(replace(PLAIN, title="Senior\nOfficer\x0b\x01here"),))
    assert "Senior Officer  here, P" in whole_text(opened(brief))


def test_each_notice_begins_a_page():
    starts = [each for each in opened().paragraphs if each.paragraph_format.page_break_before]
    assert len(starts) == len(MEETING.notices) + 1


def test_the_headings_of_tables_are_marked_and_repeated():
    tables = opened().tables
    assert sum("w:tblHeader" in table.rows[0]._tr.xml for table in tables) == len(tables) - 1  # about has none


def test_the_same_brief_day_and_maker_give_the_same_bytes():
    assert made() == made()


def test_nothing_in_the_file_depends_on_the_clock():
    with zipfile.ZipFile(io.BytesIO(made())) as found:
        assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "2026-11-23T00:00:00Z" in found.read("docProps/core.xml").decode("utf-8")


def test_the_footer_and_the_watermark_say_what_it_is():
    section = opened().sections[0]
    assert "Made by A. Member on 23 November 2026." in section.footer.paragraphs[0].text
    assert 'string="Demonstration"' in section.header._element.xml


def test_the_organisations_styles_page_header_and_footer_hold():
    document = opened(template=own_template())
    section = document.sections[0]
    assert document.styles["Heading 1"].font.size == Pt(31)
    assert section.left_margin.mm == pytest.approx(44, abs=0.1)
    assert section.header.paragraphs[0].text == "Our organisation"
    assert re.fullmatch(r"Demonstration / Staff to 31 October 2026.*", section.footer.paragraphs[0].text)
    text = whole_text(document)
    assert "Instructions" not in text
    assert "Demonstration organisation" in text


def test_a_brief_can_be_the_template_of_the_next():
    again = opened(template=made())
    assert len(again.paragraphs) == len(opened().paragraphs)


def test_a_template_that_is_no_document_is_refused_in_words():
    with pytest.raises(TemplateUnreadable, match="no Word document"):
        made(template=b"no document")


def test_the_template_lies_in_the_stores_folder(tmp_path):
    assert organisation_template(tmp_path) is None
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "brief.docx").write_bytes(b"own")
    assert organisation_template(tmp_path) == b"own"
