"""The UN common system's grades, and the patterns by which their spellings are known."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from wggi_metrics.dictionary import folded

LADDER = tomllib.loads(
    (files("wggi_metrics.dictionary") / "ladders" / "un_common_system.toml").read_text("utf-8")
)


def spelled(text: str) -> list[str]:
    """Every grade whose pattern the text matches, once what follows the grade is off."""
    bare = re.sub(f"(?:{LADDER['step']['match']})$", "", folded(text))
    matches = [(pattern["grade"], re.fullmatch(pattern["match"], bare)) for pattern in LADDER["patterns"]]
    return [grade.format(n=match[1].upper()) for grade, match in matches if match]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("P3", "P-3"), ("P 3", "P-3"), ("P.3", "P-3"), ("p-3", "P-3"), ("P-03", "P-3"), ("P – 5", "P-5"),
        ("P\u00a04", "P-4"), ("P-4 step 7", "P-4"), ("P4/VII", "P-4"), ("D1", "D-1"), ("d 2", "D-2"),
        ("NOA", "NO-A"), ("NO A", "NO-A"), ("no-e", "NO-E"), ("N.O. B", "NO-B"), ("NPO-C", "NO-C"),
        ("G5", "G-5"), ("GS-5", "G-5"), ("GS5", "G-5"), ("G5/VIII", "G-5"), ("GS 7, step 11", "G-7"),
    ],
)  # fmt: skip
def test_a_spelling_means_exactly_one_grade(text: str, grade: str) -> None:
    assert spelled(text) == [grade]


@pytest.mark.parametrize(
    "text", ["P6", "P-0", "D-3", "G-8", "NO-F", "NA", "N/A", "P", "PP3", "P33", "3", "", "SG"]
)
def test_what_is_no_grade_of_the_system_matches_no_pattern(text: str) -> None:
    assert spelled(text) == []


def test_every_grade_is_in_one_category_in_the_order_of_the_ladder() -> None:
    in_categories = [grade for grades in LADDER["categories"].values() for grade in grades]
    assert sorted(in_categories) == sorted(LADDER["grades"])
    assert len(set(LADDER["grades"])) == len(LADDER["grades"]) == 11 + 5 + 7
    for grades in LADDER["categories"].values():
        assert grades == [grade for grade in LADDER["grades"] if grade in grades]


def test_the_top_begins_at_d1_and_ends_the_professional_category() -> None:
    professional = LADDER["categories"]["Professional and higher"]
    assert LADDER["top"] == professional[professional.index("D-1") :]


def test_whole_spellings_belong_to_one_grade() -> None:
    written = [folded(text) for texts in LADDER["spellings"].values() for text in texts]
    assert len(written) == len(set(written))
