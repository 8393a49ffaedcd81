"""What our spells are measured against: one row per person and month, and the arithmetic floor."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
from numpy.typing import NDArray

from benchmarks.careers import BenchRelease
from benchmarks.states import GRADES, MONTHS

COLUMNS = ("gender", "grade", "location", "contract_type", "duty_station")
FIRST_MONTH = 2006 * 12 + 10
FILTER = {
    "location": ("field",),
    "contract_type": ("fixed-term",),
    "duty_station": ("Station 3", "Station 7"),
}
Cells = NDArray[np.int64]
"""Heads by grade, gender (man, woman) and month."""


def snapshot(release: BenchRelease) -> duckdb.DuckDBPyConnection:
    """The same people as a table of person-months, in a file of its own."""
    path = release.path.with_name(release.path.name.replace("careers", "snapshot"))
    if not path.exists():
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        _write(unfinished, release.path)
        unfinished.replace(path)
    return duckdb.connect(str(path), read_only=True)


def _write(path: Path, release: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"ATTACH '{release}' AS release (READ_ONLY)")
        connection.execute(f"""
CREATE TABLE snapshots AS
SELECT {", ".join(COLUMNS)}, CAST(UNNEST(RANGE(first_month, last_month)) AS SMALLINT) AS month
FROM release.staff_spells""")


def with_duckdb(table: duckdb.DuckDBPyConnection, filtered: bool) -> Cells:
    tests = [f"{name} IN ({', '.join(repr(value) for value in FILTER[name])})" for name in FILTER]
    where = f"WHERE {' AND '.join(tests)}" if filtered else ""
    question = f"SELECT grade, gender, month, COUNT(*) AS heads FROM snapshots {where} GROUP BY ALL"
    return _cells(table.cursor().execute(question).df())


def with_polars(frame: pl.DataFrame, filtered: bool) -> Cells:
    tests = [pl.col(name).is_in(list(values)) for name, values in FILTER.items()] if filtered else [pl.lit(True)]
    heads = frame.lazy().filter(*tests).group_by("grade", "gender", "month").len("heads").collect()
    return _cells(heads.to_pandas())


def with_pandas(frame: pd.DataFrame, filtered: bool) -> Cells:
    chosen = frame
    if filtered:
        kept = np.logical_and.reduce([frame[name].isin(values) for name, values in FILTER.items()])
        chosen = frame[kept]
    heads = chosen.groupby(["grade", "gender", "month"], observed=True).size()
    return _cells(heads.reset_index(name="heads"))


def _cells(heads: pd.DataFrame) -> Cells:
    cells = np.zeros((len(GRADES), 2, MONTHS), dtype=np.int64)
    grade = heads["grade"].astype(object).map(GRADES.index).to_numpy(dtype=np.int64)
    gender = (heads["gender"].astype(object) == "woman").to_numpy(dtype=np.int64)
    month = heads["month"].to_numpy(dtype=np.int64) - FIRST_MONTH
    within = month < MONTHS
    cells[grade[within], gender[within], month[within]] = heads["heads"].to_numpy(dtype=np.int64)[within]
    return cells


@dataclass(frozen=True)
class Floor:
    """The spells as bare arrays in memory: nothing that must read them can be quicker than two countings."""

    places: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    codes: dict[str, NDArray[Any]]
    wanted: dict[str, list[int]]

    def count(self, filtered: bool) -> Cells:
        places, first, last = self.places, self.first, self.last
        if filtered:
            kept = np.logical_and.reduce([np.isin(self.codes[name], self.wanted[name]) for name in FILTER])
            places, first, last = places[kept], first[kept], last[kept]
        size = len(GRADES) * 2 * (MONTHS + 1)
        moves = np.bincount(places + first, minlength=size) - np.bincount(places + last, minlength=size)
        stocks: Cells = moves.reshape(len(GRADES), 2, MONTHS + 1).cumsum(axis=2)[:, :, :MONTHS]
        return stocks


def floor_of(release: BenchRelease) -> Floor:
    """The spells of a release as arrays of small numbers."""
    columns = [*COLUMNS, "first_month", "last_month"]
    spells = release.cursor().execute(f"SELECT {', '.join(columns)} FROM staff_spells").df()
    grades, genders = spells["grade"].cat, spells["gender"].cat
    order = np.array([GRADES.index(grade) for grade in grades.categories])
    is_woman = genders.codes.to_numpy() == list(genders.categories).index("woman")
    places = (order[grades.codes] * 2 + is_woman) * (MONTHS + 1)
    first, last = (
        np.clip(spells[name].to_numpy() - FIRST_MONTH, 0, MONTHS).astype(np.int32)
        for name in ("first_month", "last_month")
    )
    codes = {name: spells[name].cat.codes.to_numpy() for name in FILTER}
    wanted = {name: [list(spells[name].cat.categories).index(value) for value in FILTER[name]] for name in FILTER}
    return Floor(places.astype(np.int32), first, last, codes, wanted)
