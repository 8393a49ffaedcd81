"""What is published is asked by table, period and cell; what isn't, is named with the nearest that is."""

from __future__ import annotations

import json

import pytest

from tests.disclosure.tables import KEY, SQUARE, counted, square_of, women
from wggi_metrics.disclosure.rounding import NotPublished, parse_lattice, publish, read_published

WITHIN = parse_lattice(
    '[within]\ngrade = "category"\n[tables.grades]\nsubject = "staff"\nby = ["grade"]\n'
    '[tables.units]\nsubject = "staff"\nby = ["org_unit", "category"]'
)
FOUND = publish(counted(square={"2024": square_of((10, 20, 0, 5), (5, 5, 5, 5), (0, 5, 0, 0))}), KEY, SQUARE).published


def test_a_cell_a_margin_and_the_total_are_asked_the_same_way() -> None:
    assert FOUND.count("square", "2024", {"category": "P", "location": "field"}) == (20, 5, 5)
    assert FOUND.count("square", "2024", {"category": "P"}) == (30, 10, 5)
    assert FOUND.count("square", "2024").staff == 30 + 10 + 5 + 5 + 10


def test_a_value_that_nobody_has_is_not_told_from_one_that_is_rounded_to_0() -> None:
    assert FOUND.count("square", "2024", {"category": "X"}) == (0, 0, 0)
    few = publish(counted(square={"2024": {("P", "hq"): (0, 0, 0)}}), KEY, SQUARE).published
    assert few.values("square", "category") == ()


def test_a_grade_is_asked_with_or_without_its_category() -> None:
    rows = women({("P", "P-2"): 10, ("", ""): 5, ("P", ""): 5})
    units = women({("A", "P"): 15, ("A", ""): 5})
    found = publish(counted(grades={"2024": rows}, units={"2024": units}), KEY, WITHIN).published
    assert found.count("grades", "2024", {"grade": "P-2"}).women == 10
    assert found.count("grades", "2024", {"category": "P", "grade": "P-2"}).women == 10
    assert found.count("grades", "2024", {"category": "P", "grade": ""}).women == 5
    assert found.count("grades", "2024", {"category": "P"}).women == 15
    assert found.count("units", "2024", {"category": "P"}).women == 15


@pytest.mark.parametrize(
    ("table", "period", "cell", "said"),
    [
        ("circle", "2024", {}, "nearest published is square"),
        ("square", "2023", {}, "not published for 2023. Published are 2024"),
        ("square", "2024", {"grade": "P-2"}, "cut by category, location; grade is not"),
    ],
)
def test_what_is_not_published_is_said_with_what_is(table: str, period: str, cell: dict[str, str], said: str) -> None:
    with pytest.raises(NotPublished, match=said):
        FOUND.count(table, period, cell)


def test_the_smallest_table_that_holds_the_fields_is_found_or_the_nearest_named() -> None:
    found = publish(counted(grades={"2024": {}}, units={"2024": {}}), KEY, WITHIN).published
    assert found.table_for("staff", ["category"]) == "grades"
    assert found.table_for("staff", ["org_unit"]) == "units"
    with pytest.raises(NotPublished, match="staff by org_unit, region is not published"):
        found.table_for("staff", ["org_unit", "region"])
    with pytest.raises(NotPublished, match="Nothing is published yet"):
        found.table_for("stages", ["stage"])


def test_what_is_written_is_read_again_and_the_first_published_count_stays() -> None:
    written = json.loads(json.dumps(FOUND.as_plain()))
    assert read_published([written]) == FOUND
    later = {**written, "counts": [["staff", "2024", {}, [99, 0, 0]]], "issues": [["square", "2025"]]}
    both = read_published([written, later])
    assert both.counts == FOUND.counts
    assert both.periods("square") == ("2024", "2025")
