"""A small demonstration organisation, made once for a run of the tests, and its sheets as read again."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from wggi_metrics.demo import AS_OF, RATES, Rates, profile_text, write_exports
from wggi_metrics.demo.careers import Organisation, simulate
from wggi_metrics.demo.careers.rows import Assignment, assignments
from wggi_metrics.demo.recruitment import Notice, recruit
from wggi_metrics.profiles import Profile, SheetProfile, parse_profile

STAFF, YEARS, SEED = 300, 5, 1
Row = dict[str, Any]


def exports(seed: int = SEED) -> dict[str, Path]:
    """The exports of the small organisation by file name."""
    return {path.name: path for path in _written(seed)}


@cache
def _written(seed: int) -> tuple[Path, ...]:
    folder = Path(tempfile.mkdtemp(prefix="demonstration-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return tuple(write_exports(folder, staff=STAFF, years=YEARS, seed=seed))


def simulated(staff: int, years: int, rates: Rates = RATES) -> tuple[Organisation, list[Assignment]]:
    organisation = simulate(rates, staff, years, SEED, AS_OF)
    return organisation, assignments(organisation)


@cache
def usual() -> tuple[Organisation, list[Assignment]]:
    """An organisation of ordinary size over ten years, with the usual hidden rates."""
    return simulated(2000, 10)


@cache
def recruited() -> tuple[Organisation, list[Assignment], list[Notice]]:
    """The usual organisation with its recruitment."""
    organisation, rows = usual()
    return organisation, rows, recruit(organisation, rows, SEED)


@cache
def profile() -> Profile:
    return parse_profile(profile_text())


@cache
def read_sheets() -> dict[str, tuple[SheetProfile, list[Row]]]:
    """Every sheet that the profile names: its entry and its rows by field, totals left out."""
    found = {}
    for path in exports().values():
        for page in load_workbook(path).worksheets:
            entries = profile().entries(page.title)
            if entries:
                found[page.title] = (entries[0], rows_of(list(page.iter_rows(values_only=True)), entries[0]))
    return found


def rows_of(cells: list[tuple[Any, ...]], entry: SheetProfile) -> list[Row]:
    headings, first = headings_of(cells, entry)
    places = {field: headings.index(str(heading)) for field, heading in entry.columns.items()}
    skipped = {headings.index(column): totals for column, totals in entry.skip_rows_where.items()}
    return [
        {field: row[place] for field, place in places.items()}
        for row in cells[first:]
        if any(cell is not None for cell in row) and not any(row[i] in totals for i, totals in skipped.items())
    ]


def headings_of(cells: list[tuple[Any, ...]], entry: SheetProfile) -> tuple[list[str], int]:
    """The headings by column, two rows joined where the profile says so, and where the rows begin."""
    if entry.header_rows:
        above, below = (cells[row - 1] for row in entry.header_rows)
        running, joined = "", []
        for upper, lower in zip(above, below, strict=True):
            running = upper or running
            joined.append(f"{running} {lower}")
        return joined, entry.header_rows[1]
    wanted = set(entry.columns.values())
    place = next(i for i, row in enumerate(cells) if len(wanted & set(row)) == len(wanted))
    return [str(cell or "") for cell in cells[place]], place + 1


def rows(sheet: str) -> list[Row]:
    return read_sheets()[sheet][1]
