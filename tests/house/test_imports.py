"""Imports walk down one staircase: a part may import what stands before it here, never what comes after."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.source import ROOT, imports, is_within, python_files

STAIRCASE = (
    "words",
    "problems",
    "parameters",
    "dictionary",
    "workbook",
    "profiles",
    "checks",
    "store",
    "facts",
    "disclosure",
    "counts",
    "statistics",
    "measures",
    "figures",
    "briefs",
    "demo",
    "loading",
    "cli",
)
NETWORK = ("aiohttp", "ftplib", "http.client", "httpx", "requests", "smtplib", "telnetlib", "urllib.request")


def part_of(path: Path) -> str:
    """wggi_metrics/counts/count.py -> counts; wggi_metrics/problems.py -> problems."""
    return path.parts[1].removesuffix(".py")


def package_files() -> list[Path]:
    return [path for path in python_files("wggi_metrics") if part_of(path) not in ("__init__", "__main__")]


def parts_imported(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("wggi_metrics.")}


def test_every_part_has_its_step() -> None:
    assert {part_of(path) for path in package_files()} <= set(STAIRCASE)


def test_imports_point_down_the_staircase() -> None:
    step = STAIRCASE.index
    upward = [
        f"{path} imports {part}"
        for path in package_files()
        for part in sorted(parts_imported(path))
        if step(part) > step(part_of(path))
    ]
    assert not upward, upward


@pytest.mark.parametrize(
    ("part", "only"),
    [
        ("words", ()),
        ("problems", ()),
        ("statistics", ()),
        ("demo", ("dictionary", "words", "problems", "parameters")),
        ("workbook", ("words", "problems", "parameters", "dictionary")),
        ("disclosure", ("words", "problems", "parameters", "dictionary", "statistics")),
        ("briefs", ("words", "dictionary", "measures", "figures")),
    ],
)
def test_a_leaf_part_knows_only_what_it_may(part: str, only: tuple[str, ...]) -> None:
    for path in package_files():
        if part_of(path) == part:
            beyond = parts_imported(path) - {part, *only}
            assert not beyond, f"{path} imports {sorted(beyond)}"


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("streamlit", ()),
        ("duckdb", ("store", "counts")),
        ("plotly", ("figures",)),
        ("typer", ("cli",)),
        ("fastexcel", ("workbook",)),
        ("python_calamine", ("workbook",)),
        ("docx", ("briefs",)),
        ("typst", ("briefs",)),
        ("statsmodels", ()),
        ("polars", ()),
    ],
)
def test_a_library_is_known_only_where_it_belongs(library: str, homes: tuple[str, ...]) -> None:
    knowing = {path for path in package_files() if any(is_within(name, library) for name in imports(path))}
    strangers = sorted(str(path) for path in knowing if part_of(path) not in homes)
    assert not strangers, f"{library} is imported by {strangers}"


def test_statistics_import_mathematics_alone() -> None:
    allowed = ("numpy", "scipy", "wggi_metrics.statistics")
    standard = ("__future__", "collections", "dataclasses", "fractions", "functools", "itertools", "math", "typing")
    for path in package_files():
        if part_of(path) == "statistics":
            strange = sorted(name for name in imports(path) if not is_within(name, *allowed, *standard))
            assert not strange, f"{path} imports {strange}"


def test_pages_ask_measures_and_not_the_rows() -> None:
    forbidden = ("duckdb", "wggi_metrics.counts", "wggi_metrics.statistics", "wggi_metrics.facts")
    for path in python_files("pages", "dashboard.py"):
        reached = sorted(name for name in imports(path) if is_within(name, *forbidden))
        assert not reached, f"{path} imports {reached}"


def test_only_one_file_of_the_pages_knows_caching() -> None:
    words = ("cache_data", "cache_resource")
    for path in python_files("pages", "dashboard.py", "wggi_metrics"):
        if path != Path("pages/frame/cache.py"):
            found = [word for word in words if word in (ROOT / path).read_text("utf-8")]
            assert not found, f"{path} caches by {found}; pages/frame/cache.py is the place"


def test_nothing_in_the_package_or_the_pages_can_ask_the_network() -> None:
    for path in python_files("pages", "dashboard.py", "wggi_metrics"):
        asked = sorted(name for name in imports(path) if is_within(name, *NETWORK))
        assert not asked, f"{path} imports {asked}"
