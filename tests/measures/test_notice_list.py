"""Notices one by one: open ones first, closed ones with what reached them, against rows made by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL, Viewer
from wggi_metrics.measures import Asked, AskedWrongly, notice_list
from wggi_metrics.measures.asked import Result

# on 2024-12-31: 1 sent and closed; 2 sent after closing; 3 never sent; 4 opened two years before and open;
# 5 open, sent; 6 open, not sent, closes sooner than 4; 7 open by its status, no closing day; 8 closed before the year
NOTICES = """
vacancy_no | round | grade | title    | opened_on  | closed_on  | status | gender_clause
1          | 1     | P-3   | Officer  | 2024-01-01 | 2024-01-31 | filled | yes
2          | 1     | P-3   | Officer  | 2024-02-01 | 2024-02-29 | closed | no
3          | 1     | P-4   | Adviser  | 2024-03-01 | 2024-03-31 | closed | -
4          | 1     | P-4   | Adviser  | 2022-12-01 | 2025-01-31 | open   | yes
5          | 1     | P-4   | Engineer | 2024-12-20 | 2025-01-02 | open   | yes
6          | 2     | P-5   | Chief    | 2024-12-10 | 2025-01-04 | open   | no
7          | 1     | P-5   | Chief    | 2024-12-10 | -          | open   | no
8          | 1     | P-5   | Chief    | 2023-01-01 | 2023-01-31 | filled | yes
"""
SENDINGS = """
vacancy_no | channel             | sent_on
1          | gender focal points | 2024-01-11
1          | WomenWatch          | 2024-02-01
2          | gender focal points | 2024-03-01
5          | gender focal points | 2024-12-24
4          | WomenWatch          | 2024-12-20
"""
APPLICATIONS = """
vacancy_no | applicant_no | gender | qualified
1          | 1            | woman  | yes
1          | 2            | woman  | no
1          | 3            | man    | yes
2          | 4            | woman  | no
2          | 5            | man    | yes
"""
YEAR = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}
UNTIL = date(2024, 12, 31)


def specimen(**tables: str) -> Specimen:
    given = {"vacancy_notices": NOTICES, "circulations": SENDINGS, "applications": APPLICATIONS, **tables}
    return release_of(recruitment={name: text for name, text in given.items() if text}, until=UNTIL)


def listed(found: Result, state: str) -> list[str]:
    rows = found.rows
    return rows.loc[rows["state"] == state, "vacancy_no"].tolist()


def one(found: Result, vacancy_no: str) -> dict[str, object]:
    rows = found.rows
    return dict(rows[rows["vacancy_no"] == vacancy_no].iloc[0])


def test_open_notices_not_sent_come_first_by_days_left_whenever_they_were_opened() -> None:
    found = notice_list(specimen(), LOCAL, Asked(**YEAR))
    # 4 days, 31 days, no closing day; then 5, which was sent
    assert listed(found, "open") == ["6", "4", "7", "5"]
    assert one(found, "6")["days_left"] == 4
    assert one(found, "5")["days_left"] == 2


def test_closed_notices_are_those_opened_in_the_period_the_latest_first() -> None:
    assert listed(notice_list(specimen(), LOCAL, Asked(**YEAR)), "closed") == ["3", "2", "1"]


def test_a_sending_is_in_time_after_closing_or_none() -> None:
    found = notice_list(specimen(), LOCAL, Asked(**YEAR))
    assert [one(found, number)["focal_points"] for number in "1235"] == [
        "in time", "after closing", "not sent", "in time",
    ]  # fmt: skip
    assert (one(found, "1")["womenwatch"], one(found, "4")["womenwatch"]) == ("after closing", "in time")
    assert one(found, "1")["focal_points_on"] == date(2024, 1, 11)


def test_days_are_told_of_sendings_in_time_alone() -> None:
    found = notice_list(specimen(), LOCAL, Asked(**YEAR))
    # opened 1 January, sent 11, closed 31
    assert (one(found, "1")["days_to_circulation"], one(found, "1")["days_left_when_sent"]) == (10, 20)
    assert str(one(found, "2")["days_to_circulation"]) == "<NA>"


def test_women_who_met_the_requirements_are_told_of_closed_notices_that_tell() -> None:
    found = notice_list(specimen(), LOCAL, Asked(**YEAR))
    assert (one(found, "1")["women"], one(found, "1")["men"], one(found, "1")["women_qualified"]) == (2, 1, 1)
    assert one(found, "2")["women_qualified"] == 0
    assert str(one(found, "5")["women_qualified"]) == "<NA>"


def test_the_pooled_row_counts_what_was_not_sent_and_what_had_no_qualified_woman() -> None:
    row = notice_list(specimen(), LOCAL, Asked(**YEAR)).row("pooled")
    assert (row["notices_open"], row["open_not_sent"]) == (4, 3)
    assert (row["notices_closed"], row["closed_not_reached"]) == (3, 2)
    # 2 had none of its women; 3 had no applicant at all
    assert (row["without_qualified"], row["qualified_told"], row["closed_either"]) == (2, 3, 2)
    assert row["as_of"] == UNTIL


def test_a_closed_notice_that_does_not_tell_of_requirements_is_none_of_those_without_a_qualified_woman() -> None:
    told = "vacancy_no | stage | women | men\n1 | applied | 2 | 1\n1 | qualified | 1 | 1\n2 | applied | 1 | 1"
    counts = f"{told}\n2 | short list | 0 | 1"
    row = notice_list(specimen(applications="", application_counts=counts), LOCAL, Asked(**YEAR)).row("pooled")
    # 1 had one; 2 tells of its short list alone; 3 had no applicant at all
    assert (row["notices_closed"], row["qualified_told"], row["without_qualified"]) == (3, 2, 1)


def test_open_notices_are_listed_once_and_closed_ones_by_period() -> None:
    found = notice_list(specimen(), LOCAL, Asked(start=date(2023, 1, 1), end=UNTIL, every="year"))
    assert listed(found, "open") == ["6", "4", "7", "5"]
    assert listed(found, "closed") == ["8", "3", "2", "1"]
    pooled = found.table[found.table["row"] == "pooled"]
    assert pooled["notices_closed"].tolist() == [1, 3]


def test_without_a_sheet_of_circulations_nothing_is_said_to_be_unsent() -> None:
    found = notice_list(specimen(circulations=""), LOCAL, Asked(**YEAR))
    row = found.row("pooled")
    assert (row["notices_open"], row["notices_closed"]) == (4, 3)
    assert str(row["open_not_sent"]) in ("<NA>", "None")
    assert row["not_computable"] == "the export lacks the field sent_on"
    assert found.rows["focal_points"].isna().all()


def test_filters_leave_notices_and_a_dimension_adds_a_column() -> None:
    found = notice_list(specimen(), LOCAL, Asked(by=("category",), where={"grade": ("P-5",)}, **YEAR))
    assert found.rows["vacancy_no"].tolist() == ["6", "7"]
    assert set(found.rows["category"]) == {"Professional and higher"}
    with pytest.raises(AskedWrongly):
        notice_list(specimen(), LOCAL, Asked(by=("stage",), **YEAR))


def test_a_list_without_a_notice_gives_the_reason() -> None:
    found = notice_list(specimen(), LOCAL, Asked(start=date(2030, 1, 1), end=date(2030, 12, 31)))
    assert found.table["not_computable"].notna().all()


def test_a_board_member_sees_candidates_of_the_notices_that_meetings_deal_with_alone() -> None:
    held, agenda = "meeting_no | held_on\nM1 | 2024-03-01", "meeting_no | vacancy_no\nM1 | 2"
    found = notice_list(specimen(board_meetings=held, board_agenda=agenda), Viewer("board"), Asked(**YEAR))
    pools = {number: [one(found, number)[name] for name in ("women", "men", "women_qualified")] for number in "12"}
    assert pools["2"] == [1, 1, 0]
    assert all(value is None or value is pd.NA for value in pools["1"])
    assert [one(found, number)["protection"] for number in "12"] == ["withheld", None]


def test_without_agendas_a_board_member_sees_no_candidates() -> None:
    found = notice_list(specimen(), Viewer("board"), Asked(**YEAR))
    assert found.rows["women"].isna().all()
