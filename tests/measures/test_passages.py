"""Who counts at which passage from one stage of selection to the next."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.measures.notices import FOUR, LISTED, candidatures, counted, passages, pooled, stratified, table
from tests.specimen import release_of

YEAR: dict[str, Any] = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}


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
        "V1 | a | woman | qualified", "V1 | b | man | applied", "V2 | c | woman | appointed",
        "V2 | d | man | qualified",
    ], vacancy_notices=listed)  # fmt: skip
    assert passages(release, **YEAR) == {
        ("applied", "qualified"): [2, 2, 1, 2],
        ("qualified", "appointed"): [1, 1, 0, 1],
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
