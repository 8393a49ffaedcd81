"""The measures of careers from many staff-months: each beside women's share by grade and month of the same release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from benchmarks.careers import BenchRelease, release
from benchmarks.harness import Line, milliseconds, timed
from benchmarks.head_counts import measure_ours
from wggi_metrics.counts.cells import forget_cells
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, Result, measure

SIZES, LARGE = (9_000_000,), (9_000_000, 90_000_000)
PERIOD = {"start": date(2021, 7, 1), "end": date(2026, 6, 30)}
QUESTIONS = {
    "promotion_rates": Asked(by=("grade",), **PERIOD),
    "leaving_rates": Asked(by=("reason",), **PERIOD),
    "time_in_grade": Asked(by=("grade",)),
    "promotion_hazard_ratio": Asked(within=("grade",)),
    "moves": Asked(by=("hardship",), **PERIOD),
    "acting_assignments": Asked(by=("acting_grade",), **PERIOD),
    "training_uptake": Asked(by=("grade",), **PERIOD),
}


def lines(large: bool) -> list[Line]:
    """Every size and measure."""
    return [line for size in (LARGE if large else SIZES) for line in _at(release(size), size)]


def _at(careers: BenchRelease, size: int) -> Iterator[Line]:
    shares, _ = timed(lambda: measure_ours(careers, filtered=False), times=3)
    what = f"{size // 1_000_000} M staff-months"
    for name, asked in QUESTIONS.items():
        took, answer = timed(lambda name=name, asked=asked: _asked(careers, name, asked), times=5)
        if answer.table["not_computable"].notna().all():
            raise AssertionError(f"{name} was not computed: {answer.table['not_computable'].iloc[0]}")
        yield Line("careers", what, took / shares, name, "women_share by grade and month", note=milliseconds(took))


def _asked(careers: BenchRelease, name: str, asked: Asked) -> Result:
    """The measure's answer, with no cells kept from before."""
    forget_cells()
    return measure(name)(careers, LOCAL, asked)
