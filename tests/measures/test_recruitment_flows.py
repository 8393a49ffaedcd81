"""Appointments by where they came from."""

from __future__ import annotations

from datetime import date

from tests.specimen import release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, recruitment_flows

CAREERS = """
staff_no | gender     | grade | contract_type        | valid_from | valid_to
1        | woman      | P-3   | fixed-term           | 2020-01-01 | 2025-03-31
1        | woman      | P-4   | fixed-term           | 2025-04-01 | -
2        | man        | P-3   | fixed-term           | 2025-02-01 | -
3        | woman      | P-2   | short-term/temporary | 2024-01-01 | 2025-05-31
3        | woman      | P-2   | fixed-term           | 2025-06-01 | -
4        | man        | P-3   | fixed-term           | 2019-01-01 | 2023-12-31
4        | man        | P-3   | fixed-term           | 2025-10-01 | -
5        | not stated | P-3   | fixed-term           | 2025-07-01 | -
6        | woman      | P-3   | fixed-term           | 2025-08-01 | -
7        | woman      | P-1   | intern               | 2025-08-01 | -
"""
IN_2025 = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}


def test_each_appointment_has_one_source() -> None:
    release = release_of(assignments=CAREERS, until=date(2025, 12, 31))
    table = recruitment_flows(release, LOCAL, Asked(**IN_2025)).table
    assert table[["row", "source", "women", "men", "not_stated"]].to_numpy().tolist() == [
        ["group", "external", 1, 1, 1],
        ["group", "internal", 1, 0, 0],
        ["group", "from another contract", 1, 0, 0],
        ["group", "returned", 0, 1, 0],
        ["pooled", None, 3, 2, 1],
    ]
    assert table["share"].tolist() == [1 / 2, 1, 1, 0, 3 / 5]


def test_the_grade_is_that_at_entry() -> None:
    release = release_of(assignments=CAREERS, until=date(2025, 12, 31))
    rows = recruitment_flows(release, LOCAL, Asked(by=("grade",), **IN_2025)).rows
    assert ["P-4", "internal", 1, 0] in rows[["grade", "source", "women", "men"]].to_numpy().tolist()


def test_without_a_period_the_last_twelve_whole_months_are_meant() -> None:
    result = recruitment_flows(release_of(assignments=CAREERS, until=date(2025, 12, 15)), LOCAL)
    assert result.period == "from 1 December 2024 to 30 November 2025, both days included"


def test_who_is_there_when_the_data_begin_was_not_appointed() -> None:
    release = release_of(
        staff_list="""
staff_no | gender | grade | as_of
1        | woman  | P-3   | 2024-12-31
1        | woman  | P-3   | 2025-12-31
2        | man    | P-3   | 2025-12-31
"""
    )
    asked = Asked(start=date(2025, 1, 1), end=date(2025, 12, 31))
    assert recruitment_flows(release, LOCAL, asked).row("pooled")[["women", "men"]].tolist() == [0, 1]
    before = Asked(start=date(2024, 1, 1), end=date(2025, 12, 31))
    assert recruitment_flows(release, LOCAL, before).row("pooled")["not_computable"] == "dates missing"


def test_a_period_without_appointments_says_no_events() -> None:
    release = release_of(assignments=CAREERS, until=date(2025, 12, 31))
    asked = Asked(start=date(2022, 1, 1), end=date(2022, 12, 31))
    assert recruitment_flows(release, LOCAL, asked).row("pooled")["not_computable"] == "no events"
