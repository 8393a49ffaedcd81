"""Cells counted once and added up for every question about the same days (step 6).

A page asks one fact many times, cut and filtered by a few short lists. All of them at once make few cells, which cost
hardly more to count than one of them; what each question asks is a sum of them. A release never changes, so the last
cells are kept for the process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import pandas as pd

from wggi_metrics.counts.coded import Cells
from wggi_metrics.counts.count import Condition, by_gender, count, is_one_of
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer

Where = Mapping[str, Sequence[str | None]]
FILTERED = ("grade", "category", "population", "contract_type", "location")
"""By what a page filters, beside units: short lists all."""
TOGETHER = (*FILTERED, "acting_grade", "hardship")
UNIT = "org_unit"
"""A long list: cells are parted by it too, and added up over the units asked for before anything else."""


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
    """As ``count``, from ``cells_together``."""
    return cells_together(
        release, viewer, fact, by=by, where=where, filters=filters, total=total, together=together
    ).table()


def cells_together(
    release: Readable,
    viewer: Viewer,
    fact: str,
    *,
    by: Sequence[str],
    where: Sequence[Condition],
    filters: Where,
    total: str = "heads",
    together: Sequence[str] = TOGETHER,
) -> Cells:
    """As ``count``, added up from cells by the fields of ``together`` and gender, in the order of the groups' values.

    Where groups are asked for that are none of them, they are counted by themselves.
    """
    if not set(by) <= {*together, "gender"}:
        return Cells.of(count(release, viewer, fact, by=by, where=[*where, *_tests(filters)], total=total)).folded(by)
    others = _tests({name: values for name, values in filters.items() if name not in together})
    cells = _cells(release, viewer, fact, (*together, "gender"), (*where, *others), total)
    return cells.kept(_among(filters, together)).folded(by)


def count_by_gender(
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
    """As ``count_together``, from cells of each unit, with a column for each gender: women, men, other, not_stated."""
    if not set(by) <= set(together):
        tests = [*where, *_tests(filters)]
        return by_gender(count(release, viewer, fact, by=(*by, "gender"), where=tests, total=total), by)
    others = _tests({name: values for name, values in filters.items() if name not in (*together, UNIT)})
    units = tuple(filters[UNIT]) if UNIT in filters else None
    cells = _of_units(release, viewer, fact, tuple(together), (*where, *others), total, units)
    return cells.kept(_among(filters, together)).by_gender(by)


def _among(filters: Where, names: Sequence[str]) -> Where:
    return {name: values for name, values in filters.items() if name in names}


def _tests(filters: Where) -> list[Condition]:
    return [is_one_of(name, values) for name, values in filters.items()]


@lru_cache(maxsize=512)
def _of_units(
    release: Readable,
    viewer: Viewer,
    fact: str,
    together: tuple[str, ...],
    where: tuple[Condition, ...],
    total: str,
    units: tuple[str | None, ...] | None,
) -> Cells:
    """The cells of these units (None: of all), no longer parted by unit."""
    found = _cells(release, viewer, fact, (*together, UNIT, "gender"), where, total)
    return (found if units is None else found.kept({UNIT: units})).folded((*together, "gender"))


@lru_cache(maxsize=64)
def _cells(
    release: Readable, viewer: Viewer, fact: str, by: tuple[str, ...], where: tuple[Condition, ...], total: str
) -> Cells:
    return Cells.of(count(release, viewer, fact, by=by, where=where, total=total))


def forget_cells() -> None:
    """Drops the cells kept, so that what they cost can be measured."""
    _of_units.cache_clear()
    _cells.cache_clear()
