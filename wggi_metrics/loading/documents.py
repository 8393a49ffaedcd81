"""A meeting's brief as a document: the page and the command line say and write the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wggi_metrics.briefs import Contents, Format, brief_contents, brief_file, organisation_template
from wggi_metrics.loading.stores import store_folder
from wggi_metrics.measures import MeetingBrief
from wggi_metrics.store.load import user_name


def brief_document(
    brief: MeetingBrief, format: Format, is_demonstration: bool, store: Path | None = None, made_by: str = ""
) -> bytes:
    """The brief made today by who is at work (``made_by`` where that is known better), in the store's Word template.

    The same bytes wherever it is asked for.

    Raises: TemplateUnreadable.
    """
    template = organisation_template(store_folder(store)) if format == "docx" else None
    return brief_file(brief, format, date.today(), made_by or user_name(), is_demonstration, template)


def brief_in_words(brief: MeetingBrief, is_demonstration: bool, made_by: str = "") -> Contents:
    """What that document says, page by page."""
    return brief_contents(brief, date.today(), made_by or user_name(), is_demonstration)
