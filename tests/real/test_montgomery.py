"""A county's staff of 2023, against figures computed independently of this project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.loaded import release_from
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.loading import Incoming
from wggi_metrics.measures import Asked, women_share
from wggi_metrics.profiles import read_profile
from wggi_metrics.store import Release

NAME = "montgomery_county_2023"


@pytest.fixture(scope="module")
def expected(cases: Path) -> dict[str, Any]:
    return json.loads((cases / f"{NAME}.expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def release(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    profile = read_profile(ROOT / "data" / "profiles" / f"{NAME}.toml")
    return release_from(tmp_path_factory.mktemp(NAME), [Incoming.at(cases / f"{NAME}.xlsx")], profile)


def test_the_totals_come_out(release: Release, expected: dict[str, Any]) -> None:
    row = women_share(release, LOCAL).row("pooled")
    assert (row["women"], row["men"], row["staff"]) == (expected["women"], expected["men"], expected["rows"])


@pytest.mark.parametrize(("dimension", "key"), [("grade", "by_grade"), ("org_unit", "by_department")])
def test_every_group_of_at_least_a_hundred_comes_out(
    release: Release, expected: dict[str, Any], dimension: str, key: str
) -> None:
    """In the file's groups (not in its totals) what is called men holds women and men together."""
    rows = women_share(release, LOCAL, Asked(by=(dimension,))).rows.set_index(dimension)
    found = {
        group: {"women": int(rows.loc[group, "women"]), "men": int(rows.loc[group, "staff"])} for group in expected[key]
    }
    assert found == expected[key]
    assert {str(group) for group, staff in rows["staff"].items() if staff >= 100} >= set(expected[key])
