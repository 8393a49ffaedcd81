"""What is known from lists alone lies between two of them, and the answer says between which days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.specimen import release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import (
    Asked,
    Result,
    change_in_share,
    leaving_rates,
    promotion_rates,
    recruitment_flows,
)

LISTS = """
staff_no | gender | grade | grade_since | as_of
1        | woman  | P-3   | 2019-02-01  | 2023-06-30
1        | woman  | P-3   | 2019-02-01  | 2024-12-31
1        | woman  | P-4   | 2025-03-01  | 2025-12-31
2        | man    | P-3   | 2019-02-01  | 2023-06-30
2        | man    | P-3   | 2019-02-01  | 2024-12-31
3        | man    | P-3   | 2019-02-01  | 2023-06-30
3        | man    | P-3   | 2019-02-01  | 2024-12-31
3        | man    | P-3   | 2019-02-01  | 2025-12-31
"""
WITHOUT_DATES = LISTS.replace("grade_since", "job_title")
ASKED = Asked(start=date(2024, 7, 1), end=date(2025, 12, 31))
IN_WORDS = "what happened lies between 1 July 2023 and 31 December 2025"
FLOWS = [promotion_rates, leaving_rates, change_in_share, recruitment_flows]


@pytest.mark.parametrize("measure", FLOWS)
def test_events_of_a_period_lie_after_the_list_before_its_first_one(measure: Callable[..., Result]) -> None:
    found = measure(release_of(staff_list=WITHOUT_DATES), LOCAL, ASKED)
    assert found.between == (date(2023, 7, 1), date(2025, 12, 31))
    assert IN_WORDS in found.period


def test_where_every_list_gives_the_day_of_the_grade_promotions_have_theirs_and_leaving_has_none() -> None:
    release = release_of(staff_list=LISTS)
    assert promotion_rates(release, LOCAL, ASKED).between is None
    assert leaving_rates(release, LOCAL, ASKED).between is not None


@pytest.mark.parametrize("measure", FLOWS)
def test_dated_assignments_need_no_bounds(measure: Callable[..., Result]) -> None:
    text = "staff_no | gender | grade | valid_from\n1 | woman | P-3 | 2020-01-01\n2 | man | P-3 | 2020-01-01"
    found = measure(release_of(assignments=text, until=date(2025, 12, 31)), LOCAL, ASKED)
    assert found.between is None
    assert "lists" not in found.period
