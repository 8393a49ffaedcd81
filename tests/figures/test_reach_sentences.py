"""Sentences of reach: coverage, channels, and circulated notices beside others."""

# ruff: noqa: E501 (tables)

from __future__ import annotations

import pytest

from tests.figures.results import result
from wggi_metrics.figures.sentences import sentence

COVERAGE = """
row     circulated  circulated_of  circulated_not_told  median_days_to_circulation  posted  posted_of  with_clause  clause_of
pooled  38          46             2                    7                           29      45         40           44
"""
EFFECT = """
row         exposure             notices_with  notices_without  no_applicants_with  strata  strata_informative  mean_with  mean_without  difference  low  high  applicant_difference  largest_applicants  largest_side  not_computable
stratified  gender_focal_points  40            32               2                   12      8                   {0}        {1}           {2}         {3}  {4}   {5}                   600                 1000          {6}
"""


def effect(*numbers: object) -> object:
    found = result("reach_effect", EFFECT.format(*numbers).replace("stratified  gender_focal_points", "stratified  g"))
    found.table["exposure"] = "gender focal points"
    return found


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.figures.results.TEXT", {"row", "exposure", "source", "not_computable"})


def spoken(found: object) -> str:
    return sentence(found).replace("\u202f", " ")  # type: ignore[arg-type]


def test_coverage_names_focal_points_womenwatch_clause_and_what_is_left_out() -> None:
    assert spoken(result("notice_reach", COVERAGE)) == (
        "38 of 46 notices (82.6 %) went to the gender focal points in time, after 7 days in the median. "
        "29 of 45 (64.4 %) were posted on WomenWatch in time. 40 of 44 (90.9 %) carry the gender clause. "
        "2 notices, open beyond the last day of the data and not sent yet, are left out."
    )


def test_without_circulations_the_reason_and_the_clause_are_told() -> None:
    found = result("notice_reach", "row  with_clause  clause_of  not_computable\npooled  40  44  the export lacks it")
    assert spoken(found) == "This can't be computed: the export lacks it. 40 of 44 (90.9 %) carry the gender clause."


CHANNELS = """
row     source      women  men  other  not_stated  low   high  notices  notice_mean  notice_median  notice_least  notice_most
group   WomenWatch  12     8    0      0           .     .     .        .            .              .             .
group   UN_system   24     36   0      0           .     .     .        .            .              .             .
group   .           4      16   0      0           .     .     .        .            .              .             .
pooled  .           40     60   0      0           0.31  0.50  36       0.371        0.415          0.164         0.591
"""


def test_candidatures_are_pooled_told_by_notice_and_by_channel() -> None:
    assert spoken(result("applications_by_channel", CHANNELS)) == (
        "Women are 40.0 % of candidatures (40 of 100), interval 31.0–50.0 %. The mean of 36 notices is 37.1 %, the "
        "median 41.5 % (from one notice to another 16.4–59.1 %). Women's share runs from 40.0 % by UN_system "
        "(24 of 60) to 60.0 % by WomenWatch (12 of 20)."
    )


def test_channels_with_the_genders_exchanged_give_the_words_exchanged() -> None:
    found = result("applications_by_channel", CHANNELS)
    table = found.table
    found.table = table.assign(
        women=table["men"], men=table["women"], low=1 - table["high"], high=1 - table["low"],
        notice_mean=1 - table["notice_mean"], notice_median=1 - table["notice_median"],
        notice_least=1 - table["notice_most"], notice_most=1 - table["notice_least"],
    )  # fmt: skip
    assert spoken(found) == spoken(result("applications_by_channel", CHANNELS)).replace("Women", "Men").replace(
        "MenWatch", "WomenWatch"
    )


def test_circulated_notices_stand_beside_others_and_no_effect_is_claimed() -> None:
    told = spoken(effect(0.43, 0.37, 0.05, 0.01, 0.09, 0.04, "."))
    assert told == (
        "Women's mean share of candidatures is 43.0 % at notices sent to the gender focal points in time (38 notices) "
        "and 37.0 % at others (32 notices). Among notices alike (8 of 12 strata have both) the difference is "
        "+5.0 points, interval +1.0 – +9.0. Circulated notices differ in other ways; this is no measure of effect."
    )


def test_an_interval_that_holds_none_is_compatible_with_no_difference() -> None:
    told = spoken(effect(0.43, 0.37, 0.05, -0.02, 0.12, 0.04, "."))
    assert "compatible with no difference and with up to 12.0 points" in told
    assert told.endswith("Circulated notices differ in other ways; this is no measure of effect.")


@pytest.mark.parametrize("typical", [-0.04, 0.02, 0.11])
def test_where_the_typical_applicant_differs_in_sign_or_by_half_the_largest_notice_is_named(typical: float) -> None:
    told = spoken(effect(0.43, 0.37, 0.05, 0.01, 0.09, typical, "."))
    assert "the largest notice has 60.0 % of the applicants of its side (600 of 1,000)" in told


def test_few_notices_have_a_difference_without_interval() -> None:
    told = spoken(effect(0.43, 0.37, 0.05, ".", ".", 0.04, "fewer than 10 notices on a side"))
    assert "the difference is +5.0 points, without an interval: fewer than 10 notices on a side." in told


def test_the_effect_with_the_genders_exchanged_gives_the_words_exchanged() -> None:
    women = spoken(effect(0.43, 0.37, 0.05, 0.01, 0.09, -0.02, "."))
    men = spoken(effect(0.57, 0.63, -0.05, -0.09, -0.01, 0.02, "."))
    assert men == women.replace("Women", "Men")


@pytest.mark.parametrize("measure", ["notice_reach", "applications_by_channel", "reach_effect"])
def test_what_cannot_be_computed_gives_its_reason(measure: str) -> None:
    found = result(measure, "row     not_computable\npooled  nobody at risk")
    assert spoken(found) == "This can't be computed: nobody at risk."
