"""The statistics on counts from two real workbooks, read here without the package, against independent figures."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import openpyxl
import pytest

from tests.statistics.survival.people import by_group, counted
from wggi_metrics import statistics as st

RANKS = ("Assist", "Assoc", "Full")
Four = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


class Spell(NamedTuple):
    """Years as associate of somebody whose start as such was seen; absences are bridged."""

    woman: bool
    years: int
    promoted: bool
    field: str


@cache
def sheet(path: Path, header: str) -> list[dict[str, Any]]:
    """The rows below the one that holds this heading, by heading."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    rows = [row for row in book.worksheets[0].iter_rows(values_only=True) if any(cell is not None for cell in row)]
    start = next(place for place, row in enumerate(rows) if header in row)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


@pytest.fixture(scope="module")
def teachers(cases: Path) -> dict[int, list[dict[str, Any]]]:
    """Each person's yearly records in order."""
    people = defaultdict(list)
    for row in sheet(cases / "uw_faculty_1976_1995.xlsx", "rank"):
        people[row["id"]].append(row)
    return {each: sorted(rows, key=lambda row: row["year"]) for each, rows in people.items()}


@pytest.fixture(scope="module")
def expected(cases: Path) -> dict[str, Any]:
    return json.loads((cases / "uw_faculty_1976_1995.expected.json").read_text("utf-8"))


def promotions(teachers: dict[int, list[dict[str, Any]]], rank: str, to: tuple[str, ...]) -> Four:
    """Promoted and at risk by pair of yearly lists: women, men. Who is away on the second list is neither."""
    counts = defaultdict(lambda: [0, 0, 0, 0])
    for rows in teachers.values():
        for one, next_one in pairwise(rows):
            if one["rank"] == rank and next_one["year"] == one["year"] + 1:
                side = 0 if one["sex"] == "F" else 2
                counts[one["year"]][side] += next_one["rank"] in to
                counts[one["year"]][side + 1] += 1
    x, n, y, m = np.array([counts[year] for year in sorted(counts)]).T
    return x, n, y, m


@pytest.mark.parametrize(
    ("case", "rank", "to"),
    [("promotion_assist_to_assoc", "Assist", "Assoc"), ("promotion_assoc_to_full", "Assoc", "Full")],
)
def test_promotions_pooled_and_by_year_come_out(
    teachers: dict[int, list[dict[str, Any]]], expected: dict[str, Any], case: str, rank: str, to: str
) -> None:
    table = promotions(teachers, rank, (to,))
    assert_comparison([int(each.sum()) for each in table], expected[case]["crude"])
    assert_stratified(table, expected[case]["stratified_by_year"])


def assert_comparison(pooled: list[int], known: dict[str, Any]) -> None:
    assert pooled == [known["women_selected"], known["women"], known["men_selected"], known["men"]]
    assert float(st.score_ratio(*pooled).estimate) == pytest.approx(known["rate_ratio_women_over_men"], rel=1e-7)
    assert float(st.newcombe_difference(*pooled).estimate) == pytest.approx(known["rate_diff"], rel=1e-7)
    assert float(st.fisher_exact(*pooled).two_sided) == pytest.approx(known["fisher_p_two_sided"], rel=1e-7)
    test = st.pooled_test(*pooled)
    wanted = (known["z_two_proportion"], known["chi2_uncorrected"], known["chi2_p"])
    assert tuple(float(each) for each in test[:3]) == pytest.approx(wanted, rel=1e-7)


def assert_stratified(table: Four, known: dict[str, Any]) -> None:
    odds, cmh, departs = st.common_odds_ratio(*table), st.cochran_mantel_haenszel(*table), st.breslow_day(*table)
    found = {
        "strata_used": int(st.stratification(*table, least_expected=5).informative),
        "mh_odds_ratio": float(odds.estimate),
        "mh_odds_ratio_ci95_RBG": pytest.approx([float(odds.low), float(odds.high)], rel=1e-7),
        "mh_risk_ratio": float(st.common_risk_ratio(*table).estimate),
        "cmh_chi2_uncorrected": float(cmh.chi_square),
        "cmh_p_uncorrected": float(cmh.p),
        "cmh_chi2_corrected": float(cmh.corrected),
        "cmh_p_corrected": float(cmh.corrected_p),
        "breslow_day_chi2": float(departs.chi_square),
        "breslow_day_p": float(departs.p),
        "tarone_chi2": float(departs.tarone),
        "tarone_p": float(departs.tarone_p),
    }
    for name, value in found.items():
        assert known[name] == (value if name.endswith("RBG") else pytest.approx(value, rel=1e-7)), name


