"""Applications to a research funder: pooled share, and the mean and median of the calls and fields."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.loaded import release_from
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.loading import Incoming
from wggi_metrics.measures import Asked, applications_by_channel
from wggi_metrics.profiles import read_profile

NAME = "snsf_applications"


@pytest.fixture(scope="module")
def row(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> pd.Series:
    profile = read_profile(ROOT / "data" / "profiles" / f"{NAME}.toml")
    release = release_from(tmp_path_factory.mktemp(NAME), [Incoming.at(cases / f"{NAME}.xlsx")], profile)
    asked = Asked(start=date(2000, 1, 1), end=date(2030, 12, 31))
    return applications_by_channel(release, LOCAL, asked).row("pooled")


def test_the_share_of_women_among_applicants_comes_out(row: pd.Series) -> None:
    # the expected file: 1482 of 4175, Wilson 0.34059482-0.36961194
    assert (row["women"], row["applications"]) == (1482, 4175)
    assert (row["low"], row["high"]) == pytest.approx((0.34059482, 0.36961194), abs=1e-8)


def test_the_mean_and_the_median_of_the_notices_stand_beside_it(row: pd.Series) -> None:
    # measures, 15: pooled 35.5 %, mean of 36 notices 37.1 %, median 41.5 % (16.4-59.1)
    assert row["notices"] == 36
    told = [round(100 * float(row[name]), 1) for name in ("share", "notice_mean", "notice_median")]
    assert told == [35.5, 37.1, 41.5]
    assert [round(100 * float(row[name]), 1) for name in ("notice_least", "notice_most")] == [16.4, 59.1]


def test_women_appointed_are_of_all_women_and_stages_not_given_are_left_open(row: pd.Series) -> None:
    assert (row["women_appointed"], row["women_appointed_of"]) == (323, 1482)
    assert row[["women_qualified", "women_short_listed"]].isna().all()
