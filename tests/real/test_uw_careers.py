"""Time as associate of university teachers 1976 to 1995, against figures computed independently of this project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.loaded import release_from
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.figures.sentences import sentence
from wggi_metrics.loading import Incoming
from wggi_metrics.measures import Asked, Result, promotion_hazard_ratio, time_in_grade
from wggi_metrics.profiles import read_profile
from wggi_metrics.store import Release

NAME = "uw_faculty_1976_1995"
ASSOCIATES = {"grade": ("Assoc",)}
GENDERS = {"F": "woman", "M": "man"}


@pytest.fixture(scope="module")
def release(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    profile = read_profile(ROOT / "data" / "profiles" / f"{NAME}.toml")
    return release_from(tmp_path_factory.mktemp(NAME), [Incoming.at(cases / f"{NAME}.xlsx")], profile)


@pytest.fixture(scope="module")
def known(cases: Path) -> dict[str, Any]:
    return json.loads((cases / f"{NAME}.expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def stayed(release: Release) -> Result:
    return time_in_grade(release, LOCAL, Asked(where=ASSOCIATES))


@pytest.mark.parametrize("sex", GENDERS)
def test_the_curve_and_the_median_come_out(stayed: Result, known: dict[str, Any], sex: str) -> None:
    wanted = known["km_years_associate_to_full"]
    mine = stayed.table[stayed.table["gender"] == GENDERS[sex]]
    median = mine[mine["row"] == "median"].iloc[0]
    assert median[["at_risk", "promoted"]].tolist() == [wanted[sex]["n"], wanted[sex]["events"]]
    limits = [12 * years for years in (wanted[sex]["median"], *wanted[sex]["median_ci95"])]
    assert median[["median_months", "median_low", "median_high"]].tolist() == limits
    curve = mine[mine["row"] == "pooled"].set_index("month")["still_there"]
    for years in (1, 5, 10):
        assert curve[12 * years] == pytest.approx(wanted[sex][f"S({years})"], rel=1e-7)


def test_783_are_followed_and_the_test_comes_out(stayed: Result, known: dict[str, Any]) -> None:
    wanted = known["km_years_associate_to_full"]
    assert stayed.table[stayed.table["row"] == "median"]["at_risk"].sum() == wanted["n"] == 783
    test = stayed.row("test")
    assert test["log_rank"] == pytest.approx(5.4941253, abs=1e-7)
    assert test["log_rank"] == pytest.approx(wanted["logrank_chi2"], rel=1e-7)
    assert test["p_value"] == pytest.approx(wanted["logrank_p"], rel=1e-7)


def test_the_hazard_ratios_of_both_methods_come_out(release: Release, known: dict[str, Any]) -> None:
    """Measures, 7: two right methods on both sides of .05."""
    found = promotion_hazard_ratio(release, LOCAL, Asked(where=ASSOCIATES, within=("job_family",)))
    alone, adjusted = found.table.to_dict("records")
    assert (alone["hazard_ratio"], alone["cox_ratio"]) == pytest.approx((0.759446, 0.760143), abs=1e-6)
    told = tuple(adjusted[name] for name in ("hazard_ratio", "low", "high", "p_value"))
    assert told == pytest.approx((0.781995, 0.614208, 0.995617, 0.0460), abs=5e-5)
    assert (adjusted["events"], adjusted["parameters"]) == (389, 19)
    cox = known["cox_female_HR_stratified_by_field"]
    assert adjusted["cox_ratio"] == pytest.approx(0.787812, abs=1e-6)
    assert adjusted["cox_ratio"] == pytest.approx(cox["HR"], rel=1e-6)
    assert [adjusted["cox_low"], adjusted["cox_high"]] == pytest.approx(cox["ci95"], rel=1e-6)


def test_the_sentences_say_both_medians_and_the_adjusted_ratio(release: Release, stayed: Result) -> None:
    assert sentence(stayed) == (
        "Months until half have gone from the grade: 96 for women (interval 84–96; 86 of 222 promoted); "
        "84 for men (interval 72–84; 303 of 561 promoted)."
    )
    found = promotion_hazard_ratio(release, LOCAL, Asked(where=ASSOCIATES, within=("job_family",)))
    assert sentence(found) == (
        "Women's rate of promotion was 0.78 times that of men at the same time in grade and job family "
        "(interval 0.61–0.996, 389 promotions)."
    )


def test_having_left_is_not_told_where_survivors_alone_are_in_the_file(stayed: Result) -> None:
    assert stayed.table["left_by"].isna().all()
    assert stayed.table["left"].isna().all()
    assert stayed.table["promoted_by"].notna().any()
