"""Pass rates by stage: rates, their differences, and strata."""

from __future__ import annotations

from datetime import date
from math import exp
from typing import Any

import pandas as pd
import pytest

from tests.measures.notices import (
    FOUR,
    LISTED,
    berkeley,
    candidatures,
    counted,
    passages,
    pooled,
    stratified,
    table,
    two,
)
from wggi_metrics.cli.results import result_json
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.figures.sentences import sentence
from wggi_metrics.measures import AskedWrongly, stage_pass_rates

YEAR: dict[str, Any] = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}


def test_the_worked_example_comes_out() -> None:
    # measures, 16: 2/10 against 15/25, in two notices
    row = pooled(two((1, 5, 8, 12), (1, 5, 7, 13)))
    assert [row[name] for name in FOUR] == [2, 10, 15, 25]
    assert row["impact_ratio"] == pytest.approx(1 / 3)
    assert (row["impact_low"], row["impact_high"]) == pytest.approx((0.090216, 0.942578), abs=1e-6)
    assert (row["gap_low"], row["gap_high"]) == pytest.approx((-0.6193, -0.0352), abs=5e-5)
    assert (row["below_four_fifths"], row["flips_at"]) == ("women", 3)
    assert row["fisher_p"] == pytest.approx(0.0599078, abs=1e-7)
    assert row["not_computable"] is None


def test_where_men_pass_less_often_they_are_the_ones_below_four_fifths() -> None:
    row = pooled(two((8, 12, 1, 5), (7, 13, 1, 5)))
    assert (row["below_four_fifths"], row["flips_at"]) == ("men", 3)
    assert row["impact_ratio"] == pytest.approx(3)


def test_one_notice_is_never_tested() -> None:
    row = pooled(two((0, 1, 1, 4)))
    assert pd.isna(row["fisher_p"])
    assert row["not_computable"] == "one notice is never tested"
    assert row["gap"] == pytest.approx(-1 / 4)
    assert "stratified" not in set(table(two((0, 1, 1, 4)))["row"])


def test_rows_of_single_notices_have_no_p_and_the_pooled_row_has_one() -> None:
    found = table(two((1, 5, 8, 12), (1, 5, 7, 13)), by=("vacancy_no",))
    assert found["row"].tolist() == ["group", "group", "pooled", "stratified"]
    assert found["fisher_p"].notna().tolist() == [False, False, True, False]
    assert found["not_computable"].tolist()[:2] == ["one notice is never tested"] * 2


def test_a_pool_without_women_has_a_reason() -> None:
    row = pooled(two((0, 0, 1, 5), (0, 0, 1, 4)))
    assert row["not_computable"] == "one gender only"
    assert pd.isna(row["gap"])
    assert pd.isna(row["impact_ratio"])
    assert pd.isna(row["women_rate"])
    assert row["men_rate"] == pytest.approx(2 / 9)
    assert stratified(two((0, 0, 1, 5), (0, 0, 1, 4)))["not_computable"] == "one gender only"


def test_everybody_appointed_is_no_difference() -> None:
    release = two((3, 3, 5, 5), (2, 2, 1, 1))
    row = pooled(release)
    assert (row["gap"], row["impact_ratio"], row["fisher_p"]) == (0, 1, 1)
    assert (row["below_four_fifths"], row["flips_at"]) == ("", 0)
    assert stratified(release)["not_computable"] == "strata too small"


def test_nobody_passed_is_no_event() -> None:
    release = two((0, 3, 0, 5), (0, 2, 0, 1))
    assert pooled(release)["not_computable"] == "no events"
    assert stratified(release)["not_computable"] == "no events"
    assert pooled(release)["below_four_fifths"] == ""


def test_without_a_man_passing_the_ratio_has_a_lower_limit_alone() -> None:
    row = pooled(two((3, 10, 0, 20), (0, 0, 0, 20)))
    assert pd.isna(row["impact_ratio"])
    assert row["impact_low"] > 1
    assert pd.isna(row["impact_high"])
    assert row["not_computable"] == "one gender only"


