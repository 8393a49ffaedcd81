"""Pass rates by stage: who counts at which passage, and what is computed from it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from tests.measures.notices import berkeley, candidatures, counted
from tests.specimen import Specimen, release_of
from wggi_metrics.cli.results import result_json
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.figures.sentences import sentence
from wggi_metrics.measures import Asked, AskedWrongly, stage_pass_rates

FOUR = ["women_passed", "women_entered", "men_passed", "men_entered"]
YEAR = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}


def table(release: Specimen, **asked: Any) -> pd.DataFrame:
    return stage_pass_rates(release, LOCAL, Asked(**asked)).table


def passages(release: Specimen, **asked: Any) -> dict[tuple[str, str], list[int]]:
    """Women passed and entered, men passed and entered, of each passage, pooled."""
    found = table(release, **asked)
    rows = found[found["row"] == "pooled"]
    return {(row["stage"], row["next_stage"]): [int(row[name]) for name in FOUR] for row in rows.to_dict("records")}


def pooled(release: Specimen, **asked: Any) -> dict[str, Any]:
    found = table(release, **asked)
    return found[found["row"] == "pooled"].iloc[-1].to_dict()


def stratified(release: Specimen, **asked: Any) -> dict[str, Any]:
    found = table(release, **asked)
    return found[found["row"] == "stratified"].iloc[-1].to_dict()


def two(*cells: tuple[int, int, int, int]) -> Specimen:
    """A notice for each: women passed, of; men passed, of."""
    notices = {f"VN{at}": [(n, m), (x, y)] for at, (x, n, y, m) in enumerate(cells)}
    return counted(("short list", "recommended"), notices)


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


def test_two_rounds_under_one_number_are_two_notices_and_their_row_is_not_tested() -> None:
    release = candidatures(
        ["V1 | a | woman | 2025-01-05 | applied", "V1 | b | man | 2025-01-05 | applied",
         "V1 | a | woman | 2025-06-05 | appointed", "V1 | b | man | 2025-06-06 | applied"],
        "applied_on | stage",
        vacancy_notices="vacancy_no | round | opened_on | closed_on | status\n"
                        "V1 | 1 | 2025-01-01 | 2025-02-01 | re-advertised\nV1 | 2 | 2025-06-01 | 2025-07-01 | filled",
    )  # fmt: skip
    row = pooled(release, **YEAR)
    assert [row[name] for name in FOUR] == [1, 2, 0, 2], "a person in both rounds is two candidatures"
    assert row["notices"] == 2
    assert stratified(release, **YEAR)["strata"] == 2
    by_number = table(release, by=("vacancy_no",), **YEAR)
    assert by_number["fisher_p"].isna().tolist()[0]


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


def test_withdrawn_before_the_decision_has_neither_passed_nor_not_and_stands_beside() -> None:
    release = candidatures([
        "V1 | a | woman | short list | withdrawn | short list", "V1 | b | woman | short list | not selected | -",
        "V1 | c | man | appointed | appointed | -", "V1 | d | man | short list | withdrawn | -",
    ], "stage | outcome | withdrawn_at")  # fmt: skip
    assert passages(release)["short list", "appointed"] == [0, 1, 1, 1]
    row = pooled(release)
    assert (row["women_withdrawn"], row["men_withdrawn"]) == (1, 1)


def test_an_appointee_who_withdraws_or_declines_was_selected() -> None:
    release = candidatures([
        "V1 | a | woman | appointed | withdrawn", "V1 | b | woman | recommended | declined",
        "V1 | c | man | recommended | not selected",
    ], "stage | outcome")  # fmt: skip
    assert passages(release)["recommended", "appointed"] == [2, 2, 0, 1]
    assert pooled(release)["women_withdrawn"] == 0


def test_a_roster_passed_the_recommendation_and_is_not_appointed_here() -> None:
    release = candidatures(["V1 | a | woman | short list | roster", "V1 | b | man | appointed | appointed"],
                           "stage | outcome")  # fmt: skip
    assert passages(release) == {
        ("applied", "short list"): [1, 1, 1, 1], ("short list", "recommended"): [1, 1, 1, 1],
        ("recommended", "appointed"): [0, 1, 1, 1],
    }  # fmt: skip


def test_an_appointment_from_a_roster_is_outside_every_passage_and_counted() -> None:
    release = candidatures([
        "V1 | a | woman | appointed | yes", "V1 | b | man | short list | no", "V1 | c | woman | applied | no",
    ], "stage | from_roster")  # fmt: skip
    assert passages(release)["short list", "appointed"] == [0, 0, 0, 1]
    row = pooled(release)
    assert (row["women_outside"], row["men_outside"]) == (1, 0)


def test_more_at_a_later_stage_than_before_came_from_outside() -> None:
    release = counted(("short list", "appointed"), {"V1": [(2, 3), (3, 0)], "V2": [(1, 4), (0, 1)]})
    assert passages(release) == {("short list", "appointed"): [2, 3, 1, 7]}
    assert (pooled(release)["women_outside"], pooled(release)["men_outside"]) == (1, 0)


LISTED = "vacancy_no | grade | opened_on | closed_on | status\n"


def test_open_notices_wait_where_nobody_has_passed() -> None:
    lines = [f"V{at} | {at}{n} | {gender} | {stage}" for at in (1, 2)
             for n, gender, stage in ((1, "woman", "qualified"), (2, "man", "applied"))]  # fmt: skip
    listed = LISTED + "V1 | P-3 | 2025-01-01 | 2025-02-01 | filled\nV2 | P-3 | 2025-01-01 | 2025-02-01 | open"
    release = candidatures([*lines, "V1 | 13 | man | appointed"], vacancy_notices=listed)
    found = passages(release, **YEAR)
    # V2 has screened: its first passage counts, the second waits
    assert found == {("applied", "qualified"): [2, 2, 1, 3], ("qualified", "appointed"): [0, 1, 1, 1]}


def test_a_cancelled_notice_counts_up_to_its_last_decided_stage() -> None:
    listed = LISTED + "V1 | P-3 | 2025-01-01 | 2025-02-01 | cancelled\nV2 | P-3 | 2025-01-01 | 2025-02-01 | filled"
    release = candidatures([
        "V1 | a | woman | qualified", "V1 | b | man | applied", "V2 | c | woman | appointed", "V2 | d | man | qualified",
    ], vacancy_notices=listed)  # fmt: skip
    assert passages(release, **YEAR) == {
        ("applied", "qualified"): [2, 2, 1, 2], ("qualified", "appointed"): [1, 1, 0, 1]
    }


def test_who_withdrew_from_a_notice_that_still_waits_is_not_counted_yet() -> None:
    listed = LISTED + "V1 | P-3 | 2025-01-01 | 2025-02-01 | open\nV2 | P-3 | 2025-01-01 | 2025-02-01 | filled"
    release = candidatures([
        "V1 | a | woman | applied | withdrawn", "V2 | b | woman | appointed | -", "V2 | c | man | applied | -",
    ], "stage | outcome", vacancy_notices=listed)  # fmt: skip
    row = pooled(release, **YEAR)
    assert (row["notices"], row["women_withdrawn"]) == (1, 0)


def test_gender_not_stated_is_outside_counted_and_more_than_a_tenth_marks_the_notice() -> None:
    lines = [f"V1 | {n} | {'woman' if n % 2 else 'man'} | {'appointed' if n < 3 else 'applied'}" for n in range(18)]
    lines += [*(f"V1 | u{n} | not stated | applied" for n in range(2)), "V2 | x | man | applied"]
    lines += ["V2 | y | woman | appointed", "V2 | u | not stated | appointed", "V2 | o | other | applied"]
    row = pooled(candidatures(lines))
    assert [row[name] for name in FOUR] == [2, 10, 2, 10]
    assert (row["not_stated_entered"], row["other_entered"]) == (3, 1)
    # V1: 2 of 20 is a tenth, not more; V2: 1 of 4
    assert (row["notices"], row["notices_unclear"]) == (2, 1)


def test_two_positions_on_one_notice_are_two_that_passed() -> None:
    listed = "vacancy_no | grade | opened_on | positions\nV1 | P-3 | 2025-01-01 | 2"
    release = candidatures(["V1 | a | woman | appointed", "V1 | b | man | appointed", "V1 | c | man | applied"],
                           vacancy_notices=listed)  # fmt: skip
    assert passages(release, **YEAR) == {("applied", "appointed"): [1, 1, 1, 2]}


def test_a_notice_number_given_twice_is_one_notice() -> None:
    listed = LISTED + "V1 | P-3 | 2025-01-01 | 2025-02-01 | open\nV1 | P-4 | 2025-01-01 | 2025-02-01 | filled"
    release = candidatures(["V1 | a | woman | applied", "V1 | b | man | appointed"], vacancy_notices=listed)
    found = table(release, by=("grade",), **YEAR)
    assert found[["row", "grade", "women_entered"]].values.tolist()[0] == ["group", "P-4", 1]


def test_stages_that_an_export_lacks_are_skipped() -> None:
    release = candidatures(["V1 | a | woman | interviewed", "V1 | b | man | appointed"])
    assert list(passages(release)) == [("applied", "interviewed"), ("interviewed", "appointed")]


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
        "Pooled, women's odds of passing are 0.54 times men's; notice by notice, women's odds of passing are 1.11 times "
        "men's (interval 0.94–1.30): the two estimates point in opposite ways."
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
    f"V{at} | {grade} | 2025-0{at}-01 | 2025-0{at}-20 | filled" for at, grade in ((1, "P-3"), (2, "P-3"), (3, "P-4"), (4, "P-4"))
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


def test_long_and_wide_counts_and_candidatures_give_the_same() -> None:
    lines = [*(f"V1 | w{n} | woman | {'appointed' if n < 2 else 'applied'}" for n in range(5)),
             *(f"V1 | m{n} | man | {'appointed' if n < 1 else 'applied'}" for n in range(4))]  # fmt: skip
    of_counts = counted(("applied", "appointed"), {"V1": [(5, 4), (2, 1)]})
    assert passages(candidatures(lines)) == passages(of_counts) == {("applied", "appointed"): [2, 5, 1, 4]}


def test_a_stage_that_one_notice_lacks_in_counts_is_skipped_there() -> None:
    lines = "vacancy_no | stage | women | men\nV1 | applied | 5 | 5\nV1 | short list | 2 | 2\nV1 | appointed | 1 | 0\n"
    lines += "V2 | applied | 4 | 4\nV2 | appointed | 0 | 1\nV3 | applied | 3 | 3"
    assert passages(release_of(recruitment={"application_counts": lines})) == {
        ("applied", "short list"): [2, 5 + 3, 2, 5 + 3], ("applied", "appointed"): [0, 4, 1, 4],
        ("short list", "appointed"): [1, 2, 0, 2],
    }  # fmt: skip


def test_the_order_of_rows_changes_nothing() -> None:
    lines = [f"V{n % 5} | {n} | {'woman' if n % 3 else 'man'} | {'appointed' if n % 4 == 0 else 'applied'}" for n in range(60)]  # fmt: skip
    one, other = (table(candidatures(each), by=("vacancy_no",)) for each in (lines, lines[::-1]))
    pd.testing.assert_frame_equal(one, other, check_exact=True)


def test_nothing_is_nan_and_the_result_is_json() -> None:
    document = result_json(stage_pass_rates(two((0, 0, 1, 5), (0, 2, 0, 4)), LOCAL))
    assert "NaN" not in str(document)


def test_what_no_notice_has_cannot_be_asked() -> None:
    with pytest.raises(AskedWrongly, match="not a dimension"):
        table(berkeley(), by=("nationality",))
