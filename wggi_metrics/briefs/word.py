"""A brief as a Word document to be edited, in the organisation's template or the shipped one (beside step 10)."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from wggi_metrics.briefs.parts import Contents, Cover, Page, Section
from wggi_metrics.briefs.word_tables import add_facts, add_pairs, add_table, style_named
from wggi_metrics.briefs.word_template import LEAD, MARK, NOTE, shipped_template
from wggi_metrics.figures.sentences.heads import Flag
from wggi_metrics.words import say

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


class TemplateUnreadable(ValueError):
    """The organisation's template is no Word document; the text says so in one sentence."""


def as_docx(contents: Contents, made_on: date, made_by: str, template: bytes | None = None) -> bytes:
    """The brief as a Word document, the same bytes for the same contents, day, maker and template.

    Raises: TemplateUnreadable.
    """
    document = shipped_template() if template is None else _emptied(template)
    _fill_markers(document, contents)
    _write_cover(document, contents.cover, contents.mark_line)
    for page in contents.pages:
        _write_page(document, page, contents.mark)
    _heading(document, say("briefs.about.title"), 1, starts_page=True)
    add_pairs(document, contents.about)
    _set_properties(document, contents, made_on, made_by)
    return _same_bytes(document)


def template_problem(template: bytes | None) -> str:
    """What is wrong with the organisation's template, in one sentence; blank where it can be read or there is none."""
    try:
        if template is not None:
            _emptied(template)
    except TemplateUnreadable as wrong:
        return str(wrong)
    return ""


def _emptied(template: bytes) -> WordDocument:
    """The template without its text: its styles, its page, its headers and footers stay."""
    try:
        document = Document(io.BytesIO(template))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as wrong:
        raise TemplateUnreadable(say("briefs.template_unreadable")) from wrong
    body = document.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    return document


def _fill_markers(document: WordDocument, contents: Contents) -> None:
    made, data_to = contents.foot
    values = {"{mark}": contents.mark, "{meeting}": contents.document, "{made}": made, "{data}": data_to}
    for section in document.sections:
        for frame in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not frame.is_linked_to_previous:
                _fill(frame, values)


def _fill(frame: Any, values: dict[str, str]) -> None:
    """Fills the markers in a header's or footer's texts and in the text of a watermark."""
    for text in frame._element.iter(qn("w:t")):
        text.text = _filled(text.text or "", values)
    for path in frame._element.iter("{urn:schemas-microsoft-com:vml}textpath"):
        path.set("string", _filled(path.get("string") or "", values))


def _filled(text: str, values: dict[str, str]) -> str:
    for marker, value in values.items():
        text = text.replace(marker, value)
    return text


def _write_cover(document: WordDocument, cover: Cover, mark_line: str) -> None:
    _paragraph(document, mark_line, NOTE)
    _paragraph(document, cover.over, NOTE)
    _heading(document, cover.title, 1)
    lead = _paragraph(document, "", LEAD)
    for place, part in enumerate(cover.lead.split("**")):
        lead.add_run(part).bold = place % 2 == 1
    add_facts(document, cover.facts)
    for section in (cover.agenda, cover.levels, cover.how):
        if section is not None:
            _write_section(document, section)


def _write_page(document: WordDocument, page: Page, mark: str) -> None:
    _paragraph(document, f"{mark} · {page.over}", NOTE).paragraph_format.page_break_before = True
    _heading(document, page.title, 1)
    _write_flags(document, page.flags)
    add_facts(document, page.facts)
    for section in (page.reach, page.pool, page.file, page.after):
        _write_section(document, section)


def _write_flags(document: WordDocument, flags: tuple[Flag, ...]) -> None:
    paragraph = _paragraph(document, "")
    for place, flag in enumerate(flags):
        paragraph.add_run(" · " if place else "")
        run = paragraph.add_run(f"▲ {flag.text}" if flag.is_mark else flag.text)
        if flag.is_mark:
            run.style = style_named(document, MARK)


def _write_section(document: WordDocument, section: Section) -> None:
    _heading(document, section.title, 2)
    if section.note:
        _paragraph(document, section.note, NOTE)
    if section.instead:
        _paragraph(document, section.instead)
    elif section.table is not None:
        add_table(document, section.table)
    for line in section.under:
        _paragraph(document, line)


def _heading(document: WordDocument, text: str, level: int, starts_page: bool = False) -> None:
    paragraph = _paragraph(document, text, f"Heading {level}")
    paragraph.paragraph_format.keep_with_next = True
    if starts_page:
        paragraph.paragraph_format.page_break_before = True


def _paragraph(document: WordDocument, text: str, style: str = "Normal") -> Any:
    return document.add_paragraph(text, style=style_named(document, style))


def _set_properties(document: WordDocument, contents: Contents, made_on: date, made_by: str) -> None:
    properties, moment = document.core_properties, datetime.combine(made_on, time())
    properties.title, properties.subject = contents.document, contents.cover.title
    properties.author = properties.last_modified_by = made_by
    properties.created = properties.modified = moment
    properties.comments, properties.keywords, properties.language, properties.revision = "", "", "en", 1


def _same_bytes(document: WordDocument) -> bytes:
    """The document's parts packed again with fixed times, so that nothing depends on the clock."""
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as found, zipfile.ZipFile(second, "w") as packed:
        for name in found.namelist():
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, found.read(name))
    return second.getvalue()
