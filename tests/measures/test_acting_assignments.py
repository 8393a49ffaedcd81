"""Acting in a higher grade, beside who could, and what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, acting_assignments

IN_2022 = {"start": date(2022, 1, 1), "end": date(2022, 12, 31)}
UNTIL = date(2023, 12, 31)
MONTH = 30.4375

# 1 acts for 181 days, 2 for 365; 3 and 4 are in the feeder grade too; 5 is in another category
CAREERS = """
staff_no | gender | grade | acting_grade | valid_from | valid_to
1        | woman  | P-3   | -            | 2020-01-01 | 2021-12-31
1        | woman  | P-3   | P-4          | 2022-01-01 | 2022-06-30
1        | woman  | P-3   | -            | 2022-07-01 | -
2        | man    | P-3   | -            | 2020-01-01 | 2021-12-31
2        | man    | P-3   | P-4          | 2022-01-01 | 2022-12-31
2        | man    | P-4   | -            | 2023-01-01 | -
3        | woman  | P-3   | -            | 2020-01-01 | -
4        | woman  | P-3   | -            | 2020-01-01 | -
5        | woman  | G-5   | -            | 2020-01-01 | -
"""


def specimen(text: str = CAREERS) -> Specimen:
    return release_of(assignments=text, until=UNTIL)


def test_the_share_of_acting_months_is_set_beside_the_feeder_grades() -> None:
    row = acting_assignments(specimen(), LOCAL, Asked(**IN_2022)).row("pooled")
    assert row["women_months"] == pytest.approx(181 / MONTH)
    assert row["men_months"] == pytest.approx(365 / MONTH)
    assert row["share"] == pytest.approx(181 / 546)
    assert row["feeder_share"] == pytest.approx(3 / 4)
    assert row["ratio"] == pytest.approx((181 / 546) / (3 / 4))


def test_acting_is_settled_twelve_months_after_its_first_day() -> None:
    before = acting_assignments(specimen(), LOCAL, Asked(**IN_2022)).row("pooled")
    assert before[["women_ended", "men_ended"]].tolist() == [0, 0]
    year = Asked(start=date(2023, 1, 1), end=date(2023, 12, 31))
    row = acting_assignments(specimen(), LOCAL, year).row("pooled")
    # both are settled on 1 January 2023; he was promoted on that day, the first after twelve months
    assert row[["women_ended", "women_converted", "men_ended", "men_converted"]].tolist() == [1, 0, 1, 1]
    assert row["not_computable"] == "no events"


@pytest.mark.parametrize(
    ("promoted_to", "on", "converted"),
    [
        ("P-4", date(2022, 8, 1), 1),
        ("P-5", date(2022, 8, 1), 1),  # at least the acting grade
        ("P-4", date(2023, 1, 1), 1),
        ("P-4", date(2023, 1, 2), 0),  # a day late
        ("P-2", date(2022, 8, 1), 0),
        ("G-7", date(2022, 8, 1), 0),  # another category
    ],
)
def test_converted_is_promoted_to_at_least_the_acting_grade_in_time(promoted_to: str, on: date, converted: int) -> None:
    day_before = date.fromordinal(on.toordinal() - 1)
    release = specimen(f"""
staff_no | gender | grade         | acting_grade | valid_from | valid_to
1        | woman  | P-3           | -            | 2020-01-01 | 2021-12-31
1        | woman  | P-3           | P-4          | 2022-01-01 | {day_before}
1        | woman  | {promoted_to} | -            | {on}       | -
""")
    row = acting_assignments(release, LOCAL, Asked(start=date(2023, 1, 1), end=UNTIL)).row("pooled")
    assert row[["women_ended", "women_converted"]].tolist() == [1, converted]


def test_acting_that_began_before_the_data_has_no_first_day() -> None:
    release = specimen("staff_no | gender | grade | acting_grade | valid_from\n1 | woman | P-3 | P-4 | 2020-01-01")
    whole = Asked(start=date(2020, 1, 1), end=UNTIL)
    row = acting_assignments(release, LOCAL, whole).row("pooled")
    assert row["women_ended"] == 0
    assert row["women_months"] == pytest.approx(1461 / MONTH)


def test_another_acting_grade_is_another_assignment_and_a_new_unit_is_not() -> None:
    release = specimen("""
staff_no | gender | grade | acting_grade | org_unit | valid_from | valid_to
1        | woman  | P-3   | -            | A        | 2020-01-01 | 2020-12-31
1        | woman  | P-3   | P-4          | A        | 2021-01-01 | 2021-03-31
1        | woman  | P-3   | P-4          | B        | 2021-04-01 | 2021-06-30
1        | woman  | P-3   | P-5          | B        | 2021-07-01 | -
""")
    row = acting_assignments(release, LOCAL, Asked(start=date(2021, 1, 1), end=UNTIL)).row("pooled")
    assert row["women_ended"] == 2


def test_by_acting_grade_each_has_its_own_feeders() -> None:
    text = CAREERS + "6 | man | G-6 | G-7 | 2020-01-01 | -\n7 | woman | G-6 | - | 2020-01-01 | -\n"
    rows = acting_assignments(specimen(text), LOCAL, Asked(by=("acting_grade",), **IN_2022)).rows
    assert rows["acting_grade"].tolist() == ["P-4", "G-7"]
    assert rows["feeder_share"].tolist() == pytest.approx([3 / 4, 1 / 2])
    assert rows["share"].tolist() == pytest.approx([181 / 546, 0])


def test_a_filter_on_the_acting_grade_does_not_narrow_its_feeders() -> None:
    asked = Asked(where={"acting_grade": ("P-4",)}, **IN_2022)
    assert acting_assignments(specimen(), LOCAL, asked).row("pooled")["feeder_share"] == pytest.approx(3 / 4)


def test_a_grade_that_feeds_none_of_the_acting_grades_has_no_ratio() -> None:
    text = CAREERS + "6 | man | P-2 | P-4 | 2020-01-01 | -\n"
    rows = acting_assignments(specimen(text), LOCAL, Asked(by=("grade",), **IN_2022)).rows.set_index("grade")
    assert rows.loc["P-2", "not_computable"] == "no feeder grade"
    assert rows.loc["P-3", "feeder_share"] == pytest.approx(3 / 4)


def test_without_the_field_on_lists_and_in_head_counts_the_reason_is_given() -> None:
    text = "staff_no | gender | grade | valid_from\n1 | woman | P-3 | 2020-01-01"
    row = acting_assignments(specimen(text), LOCAL, Asked(**IN_2022)).row("pooled")
    assert row["not_computable"] == "the export lacks the field acting_grade"
    lists = """
staff_no | gender | grade | acting_grade | as_of
1        | woman  | P-3   | P-4          | 2021-12-31
1        | woman  | P-3   | P-4          | 2022-12-31
"""
    row = acting_assignments(release_of(staff_list=lists), LOCAL, Asked(**IN_2022)).row("pooled")
    assert row["not_computable"] == "the date of a change lies between two lists"
    counts = "as_of | grade | women | men\n2021-12-31 | P-3 | 5 | 5\n2022-12-31 | P-3 | 6 | 5"
    row = acting_assignments(release_of(staff_counts=counts), LOCAL, Asked(**IN_2022)).row("pooled")
    assert row["not_computable"] == "a head count has no flows"
