"""Reading a workbook, against the least that reading it can cost and against the usual readers."""

from __future__ import annotations

import resource
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

import openpyxl
import pandas as pd

from benchmarks.exports import workbook
from benchmarks.harness import Line, milliseconds, timed
from wggi_metrics.workbook import read_workbook

SIZES = ((10_000, 12), (100_000, 12))
LARGE = (1_000_000, 20)
OPENPYXL_AT_MOST = 100_000  # rows; beyond, its time is drawn out in proportion to the cells


def inflate_and_scan(path: Path) -> int:
    """The floor: every part that holds cells or strings, inflated and passed over by an XML parser."""
    passed = 0
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/") or name == "xl/sharedStrings.xml":
                passed += _scan(parts, name)
    return passed


def _scan(parts: zipfile.ZipFile, name: str) -> int:
    parser, passed = expat.ParserCreate(), 0
    with parts.open(name) as part:
        while chunk := part.read(1 << 20):
            parser.Parse(chunk)
            passed += len(chunk)
    return passed


def read_with_openpyxl(path: Path) -> int:
    book = openpyxl.load_workbook(path, read_only=True)
    rows = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return rows


def read_with_pandas(path: Path) -> int:
    return len(pd.read_excel(path, dtype=object)) + 1


def read_ours(path: Path) -> int:
    return int(read_workbook(path, path.name).sheets[0].cells.num_rows)


def peak_memory() -> float:
    """The most memory that a child process of this run has held, in GiB (kibibytes on Linux)."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20


def lines(large: bool) -> list[Line]:
    """Every size asked for."""
    return [line for size in (*SIZES, *([LARGE] if large else [])) for line in _at(*size)]


def _at(rows: int, columns: int) -> list[Line]:
    path, what = workbook(rows, columns), f"{rows:,} × {columns}"
    floor, _ = timed(lambda: inflate_and_scan(path))
    ours, found = timed(lambda: read_ours(path))
    if found != rows + 1:
        raise AssertionError(f"read {found} rows of {rows + 1}")
    note = f"{milliseconds(ours)}, floor {milliseconds(floor)}, child's peak {peak_memory():.2g} GiB"
    first = Line("ingest", what, ours / floor, "read_workbook", "inflate + XML scan", 1.7, note=note)
    return [
        first,
        _against("openpyxl, read-only", read_with_openpyxl, ours, rows, columns, goal=10),
        _against("pandas + openpyxl", read_with_pandas, ours, rows, columns, goal=None),
    ]


def _against(
    reader: str, read: Callable[[Path], int], ours: float, rows: int, columns: int, goal: float | None
) -> Line:
    measured = min(rows, OPENPYXL_AT_MOST)
    theirs, found = timed(lambda: read(workbook(measured, columns)), times=1)
    if found != measured + 1:
        raise AssertionError(f"{reader} read {found} rows of {measured + 1}")
    whole = theirs * rows / measured
    drawn_out = "" if measured == rows else f", drawn out from {measured:,} rows"
    what, note = f"{rows:,} × {columns}", f"{milliseconds(whole)}{drawn_out}"
    return Line("ingest", what, whole / ours, reader, "read_workbook", goal, "higher", note)