def test_one_huge_notice_is_told_from_the_typical_one() -> None:
    # measures, 15: 3/6, 4/8, 60/600: pooled 10.9 %, median 50 %
    found = stage_pass_rates(two((1, 3, 1, 3), (1, 4, 1, 4), (1, 60, 1, 540)), LOCAL)
    row = found.row("pooled")
    assert row["women_share"] == pytest.approx(67 / 614)
    assert row["median_share"] == pytest.approx(0.5)
    assert row["largest_part"] == pytest.approx(600 / 614)
    assert "women's share of who entered is 10.9\u202f% pooled and 50.0\u202f% in the median notice" in sentence(found)


def test_berkeley_comes_out_pooled_and_stratified() -> None:
    # Bickel and others (1975); R: mantelhaen.test(UCBAdmissions), DescTools::BreslowDayTest; odds are women : men
    release = berkeley()
    row, whole = pooled(release), stratified(release)
    assert row["impact_ratio"] == pytest.approx(0.681830, abs=1e-6)
    assert whole["odds_ratio"] == pytest.approx(1 / 0.904697, rel=1e-6)
    assert (whole["odds_low"], whole["odds_high"]) == pytest.approx((1 / 1.060330, 1 / 0.771907), rel=1e-6)
    assert (whole["cmh"], whole["cmh_p"]) == pytest.approx((1.52461, 0.216924), rel=1e-5)
    assert (whole["cmh_corrected"], whole["cmh_corrected_p"]) == pytest.approx((1.42695, 0.232263), rel=1e-5)
    assert (whole["breslow_day"], whole["breslow_day_p"]) == pytest.approx((18.8255, 0.00207139), rel=1e-5)
    assert (whole["strata"], whole["strata_informative"]) == (6, 6)
    assert whole["mantel_fleiss"] == pytest.approx(375, abs=0.5)


def test_a_change_of_sign_between_pooled_and_stratified_is_said() -> None:
    said = sentence(stage_pass_rates(berkeley(), LOCAL)).replace("\u202f", " ").replace("\u2212", "-")
    assert said == (
        "From applied to appointed 30.4 % of women passed (557 of 1,835) and 44.5 % of men (1,198 of 2,691): "
        "a difference of -14.2 points, interval -17.0 – -11.3. "
        "Pooled, women's odds of passing are 0.54 times men's; notice by notice, women's odds of passing are 1.11 "
        "times men's (interval 0.94–1.30): the two estimates point in opposite ways."
    )


RABBITS = [(0, 6, 0, 5), (3, 6, 0, 6), (6, 6, 2, 6), (5, 6, 6, 6), (2, 2, 5, 5)]


def test_small_strata_have_the_exact_p_and_no_breslow_day() -> None:
    # R: mantelhaen.test(Rabbits, exact = TRUE); cured of the first column against the second
    whole = stratified(two(*RABBITS))
    assert whole["exact_p"] == pytest.approx(0.0399449, abs=1e-7)
    assert (whole["cmh_corrected"], whole["cmh_corrected_p"]) == pytest.approx((3.92857, 0.0474723), rel=1e-5)
    assert whole["odds_ratio"] == pytest.approx(7.0)
    assert (whole["strata"], whole["strata_informative"]) == (5, 3)
    assert whole["mantel_fleiss"] < 5
    assert whole["not_computable"] == "strata too small"


GRADES = LISTED + "\n".join(
    f"V{at} | {grade} | 2025-0{at}-01 | 2025-0{at}-20 | filled"
    for at, grade in ((1, "P-3"), (2, "P-3"), (3, "P-4"), (4, "P-4"))
)  # fmt: skip
FOUR_NOTICES = {"V1": [(4, 6), (1, 3)], "V2": [(5, 5), (2, 1)], "V3": [(3, 9), (1, 2)], "V4": [(6, 4), (2, 2)]}


