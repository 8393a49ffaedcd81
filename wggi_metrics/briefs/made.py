"""A brief as a file in one of its formats (beside step 10)."""

from __future__ import annotations