def test_the_intervals_of_promotions_come_out(teachers: dict[int, list[dict[str, Any]]]) -> None:
    # measures, 5
    table = promotions(teachers, "Assist", ("Assoc",))
    pooled = [int(each.sum()) for each in table]
    assert limits(st.score_ratio(*pooled)) == pytest.approx((0.681973, 0.944773), abs=1e-6)
    assert limits(st.exact_rate_ratio(*pooled)) == pytest.approx((0.669387, 0.960913), abs=1e-6)
    assert limits(st.common_risk_ratio(*table)) == pytest.approx((0.700185, 0.974390), abs=1e-6)
    rates = st.common_rate_ratio(*table)
    assert limits(rates) == pytest.approx((0.690683, 0.987795), abs=1e-6)
    assert float(rates.chi_square) == pytest.approx(4.400333, abs=1e-6)
    pooled = [int(each.sum()) for each in promotions(teachers, "Assist", ("Assoc", "Full"))]
    assert (pooled, float(st.score_ratio(*pooled).estimate)) == (
        [179, 1292, 410, 2369],
        pytest.approx(0.800519, abs=1e-6),
    )
    table = promotions(teachers, "Assoc", ("Full",))
    pooled = [int(each.sum()) for each in table]
    assert limits(st.score_ratio(*pooled)) == pytest.approx((0.671886, 1.018963), abs=1e-6)
    assert limits(st.common_risk_ratio(*table)) == pytest.approx((0.677369, 1.033671), abs=1e-6)


@pytest.mark.parametrize(
    ("rank", "to", "criterion", "large"), [("Assist", "Assoc", 201, 1.00), ("Assoc", "Full", 115, 0.91)]
)
def test_what_the_stratified_promotions_rest_on_comes_out(
    teachers: dict[int, list[dict[str, Any]]], rank: str, to: str, criterion: float, large: float
) -> None:
    # measures, 16
    found = st.stratification(*promotions(teachers, rank, (to,)), least_expected=5)
    assert float(found.mantel_fleiss) == pytest.approx(criterion, abs=0.5)
    assert float(found.large_cells) == pytest.approx(large, abs=5e-3)


def limits(found: Any) -> tuple[float, float]:
    return float(found.low), float(found.high)


def spells(teachers: dict[int, list[dict[str, Any]]]) -> Iterator[Spell]:
    """Associates whose first year in the rank was seen: in another rank before, or hired that year."""
    for rows in teachers.values():
        first = next((place for place, row in enumerate(rows) if row["rank"] == "Assoc"), None)
        if first is None or not (first > 0 or rows[0]["startyr"] == rows[0]["year"]):
            continue
        start = rows[first]["year"]
        full = next((row["year"] for row in rows[first:] if row["rank"] == "Full"), None)
        end = rows[-1]["year"] if full is None else full
        yield Spell(rows[0]["sex"] == "F", end - start, full is not None, rows[0]["field"])


def test_time_in_rank_comes_out(teachers: dict[int, list[dict[str, Any]]], expected: dict[str, Any]) -> None:
    known = expected["km_years_associate_to_full"]
    people = list(spells(teachers))
    assert len(people) == known["n"]
    for sex in "FM":
        mine = [each for each in people if each.woman == (sex == "F")]
        table = counted([each.years for each in mine], [each.promoted for each in mine])
        assert (len(mine), int(table.events.sum())) == (known[sex]["n"], known[sex]["events"])
        median = st.median_time(table.at_risk, table.events[0], np.arange(len(table.at_risk)))
        assert (float(median.estimate), list(limits(median))) == (known[sex]["median"], known[sex]["median_ci95"])
        curve = st.kaplan_meier(table.at_risk, table.events[0]).survival
        for years in (1, 5, 10):
            assert curve[years] == pytest.approx(known[sex][f"S({years})"], rel=1e-7)
    found = st.log_rank(*by_group(*zip(*[(each.years, each.promoted, each.woman) for each in people], strict=True)))
    assert (float(found.chi_square), float(found.p)) == pytest.approx(
        (known["logrank_chi2"], known["logrank_p"]), rel=1e-7
    )


