"""Briefs: what a meeting's brief holds becomes a document as PDF, Word or Excel (beside step 10)."""

from __future__ import annotations

from wggi_metrics.briefs.contents import contents as brief_contents
from wggi_metrics.briefs.made import FORMATS, Format, brief_file, file_name, organisation_template
from wggi_metrics.briefs.parts import Cell, Contents, Section, Table
from wggi_metrics.briefs.word import TemplateUnreadable, template_problem

__all__ = [
    "FORMATS", "Cell", "Contents", "Format", "Section", "Table", "TemplateUnreadable", "brief_contents",
    "brief_file", "file_name", "organisation_template", "template_problem",
]  # fmt: skip
