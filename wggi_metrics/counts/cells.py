"""Cells counted once and added up for every question about the same days (step 6).

A page asks one fact many times, cut and filtered by a few short lists. All of them at once make few cells, which cost
hardly more to count than one of them; what each question asks is a sum of them. A release never changes, so the last
cells are kept for the process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wggi_metrics.counts.count import Condition, count, is_one_of
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer

Where = Mapping[str, Sequence[str | None]]
FILTERED = ("grade", "category", "population", "contract_type", "location")
"""By what a page filters, beside units: short lists all."""
TOGETHER = (*FILTERED, "acting_grade", "hardship")


def count_together(
    release: Readable,
    viewer: Viewer,
    fact: str,
    *,
    by: Sequence[str],
    where: Sequence[Condition],
    filters: Where,
    total: str = "heads",
    together: Sequence[str] = TOGETHER,
) -> pd.DataFrame:
    """As ``count``, added up from cells by the fields of ``together`` and gender.

    Where groups are asked for that are none of them, they are counted by themselves.
    """
    if not set(by) <= {*together, "gender"}:
        tests = [*where, *(is_one_of(name, values) for name, values in filters.items())]
        return count(release, viewer, fact, by=by, where=tests, total=total)
    others = [is_one_of(name, values) for name, values in filters.items() if name not in together]
    found = _cells(release, viewer, fact, (*together, "gender"), (*where, *others), total)
    kept = np.ones(len(found), dtype=bool)
    for name, values in filters.items():
        if name in together:
            kept &= _is_one_of(found[name], values)
    return _added_up(found if kept.all() else found[kept], by)


@lru_cache(maxsize=64)
def _cells(
    release: Readable, viewer: Viewer, fact: str, by: tuple[str, ...], where: tuple[Condition, ...], total: str
) -> pd.DataFrame:
    """Nobody changes the table: it is shared."""
    return count(release, viewer, fact, by=by, where=where, total=total)


def forget_cells() -> None:
    """Drops the cells kept, so that what they cost can be measured."""
    _cells.cache_clear()


def _is_one_of(column: pd.Series, values: Sequence[str | None]) -> NDArray[np.bool_]:
    """Which rows hold one of the values; None stands for blank."""
    codes, levels = pd.factorize(column)
    wanted = [place for place, level in enumerate(levels) if level in values]
    return np.isin(codes, [*wanted, -1] if None in values else wanted)


def _added_up(cells: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """The cells' heads by fewer groups: one row per combination that occurs."""
    place = np.zeros(len(cells), dtype=np.int64)
    for name in by:
        codes, levels = pd.factorize(cells[name], use_na_sentinel=False)
        place = place * max(len(levels), 1) + codes
    _, first, places = np.unique(place, return_index=True, return_inverse=True)
    heads = np.zeros(len(first), dtype=np.int64)
    np.add.at(heads, places, cells["heads"].to_numpy(dtype=np.int64, na_value=0))
    groups = {name: cells[name].array[first] for name in by}
    return pd.DataFrame(groups, index=range(len(first))).assign(heads=heads)
