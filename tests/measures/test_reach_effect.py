"""Circulated notices beside others: the worked example, the huge notice, and the days before and after."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np
import pytest
from statsmodels.regression.linear_model import OLS

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, reach_effect

ALL = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}


class Notice(NamedTuple):
    grade: str
    is_circulated: bool
    women: int
    applicants: int
    qualified: int = 0


# measures, 15: P-2 is of one kind
WORKED = [
    Notice("P-3", True, 12, 30), Notice("P-3", True, 20, 40), Notice("P-3", False, 5, 20),
    Notice("P-3", False, 90, 300), Notice("P-5", True, 3, 12), Notice("P-5", False, 2, 10),
    Notice("P-5", False, 4, 25), Notice("P-5", False, 1, 10), Notice("P-2", True, 6, 9),
]  # fmt: skip


def release_with(notices: list[Notice], qualified: bool = False) -> Specimen:
    """Notices of 2024 that closed, each with its candidatures in numbers."""
    listed = ["vacancy_no | grade | opened_on | closed_on | status"]
    sent, counted = ["vacancy_no | channel | sent_on"], ["vacancy_no | stage | women | men"]
    for number, notice in enumerate(notices):
        listed.append(f"{number} | {notice.grade} | 2024-01-01 | 2024-01-31 | closed")
        sent += [f"{number} | gender focal points | 2024-01-08"] if notice.is_circulated else []
        men = notice.applicants - notice.women
        counted += [f"{number} | applied | {notice.women} | {men}"] if notice.applicants else []
        counted += [f"{number} | qualified | {notice.qualified} | 0"] if qualified and notice.applicants else []
    sent.append("X | gender focal points | 2024-01-08")
    tables = {"vacancy_notices": listed, "circulations": sent, "application_counts": counted}
    texts = {name: "\n".join(lines) for name, lines in tables.items()}
    return release_of(recruitment=texts, until=date(2024, 12, 31))


def test_the_worked_example_comes_out() -> None:
    row = reach_effect(release_with(WORKED), LOCAL, Asked(within=("grade",), **ALL)).table.iloc[0]
    assert (row["row"], row["exposure"]) == ("stratified", "gender focal points")
    assert (row["notices_with"], row["notices_without"], row["compared_with"], row["compared_without"]) == (4, 5, 3, 5)
    assert (row["strata"], row["strata_informative"]) == (3, 2)
    assert row["difference"] == pytest.approx(0.141429, abs=1e-6)
    assert row["applicant_difference"] == pytest.approx(0.150948, abs=1e-6)
    assert row["pooled_difference"] == pytest.approx(41 / 91 - 102 / 365)
    assert row["mean_with"] == pytest.approx((12 / 30 + 20 / 40 + 3 / 12 + 6 / 9) / 4)
    assert row["largest_part"] == pytest.approx(300 / 365)


def test_fewer_than_ten_notices_on_a_side_have_numbers_and_no_interval() -> None:
    row = reach_effect(release_with(WORKED), LOCAL, Asked(within=("grade",), **ALL)).table.iloc[0]
    assert row[["low", "high", "applicant_low", "applicant_high"]].isna().all()
    assert row["not_computable"] == "fewer than 10 notices on a side"


def test_with_fewer_asked_for_the_interval_of_the_worked_example_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module(reach_effect.__module__)
    monkeypatch.setattr(module, "parameter", lambda name: SimpleNamespace(whole=3))
    row = reach_effect(release_with(WORKED), LOCAL, Asked(within=("grade",), **ALL)).table.iloc[0]
    assert (row["low"], row["high"]) == pytest.approx((0.042789, 0.240068), abs=1e-6)
    assert row["not_computable"] is None


def test_twice_ten_notices_of_one_stratum_have_an_interval() -> None:
    notices = [Notice("P-3", place % 2 == 0, place, 30) for place in range(20)]
    row = reach_effect(release_with(notices), LOCAL, Asked(**ALL)).table.iloc[0]
    assert row["not_computable"] is None
    assert row["difference"] == pytest.approx(-1 / 30)  # 0, 2, ..., 18 against 1, 3, ..., 19
    assert row["low"] < row["difference"] < row["high"]
    assert row["difference"] == pytest.approx(row["applicant_difference"])


def test_a_stratum_is_grade_band_year_and_location_unless_others_are_named() -> None:
    notices = [Notice("P-1", True, 1, 2), Notice("P-2", False, 1, 4)]
    release = release_with(notices)
    assert reach_effect(release, LOCAL, Asked(**ALL)).table.iloc[0]["strata_informative"] == 1  # one grade band
    by_grade = reach_effect(release, LOCAL, Asked(within=("grade",), **ALL)).table.iloc[0]
    assert by_grade["strata_informative"] == 0
    assert by_grade[["difference"]].isna().all()


def test_notices_without_applicants_have_no_share_and_stay_among_those_without_a_qualified_woman() -> None:
    notices = [
        Notice("P-3", True, 3, 6, 2), Notice("P-3", True, 0, 0), Notice("P-3", True, 0, 4, 0),
        Notice("P-3", False, 5, 8, 3), Notice("P-3", False, 1, 2, 1),
    ]  # fmt: skip
    row = reach_effect(release_with(notices, qualified=True), LOCAL, Asked(**ALL)).table.iloc[0]
    assert (row["notices_with"], row["no_applicants_with"], row["no_applicants_without"]) == (3, 1, 0)
    assert row["mean_with"] == pytest.approx((3 / 6 + 0 / 4) / 2)
    assert row["women_qualified_with"] == pytest.approx((2 + 0 + 0) / 3)
    assert row["women_qualified_without"] == pytest.approx((3 + 1) / 2)
    assert (row["none_with"], row["none_without"], row["qualified_of_with"]) == (2, 0, 3)
    assert (row["qualified_compared_with"], row["qualified_compared_without"]) == (3, 2)
    assert row["qualified_difference"] == pytest.approx(2 / 3 - 4 / 2)
    assert row[["qualified_low", "qualified_high"]].isna().all()


def test_qualified_women_are_compared_among_notices_alike() -> None:
    # P-3 (with 6, 2; without 3) and P-5 (with 0; without 1, 2, 0): 3 notices weigh 2/3 against 1, 4 weigh 3/4
    notices = [
        Notice("P-3", True, 9, 20, 6), Notice("P-3", True, 5, 20, 2), Notice("P-3", False, 9, 20, 3),
        Notice("P-5", True, 5, 20, 0), Notice("P-5", False, 5, 20, 1), Notice("P-5", False, 5, 20, 2),
        Notice("P-5", False, 5, 20, 0), Notice("P-2", True, 9, 20, 9),
    ]  # fmt: skip
    row = reach_effect(release_with(notices, qualified=True), LOCAL, Asked(within=("grade",), **ALL)).table.iloc[0]
    assert row["women_qualified_with"] - row["women_qualified_without"] == pytest.approx(17 / 4 - 6 / 4)
    assert row["qualified_difference"] == pytest.approx((2 / 3 * (4 - 3) + 3 / 4 * (0 - 1)) / (2 / 3 + 3 / 4))
    assert (row["qualified_compared_with"], row["qualified_compared_without"]) == (3, 4)


def test_qualified_women_of_ten_notices_on_each_side_have_an_interval() -> None:
    # of one stratum: least squares with HC1 is the difference of two means; statsmodels 0.15, OLS(...).fit("HC1")
    notices = [Notice("P-3", place % 2 == 0, 9, 30, place % 5) for place in range(20)]
    row = reach_effect(release_with(notices, qualified=True), LOCAL, Asked(**ALL)).table.iloc[0]
    design = np.column_stack([np.ones(20), [place % 2 == 0 for place in range(20)]]).astype(float)
    fitted = OLS([place % 5 for place in range(20)], design).fit(cov_type="HC1", use_t=True)
    assert row["qualified_difference"] == pytest.approx(fitted.params[1], abs=1e-12)
    assert (row["qualified_low"], row["qualified_high"]) == pytest.approx(tuple(fitted.conf_int()[1]), rel=1e-9)


def test_an_export_that_does_not_tell_of_qualified_leaves_them_open() -> None:
    row = reach_effect(release_with(WORKED), LOCAL, Asked(**ALL)).table.iloc[0]
    assert row[["women_qualified_with", "women_qualified_without"]].isna().all()
    assert row["qualified_of_with"] == 0


def test_one_huge_notice_leads_the_pooled_share_and_is_named_by_its_part() -> None:
    # measures, 15: pooled 10.9 %, mean 36.7 %
    notices = [Notice("P-3", True, 3, 6), Notice("P-3", True, 4, 8), Notice("P-3", True, 60, 600)]
    row = reach_effect(release_with([*notices, Notice("P-3", False, 3, 10)]), LOCAL, Asked(**ALL)).table.iloc[0]
    assert row["pooled_with"] == pytest.approx(67 / 614)
    assert row["mean_with"] == pytest.approx((1 / 2 + 1 / 2 + 1 / 10) / 3)
    assert row["difference"] > 0 > row["applicant_difference"]
    assert row["largest_part"] == 1  # the one notice of the other side
    more = [*notices, Notice("P-3", False, 3, 10), Notice("P-3", False, 3, 10)]
    assert reach_effect(release_with(more), LOCAL, Asked(**ALL)).table.iloc[0]["largest_part"] == pytest.approx(
        600 / 614
    )


def test_groups_have_strata_of_their_own() -> None:
    table = reach_effect(release_with(WORKED), LOCAL, Asked(by=("grade",), **ALL)).rows
    focal = table[table["exposure"] == "gender focal points"]
    assert focal["grade"].tolist() == ["P-2", "P-3", "P-5"]
    assert focal["difference"].tolist()[1:] == pytest.approx([(0.4 + 0.5) / 2 - (0.25 + 0.3) / 2, 0.25 - 0.46 / 3])
    assert focal["difference"].isna().tolist() == [True, False, False]


# 1 and 2 circulated after 10 and 20 days, 3 never, 4 after closing, 5 open; the day of circulation is after it
NOTICES = """
vacancy_no | grade | opened_on  | closed_on  | status
1          | P-3   | 2024-01-01 | 2024-01-31 | filled
2          | P-3   | 2024-01-01 | 2024-01-31 | filled
3          | P-3   | 2024-02-01 | 2024-02-28 | filled
4          | P-3   | 2024-02-01 | 2024-02-28 | filled
5          | P-3   | 2024-12-01 | 2025-02-28 | open
"""
SENDINGS = """
vacancy_no | channel             | sent_on
1          | gender focal points | 2024-01-11
2          | gender focal points | 2024-01-22
4          | gender focal points | 2024-03-01
5          | gender focal points | 2024-12-02
"""
APPLICATIONS = """
vacancy_no | applicant_no | gender | applied_on
1          | a            | woman  | 2024-01-10
1          | b            | man    | 2024-01-10
1          | c            | man    | 2024-01-05
1          | d            | woman  | 2024-01-11
1          | e            | man    | 2024-01-20
2          | f            | man    | 2024-01-21
2          | g            | woman  | 2024-01-22
2          | h            | woman  | -
3          | i            | man    | 2024-02-15
3          | j            | woman  | 2024-02-16
4          | k            | woman  | 2024-02-02
5          | l            | woman  | 2024-12-02
"""


def dated() -> Specimen:
    tables = {"vacancy_notices": NOTICES, "circulations": SENDINGS, "applications": APPLICATIONS}
    return release_of(recruitment=tables, until=date(2024, 12, 31))


def test_candidatures_from_the_day_of_circulation_on_stand_beside_those_before_it_in_the_same_notice() -> None:
    row = reach_effect(dated(), LOCAL, Asked(**ALL)).table.iloc[1]
    assert (row["row"], row["notices"], row["notices_informative"]) == ("within", 2, 2)
    # notice 1: 1 of 3 before, 1 of 2 after; notice 2: 0 of 1, 1 of 1; h has no day
    assert row[["women_before", "known_before", "women_after", "known_after"]].tolist() == [1, 4, 2, 3]
    weights = 3 * 2 / 5, 1 * 1 / 2
    assert row["difference"] == pytest.approx((weights[0] * (1 / 2 - 1 / 3) + weights[1] * 1) / sum(weights))
    assert row["not_computable"] == "fewer than 10 notices on a side"


def test_notices_never_circulated_in_time_are_divided_at_the_median_of_those_days() -> None:
    row = reach_effect(dated(), LOCAL, Asked(**ALL)).table.iloc[2]
    # sent 10 and 21 days after opening: the median is 15.5, of which the earlier day is taken; 4 was sent too late
    assert (row["row"], row["split_day"], row["notices"], row["notices_informative"]) == ("never", 15, 2, 1)
    # notice 3: i on day 14, j on day 15; notice 4: k on day 1
    assert row[["women_before", "known_before", "women_after", "known_after"]].tolist() == [1, 2, 1, 1]
    assert row["difference"] == 1


def test_open_notices_wait() -> None:
    row = reach_effect(dated(), LOCAL, Asked(**ALL)).table.iloc[0]
    assert (row["notices_with"], row["notices_without"]) == (2, 2)


def test_without_circulations_or_notices_the_reason_stands() -> None:
    no_list = release_of(recruitment={"vacancy_notices": NOTICES}, until=date(2024, 12, 31))
    assert reach_effect(no_list, LOCAL, Asked(**ALL)).table["not_computable"].tolist() == [
        "the export lacks the field sent_on"
    ]
    elsewhere = Asked(start=date(2024, 3, 1), end=date(2024, 11, 30))
    assert reach_effect(dated(), LOCAL, elsewhere).table["not_computable"].tolist() == ["nobody at risk"]


def test_each_period_has_its_rows_for_both_channels() -> None:
    table = reach_effect(dated(), LOCAL, Asked(every="quarter", **ALL)).table
    first = table[table["period_from"] == date(2024, 1, 1)]
    assert first["row"].tolist() == ["stratified", "within", "never"] * 2
    assert first["exposure"].tolist() == ["gender focal points"] * 3 + ["WomenWatch"] * 3