def test_fields_named_apart_stratify_each_group_and_the_whole() -> None:
    release = counted(("short list", "appointed"), FOUR_NOTICES, GRADES)
    found = table(release, by=("grade",), within=("vacancy_no",), **YEAR)
    assert found[["row", "grade"]].values.tolist() == [
        ["group", "P-3"], ["group", "P-4"], ["pooled", None],
        ["stratified", "P-3"], ["stratified", "P-4"], ["stratified", None],
    ]  # fmt: skip
    assert found["strata"].tolist()[3:] == [2, 2, 4]
    alone = stratified(release, where={"grade": ("P-3",)}, **YEAR)
    assert found["cmh"].tolist()[3] == pytest.approx(alone["cmh"])


def test_without_strata_named_the_groups_are_the_strata() -> None:
    release = counted(("short list", "appointed"), FOUR_NOTICES, GRADES)
    assert stratified(release, by=("grade",), **YEAR)["strata"] == 2
    assert stratified(release, **YEAR)["strata"] == 4


def test_periods_are_groups_and_strata() -> None:
    release = counted(("short list", "appointed"), FOUR_NOTICES, GRADES)
    found = table(release, every="quarter", start=date(2025, 1, 1), end=date(2025, 6, 30))
    assert found[["row", "period_from", "women_entered"]].values.tolist() == [
        ["group", date(2025, 1, 1), 12], ["group", date(2025, 4, 1), 6], ["pooled", None, 18], ["stratified", None, 18],
    ]  # fmt: skip
    assert found["strata"].tolist()[-1] == 2


def test_candidatures_are_cut_by_source_and_by_where_they_come_from() -> None:
    release = candidatures([
        "V1 | a | woman | appointed | WomenWatch | no", "V1 | b | man | applied | WomenWatch | yes",
        "V1 | c | man | appointed | - | no",
    ], "stage | source_named | internal")  # fmt: skip
    assert passages(release, where={"source": ("WomenWatch",)}) == {("applied", "appointed"): [1, 1, 0, 1]}
    assert passages(release, where={"internal": ("no",)}) == {("applied", "appointed"): [1, 1, 1, 1]}
    groups = table(release, by=("source",))
    assert groups[groups["row"] == "group"]["source"].tolist() == ["WomenWatch", None]


def test_the_order_of_rows_changes_nothing() -> None:
    lines = [
        f"V{n % 5} | {n} | {'woman' if n % 3 else 'man'} | {'applied' if n % 4 else 'appointed'}" for n in range(60)
    ]
    one, other = (table(candidatures(each), by=("vacancy_no",)) for each in (lines, lines[::-1]))
    pd.testing.assert_frame_equal(one, other, check_exact=True)


def test_nothing_is_nan_and_the_result_is_json() -> None:
    document = result_json(stage_pass_rates(two((0, 0, 1, 5), (0, 2, 0, 4)), LOCAL))
    assert "NaN" not in str(document)


def test_what_no_notice_has_cannot_be_asked() -> None:
    with pytest.raises(AskedWrongly, match="not a dimension"):
        table(berkeley(), by=("nationality",))


def test_pooled_odds_are_of_everything_added_up() -> None:
    # 557 of 1,835 women, 1,198 of 2,691 men; interval of Woolf (1955): exp(ln OR -+ 1.959964 sqrt(sum of 1/n))
    odds = (557 / 1278) / (1198 / 1493)
    spread = 1.959963984540054 * (1 / 557 + 1 / 1278 + 1 / 1198 + 1 / 1493) ** 0.5
    row = pooled(berkeley())
    assert row["odds_ratio"] == pytest.approx(odds)
    assert (row["odds_low"], row["odds_high"]) == pytest.approx((odds * exp(-spread), odds * exp(spread)), rel=1e-6)
