"""Every flow's exact contribution to a change of women's share."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.specimen import release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, change_in_share

CAREERS = """
staff_no | gender     | grade | org_unit | valid_from | valid_to   | status | action     | action_reason
1        | woman      | P-3   | A        | 2020-01-01 | 2025-03-31 | active | -          | -
1        | woman      | P-4   | A        | 2025-04-01 | -          | active | promotion  | -
2        | man        | P-3   | A        | 2020-01-01 | 2025-05-31 | left   | separation | retirement
3        | man        | P-3   | A        | 2020-01-01 | 2025-06-30 | active | -          | -
3        | man        | P-3   | B        | 2025-07-01 | -          | active | -          | -
4        | woman      | P-3   | B        | 2025-08-01 | 2025-09-30 | left   | separation | resignation
5        | man        | P-4   | B        | 2020-01-01 | -          | active | -          | -
6        | not stated | P-3   | B        | 2025-02-01 | -          | active | -          | -
7        | woman      | P-3   | A        | 2019-01-01 | 2023-12-31 | active | -          | -
7        | woman      | P-3   | A        | 2025-10-01 | -          | active | -          | -
"""
IN_2025 = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}


def flows(table: pd.DataFrame, *groups: str) -> list[list[object]]:
    rows = table[table["row"] == "group"]
    return rows[[*groups, "flow", "women_change", "men_change", "not_stated_change"]].to_numpy().tolist()


def test_every_event_between_the_dates_is_in_a_flow() -> None:
    release = release_of(assignments=CAREERS, until=date(2025, 12, 31))
    table = change_in_share(release, LOCAL, Asked(**IN_2025)).table
    assert flows(table) == [
        ["hired", 1, 0, 1], ["returned", 1, 0, 0], ["left: retirement", 0, -1, 0], ["left: resignation", -1, 0, 0]
    ]  # fmt: skip
    total = table[table["row"] == "total"].iloc[0]
    assert total[["women_start", "staff_start", "women_end", "staff_end"]].tolist() == [1, 4, 2, 4]
    assert table["points"].sum() == pytest.approx(total["change"]) == pytest.approx(25.0)


def test_by_grade_promotions_enter_one_grade_and_leave_another() -> None:
    release = release_of(assignments=CAREERS, until=date(2025, 12, 31))
    table = change_in_share(release, LOCAL, Asked(by=("grade",), **IN_2025)).table
    assert ["P-3", "promoted out", -1, 0, 0] in flows(table, "grade")
    assert ["P-4", "promoted in", 1, 0, 0] in flows(table, "grade")
    whole = table[(table["row"] == "total") & table["grade"].isna()].iloc[0]
    assert whole["within"] + whole["mix"] == pytest.approx(whole["change"])


def test_moves_are_flows_when_grouped_by_unit_alone() -> None:
    release = release_of(assignments=CAREERS, until=date(2025, 12, 31))
    by_unit = flows(change_in_share(release, LOCAL, Asked(by=("org_unit",), **IN_2025)).table, "org_unit")
    assert ["A", "moved out", 0, -1, 0] in by_unit
    assert ["B", "moved in", 0, 1, 0] in by_unit
    assert not any("moved" in str(row[1]) for row in flows(change_in_share(release, LOCAL, Asked(**IN_2025)).table))


def test_a_change_of_contract_is_no_hiring_and_no_leaving() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | contract_type        | valid_from | valid_to
1        | woman  | P-2   | short-term/temporary | 2023-01-01 | 2025-05-31
1        | woman  | P-2   | fixed-term           | 2025-06-01 | -
2        | man    | P-2   | fixed-term           | 2023-01-01 | 2025-05-31
2        | man    | P-2   | consultant           | 2025-06-01 | -
3        | man    | P-2   | fixed-term           | 2023-01-01 | -
""",
        until=date(2025, 12, 31),
    )
    table = change_in_share(release, LOCAL, Asked(**IN_2025)).table
    assert flows(table) == [
        ["entered from another contract", 1, 0, 0],
        ["left to another contract", 0, -1, 0],
    ]


def test_a_conversion_is_its_own_flow() -> None:
    release = release_of(
        assignments="""
staff_no | gender | grade | valid_from | valid_to
1        | woman  | G-6   | 2023-01-01 | 2025-05-31
1        | woman  | P-2   | 2025-06-01 | -
2        | man    | P-2   | 2023-01-01 | -
""",
        until=date(2025, 12, 31),
    )
    asked = Asked(where={"category": ("Professional and higher",)}, **IN_2025)
    assert flows(change_in_share(release, LOCAL, asked).table) == [["converted in", 1, 0, 0]]


def test_a_head_count_has_no_flows() -> None:
    release = release_of(staff_counts="as_of | women | men\n2024-12-31 | 3 | 4\n2025-12-31 | 4 | 4")
    assert (
        change_in_share(release, LOCAL, Asked(**IN_2025)).row("total")["not_computable"] == "a head count has no flows"
    )


def test_a_period_before_the_data_is_not_computable() -> None:
    release = release_of(assignments=CAREERS, until=date(2025, 12, 31))
    asked = Asked(start=date(1990, 1, 1), end=date(1991, 12, 31))
    assert change_in_share(release, LOCAL, asked).row("total")["not_computable"] == "dates missing"


def test_a_group_with_nobody_at_the_start_has_no_change() -> None:
    release = release_of(assignments=CAREERS, until=date(2025, 12, 31))
    asked = Asked(where={"org_unit": ("B",), "grade": ("P-3",)}, **IN_2025)
    total = change_in_share(release, LOCAL, asked).row("total")
    assert total["not_computable"] == "nobody at the start"
    assert pd.isna(total["change"])


def test_cut_by_quarters_each_has_its_own_stocks() -> None:
    release = release_of(assignments=CAREERS, until=date(2025, 12, 31))
    table = change_in_share(release, LOCAL, Asked(every="quarter", **IN_2025)).table
    totals = table[table["row"] == "total"]
    assert totals["period_to"].tolist() == [
        date(2025, 3, 31),
        date(2025, 6, 30),
        date(2025, 9, 30),
        date(2025, 12, 31),
    ]
    assert totals["staff_start"].tolist()[1:] == totals["staff_end"].tolist()[:-1]
