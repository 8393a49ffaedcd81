"""A release made by an earlier version says what to do, and is not asked for what it does not hold."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import REGISTRY, Asked, measure

STAFF = (
    "staff_no | gender | grade | valid_from | valid_to\n"
     "1 | woman | P-3 | 2020-01-01 | -\n"
     "2 | man | P-3 | 2020-01-01 | -"
)
LATER = (
    "grade_stays", "staff_moves", "at_stations", "staff_acting", "staff_training", "trainings", "notices",
    "stage_entries", "meetings",
)  # fmt: skip
NEEDING = sorted(name for name, told in REGISTRY.items() if told.needs)


@pytest.mark.parametrize("name", NEEDING)
def test_what_the_release_lacks_is_a_reason(name: str) -> None:
    release = release_of(assignments=STAFF, until=date(2025, 12, 31))
    for table in LATER:
        release.connection.execute(f"DROP TABLE {table}")
    release.connection.execute("ALTER TABLE staff_spells DROP COLUMN first_day")
    found = measure(name)(release, LOCAL, Asked(start=date(2025, 1, 1), end=date(2025, 12, 31))).table
    assert found["not_computable"].tolist() == ["the release was made by an earlier version: load an export again"]


@pytest.mark.parametrize("name", NEEDING)
def test_what_a_measure_needs_is_there_in_a_release_of_today(name: str) -> None:
    release = release_of(assignments=STAFF, until=date(2025, 12, 31))
    found = measure(name)(release, LOCAL, Asked(start=date(2025, 1, 1), end=date(2025, 12, 31))).table
    assert "earlier version" not in " ".join(map(str, found["not_computable"]))
