"""Separations by person-years: composition is no rate, and a change of contract is no leaving."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.specimen import release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, leaving_rates

YEAR = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}
HEAD = "staff_no | gender | grade | contract_type | valid_from | valid_to | status | action_reason\n"


def rates(text: str, *by: str, **asked: object) -> pd.DataFrame:
    release = release_of(assignments=HEAD + text.strip(), until=date(2025, 12, 31))
    return leaving_rates(release, LOCAL, Asked(by=by, **{**YEAR, **asked})).table  # type: ignore[arg-type]


STAFF = """
1 | woman | P-2 | fixed-term | 2020-01-01 | 2025-06-30 | left   | resignation
2 | woman | P-3 | fixed-term | 2020-01-01 | -          | active | -
3 | man   | P-2 | fixed-term | 2020-01-01 | 2025-03-31 | left   | retirement
4 | man   | P-2 | fixed-term | 2020-01-01 | 2025-09-30 | left   | -
5 | man   | P-3 | fixed-term | 2020-01-01 | -          | active | -
"""


def test_reasons_share_one_exposure() -> None:
    table = rates(STAFF, "reason")
    women, men = (181 + 365) / 365.25, (90 + 273 + 365) / 365.25
    assert table[["row", "reason", "women_left", "men_left"]].to_numpy().tolist()[:4] == [
        ["group", "retirement", 0, 1],
        ["group", "resignation", 1, 0],
        ["group", "reason not given", 0, 1],
        ["pooled", None, 1, 2],
    ]
    assert table["women_person_years"].tolist()[:4] == pytest.approx([women] * 4)
    assert table.loc[3, "men_rate"] == pytest.approx(2 / men)


def test_the_share_of_those_who_left_is_not_their_rate() -> None:
    # one woman of two, one man of twenty: half of those who left, ten times the rate
    people = "\n".join(f"{number} | man | P-2 | fixed-term | 2020-01-01 | - | active | -" for number in range(10, 29))
    text = f"""
1 | woman | P-2 | fixed-term | 2020-01-01 | -          | active | -
2 | woman | P-2 | fixed-term | 2020-01-01 | 2025-12-30 | left   | resignation
3 | man   | P-2 | fixed-term | 2020-01-01 | 2025-12-30 | left   | resignation
{people}"""
    row = rates(text).iloc[0]
    assert row["women_share_of_left"] == 0.5
    assert row["rate_ratio"] == pytest.approx(10, rel=0.01)


def test_a_change_of_contract_is_no_leaving() -> None:
    text = """
1 | woman | P-2 | fixed-term           | 2020-01-01 | 2025-06-30 | active | -
1 | woman | P-2 | short-term/temporary | 2025-07-01 | -          | active | -
2 | man   | P-2 | fixed-term           | 2020-01-01 | -          | active | -
"""
    assert rates(text).loc[0, "women_left"] == 0


def test_who_is_last_there_on_the_last_day_left_in_the_new_year() -> None:
    text = """
1 | woman | P-2 | fixed-term | 2020-01-01 | 2024-12-31 | left   | resignation
2 | man   | P-2 | fixed-term | 2020-01-01 | -          | active | -
"""
    assert rates(text).loc[0, "women_left"] == 1
    assert rates(text, start=date(2024, 1, 1), end=date(2024, 12, 31)).loc[0, "women_left"] == 0


def test_a_break_ends_service_and_a_short_one_does_not() -> None:
    text = """
1 | woman | P-2 | fixed-term | 2020-01-01 | 2025-03-31 | left   | -
1 | woman | P-2 | fixed-term | 2025-06-01 | -          | active | -
2 | man   | P-2 | fixed-term | 2020-01-01 | 2025-03-31 | left   | -
2 | man   | P-2 | fixed-term | 2025-04-15 | -          | active | -
"""
    row = rates(text).iloc[0]
    assert (row["women_left"], row["men_left"]) == (1, 0)
    assert row["men_person_years"] == pytest.approx(365 / 365.25)


def test_a_gender_corrected_later_holds_for_all_dates() -> None:
    text = """
1 | man   | P-2 | fixed-term | 2020-01-01 | 2025-01-31 | active | -
1 | woman | P-3 | fixed-term | 2025-02-01 | 2025-06-30 | left   | resignation
2 | man   | P-2 | fixed-term | 2020-01-01 | -          | active | -
"""
    row = rates(text).iloc[0]
    assert (row["women_left"], row["men_left"]) == (1, 0)
    assert row["women_person_years"] == pytest.approx(181 / 365.25)


def test_grades_have_their_rates_and_a_stratified_row() -> None:
    table = rates(STAFF, "grade")
    assert table["row"].tolist() == ["group", "group", "pooled", "stratified"]
    assert table["grade"].tolist() == ["P-2", "P-3", None, None]
    assert table.loc[1, "not_computable"] == "no events"


def test_on_lists_missing_for_good_is_left_and_missing_for_a_while_is_away() -> None:
    head = "staff_no | gender | grade | as_of\n"
    sheets = [
        head + "1 | woman | P-2 | 2023-12-31\n2 | woman | P-2 | 2023-12-31\n3 | man | P-2 | 2023-12-31",
        head + "3 | man | P-2 | 2024-12-31",
        head + "2 | woman | P-2 | 2025-12-31\n3 | man | P-2 | 2025-12-31",
    ]
    asked = Asked(start=date(2024, 1, 1), end=date(2024, 12, 31))
    row = leaving_rates(release_of(staff_list=sheets), LOCAL, asked).table.iloc[0]
    assert (row["women_left"], row["women_person_years"], row["away"]) == (1, 1, 1)
    # h = 1: everybody at risk left, so that no yearly rate exists
    assert pd.isna(row["women_yearly_rate"])
