"""Step 3: rows are checked against the dictionary, and become canonical rows with every problem addressed.

Columns are read by their distinct texts, so that a million rows cost seconds. Nothing is repaired in
silence and nothing is guessed: rows = kept + set aside + skipped, always.
"""

from __future__ import annotations

from wggi_metrics.checks.annotate import annotate
from wggi_metrics.checks.sheet import check_sheet
from wggi_metrics.checks.types import CheckedSheet

__all__ = ["CheckedSheet", "annotate", "check_sheet"]
