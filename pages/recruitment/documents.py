"""The buttons that give a meeting's brief as a document, made when it is asked for (step 11)."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.frame import text
from pages.frame.downloads import XLSX
from pages.frame.serving import Served
from pages.frame.visitor import visitor
from wggi_metrics.briefs import FORMATS, Format, file_name, organisation_template, template_problem
from wggi_metrics.disclosure import NotForThisViewer
from wggi_metrics.loading import brief_document, store_folder
from wggi_metrics.measures import MeetingBrief
from wggi_metrics.words import say

KINDS: dict[Format, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": XLSX,
}


def buttons(served: Served, brief: MeetingBrief) -> None:
    """One click each: PDF, Word, Excel; the same bytes as the command line gives the same user the same day."""
    for format in FORMATS:
        st.download_button(
            say(f"pages.meeting.{format}"),
            _maker(served, brief, format),
            file_name(brief, format),
            KINDS[format],
            key=f"brief_{format}",
            on_click="ignore",
            type="primary" if format == "pdf" else "secondary",
            icon=":material/download:" if format == "pdf" else None,
            disabled=format == "docx" and bool(_problem()),
        )


def _maker(served: Served, brief: MeetingBrief, format: Format) -> Callable[[], bytes]:
    """Makes the document for whom the page was drawn, if the role still holds; that it was made is written down."""
    found = visitor()

    def made() -> bytes:
        asking = found.again()
        if asking.role != served.viewer.role:
            raise NotForThisViewer(say("access.no_longer"))
        return brief_document(brief, format, asking, served.is_demonstration)

    return made


def _problem() -> str:
    return template_problem(organisation_template(store_folder()))


def template_note() -> None:
    """Why there is no Word file, where the organisation's template can't be read."""
    problem = _problem()
    if problem:
        text.warning(say("pages.meeting.docx"), problem)
