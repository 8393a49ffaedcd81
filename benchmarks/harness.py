"""Timing, one line per comparison, and the table that is printed and kept."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Literal, TypeVar

from rich.console import Console
from rich.table import Table

Answer = TypeVar("Answer")
Better = Literal["lower", "higher"]
RESULTS = Path(__file__).parent / "results"
LIBRARIES = ("duckdb", "fastexcel", "openpyxl", "pandas", "polars", "numpy", "pyarrow", "scipy")


@dataclass(frozen=True)
class Line:
    """One comparison: ``ratio`` of ``of`` to ``to``, and the goal it is held to, if it has one."""

    group: str
    what: str
    ratio: float
    of: str
    to: str
    goal: float | None = None
    better: Better = "lower"
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the goal is met; nothing where there is none."""
        if self.goal is None:
            return ""
        met = self.ratio <= self.goal if self.better == "lower" else self.ratio >= self.goal
        return "met" if met else "missed"

    @property
    def cells(self) -> tuple[str, ...]:
        sign = {"lower": "≤", "higher": "≥"}[self.better]
        goal = "" if self.goal is None else f"{sign} {self.goal:g}"
        return (
            self.group,
            self.what,
            f"{self.ratio:,.0f}" if self.ratio >= 100 else f"{self.ratio:.3g}",
            f"{self.of} : {self.to}",
            goal,
            self.verdict,
            self.note,
        )


HEAD = ("part", "measured at", "ratio", "of : to", "goal", "", "note")


def timed(action: Callable[[], Answer], *, times: int = 3, patience: float = 20.0) -> tuple[float, Answer]:
    """The best of several runs in seconds, and the last answer; a slow action is run once."""
    best, spent = float("inf"), 0.0
    for _ in range(times):
        began = time.perf_counter()
        answer = action()
        took = time.perf_counter() - began
        best, spent = min(best, took), spent + took
        if spent > patience:
            break
    return best, answer


def machine() -> str:
    """The machine in general terms: what a reader needs to judge the ratios by."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
    memory = f"{pages / 2**30:.0f} GiB of memory" if pages else "memory not known"
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    system = f"{platform.system()} on {platform.machine()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores, {memory}; {system}; {libraries}"


def show(lines: list[Line]) -> None:
    """Print the table."""
    table = Table(*HEAD, title="Ratios of one run", caption=machine())
    for line in lines:
        table.add_row(*line.cells)
    Console(width=160).print(table)


def keep(lines: list[Line], options: str) -> Path:
    """Write the table as a dated file, beside those of other days and of other parts."""
    today = datetime.now(UTC).date()
    rows = [f"| {' | '.join(cells)} |" for cells in (HEAD, ("---",) * len(HEAD), *(line.cells for line in lines))]
    command = f'make bench BENCH="{options}"' if options else "make bench"
    text = f"# Benchmarks of {today}\n\n{machine()}\n\nRun as `{command}`. {EXPLAINED}\n\n"
    RESULTS.mkdir(exist_ok=True)
    kept = RESULTS / f"{'-'.join([str(today), *options.replace('--only', '').replace('--', '').split()])}.md"
    kept.write_text(text + "\n".join(rows) + "\n", "utf-8")
    return kept


EXPLAINED = (
    "Every figure is the ratio of two times (or sizes, or numbers) of this same run, best of three where there was "
    "time; milliseconds stand in the notes for orientation only."
)


def milliseconds(seconds: float) -> str:
    """1.2345 -> '1,234 ms'; with two digits below ten: 0.0001234 -> '0.12 ms'."""
    return f"{seconds * 1000:,.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.2g} ms"
