"""Unbroken times in one grade: how they begin, how long they last, what ends them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.store.derive import DeriveOptions

Stay = tuple[str, str, int | None, int | None, str]


def stays(release: Specimen) -> list[Stay]:
    """Grade, beginning, months until observed (-1: from the entry on), months until the end, what ended it."""
    query = (
        "SELECT grade, began, late_months, months, cause FROM grade_stays JOIN staff_spells USING (spell) "
        "ORDER BY grade_stays.person, observed_on"
    )
    return release.cursor().execute(query).fetchall()


def of_assignments(rows: str, options: DeriveOptions | None = None, more: str = "") -> list[Stay]:
    """The stays of one woman whose assignments are followed to the end of 2025; the data begin in 2019."""
    heads = f"staff_no | gender | grade | valid_from | valid_to{more}"
    lines = [f"1 | woman | {row.strip()}" for row in rows.strip().splitlines()]
    first = "0 | man | USG | 2019-01-01 | 2019-01-31" + " | -" * more.count("|")
    text = "\n".join([heads, first, *lines])
    return stays(release_of(assignments=text, until=date(2025, 12, 31), options=options))[1:]


def of_lists(*rows: str, **options: object) -> list[Stay]:
    """The stays of persons on lists at the ends of years: number, grade, year."""
    lines = [f"{number} | woman | {grade} | {year}-12-31" for number, grade, year in map(str.split, rows)]
    return stays(release_of(staff_list="\n".join(["staff_no | gender | grade | as_of", *lines]), **options))  # type: ignore[arg-type]


def test_a_stay_lasts_from_the_entry_seen_to_the_promotion_and_the_next_one_to_the_end_of_the_data() -> None:
    found = of_assignments("P-3 | 2020-03-15 | 2022-03-14\nP-4 | 2022-03-15 | -")
    assert found == [("P-3", "hired", -1, 24, "promoted"), ("P-4", "promoted", -1, 45, "none")]


def test_promoted_within_the_first_month_is_month_0() -> None:
    found = of_assignments("P-3 | 2020-03-15 | 2020-03-31\nP-4 | 2020-04-01 | 2021-03-31")
    assert found == [("P-3", "hired", -1, 0, "promoted"), ("P-4", "promoted", -1, 12, "left")]


@pytest.mark.parametrize(
    ("until", "months"), [("2021-02-27", 1), ("2021-02-26", 0), ("2021-03-29", 1), ("2021-03-30", 2)]
)
def test_a_month_is_completed_on_the_same_day_or_the_last_of_a_shorter_month(until: str, months: int) -> None:
    assert of_assignments(f"P-3 | 2021-01-31 | {until}") == [("P-3", "hired", -1, months, "left")]


def test_a_break_of_more_than_31_days_ends_the_stay_and_a_new_one_begins() -> None:
    found = of_assignments("P-3 | 2020-01-01 | 2020-12-31\nP-3 | 2021-06-01 | -")
    assert found == [("P-3", "hired", -1, 12, "left"), ("P-3", "returned", -1, 55, "none")]
    assert of_assignments("P-3 | 2020-01-01 | 2020-12-31\nP-3 | 2021-02-01 | -") == [("P-3", "hired", -1, 72, "none")]


def test_a_skipped_grade_is_one_promotion() -> None:
    found = of_assignments("P-3 | 2020-01-01 | 2020-12-31\nP-5 | 2021-01-01 | -")
    assert [(grade, cause) for grade, _, _, _, cause in found] == [("P-3", "promoted"), ("P-5", "none")]


def test_a_conversion_and_a_demotion_are_ends_of_their_own() -> None:
    found = of_assignments("G-6 | 2020-01-01 | 2020-12-31\nP-2 | 2021-01-01 | 2021-12-31\nP-1 | 2022-01-01 | -")
    assert found == [
        ("G-6", "hired", -1, 12, "converted"),
        ("P-2", "converted", -1, 12, "demoted"),
        ("P-1", "demoted", -1, 48, "none"),
    ]


def test_back_in_a_grade_held_before_is_no_entry_into_it() -> None:
    found = of_assignments("P-3 | 2020-01-01 | 2020-12-31\nP-2 | 2021-01-01 | 2021-12-31\nP-3 | 2022-01-01 | -")
    assert found[2] == ("P-3", "held before", None, None, "none")


def test_time_in_grade_runs_on_over_a_re_grading() -> None:
    options = DeriveOptions(regradings=[(date(2021, 1, 1), "P-3", "P-4")])
    rows = "P-3 | 2020-01-01 | 2020-12-31\nP-4 | 2021-01-01 | 2021-12-31\nP-5 | 2022-01-01 | -"
    found = of_assignments(rows, options)
    assert found[0] == ("P-3", "hired", -1, 24, "promoted")


def test_an_unknown_grade_in_between_is_compared_with_the_last_known_one() -> None:
    same = of_assignments("P-3 | 2020-01-01 | 2020-12-31\n- | 2021-01-01 | 2021-12-31\nP-3 | 2022-01-01 | -")
    assert same == [("P-3", "hired", -1, 72, "none")]
    higher = of_assignments("P-3 | 2020-01-01 | 2020-12-31\n- | 2021-01-01 | 2021-12-31\nP-4 | 2022-01-01 | -")
    assert higher[0] == ("P-3", "hired", -1, 24, "promoted")


def test_a_grade_that_stays_unknown_ends_observation() -> None:
    found = of_assignments("P-3 | 2020-01-01 | 2020-12-31\n- | 2021-01-01 | 2021-12-31")
    assert found == [("P-3", "hired", -1, 12, "none")]
    found = of_assignments("- | 2020-01-01 | 2020-12-31\nP-3 | 2021-01-01 | 2021-12-31")
    assert found == [("P-3", "unknown", None, None, "left")]


def test_another_contract_ends_observation_and_under_the_new_one_it_begins_late() -> None:
    found = of_assignments(
        "P-3 | 2020-01-01 | 2020-12-31 | short-term/temporary\nP-3 | 2021-01-01 | 2021-12-31 | fixed-term\n"
        "P-4 | 2022-01-01 | - | fixed-term",
        more=" | contract_type",
    )
    assert found == [
        ("P-3", "hired", -1, 12, "none"), ("P-3", "hired", 12, 24, "promoted"), ("P-4", "promoted", -1, 48, "none"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("since", "on_duty", "stay"),
    [
        ("-", "-", ("unknown", None, None)), ("2018-03-01", "-", ("grade since", 10, 22)),
        ("2019-01-01", "-", ("grade since", -1, 12)), ("2019-06-01", "-", ("unknown", None, None)),
        ("-", "2010-01-01", ("unknown", None, None)), ("-", "2018-12-15", ("hired", -1, 12)),
    ],
)  # fmt: skip
def test_who_is_there_when_the_data_begin_entered_when_an_export_says_so(
    since: str, on_duty: str, stay: tuple[str, int | None, int | None]
) -> None:
    release = release_of(
        assignments=f"""
