"""Candidatures known in numbers alone, from a workbook: one column per gender and stage, or one row per stage."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaded import Rows, release_from, workbook_of
from tests.measures.notices import BERKELEY
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.loading import Incoming
from wggi_metrics.measures import appointments_expected, stage_pass_rates
from wggi_metrics.profiles import parse_profile
from wggi_metrics.store import Release

WIDE = """
[[sheet]]
sheet = "Admissions"
dataset = "application_counts"
header_row = 3

[sheet.columns]
vacancy_no = "Department"

[[sheet.counts]]
stage = "applied"
women = "Applied, women"
men = "Applied, men"

[[sheet.counts]]
stage = "appointed"
women = "Admitted, women"
men = "Admitted, men"
"""
LONG = """
[[sheet]]
sheet = "Admissions"
dataset = "application_counts"

[sheet.columns]
vacancy_no = "Department"
stage = "Stage"
women = "Women"
men = "Men"

[sheet.values.stage]
"Applied" = "applied"
"Admitted" = "appointed"
"""


def wide() -> Rows:
    """Below a title, a department in each row (Bickel and others, 1975, Science 187)."""
    head = ["Department", "Applied, women", "Applied, men", "Admitted, women", "Admitted, men"]
    rows = [[name, wa + wr, ma + mr, wa, ma] for name, (ma, mr, wa, wr) in BERKELEY.items()]
    return [["Graduate admissions 1973"], [], head, *rows]


def long() -> Rows:
    rows: list[list[object]] = [["Department", "Stage", "Women", "Men"]]
    for name, (ma, mr, wa, wr) in BERKELEY.items():
        rows += [[name, "Applied", wa + wr, ma + mr], [name, "Admitted", wa, ma]]
    return rows


@pytest.fixture(params=["wide", "long"])
def admissions(request: pytest.FixtureRequest, tmp_path: Path) -> Release:
    rows, profile = (wide(), WIDE) if request.param == "wide" else (long(), LONG)
    file = Incoming("admissions.xlsx", workbook_of({"Admissions": rows}))
    return release_from(tmp_path, [file], parse_profile(profile))


def test_both_forms_give_the_published_values(admissions: Release) -> None:
    # Bickel and others (1975); R: mantelhaen.test(UCBAdmissions), DescTools::BreslowDayTest; odds are women : men
    result = stage_pass_rates(admissions, LOCAL)
    pooled, stratified = result.row("pooled"), result.row("stratified")
    assert [int(pooled[name]) for name in ("women_passed", "women_entered", "men_passed", "men_entered")] == [
        557, 1835, 1198, 2691,
    ]  # fmt: skip
    assert pooled["impact_ratio"] == pytest.approx(0.681830, abs=1e-6)
    assert stratified["odds_ratio"] == pytest.approx(1 / 0.904697, rel=1e-6)
    assert (stratified["cmh"], stratified["cmh_p"]) == pytest.approx((1.52461, 0.216924), rel=1e-5)
    assert (stratified["cmh_corrected"], stratified["cmh_corrected_p"]) == pytest.approx((1.42695, 0.232263), rel=1e-5)
    assert (stratified["breslow_day"], stratified["breslow_day_p"]) == pytest.approx((18.8255, 0.00207139), rel=1e-5)


def test_both_forms_expect_as_many_appointments(admissions: Release) -> None:
    # sum over departments of admitted * women who applied / all who applied
    expected = sum((ma + wa) * (wa + wr) / (ma + mr + wa + wr) for ma, mr, wa, wr in BERKELEY.values())
    row = appointments_expected(admissions, LOCAL).row("pooled")
    assert (row["women_appointed"], row["appointed"]) == (557, 1755)
    assert row["women_expected"] == pytest.approx(expected)
    assert expected == pytest.approx(541.643, abs=1e-3), "measures, Berkeley"
