"""Women and men in post by grade and month, over many staff-months: our spells against the usual ways."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import pandas as pd
import polars as pl

from benchmarks.careers import BenchRelease, release
from benchmarks.harness import Line, milliseconds, timed
from benchmarks.snapshots import (
    FILTER,
    Cells,
    floor_of,
    snapshot,
    with_duckdb,
    with_pandas,
    with_polars,
)
from benchmarks.states import GRADES, MONTHS
from wggi_metrics.counts import count_in_post
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, women_share

SIZES = (9_000_000, 90_000_000)
FROM = 90_000_000  # the goals speak of some 100 million staff-months; below, fixed costs prevail
GOALS = {"np.bincount": 2.0, "polars": 10.0, "pandas": 60.0}
GOALS_FILTERED = {"polars": 1.0}


def month_ends() -> list[date]:
    """The last days of the months that the careers span."""
    months = [divmod(2006 * 12 + 10 + number, 12) for number in range(MONTHS)]
    return [date(year, month + 1, calendar.monthrange(year, month + 1)[1]) for year, month in months]


def count_ours(careers: BenchRelease, filtered: bool) -> pd.DataFrame:
    where = FILTER if filtered else {}
    return count_in_post(careers, LOCAL, dates=month_ends(), by=("grade",), where=where)


def measure_ours(careers: BenchRelease, filtered: bool) -> pd.DataFrame:
    """The whole measure: counts, shares, intervals, its table."""
    first, *_, last = month_ends()
    where = FILTER if filtered else {}
    asked = Asked(by=("grade",), where=where, start=first, end=last, every="month")
    return women_share(careers, LOCAL, asked).table


def as_cells(heads: pd.DataFrame) -> Cells:
    """Our counts in the shape of the others', to hold them equal."""
    cells = np.zeros((len(GRADES), 2, MONTHS), dtype=np.int64)
    places = {day: number for number, day in enumerate(month_ends())}
    grade = [GRADES.index(name) for name in heads["grade"]]
    month = [places[day] for day in heads["date"]]
    cells[grade, 0, month], cells[grade, 1, month] = heads["men"], heads["women"]
    return cells


def lines(large: bool) -> list[Line]:
    """Every size, over all people and through three filters."""
    return [line for size in SIZES for line in _at(size)]


def _at(size: int) -> Iterator[Line]:
    careers = release(size)
    table, floor = snapshot(careers), floor_of(careers)
    person_months = pl.DataFrame(table.sql("SELECT * FROM snapshots").to_arrow_table())
    as_pandas = table.execute("SELECT * FROM snapshots").df()
    others: dict[str, Callable[[bool], Cells]] = {
        "np.bincount": floor.count,
        "snapshot in DuckDB": lambda filtered: with_duckdb(table, filtered),
        "polars": lambda filtered: with_polars(person_months, filtered),
        "pandas": lambda filtered: with_pandas(as_pandas, filtered),
    }
    for filtered in (False, True):
        yield from _compared(careers, size, filtered, others)


def _compared(
    careers: BenchRelease, size: int, filtered: bool, others: dict[str, Callable[[bool], Cells]]
) -> Iterator[Line]:
    what = f"{size // 1_000_000} M staff-months, {'three filters' if filtered else 'all'}"
    ours, heads = timed(lambda: count_ours(careers, filtered), times=5)
    whole, _ = timed(lambda: measure_ours(careers, filtered), times=5)
    yield Line("head counts", what, whole / ours, "women_share", "its count()", note=milliseconds(whole))
    goals = {} if size < FROM else GOALS_FILTERED if filtered else GOALS
    for name, count in others.items():
        theirs, cells = timed(lambda count=count: count(filtered), times=3)
        if not np.array_equal(cells, as_cells(heads)):
            raise AssertionError(f"{name} counts other numbers than we do")
        goal, note = goals.get(name), f"{milliseconds(theirs)}, ours {milliseconds(ours)}"
        if name == "np.bincount":
            yield Line("head counts", what, ours / theirs, "count()", name, goal, note=note)
        else:
            yield Line("head counts", what, theirs / ours, name, "count()", goal, "higher", note)
