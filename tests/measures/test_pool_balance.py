"""Notices without a woman, or without a man, at each stage, beside what chance alone gives."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.measures.notices import candidatures, counted, drawn
from tests.specimen import Specimen
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.figures.sentences import sentence
from wggi_metrics.measures import Asked, pool_balance

YEAR = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}
EXAMPLE = [(20, 8, 5), (12, 2, 4), (30, 6, 5), (9, 0, 3)]
SEEN = ["notices", "no_women", "one_woman", "two_or_more"]


def stages(release: Specimen, kind: str = "pooled", **asked: Any) -> dict[str, dict[str, Any]]:
    """The row of each stage."""
    found = pool_balance(release, LOCAL, Asked(**asked)).table
    return {row["stage"]: row for row in found[found["row"] == kind].to_dict("records")}


def test_the_worked_example_comes_out() -> None:
    # measures, 18
    row = stages(drawn(EXAMPLE, [2, 1, 0, 0]))["recommended"]
    assert [row[name] for name in SEEN] == [4, 2, 1, 1]
    assert row["expected_no_women"] == pytest.approx(1.773587, abs=1e-6)
    assert row["expected_one_woman"] == pytest.approx(1.187658, abs=1e-6)
    assert row["reference"] == "own pool"


def test_men_are_counted_by_the_same_rule() -> None:
    turned = [(n, n - w, k) for n, w, k in EXAMPLE]
    row = stages(drawn(turned, [3, 3, 5, 3]))["recommended"]
    assert [row[name] for name in ("no_men", "one_man", "two_or_more_men")] == [2, 1, 1]
    assert (row["expected_no_men"], row["expected_one_man"]) == pytest.approx((1.773587, 1.187658), abs=1e-6)


def test_at_the_first_stage_the_reference_is_the_applicants_at_the_grade() -> None:
    listed = "vacancy_no | grade | opened_on | closed_on\n" + "\n".join(
        f"V{at} | {grade} | 2025-01-01 | 2025-02-01" for at, grade in ((1, "P-3"), (2, "P-3"), (3, "P-4"))
    )
    release = counted(("applied", "recommended"), {
        "V1": [(1, 2), (1, 0)], "V2": [(0, 2), (0, 1)], "V3": [(3, 1), (1, 0)],
    }, listed)  # fmt: skip
    row = stages(release, **YEAR)["applied"]
    assert row["reference"] == "grade"
    assert [row[name] for name in SEEN] == [3, 1, 1, 1]
    # P-3: 1 of 5; pools of 3 and 2. P-4: 3 of 4; a pool of 4
    assert row["expected_no_women"] == pytest.approx(0.8**3 + 0.8**2 + 0.25**4)
    assert row["expected_one_woman"] == pytest.approx(3 * 0.2 * 0.8**2 + 2 * 0.2 * 0.8 + 4 * 0.75 * 0.25**3)


def test_who_withdraws_was_at_the_stage_and_is_not_in_the_pool_of_the_next() -> None:
    release = candidatures([
        "V1 | a | woman | short list | withdrawn", "V1 | b | woman | short list | -",
        "V1 | c | man | recommended | -",
    ], "stage | outcome")  # fmt: skip
    found = stages(release)
    assert found["short list"]["two_or_more"] == 1
    assert found["recommended"]["expected_no_women"] == pytest.approx(1 / 2)


def test_stages_that_are_not_decided_wait() -> None:
    listed = "vacancy_no | grade | opened_on | closed_on | status\nV1 | P-3 | 2025-01-01 | 2025-02-01 | open"
    release = candidatures(["V1 | a | woman | qualified", "V1 | b | man | applied"], vacancy_notices=listed)
    assert list(stages(release, **YEAR)) == ["applied", "qualified"]
    waiting = candidatures(["V1 | a | woman | applied", "V1 | b | man | applied", "V2 | c | man | qualified"],
                           vacancy_notices=listed + "\nV2 | P-3 | 2025-01-01 | 2025-02-01 | filled")  # fmt: skip
    assert stages(waiting, **YEAR)["applied"]["notices"] == 1


def test_a_stage_that_nobody_reached_is_no_pool_without_women() -> None:
    found = stages(drawn([(4, 2, 1), (5, 2, 0)], [1, 0]))
    assert found["recommended"]["notices"] == 1


def test_gender_not_stated_is_counted_beside() -> None:
    row = stages(candidatures(["V1 | a | man | recommended", "V1 | b | not stated | recommended"]))["recommended"]
    assert (row["notices"], row["no_women"], row["not_stated"]) == (1, 1, 1)


def test_groups_add_up_to_the_pooled_row_and_stages_can_be_chosen() -> None:
    release = drawn(EXAMPLE, [2, 1, 0, 0])
    table = pool_balance(release, LOCAL, Asked(by=("vacancy_no",), where={"stage": ("recommended",)})).table
    assert set(table["stage"]) == {"recommended"}
    groups = table[table["row"] == "group"]
    assert groups["expected_no_women"].sum() == pytest.approx(1.773587, abs=1e-6)
    assert groups["no_women"].sum() == 2


def test_an_appointment_from_a_roster_is_in_no_pool() -> None:
    release = candidatures(
        ["V1 | a | woman | appointed | yes", "V1 | b | man | short list | no"], "stage | from_roster"
    )
    assert "appointed" not in stages(release)


def test_the_sentence_names_the_last_stage_before_the_board() -> None:
    stages_of = ("applied", "short list", "recommended")
    release = counted(stages_of, {
        f"V{at}": [(w, n - w), (x, k - x), (0, 1)]
        for at, ((n, w, k), x) in enumerate(zip(EXAMPLE, [2, 1, 0, 0], strict=True))
    })  # fmt: skip
    assert sentence(pool_balance(release, LOCAL)) == (
        "At the stage short list 2 of 4 notices had no woman, where chance alone gives 1.8 from the stage before; "
        "1 had one, where chance gives 1.2."
    )


def test_the_share_at_a_stage_stands_with_its_interval() -> None:
    row = stages(drawn([(20, 8, 5), (12, 2, 4)], [2, 1]))["recommended"]
    # 3 of 9; Wilson: statsmodels 0.15, proportion_confint(3, 9, method="wilson")
    assert row["share"] == pytest.approx(3 / 9)
    assert (row["low"], row["high"]) == pytest.approx((0.1205838183869, 0.6457978644196), rel=1e-9)


def test_years_counted_together_are_those_counted_one_by_one() -> None:
    listed = "vacancy_no | grade | opened_on | closed_on | decided_on\n" + "\n".join(
        f"V{at} | P-3 | {year}-01-01 | {year}-02-01 | {year}-03-0{at}"
        for at, year in enumerate((2023, 2023, 2024, 2025), 1)
    )
    release = counted(("applied", "recommended"), {
        "V1": [(1, 2), (1, 0)], "V2": [(0, 2), (0, 1)], "V3": [(3, 1), (1, 0)], "V4": [(4, 5), (0, 2)],
    }, listed)  # fmt: skip
    span = {"start": date(2023, 1, 1), "end": date(2025, 12, 31)}
    together = pool_balance(release, LOCAL, Asked(every="year", **span)).table.to_dict("records")
    for year in (2023, 2024, 2025):
        alone = stages(release, start=date(year, 1, 1), end=date(year, 12, 31))
        found = {row["stage"]: row for row in together if row["period_from"] == date(year, 1, 1)}
        assert set(found) == set(alone)
        for stage, row in alone.items():
            assert {name: found[stage][name] for name in row if not name.startswith("period")} == {
                name: value for name, value in row.items() if not name.startswith("period")
            }
