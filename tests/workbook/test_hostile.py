"""Every file of the hostile folder gives its rows or one named refusal, and harms nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.outcomes import Outcomes, outcomes_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def hostile(cases: Path) -> Outcomes:
    """All files read once, two at a time."""
    return outcomes_of({path.name: path for path in sorted((cases / "hostile").iterdir())})


def test_every_hostile_file_gives_rows_or_a_named_refusal_within_twenty_seconds(
    hostile: Outcomes, record_property: Callable[[str, object], None]
) -> None:
    record_property("Hostile, public test suites", str(hostile))
    assert hostile.asked == len(hostile.found) > 100
    assert hostile.unnamed == []
    assert hostile.hangs == []


def test_the_asking_process_grows_by_less_than_50_mb(hostile: Outcomes) -> None:
    assert hostile.grown < 50


ENCRYPTED = ("password", "encrypt", "pwd123", "protected_", "pass_protected", "pwtest", "51832", "35897", "issue_385")


def test_the_encrypted_ones_are_refused_as_encrypted(hostile: Outcomes) -> None:
    became = [
        one.became
        for one in hostile.found
        if any(sign in one.name for sign in ENCRYPTED) and "structure_protected" not in one.name
    ]
    assert len(became) > 15
    assert set(became) == {"workbook_encrypted"}
