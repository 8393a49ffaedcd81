"""What a stratified comparison rests on, against the figures of the definitions."""

from __future__ import annotations

import numpy as np
import pytest

from tests.statistics.tables import stratified
from wggi_metrics.statistics import stratification


@pytest.mark.parametrize(
    ("case", "strata", "informative", "mantel_fleiss", "large_cells"),
    # measures, 16: Berkeley 1.00 and 375, Rabbits .17 and 4.0
    [("berkeley", 6, 6, 375, 1.0), ("rabbits", 5, 3, 4.0, 2 / 12)],
)
def test_the_published_criteria_come_out(
    case: str, strata: int, informative: int, mantel_fleiss: float, large_cells: float
) -> None:
    found = stratification(*stratified(case)[0], least_expected=5)
    assert (found.strata, found.informative) == (strata, informative)
    assert float(found.mantel_fleiss) == pytest.approx(mantel_fleiss, abs=0.5)
    assert float(found.large_cells) == pytest.approx(large_cells)


def test_strata_without_anybody_are_not_counted() -> None:
    found = stratification([0, 1, 2], [0, 1, 2], [0, 0, 1], [0, 0, 3], least_expected=5)
    assert (found.strata, found.informative) == (2, 1)


def test_no_strata_rest_on_nothing() -> None:
    empty = np.zeros(0)
    assert tuple(stratification(empty, empty, empty, empty, least_expected=5)) == (0, 0, 0, 0)
