"""A statistic is finished when it says its domain, edges, errors and source, and has tests of its own."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from tests.house.source import ROOT, python_files
from wggi_metrics import statistics

READERS = {"is_followed", "on_grid"}  # they read a curve; they hold no formula
FOUNDATIONS = {"__init__", "checked", "masses", "roots", "sums", "totals", "types", "fits"}
FORMULAS = sorted(set(statistics.__all__) - READERS)


@pytest.mark.parametrize("name", FORMULAS)
def test_a_statistic_says_its_domain_its_errors_and_its_source(name: str) -> None:
    text = inspect.getdoc(getattr(statistics, name)) or ""
    missing = [word for word in ("Raises:", "Source:") if word not in text]
    missing += [] if "Domain" in text else ["Domain"]
    assert not missing, f"{name} does not say {missing}"


@pytest.mark.parametrize("name", sorted(statistics.__all__))
def test_a_statistic_says_its_types(name: str) -> None:
    signature = inspect.signature(getattr(statistics, name))
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(each.annotation is not inspect.Parameter.empty for each in signature.parameters.values())


def modules() -> list[Path]:
    found = [path for path in python_files("wggi_metrics") if path.parts[1] == "statistics"]
    return [path for path in found if path.stem not in FOUNDATIONS]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_a_file_of_statistics_has_its_own_test_file(path: Path) -> None:
    mirror = Path("tests", "statistics", *path.parts[2:]).with_name(f"test_{path.stem}.py")
    assert (ROOT / mirror).is_file()


@pytest.mark.parametrize("name", FORMULAS)
def test_a_statistic_is_used_in_a_test(name: str) -> None:
    texts = [(ROOT / path).read_text("utf-8") for path in python_files("tests") if path.parts[1] == "statistics"]
    assert any(f"{name}(" in text or f"st.{name}" in text or f"{name}," in text for text in texts)


def test_golden_values_name_the_versions_that_gave_them() -> None:
    printed = sorted((ROOT / "tests" / "golden").glob("*.txt"))
    assert len(printed) == len(list((ROOT / "tests" / "golden").glob("*.R"))) - 1  # common.R prints nothing
    for path in printed:
        assert path.read_text("utf-8").startswith("# R version "), path.name


def test_statistics_import_nothing_slow() -> None:
    """scipy.stats and statsmodels cost a second at start; scipy.special does not."""
    slow = [path for path in python_files("wggi_metrics") if "scipy.stats" in (ROOT / path).read_text("utf-8")]
    assert not slow
