"""Every file of the hostile folder gives its rows or one named refusal, and harms nobody."""

from __future__ import annotations

import resource
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from wggi_metrics.workbook import WorkbookRefused, read_workbook

UNNAMED = ("nothing", "workbook_broke_off", "workbook_our_fault")


def outcome(path: Path) -> tuple[str, str, float]:
    """The file, what became of it, and the seconds that it took."""
    begin = time.monotonic()
    try:
        workbook = read_workbook(path, path.name)
        became = "read" if any(sheet.cells.num_rows or sheet.faults for sheet in workbook.sheets) else "nothing"
    except WorkbookRefused as refused:
        became = refused.problem.rule
    return path.name, became, time.monotonic() - begin


@dataclass(frozen=True)
class Reading:
    outcomes: list[tuple[str, str, float]]
    grown: int


@pytest.fixture(scope="module")
def reading(cases: Path) -> Reading:
    """All files read once, two at a time."""
    files = sorted((cases / "hostile").iterdir())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(outcome, files))
    return Reading(outcomes, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)


@pytest.mark.slow
def test_every_hostile_file_gives_rows_or_a_named_refusal_within_twenty_seconds(reading: Reading) -> None:
    assert len(reading.outcomes) > 100
    assert [name for name, became, _ in reading.outcomes if became in UNNAMED] == []
    assert [name for name, _, seconds in reading.outcomes if seconds > 20] == []


@pytest.mark.slow
def test_the_asking_process_grows_by_less_than_50_mb(reading: Reading) -> None:
    assert reading.grown < 50


ENCRYPTED = ("password", "encrypt", "pwd123", "protected_", "pass_protected", "pwtest", "51832", "35897", "issue_385")


@pytest.mark.slow
def test_the_encrypted_ones_are_refused_as_encrypted(reading: Reading) -> None:
    became = [
        became
        for name, became, _ in reading.outcomes
        if any(sign in name for sign in ENCRYPTED) and "structure_protected" not in name
    ]
    assert len(became) > 15
    assert set(became) == {"workbook_encrypted"}
