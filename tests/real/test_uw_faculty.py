"""University teachers 1976 to 1995, against figures computed independently of this project."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.loaded import release_from
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.loading import Incoming
from wggi_metrics.measures import Asked, change_in_share, women_share
from wggi_metrics.profiles import read_profile
from wggi_metrics.store import Release

NAME = "uw_faculty_1976_1995"
RANKS = ("Assist", "Assoc", "Full")
YEARS = (1976, 1980, 1985, 1990, 1995)


@pytest.fixture(scope="module")
def expected(cases: Path) -> dict[str, Any]:
    return json.loads((cases / f"{NAME}.expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def release(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    profile = read_profile(ROOT / "data" / "profiles" / f"{NAME}.toml")
    return release_from(tmp_path_factory.mktemp(NAME), [Incoming.at(cases / f"{NAME}.xlsx")], profile)


@pytest.mark.parametrize("year", YEARS)
def test_the_stock_of_each_rank_and_its_interval_come_out(
    release: Release, expected: dict[str, Any], year: int
) -> None:
    """The total of the file leaves out the four records without a rank, so the ranks are named."""
    asked = Asked(by=("grade",), where={"grade": RANKS}, at=date(year, 12, 31))
    table = women_share(release, LOCAL, asked).table
    rows = {row["grade"] or "All": row for row in table.to_dict("records")}
    for rank, known in expected["stock"][str(year)].items():
        assert (rows[rank]["women"], rows[rank]["staff"]) == (known["women"], known["total"])
        assert rows[rank]["share"] == pytest.approx(known["share"], rel=1e-7)
        assert [rows[rank]["low"], rows[rank]["high"]] == pytest.approx(known["wilson95"], rel=1e-7)


def test_all_persons_and_records_are_there(release: Release, expected: dict[str, Any]) -> None:
    persons = release.cursor().execute("SELECT COUNT(*) FROM people").fetchall()
    records = release.cursor().execute("SELECT COUNT(*) FROM staff_list").fetchall()
    assert (persons, records) == ([(expected["persons"],)], [(expected["rows"],)])


def flows_into(release: Release, rank: str, first: int, last: int) -> list[tuple[object, ...]]:
    asked = Asked(
        by=("grade",),
        within=("from_grade",),
        where={"grade": (rank,)},
        start=date(first + 1, 1, 1),
        end=date(last, 12, 31),
    )
    rows = change_in_share(release, LOCAL, asked).rows
    return [
        (row["flow"], row["from_grade"] if row["flow"] == "promoted in" else None, row["women_change"],
         row["men_change"], round(row["points"], 6))
        for row in rows.to_dict("records")
    ]  # fmt: skip


def test_the_change_among_associates_1990_to_1995_comes_out(release: Release) -> None:
    """Measures, 4: golden value."""
    assert sorted(flows_into(release, "Assoc", 1990, 1995), key=str) == sorted(
        [
            ("promoted out", None, -49, -136, 1.033685), ("promoted in", "Assist", 70, 100, 5.024523),
            ("hired", None, 13, 38, -0.406519), ("returned", None, 1, 1, 0.101330),
            ("grade unknown before", None, 0, 1, -0.068952), ("away", None, -1, 0, -0.170282),
        ],
        key=str,
    )  # fmt: skip


def test_the_change_among_full_professors_1985_to_1995_comes_out(release: Release) -> None:
    """Measures, 4: golden value."""
    assert sorted(flows_into(release, "Full", 1985, 1995), key=str) == sorted(
        [
            ("promoted in", "Assoc", 74, 253, 5.627677), ("promoted in", "Assist", 2, 6, 0.167704),
            ("hired", None, 13, 74, 0.438194), ("returned", None, 1, 10, -0.046525), ("away", None, 0, -6, 0.111751),
        ],
        key=str,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rank", "first", "last", "points"), [("Assoc", 1990, 1995, 5.513784), ("Full", 1985, 1995, 6.298802)]
)
def test_the_contributions_add_up_to_the_change(
    release: Release, rank: str, first: int, last: int, points: float
) -> None:
    asked = Asked(where={"grade": (rank,)}, start=date(first + 1, 1, 1), end=date(last, 12, 31))
    found = change_in_share(release, LOCAL, asked)
    assert found.row("total")["change"] == pytest.approx(points, abs=1e-6)
    assert found.rows["points"].sum() == pytest.approx(points, abs=1e-6)
