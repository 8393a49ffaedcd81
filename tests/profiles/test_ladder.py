"""Ladders: what spells a grade, what feeds it, and a ladder made from the grades found."""

from __future__ import annotations

import pytest

from wggi_metrics.profiles import Ladder, ladder_from_grades, un_common_system


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("P-3", "P-3"), ("P3", "P-3"), ("P 3", "P-3"), ("P.3", "P-3"), ("p-3", "P-3"), ("NOA", "NO-A"),
        ("NO-A", "NO-A"),
        ("GS-5", "G-5"), ("G5/VIII", "G-5"), ("d1", "D-1"), ("asg", "ASG"), ("P-4 step 7", "P-4"),
        ("ungraded", "ungraded"),
    ],
)  # fmt: skip
def test_spellings_of_the_un_common_system_are_read(text: str, grade: str) -> None:
    assert un_common_system().grade_of(text) == grade


@pytest.mark.parametrize("text", ["P-6", "P-9", "G-8", "D-3", "X", "", "P", "33", "P-33"])
def test_what_is_no_grade_is_none_however_alike(text: str) -> None:
    assert un_common_system().grade_of(text) is None


TEACHERS = Ladder(
    "Teachers",
    ("Assist", "Assoc", "Full", "1-1", "11"),
    {"Academic": ("Assist", "Assoc", "Full")},
    spellings={"Assoc": ("Associate professor",)},
)


def test_another_ladder_is_matched_without_case_and_marks_but_exactly() -> None:
    assert TEACHERS.grade_of("assoc.") == "Assoc"
    assert TEACHERS.grade_of("ASSOCIATE PROFESSOR") == "Assoc"
    assert TEACHERS.grade_of("Associate") is None


def test_marks_that_tell_two_grades_apart_are_kept() -> None:
    assert TEACHERS.grade_of("1-1") == "1-1"
    assert TEACHERS.grade_of("11") == "11"
    assert TEACHERS.grade_of("1.1") is None


def test_the_grade_below_in_the_category_feeds_a_grade() -> None:
    assert TEACHERS.feeders("Full") == ("Assoc",)
    assert TEACHERS.feeders("Assist") == ()
    assert un_common_system().feeders("P-4") == ("P-3",)


def test_feeders_given_replace_the_default() -> None:
    given = Ladder("L", ("a", "b", "c"), {"x": ("a", "b", "c")}, feeds={"c": ("a", "b")})
    assert given.feeders("c") == ("a", "b")


def test_grades_found_make_a_ladder_in_natural_order() -> None:
    ladder = ladder_from_grades(["N20", "N9", "21", "3", "M2", " 3 ", "not stated", ""])
    assert ladder.grades == ("3", "21", "M2", "N9", "N20")
    assert ladder.categories == {"All grades": ladder.grades}
    assert ladder.unknown == "keep"
