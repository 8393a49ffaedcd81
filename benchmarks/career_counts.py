"""Counts of careers over many staff-months against the usual ways, with equal answers.

Time in grade: how many were at risk and were promoted in each month since their entry, by grade and gender; from one
row per person and month in grade, as snapshots hold them. Promotions of five years by grade and gender, from arrays
of all changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import duckdb
import numpy as np
import pandas as pd
import polars as pl
from numpy.typing import NDArray

from benchmarks.careers import BenchRelease, release
from benchmarks.harness import Line, milliseconds, timed
from benchmarks.states import GRADES, MONTHS
from wggi_metrics.counts import count_events, count_stays
from wggi_metrics.counts.cells import forget_cells
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures.cohorts import table_of

SIZES, FROM = (9_000_000, 90_000_000), 90_000_000
GOALS = {"np.bincount": 2.0, "polars": 10.0, "pandas": 60.0}
START, END = date(2021, 7, 1), date(2026, 6, 30)
LAST = date(2100, 1, 1)
LENGTH = MONTHS + 2
GENDERS = ("man", "woman")
Cells = NDArray[np.int64]
"""Of time in grade: at risk and promoted by grade, gender and month; of promotions: by grade and gender."""

IN_GRADE = """
CREATE TABLE months AS
SELECT start_gender AS gender, start_grade AS grade,
       CAST(UNNEST(RANGE(late_months + 1, months + 1)) AS SMALLINT) AS month,
       cause = 'promoted' AND month = months AS promoted
