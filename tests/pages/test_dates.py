"""Which days a page offers, from what the release says of its sheets."""

from __future__ import annotations

from datetime import date
from typing import Any

from pages.frame.dates import days_offered, days_since


def manifest(**sheet: Any) -> dict[str, Any]:
    return {"sheets": [{"dataset": "staff_list", **sheet}]}


def test_a_list_offers_its_date() -> None:
    assert days_offered(manifest(as_of="2025-12-31")) == [date(2025, 12, 31)]


def test_a_sheet_of_many_dates_offers_its_last_day_and_the_same_day_of_each_year() -> None:
    found = days_offered(manifest(as_of=None, period_from="1993-12-31", period_to="1995-12-31"))
    assert found == [date(1995, 12, 31), date(1994, 12, 31), date(1993, 12, 31)]


def test_flows_begin_about_five_years_before_unless_the_data_are_shorter() -> None:
    offered = [date(year, 12, 31) for year in range(2025, 2015, -1)]
    assert days_since(offered, date(2025, 12, 31))[0] == date(2020, 12, 31)
    assert days_since(offered[:3], date(2025, 12, 31))[0] == date(2023, 12, 31)
    assert days_since(offered, date(2016, 12, 31)) == []
