"""Promotions of university teachers between yearly lists, against figures computed independently of this project."""

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
from wggi_metrics.measures import Asked, leaving_rates, promotion_rates
from wggi_metrics.profiles import read_profile
from wggi_metrics.store import Release

NAME = "uw_faculty_1976_1995"
ALL_YEARS = {"start": date(1977, 1, 1), "end": date(1995, 12, 31)}


@pytest.fixture(scope="module")
def release(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    profile = read_profile(ROOT / "data" / "profiles" / f"{NAME}.toml")
    return release_from(tmp_path_factory.mktemp(NAME), [Incoming.at(cases / f"{NAME}.xlsx")], profile)


@pytest.fixture(scope="module")
def expected(cases: Path) -> dict[str, Any]:
    return json.loads((cases / f"{NAME}.expected.json").read_text("utf-8"))


def rates(release: Release, rank: str, **asked: Any) -> pd.DataFrame:
    return promotion_rates(release, LOCAL, Asked(where={"grade": (rank,)}, **ALL_YEARS, **asked)).table


@pytest.mark.parametrize(
    ("case", "rank", "to"),
    [("promotion_assist_to_assoc", "Assist", "Assoc"), ("promotion_assoc_to_full", "Assoc", "Full")],
)
def test_promotions_to_the_next_rank_come_out(
    release: Release, expected: dict[str, Any], case: str, rank: str, to: str
) -> None:
    known = expected[case]["crude"]
    table = rates(release, rank, by=("to_grade",))
    row = table[table["to_grade"] == to].iloc[0]
    assert (row["women_promoted"], row["men_promoted"]) == (known["women_selected"], known["men_selected"])
    assert (row["women_person_years"], row["men_person_years"]) == (known["women"], known["men"])
    assert row["rate_ratio"] == pytest.approx(known["rate_ratio_women_over_men"], rel=1e-7)
    assert row["p_value"] == pytest.approx(known["fisher_p_two_sided"], rel=1e-7)
    assert row["basis"] == "lists"


def test_the_intervals_and_shares_come_out(release: Release) -> None:
    # measures, 5
    row = rates(release, "Assist", by=("to_grade",)).set_index("to_grade").loc["Assoc"]
    assert (row["ratio_low"], row["ratio_high"]) == pytest.approx((0.681973, 0.944773), abs=1e-6)
    assert row["women_share_of_promoted"] == pytest.approx(177 / 581)
    assert row["women_share_of_exposure"] == pytest.approx(1292 / 3661)
    pooled = rates(release, "Assist").set_index("row").loc["pooled"]
    assert (pooled["women_promoted"], pooled["men_promoted"]) == (179, 410)
    assert pooled["rate_ratio"] == pytest.approx(0.800519, abs=1e-6)


def test_promotions_stratified_by_the_pairs_of_lists_come_out(release: Release, expected: dict[str, Any]) -> None:
    """Out of associate there is one way, so any higher rank is full."""
    known = expected["promotion_assoc_to_full"]["stratified_by_year"]
    row = rates(release, "Assoc").set_index("row").loc["stratified"]
    assert (row["strata"], row["strata_informative"], row["pairs"]) == (19, known["strata_used"], 19)
    assert row["rate_ratio"] == pytest.approx(known["mh_risk_ratio"], rel=1e-7)
    assert (row["ratio_low"], row["ratio_high"]) == pytest.approx((0.677369, 1.033671), abs=1e-6)
    assert row["odds_ratio"] == pytest.approx(known["mh_odds_ratio"], rel=1e-7)
    assert row["cmh"] == pytest.approx(known["cmh_chi2_uncorrected"], rel=1e-7)
    assert row["cmh_corrected_p"] == pytest.approx(known["cmh_p_corrected"], rel=1e-7)
    assert row["breslow_day"] == pytest.approx(known["breslow_day_chi2"], rel=1e-7)
    by_year = rates(release, "Assoc", every="year").set_index("row").loc["stratified"]
    assert by_year["cmh"] == pytest.approx(known["cmh_chi2_uncorrected"], rel=1e-7)


def test_leaving_is_withheld_because_survivors_alone_are_in_the_file(release: Release) -> None:
    found = leaving_rates(release, LOCAL, Asked(**ALL_YEARS)).table
    assert found["not_computable"].tolist() == ["withheld: only people still employed in 1995 are in the file"]
