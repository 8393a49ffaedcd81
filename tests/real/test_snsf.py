"""Applications to a research funder: passages and what chance alone gives, against figures computed independently."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.loaded import release_from
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.loading import Incoming
from wggi_metrics.measures import Asked, appointments_expected, pool_balance, provenance, stage_pass_rates
from wggi_metrics.profiles import read_profile
from wggi_metrics.store import Release

NAME = "snsf_applications"
ALL_YEARS: dict[str, Any] = {"start": date(2012, 1, 1), "end": date(2022, 12, 31)}
COUNTS = {
    "women_passed": "women_selected", "women_entered": "women", "men_passed": "men_selected", "men_entered": "men",
}  # fmt: skip
STRATIFIED = {
    "odds_ratio": "mh_odds_ratio", "cmh": "cmh_chi2_uncorrected", "cmh_p": "cmh_p_uncorrected",
    "cmh_corrected": "cmh_chi2_corrected", "cmh_corrected_p": "cmh_p_corrected",
}  # fmt: skip


@pytest.fixture(scope="module")
def release(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    profile = read_profile(ROOT / "data" / "profiles" / f"{NAME}.toml")
    return release_from(tmp_path_factory.mktemp(NAME), [Incoming.at(cases / f"{NAME}.xlsx")], profile)


@pytest.fixture(scope="module")
def expected(cases: Path) -> dict[str, Any]:
    return json.loads((cases / f"{NAME}.expected.json").read_text("utf-8"))


def rates(release: Release, **asked: Any) -> pd.DataFrame:
    return stage_pass_rates(release, LOCAL, Asked(**ALL_YEARS, **asked)).table


def same_rates(row: dict[str, Any], known: dict[str, Any]) -> None:
    assert {name: row[name] for name in COUNTS} == {name: known[key] for name, key in COUNTS.items()}
    assert row["women_rate"] == pytest.approx(known["rate_women"], rel=1e-7)
    assert row["men_rate"] == pytest.approx(known["rate_men"], rel=1e-7)
    assert row["gap"] == pytest.approx(known["rate_diff"], rel=1e-7)
    assert row["impact_ratio"] == pytest.approx(known["rate_ratio_women_over_men"], rel=1e-7)
    assert row["fisher_p"] == pytest.approx(known["fisher_p_two_sided"], rel=1e-7)
    below = known["impact_ratio_4_5ths"] < 0.8
    lower = "women" if known["rate_diff"] < 0 else "men"
    assert row["below_four_fifths"] == (lower if below else "")


def same_strata(row: dict[str, Any], known: dict[str, Any]) -> None:
    assert (row["strata"], row["strata_informative"]) == (known["strata_given"], known["strata_used"])
    for name, key in STRATIFIED.items():
        assert row[name] == pytest.approx(known[key], rel=1e-7), name
    assert (row["odds_low"], row["odds_high"]) == pytest.approx(tuple(known["mh_odds_ratio_ci95_RBG"]), rel=1e-7)
    assert row["breslow_day"] == pytest.approx(known["tarone_chi2"], rel=1e-5)
    assert row["breslow_day_p"] == pytest.approx(known["tarone_p"], rel=1e-4)


def test_every_application_is_a_candidature_and_every_call_and_field_a_notice(
    release: Release, expected: dict[str, Any]
) -> None:
    row = rates(release).set_index("row").loc["pooled"]
    applicants = expected["women_share_of_applicants"]
    assert row["women_entered"] + row["men_entered"] == applicants["total"] == expected["rows"]
    assert row["women_share"] == pytest.approx(applicants["share"], rel=1e-7)
    # measures, 15: pooled 35.5 %, median of the notices 41.5 %
    assert row["median_share"] == pytest.approx(0.415, abs=5e-4)
    assert row["notices"] == 3 * expected["calls"]
    approved = expected["women_share_of_approved"]
    assert (row["women_passed"], row["women_passed"] + row["men_passed"]) == (approved["women"], approved["total"])


def test_the_pooled_rates_come_out(release: Release, expected: dict[str, Any]) -> None:
    found = rates(release).set_index("row")
    same_rates(found.loc["pooled"].to_dict(), expected["overall"])


def test_the_rates_by_field_come_out(release: Release, expected: dict[str, Any]) -> None:
    found = rates(release, by=("job_family",))
    groups = found[found["row"] == "group"].set_index("job_family")
    assert set(groups.index) == set(expected["by_research_area"])
    for field, known in expected["by_research_area"].items():
        same_rates(groups.loc[field].to_dict(), known)


def test_the_rates_by_year_come_out(release: Release, expected: dict[str, Any]) -> None:
    found = rates(release, every="year")
    groups = found[found["row"] == "group"]
    assert [str(day.year) for day in groups["period_from"]] == list(expected["by_year"])
    for row, known in zip(groups.to_dict("records"), expected["by_year"].values(), strict=True):
        same_rates(row, known)


@pytest.mark.parametrize("asked", [{"by": ("job_family",)}, {"within": ("job_family",)}])
def test_stratified_by_field_comes_out(release: Release, expected: dict[str, Any], asked: dict[str, Any]) -> None:
    found = rates(release, **asked).set_index("row")
    same_strata(found.loc["stratified"].to_dict(), expected["stratified_by_research_area"])


@pytest.mark.parametrize("asked", [{}, {"within": ("vacancy_no",)}, {"by": ("vacancy_no",)}])
def test_stratified_by_notice_comes_out(release: Release, expected: dict[str, Any], asked: dict[str, Any]) -> None:
    row = rates(release, **asked).set_index("row").loc["stratified"].to_dict()
    same_strata(row, expected["stratified_by_call_x_area"])
    # measures: share of expected cells of at least 5 .98 (Breslow-Day stays), Mantel-Fleiss 317
    assert row["mantel_fleiss"] == pytest.approx(317, abs=0.5)


def test_a_call_comes_out(release: Release, expected: dict[str, Any]) -> None:
    for day, ((women, women_not), (men, men_not)) in expected["by_call"].items():
        asked = Asked(start=date.fromisoformat(day), end=date.fromisoformat(day))
        row = stage_pass_rates(release, LOCAL, asked).row("pooled")
        assert (row["women_passed"], row["women_entered"]) == (women, women + women_not)
        assert (row["men_passed"], row["men_entered"]) == (men, men + men_not)


def test_what_chance_alone_gives_comes_out(release: Release, expected: dict[str, Any]) -> None:
    # measures, 17
    row = appointments_expected(release, LOCAL, Asked(**ALL_YEARS)).row("pooled")
    assert (row["notices"], row["notices_mixed"], row["appointed"], row["women_appointed"]) == (36, 36, 900, 323)
    assert (row["women_expected"], row["variance"]) == pytest.approx((316.754188, 149.965873), abs=5e-7)
    assert (row["p_at_most"], row["p_at_least"]) == pytest.approx((0.709605, 0.318920), abs=5e-7)
    assert row["p_two_sided"] == pytest.approx(0.624175, abs=5e-7)
    statistic = (323 - row["women_expected"]) ** 2 / row["variance"]
    assert statistic == pytest.approx(expected["stratified_by_call_x_area"]["cmh_chi2_uncorrected"], rel=1e-7)


def test_every_notice_has_two_women_or_more(release: Release) -> None:
    table = pool_balance(release, LOCAL, Asked(**ALL_YEARS)).table
    assert table["two_or_more"].tolist() == [36, 36]


def test_every_row_of_the_sheet_stands_behind_the_figure(release: Release, expected: dict[str, Any]) -> None:
    found = provenance(release, LOCAL, "stage_pass_rates", Asked(**ALL_YEARS))
    assert len(found) == expected["rows"]
    assert (found["row"].min(), found["row"].max()) == (2, expected["rows"] + 1)
