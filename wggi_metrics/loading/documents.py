"""A meeting's brief as a document: the page and the command line say and write the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wggi_metrics.briefs import Contents, Format, brief_contents, brief_file, organisation_template
from wggi_metrics.disclosure import LOCAL, Viewer
from wggi_metrics.loading.stores import log_file, store_folder
from wggi_metrics.measures import MeetingBrief
from wggi_metrics.store import note
from wggi_metrics.store.load import user_name


def brief_document(
    brief: MeetingBrief, format: Format, viewer: Viewer, is_demonstration: bool, store: Path | None = None
) -> bytes:
    """The brief made today by who is at work, in the store's Word template: the same bytes wherever it is asked for.

    That it was handed out is written down. Raises: TemplateUnreadable; LogUnwritable.
    """
    template = organisation_template(store_folder(store)) if format == "docx" else None
    made = brief_file(brief, format, date.today(), viewer.name or user_name(), is_demonstration, template)
    note_opened(brief, format, viewer, is_demonstration, store)
    return made


def note_opened(
    brief: MeetingBrief, how: str, viewer: Viewer, is_demonstration: bool, store: Path | None = None
) -> None:
    """Writes down who opened this meeting's brief and ``how`` (page, pdf, docx, xlsx).

    Not of invented people in local use. Raises: LogUnwritable: what can't be written down is not opened.
    """
    if not is_demonstration or viewer.role != LOCAL.role:
        who = viewer.name or user_name()
        note(log_file(store), who, viewer.role, "brief", f"{brief.meeting_no} {how}", brief.release)


def brief_in_words(brief: MeetingBrief, is_demonstration: bool, made_by: str = "") -> Contents:
    """What that document says, page by page."""
    return brief_contents(brief, date.today(), made_by or user_name(), is_demonstration)