def cells(people: list[Spell]) -> tuple[np.ndarray, np.ndarray]:
    """At risk and promoted by field, gender and year in rank."""
    last = max(each.years for each in people)
    counts = np.zeros((2, 3, 2, last + 1))
    for place, name in enumerate(sorted({each.field for each in people})):
        for woman in (0, 1):
            mine = [each for each in people if each.field == name and each.woman == woman]
            table = counted([each.years for each in mine], [each.promoted for each in mine], months=last)
            counts[:, place, woman] = table.at_risk, table.events[0]
    return counts[0], counts[1]


def test_the_hazard_ratios_of_both_methods_come_out(
    teachers: dict[int, list[dict[str, Any]]], expected: dict[str, Any]
) -> None:
    """Two right methods on both sides of .05 (measures, 7)."""
    at_risk, events = cells([each for each in spells(teachers) if each.years > 0])
    known = expected["cox_female_HR_stratified_by_field"]
    found = st.cox(at_risk, events, [[0], [1]], events_per_parameter=10)
    assert float(found.ratio[0]) == pytest.approx(known["HR"], rel=1e-6)
    assert [float(found.low[0]), float(found.high[0])] == pytest.approx(known["ci95"], rel=1e-6)
    assert float(found.p[0]) == pytest.approx(known["p"], rel=1e-5)
    field, woman, year = np.indices(at_risk.shape)
    adjusted = np.column_stack([woman.ravel(), field.ravel() == 1, field.ravel() == 2])
    flat = events.ravel(), at_risk.ravel(), year.ravel()
    found = st.discrete_hazard(*flat, adjusted, events_per_parameter=10)
    assert (found.events, found.parameters) == (389, 19)
    told = (float(found.ratio[0]), float(found.low[0]), float(found.high[0]), float(found.p[0]))
    assert told == pytest.approx((0.781995, 0.614208, 0.995617, 0.0460), abs=5e-5)
    alone = st.discrete_hazard(*flat, woman.reshape(-1, 1), events_per_parameter=10)
    assert float(alone.ratio[0]) == pytest.approx(0.759446, abs=5e-6)
    plain = st.cox(at_risk.sum(axis=0), events.sum(axis=0), [[0], [1]], events_per_parameter=10)
    assert float(plain.ratio[0]) == pytest.approx(0.760143, abs=5e-6)


@pytest.fixture(scope="module")
def funded(cases: Path) -> dict[tuple[Any, str], list[int]]:
    """Approved and applications by call and field: women, men."""
    counts: dict[tuple[Any, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in sheet(cases / "snsf_applications.xlsx", "research_area"):
        side = 0 if row["gender"] in ("f", "F", "female", "Female") else 2
        counts[row["call_end_date"], row["research_area"]][side] += bool(row["is_approved"])
        counts[row["call_end_date"], row["research_area"]][side + 1] += 1
    return dict(counts)


def test_funded_applications_pooled_and_stratified_come_out(
    cases: Path, funded: dict[tuple[Any, str], list[int]]
) -> None:
    known = json.loads((cases / "snsf_applications.expected.json").read_text("utf-8"))
    by_both = np.array(list(funded.values()))
    fields = sorted({field for _, field in funded})
    by_field = np.array([sum(np.array(row) for (_, each), row in funded.items() if each == field) for field in fields])
    assert_comparison(by_both.sum(axis=0).tolist(), known["overall"])
    for field, row in zip(fields, by_field, strict=True):
        assert_comparison(row.tolist(), known["by_research_area"][field])
    assert_stratified(tuple(by_field.T), known["stratified_by_research_area"])
    assert_stratified(tuple(by_both.T), known["stratified_by_call_x_area"])


def test_funded_applications_against_gender_blind_selection_come_out(
    funded: dict[tuple[Any, str], list[int]],
) -> None:
    # measures, 17: 36 notices, 900 chosen
    x, n, y, m = np.array(list(funded.values())).T
    found = st.selected_by_chance(n + m, n, x + y, x)
    assert (len(x), int((x + y).sum()), int(found.observed)) == (36, 900, 323)
    wanted = (316.754188, 149.965873, 0.709605, 0.318920, 0.624175)
    assert tuple(float(each) for each in found[1:6]) == pytest.approx(wanted, abs=1e-6)
    assert float(st.stratification(x, n, y, m, least_expected=5).large_cells) == pytest.approx(0.98, abs=5e-3)
    assert float(st.stratification(x, n, y, m, least_expected=5).mantel_fleiss) == pytest.approx(317, abs=0.5)
