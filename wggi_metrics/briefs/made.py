"""A brief as a file in one of its formats (beside step 10)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from wggi_metrics.briefs.contents import contents
from wggi_metrics.briefs.excel import as_xlsx
from wggi_metrics.briefs.pdf import as_pdf
from wggi_metrics.briefs.word import as_docx
from wggi_metrics.measures.brief_parts import MeetingBrief
from wggi_metrics.words import say

Format = Literal["pdf", "docx", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)
TEMPLATE = Path("templates") / "brief.docx"
UNFIT_FOR_NAMES = re.compile(r"[^\w.\- ]+")


def brief_file(
    brief: MeetingBrief,
    format: Format,
    made_on: date,
    made_by: str,
    is_demonstration: bool,
    template: bytes | None = None,
) -> bytes:
    """The brief as a file: the same brief, day and maker give the same bytes.

    ``template``: a Word file of the organisation, whose styles, header and footer hold; for the other formats nothing.
    Raises: TemplateUnreadable if it is none.
    """
    told = contents(brief, made_on, made_by, is_demonstration)
    if format == "pdf":
        return as_pdf(told, made_on)
    return as_docx(told, made_on, made_by, template) if format == "docx" else as_xlsx(brief, told, made_on)


def organisation_template(store: Path) -> bytes | None:
    """The organisation's own Word template, ``templates/brief.docx`` in the store's folder; None without one."""
    path = store / TEMPLATE
    return path.read_bytes() if path.is_file() else None


def file_name(brief: MeetingBrief, format: Format) -> str:
    """What the file is called: Brief 2026-11.pdf."""
    name = say("briefs.file_name", meeting_no=brief.meeting_no.replace("/", "-"))
    return f"{UNFIT_FOR_NAMES.sub('-', name).strip(' .-')}.{format}"
