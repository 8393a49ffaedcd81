"""Women chosen beside what chance alone gives, notice by notice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from tests.measures.notices import berkeley, candidatures, counted, drawn
from tests.specimen import Specimen, release_of
from wggi_metrics.cli.results import result_json
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.figures.sentences import sentence
from wggi_metrics.measures import Asked, appointments_expected, stage_pass_rates

YEAR = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}
EXAMPLE = [(5, 2, 1), (4, 1, 1), (6, 3, 2), (3, 0, 1), (4, 4, 1), (8, 2, 3)]


def rows(release: Specimen, kind: str = "pooled", **asked: Any) -> list[dict[str, Any]]:
    found = appointments_expected(release, LOCAL, Asked(**asked)).table
    return found[found["row"] == kind].to_dict("records")


def step(release: Specimen, name: str, **asked: Any) -> dict[str, Any]:
    return next(row for row in rows(release, **asked) if row["step"] == name)


def test_the_worked_example_comes_out() -> None:
    # measures, 17; observed 3 of 9
    row = step(drawn(EXAMPLE, [1, 0, 1, 0, 1, 0]), "board")
    assert (row["notices"], row["notices_mixed"], row["appointed"], row["women_appointed"]) == (6, 4, 9, 3)
    assert row["women_expected"] == pytest.approx(2 / 5 + 1 / 4 + 2 * 3 / 6 + 0 + 1 + 3 * 2 / 8)
    assert row["variance"] == pytest.approx(1.229286, abs=1e-6)
    assert (row["p_at_most"], row["p_at_least"]) == pytest.approx((0.547143, 0.791071), abs=1e-6)
    assert row["p_two_sided"] == 1


def test_beside_the_pooled_row_stands_how_probable_each_number_is() -> None:
    found = rows(drawn(EXAMPLE, [1, 0, 1, 0, 1, 0]), "chance")
    assert [row["women_appointed"] for row in found] == [1, 2, 3, 4, 5, 6, 7]
    expected = [0.032143, 0.176786, 0.338214, 0.295714, 0.128214, 0.026786, 0.002143]
    assert [row["chance"] for row in found] == pytest.approx(expected, abs=1e-6)
    assert sum(row["chance"] for row in found) == pytest.approx(1)


def test_the_squared_distance_is_the_test_of_the_pass_rates_by_notice() -> None:
    row = step(berkeley(), "board")
    # R, UCBAdmissions: expected at the departments' rates 541.643, observed 557
    assert row["women_expected"] == pytest.approx(541.643, abs=5e-4)
    assert row["women_appointed"] == 557
    rates = stage_pass_rates(berkeley(), LOCAL).row("stratified")
    assert (557 - row["women_expected"]) ** 2 / row["variance"] == pytest.approx(rates["cmh"])
    assert row["p_two_sided"] == pytest.approx(rates["exact_p"])


def test_one_notice_is_never_tested() -> None:
    row = step(drawn([(5, 1, 1)], [0]), "board")
    assert row["not_computable"] == "one notice is never tested"
    assert (row["women_expected"], row["women_appointed"]) == (pytest.approx(1 / 5), 0)
    assert all(pd.isna(row[name]) for name in ("p_at_most", "p_at_least", "p_two_sided"))
    assert not rows(drawn([(5, 1, 1)], [0]), "chance")


def test_rows_by_notice_have_no_p() -> None:
    found = rows(drawn(EXAMPLE, [1, 0, 1, 0, 1, 0]), "group", by=("vacancy_no",))
    assert {row["not_computable"] for row in found} == {"one notice is never tested"}
    assert sum(row["women_expected"] for row in found) == pytest.approx(3.4)


def test_notices_in_which_nobody_was_chosen_are_not_counted() -> None:
    row = step(drawn([*EXAMPLE, (7, 3, 0)], [1, 0, 1, 0, 1, 0, 0]), "board")
    assert (row["notices"], row["women_expected"]) == (6, pytest.approx(3.4))
    assert rows(drawn([(7, 3, 0)], [0]))[0]["not_computable"] == "no events"


def test_the_step_from_the_recommendation_to_the_appointment_stands_apart() -> None:
    stages = ("applied", "short list", "interviewed", "recommended", "appointed")
    release = counted(stages, {
        "V1": [(9, 9), (4, 6), (2, 3), (1, 1), (0, 1)], "V2": [(5, 9), (3, 3), (2, 2), (1, 1), (1, 0)],
    })  # fmt: skip
    board, head = (step(release, name) for name in ("board", "head"))
    assert (board["stage"], board["next_stage"]) == ("interviewed", "recommended")
    assert board["women_expected"] == pytest.approx(2 * 2 / 5 + 2 * 2 / 4)
    assert (head["stage"], head["next_stage"]) == ("recommended", "appointed")
    assert (head["women_expected"], head["women_appointed"], head["appointed"]) == (pytest.approx(1), 1, 2)


def test_from_an_earlier_stage_the_pool_is_who_entered_it() -> None:
    stages = ("applied", "short list", "interviewed", "recommended")
    release = counted(stages, {"V1": [(9, 9), (4, 6), (2, 3), (1, 1)], "V2": [(5, 9), (3, 3), (2, 2), (1, 1)]})
    row = step(release, "board", where={"stage": ("short list",)})
    assert (row["stage"], row["next_stage"]) == ("short list", "recommended")
    assert row["women_expected"] == pytest.approx(2 * 4 / 10 + 2 * 3 / 6)
    both = rows(release, where={"stage": ("applied", "short list")})
    assert [(row["stage"], row["women_candidates"]) for row in both] == [("applied", 14), ("short list", 7)]


def test_who_withdrew_on_the_way_is_in_no_pool() -> None:
    release = candidatures([
        "V1 | a | woman | short list | withdrawn", "V1 | b | woman | interviewed | withdrawn",
        "V1 | c | woman | short list | -", "V1 | d | man | recommended | -", "V1 | e | man | interviewed | -",
        "V2 | f | woman | recommended | -", "V2 | g | man | interviewed | -",
    ], "stage | outcome")  # fmt: skip
    last = step(release, "board")
    assert (last["women_candidates"], last["men_candidates"]) == (1, 3)
    early = step(release, "board", where={"stage": ("short list",)})
    assert (early["women_candidates"], early["men_candidates"]) == (2, 3)
    assert early["women_expected"] == pytest.approx(1 / 3 + 1 / 2)


def test_without_a_recommendation_the_next_stage_is_taken() -> None:
    row = step(berkeley(), "board")
    assert (row["stage"], row["next_stage"]) == ("applied", "appointed")


def test_notices_with_different_last_stages_are_added_up() -> None:
    lines = [
        "V1 | short list | 2 | 2",
        "V1 | recommended | 1 | 0",
        "V2 | interviewed | 1 | 3",
        "V2 | recommended | 0 | 1",
    ]
    table = "\n".join(["vacancy_no | stage | women | men", *lines])
    row = step(release_of(recruitment={"application_counts": table}), "board")
    assert (row["notices"], row["stage"], row["next_stage"]) == (2, None, "recommended")
    assert row["women_expected"] == pytest.approx(1 / 2 + 1 / 4)


def test_gender_not_stated_is_left_out_of_the_pool_and_counted() -> None:
    release = candidatures([
        "V1 | a | woman | recommended", "V1 | b | man | short list", "V1 | c | not stated | recommended",
        "V1 | d | not stated | short list", "V2 | e | man | recommended", "V2 | f | woman | short list",
    ])  # fmt: skip
    row = step(release, "board")
    assert (row["women_candidates"], row["men_candidates"], row["not_stated"]) == (2, 2, 2)
    assert (row["appointed"], row["unknown_appointed"], row["women_expected"]) == (2, 1, pytest.approx(1 / 2 + 1 / 2))


def test_an_appointment_from_a_roster_is_drawn_from_no_pool() -> None:
    release = candidatures([
        "V1 | a | woman | appointed | yes", "V1 | b | man | short list | no", "V2 | c | man | appointed | no",
        "V2 | d | woman | short list | no",
    ], "stage | from_roster")  # fmt: skip
    row = step(release, "board")
    assert (row["notices"], row["appointed"], row["women_appointed"]) == (1, 1, 0)


LISTED = "vacancy_no | grade | opened_on | closed_on\n" + "\n".join(
    f"VN{at} | {'P-3' if at < 3 else 'P-4'} | 2025-0{at + 1}-01 | 2025-0{at + 1}-20" for at in range(6)
)


def test_groups_and_periods_add_up() -> None:
    notices = {f"VN{at}": [(w, n - w), (x, k - x)] for at, ((n, w, k), x) in
               enumerate(zip(EXAMPLE, [1, 0, 1, 0, 1, 0], strict=True))}  # fmt: skip
    release = counted(("short list", "recommended"), notices, LISTED)
    groups = rows(release, "group", by=("grade",), **YEAR)
    assert [(row["grade"], row["notices"]) for row in groups] == [("P-3", 3), ("P-4", 3)]
    assert [row["women_expected"] for row in groups] == pytest.approx([1.65, 1.75])
    quarters = rows(release, every="quarter", start=date(2025, 1, 1), end=date(2025, 6, 30))
    assert [(row["period_from"], row["notices"]) for row in quarters] == [(date(2025, 1, 1), 3), (date(2025, 4, 1), 3)]
    assert step(release, "board", where={"grade": ("P-4",)}, **YEAR)["notices"] == 3


def test_the_sentence_sets_observed_beside_expected() -> None:
    said = sentence(appointments_expected(drawn(EXAMPLE, [1, 0, 1, 0, 1, 0]), LOCAL))
    assert said == (
        "Women were 3 of 9 of those recommended over 6 notices; 3.4 would be expected if chance alone chose within "
        "each notice's pool; chance alone gives a difference at least as large in 100 of 100 cases."
    )
    alone = sentence(appointments_expected(drawn([(5, 1, 1)], [0]), LOCAL))
    assert alone.endswith("0.2 would be expected if chance alone chose within the pool; one notice is never tested.")


def test_nothing_is_nan() -> None:
    assert "NaN" not in str(result_json(appointments_expected(drawn([(5, 1, 1)], [0]), LOCAL)))