staff_no | gender | grade | grade_since | entry_on_duty | valid_from | valid_to
1        | woman  | P-3   | {since}     | {on_duty}     | 2019-01-01 | 2019-12-31
1        | woman  | P-4   | -           | {on_duty}     | 2020-01-01 | -
""",
        until=date(2025, 12, 31),
    )
    assert stays(release)[0] == ("P-3", *stay, "promoted")


def test_from_lists_a_duration_is_the_time_between_the_first_lists_that_show_the_grades() -> None:
    found = of_lists("1 P-2 2018", "1 P-3 2019", "1 P-3 2020", "1 P-4 2021", "2 P-3 2019", "2 P-3 2020", "3 P-3 2021")
    assert found == [
        ("P-2", "unknown", None, None, "promoted"), ("P-3", "promoted", -1, 24, "promoted"),
        ("P-4", "promoted", -1, 0, "none"), ("P-3", "hired", -1, 24, "left"), ("P-3", "hired", -1, 0, "none"),
    ]  # fmt: skip


def test_lists_at_month_ends_give_whole_months() -> None:
    text = "staff_no | gender | grade | as_of\n" + "\n".join(
        f"{number} | woman | P-3 | {day}"
        for number, day in (("0", "2021-01-31"), ("1", "2021-02-28"), ("1", "2021-03-31"), ("1", "2021-04-30"))
    )
    assert stays(release_of(staff_list=text))[1] == ("P-3", "hired", -1, 2, "none")


def test_an_absence_from_lists_is_bridged_and_a_promotion_meanwhile_is_seen_at_the_return() -> None:
    others = ("0 P-1 2018", "0 P-1 2019", "0 P-1 2020", "0 P-1 2021", "0 P-1 2022")
    assert of_lists(*others, "1 P-3 2019", "1 P-3 2021", "1 P-3 2022")[1] == ("P-3", "hired", -1, 36, "none")
    found = of_lists(*others, "1 P-3 2019", "1 P-4 2021", "1 P-4 2022")[1:]
    assert found == [("P-3", "hired", -1, 24, "promoted"), ("P-4", "promoted", -1, 12, "none")]
    found = of_lists(*others, "1 P-3 2019", "1 P-4 2022")[1:]
    assert found == [("P-3", "hired", -1, 12, "left"), ("P-4", "returned", -1, 0, "none")], "back after 36 months"


@pytest.mark.parametrize(
    ("first", "began"), [("2018-01-01", "hired"), ("2017-01-01", "unknown"), ("2019-01-01", "hired")]
)
def test_on_a_list_entry_on_duty_tells_whether_a_start_was_seen(first: str, began: str) -> None:
    """On the first list of 2018 or, for 2019, on the second one: in the year before the list, or earlier."""
    year = max(int(first[:4]), 2018)
    years = [year for year in (2018, 2019, 2020) if year >= int(first[:4])]
    rows = [f"1 | woman | P-3 | {first} | year | {each}-12-31" for each in years]
    others = [f"0 | man | P-1 | 2000-01-01 | year | {each}-12-31" for each in (2018, 2019, 2020)]
    head = "staff_no | gender | grade | entry_on_duty | entry_on_duty_precision | as_of"
    found = stays(release_of(staff_list="\n".join([head, *others, *rows])))[1]
    assert (found[1], found[3]) == (began, None if began == "unknown" else 12 * (2020 - year))


def test_a_gender_corrected_between_lists_is_one_gender_for_the_whole_stay() -> None:
    text = """
staff_no | gender | grade | as_of
0        | man    | P-1   | 2018-12-31
1        | man    | P-3   | 2019-12-31
1        | woman  | P-3   | 2020-12-31
1        | woman  | P-4   | 2021-12-31
"""
    query = "SELECT gender, months FROM grade_stays JOIN staff_spells USING (spell) WHERE began <> 'unknown' ORDER BY 2"
    assert release_of(staff_list=text).cursor().execute(query).fetchall() == [("woman", 0), ("woman", 24)]
