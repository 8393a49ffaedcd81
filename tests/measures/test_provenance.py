"""The rows behind a figure are those of the people counted, and of no others."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked
from wggi_metrics.measures.provenance import provenance

# Row 2 opens the data. 1 enters P-3 in 2020 and is promoted (rows 3-5); 2 enters in 2022 (6); 3 entered unseen (7);
# 4 enters another grade (8); 5, other, enters P-3 (9); 6 enters P-3, leaves, and is back (10, 11).
CAREERS = """
staff_no | gender | grade | org_unit | entry_on_duty | valid_from | valid_to
0        | man    | USG   | A        | -             | 2019-01-01 | -
1        | woman  | P-3   | A        | -             | 2020-01-01 | 2021-06-30
1        | woman  | P-3   | B        | -             | 2021-07-01 | 2022-12-31
1        | woman  | P-4   | B        | -             | 2023-01-01 | -
2        | man    | P-3   | A        | -             | 2022-01-01 | -
3        | man    | P-3   | A        | 2010-01-01    | 2020-01-01 | -
4        | woman  | P-2   | A        | -             | 2020-01-01 | -
5        | other  | P-3   | A        | -             | 2020-03-01 | -
6        | woman  | P-3   | A        | -             | 2020-01-01 | 2020-12-31
6        | woman  | P-4   | A        | -             | 2022-01-01 | -
"""
TRAININGS = "event_no | held_on | hours\nT1 | 2020-02-01 | 6\nT2 | 2021-03-01 | 3\nT3 | 2020-05-01 | 3"
ATTENDANCE = "event_no | staff_no | role\nT1 | 1 | -\nT1 | 4 | -\nT2 | 1 | -\nT3 | 1 | presenter\nT3 | 5 | -"
P3 = {"grade": ("P-3",)}


@pytest.fixture(scope="module")
def release() -> Specimen:
    return release_of(assignments=CAREERS, trainings=TRAININGS, attendance=ATTENDANCE, until=date(2025, 12, 31))


def rows(release: Specimen, name: str, sheet: str = "Sheet0", **asked: object) -> list[int]:
    found = provenance(release, LOCAL, name, Asked(**asked))  # type: ignore[arg-type]
    return found[found["sheet"] == sheet]["row"].tolist()


def test_time_in_grade_has_the_rows_of_the_stays_and_of_what_ended_them(release: Specimen) -> None:
    assert rows(release, "time_in_grade", where=P3) == [3, 4, 5, 6, 9, 10]
    cohort = {"start": date(2020, 1, 1), "end": date(2020, 12, 31)}
    assert rows(release, "time_in_grade", where=P3, **cohort) == [3, 4, 5, 9, 10]


def test_the_hazard_ratio_has_the_rows_of_women_and_men_alone_in_grades_with_a_higher_one(release: Specimen) -> None:
    assert rows(release, "promotion_hazard_ratio", where=P3) == [3, 4, 5, 6, 10]
    assert rows(release, "promotion_hazard_ratio") == [3, 4, 5, 6, 8, 10, 11]
    assert rows(release, "promotion_hazard_ratio", where={"grade": ("USG",)}) == []


def test_with_the_minimum_seniority_who_never_had_it_is_not_among_the_rows() -> None:
    rule = "grade | months | valid_from\nP-3 | 24 | 2010-01-01"
    release = release_of(assignments=CAREERS, seniority=rule, until=date(2025, 12, 31))
    assert rows(release, "time_in_grade", where=P3 | {"eligible": ("yes",)}) == [3, 4, 5, 6, 9]


def test_training_has_the_rows_of_those_there_of_the_events_and_of_who_took_part(release: Specimen) -> None:
    period = {"start": date(2020, 1, 1), "end": date(2020, 12, 31), "where": P3}
    assert rows(release, "training_uptake", **period) == [3, 7, 10]
    assert rows(release, "training_uptake", "Sheet1", **period) == [2]  # T1; 1 presents T3, and 5 is other
    assert rows(release, "training_uptake", "Sheet2", **period) == [2]


def test_a_release_without_training_has_the_rows_of_those_there() -> None:
    release = release_of(assignments=CAREERS, until=date(2025, 12, 31))
    assert rows(release, "training_uptake", start=date(2019, 1, 1), end=date(2019, 12, 31)) == [2]
