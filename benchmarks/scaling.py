"""What a measure and a release cost as the organisation grows: time and bytes per staff-month."""

from __future__ import annotations

from pathlib import Path

import duckdb

from benchmarks.careers import BenchRelease, release
from benchmarks.harness import Line, milliseconds, timed
from benchmarks.head_counts import count_ours

SIZES = (1_000_000, 10_000_000, 90_000_000)
LARGE = 200_000_000
OTHER_TABLES = (
    "assignments", "spell_rows", "staff_changes", "people", "grade_stays", "at_stations", "staff_moves", "staff_acting",
    "training_attendance", "staff_training",
)  # fmt: skip


def lines(large: bool) -> list[Line]:
    """Growth of the count's time against growth of the data, and the size of what is kept."""
    sizes = (*SIZES, *([LARGE] if large else []))
    times = {size: _took(release(size)) for size in sizes}
    return [*_growth(times), *(line for size in sizes[1:] for line in _storage(size))]


def _took(careers: BenchRelease) -> float:
    return timed(lambda: count_ours(careers, False), times=5)[0]


def _growth(times: dict[int, float]) -> list[Line]:
    smallest = min(times)
    return [
        Line(
            "growth",
            f"{size // smallest} times the staff-months",
            took / times[smallest],
            f"count() at {size // 1_000_000} M",
            f"at {smallest // 1_000_000} M",
            note=milliseconds(took),
        )
        for size, took in times.items()
        if size != smallest
    ]


def _storage(size: int) -> list[Line]:
    careers = release(size)
    staff_months = careers.number("SELECT SUM(last_month - first_month) FROM staff_spells")
    spells = _bytes_alone(careers, "staff_spells") / staff_months
    rest = ", ".join(f"{name} {_bytes_alone(careers, name) / staff_months:.2f}" for name in OTHER_TABLES)
    whole = careers.path.stat().st_size / staff_months
    what = f"{size // 1_000_000} M staff-months"
    return [
        Line("storage", what, spells, "bytes of spells", "staff-month", 0.6),
        Line("storage", what, whole, "bytes of the whole release", "staff-month", note=rest),
    ]


def _bytes_alone(careers: BenchRelease, table: str) -> int:
    """The size of one table in a file of its own."""
    alone = Path(f"{careers.path}.{table}")
    alone.unlink(missing_ok=True)
    with duckdb.connect(str(alone)) as connection:
        connection.execute(f"ATTACH '{careers.path}' AS release (READ_ONLY)")
        connection.execute(f"CREATE TABLE kept AS SELECT * FROM release.{table}")
    size = alone.stat().st_size
    alone.unlink()
    return size