FROM release.grade_stays
WHERE entered_on IS NOT NULL"""
FROM_MONTHS = """
SELECT gender, grade, month, COUNT(*) AS there, COUNT(*) FILTER (WHERE promoted) AS promoted
FROM months GROUP BY gender, grade, month"""
STAYS = """
SELECT start_gender AS gender, start_grade AS grade, late_months + 1 AS since, months, cause = 'promoted' AS promoted
FROM grade_stays
WHERE entered_on IS NOT NULL AND late_months < months"""
CHANGES = """
SELECT gender, before_grade AS grade, happened_on - DATE '1970-01-01' AS day, grade_change = 'promoted' AS promoted
FROM staff_changes WHERE grade_change IS NOT NULL"""


def lines(large: bool) -> list[Line]:
    """Every size: time in grade, then promotions."""
    return [line for size in SIZES for part in (_time_in_grade, _promotions) for line in part(release(size), size)]


def _time_in_grade(careers: BenchRelease, size: int) -> Iterator[Line]:
    months = _months(careers)
    frame = pl.DataFrame(months.sql("SELECT * FROM months").to_arrow_table())
    as_pandas, floor = months.execute("SELECT * FROM months").df(), _stays_floor(careers)
    others: dict[str, Callable[[], Cells]] = {
        "np.bincount": floor,
        "snapshot in DuckDB": lambda: _in_months(months.cursor().execute(FROM_MONTHS).df()),
        "polars": lambda: _in_months(_with_polars(frame)),
        "pandas": lambda: _in_months(_with_pandas(as_pandas)),
    }
    yield from _compared("time-in-grade counts", size, lambda: _ours_in_grade(careers), others)


def _promotions(careers: BenchRelease, size: int) -> Iterator[Line]:
    as_pandas = careers.cursor().execute(CHANGES).df()
    frame = pl.DataFrame(careers.cursor().sql(CHANGES).to_arrow_table())
    first, last = ((day - date(1970, 1, 1)).days for day in (START, END))
    place, day, promoted = _places(as_pandas), as_pandas["day"].to_numpy(), as_pandas["promoted"].to_numpy()

    def floor() -> Cells:
        kept = (day >= first) & (day <= last) & promoted
        return np.bincount(place[kept], minlength=2 * len(GRADES)).reshape(-1, 2)

    def polars() -> Cells:
        chosen = frame.lazy().filter(pl.col("day").is_between(first, last) & pl.col("promoted"))
        return _by_grade(chosen.group_by("grade", "gender").len("heads").collect().to_pandas())

    def pandas() -> Cells:
        chosen = as_pandas[as_pandas["day"].between(first, last) & as_pandas["promoted"]]
        return _by_grade(chosen.groupby(["grade", "gender"], observed=True).size().reset_index(name="heads"))

    others = {"np.bincount": floor, "polars": polars, "pandas": pandas}
    yield from _compared("promotion counts", size, lambda: _ours_promoted(careers), others)


def _compared(
    what: str, size: int, ours: Callable[[], Cells], others: dict[str, Callable[[], Cells]]
) -> Iterator[Line]:
    took, cells = timed(ours, times=5)
    for name, count in others.items():
        theirs, found = timed(count, times=3)
        if not np.array_equal(found, cells):
            raise AssertionError(f"{name} counts other {what} than we do")
        at = f"{size // 1_000_000} M staff-months"
        goal = GOALS.get(name) if size >= FROM and what.startswith("time") else None
        note = f"{milliseconds(theirs)}, ours {milliseconds(took)}"
        if name == "np.bincount":
            yield Line(what, at, took / theirs, "count()", name, goal, note=note)
        else:
            yield Line(what, at, theirs / took, name, "count()", goal, "higher", note)


def _ours_in_grade(careers: BenchRelease) -> Cells:
    """The counts and the risk tables made of them, nothing kept from before."""
    forget_cells()
    counted = count_stays(careers, LOCAL, start=None, end=LAST, by=("grade",))
    table = table_of(counted, _places(counted), 2 * len(GRADES))
    both = np.zeros((2, 2 * len(GRADES), LENGTH), dtype=np.int64)
    length = table.at_risk.shape[-1]
    both[0, :, :length], both[1, :, :length] = table.at_risk, table.events[:, 0]
    return both.reshape(2, len(GRADES), 2, LENGTH)


def _ours_promoted(careers: BenchRelease) -> Cells:
    forget_cells()
    counted = count_events(careers, LOCAL, "promotions", start=START, end=END, by=("grade",))
    cells = np.zeros((len(GRADES), 2), dtype=np.int64)
    cells[[GRADES.index(grade) for grade in counted["grade"]]] = counted[["men", "women"]]
    return cells


def _months(careers: BenchRelease) -> duckdb.DuckDBPyConnection:
    """One row per person and month in grade, in memory."""
    connection = duckdb.connect()
    connection.execute(f"ATTACH '{careers.path}' AS release (READ_ONLY)")
    connection.execute(IN_GRADE)
    return connection


def _stays_floor(careers: BenchRelease) -> Callable[[], Cells]:
    """The stays as bare arrays in memory: who comes, who goes, who is promoted, three countings."""
    stays = careers.cursor().execute(STAYS).df()
    place = _places(stays) * LENGTH
    since, until = place + stays["since"].to_numpy(), place + stays["months"].to_numpy()
    promoted = until[stays["promoted"].to_numpy()]
    size = 2 * len(GRADES) * LENGTH

    def count() -> Cells:
        flow = np.bincount(since, minlength=size) - np.bincount(until + 1, minlength=size)
        there = flow.reshape(-1, LENGTH).cumsum(axis=1)
        happened = np.bincount(promoted, minlength=size).reshape(-1, LENGTH)
        return np.stack([there, happened]).reshape(2, len(GRADES), 2, LENGTH)

    return count


def _with_polars(frame: pl.DataFrame) -> pd.DataFrame:
    made = frame.lazy().group_by("gender", "grade", "month")
    return made.agg(pl.len().alias("there"), pl.col("promoted").sum()).collect().to_pandas()


def _with_pandas(frame: pd.DataFrame) -> pd.DataFrame:
    made = frame.groupby(["gender", "grade", "month"], observed=True)["promoted"]
    return made.agg(there="size", promoted="sum").reset_index()


def _in_months(counted: pd.DataFrame) -> Cells:
    cells = np.zeros((2, 2 * len(GRADES), LENGTH), dtype=np.int64)
    place, month = _places(counted), counted["month"].to_numpy(dtype=np.int64)
    for part, name in enumerate(("there", "promoted")):
        cells[part, place, month] = counted[name].to_numpy(dtype=np.int64)
    return cells.reshape(2, len(GRADES), 2, LENGTH)


def _by_grade(counted: pd.DataFrame) -> Cells:
    cells = np.zeros(2 * len(GRADES), dtype=np.int64)
    cells[_places(counted)] = counted["heads"].to_numpy(dtype=np.int64)
    return cells.reshape(-1, 2)


def _places(counted: pd.DataFrame) -> NDArray[np.int64]:
    """The place of each row's grade and gender."""
    grade, gender = counted["grade"].astype("category").cat, counted["gender"].astype("category").cat
    of_grade = np.array([GRADES.index(name) for name in grade.categories])
    of_gender = np.array([GENDERS.index(name) if name in GENDERS else 0 for name in gender.categories])
    return of_grade[grade.codes] * 2 + of_gender[gender.codes]
