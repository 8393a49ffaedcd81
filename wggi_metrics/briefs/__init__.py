"""Briefs: what a meeting's brief holds becomes a document as PDF, Word or Excel (beside step 10)."""

from __future__ import annotations

from wggi_metrics.briefs.made import FORMATS, Format, brief_file, file_name

__all__ = ["FORMATS", "Format", "brief_file", "file_name"]
