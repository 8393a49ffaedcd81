"""Briefs: what a meeting's brief holds becomes a document as PDF, Word or Excel (beside step 10)."""

from __future__ import annotations

from wggi_metrics.briefs.made import FORMATS, Format, brief_file, file_name, organisation_template
from wggi_metrics.briefs.word import TemplateUnreadable

__all__ = ["FORMATS", "Format", "TemplateUnreadable", "brief_file", "file_name", "organisation_template"]
