"""Numbers of persons and things that a spreadsheet took for numbers, and so robbed of their zeros (step 3)."""

from __future__ import annotations

import numpy as np
import pyarrow.compute as pc

from wggi_metrics.checks.under_check import UnderCheck


def lost_zeros(check: UnderCheck) -> None:
    """Some numbers of a column begin with zeros and others are shorter: one warning with how many."""
    for field in check.dataset.fields.values():
        if field.kind in ("person_id", "id") and check.has(field.name) and check.letters.get(field.name):
            _look_at(check, field.name)


def _look_at(check: UnderCheck, name: str) -> None:
    numbers = check.table[name].combine_chunks()
    if not pc.any(pc.starts_with(numbers, "0")).as_py():
        return
    figures = pc.match_substring_regex(numbers, r"^\d+$").fill_null(False)
    leading = pc.match_substring_regex(numbers, r"^0\d+$").fill_null(False)
    lengths = np.asarray(pc.utf8_length(numbers).fill_null(0))
    with_zeros = np.asarray(leading)
    if not with_zeros.any():
        return
    usual = int(np.bincount(lengths[with_zeros]).argmax())
    short = np.asarray(figures) & ~with_zeros & (lengths < usual)
    if short.any():
        first = int(np.flatnonzero(short)[0])
        check.warning("lost_zeros", first, name, n=int(short.sum()), length=usual)
