"""The rows of a result: of one kind, of certain values, in the order of the table, with plain values."""

from __future__ import annotations

from tests.figures.results import result
from wggi_metrics.figures.rows import one_row, rows_of

GROUPS = """
row     grade  location  women  men
group   P-3    field     5      6
pooled  .      .         9      13
group   P-4    field     3      .
group   P-3    .         1      2
"""


def women(kind: str | None = "group", **only: str | None) -> list[int]:
    return [row.women for row in rows_of(result("women_share", GROUPS, ("grade", "location")), kind, **only)]


def test_rows_are_those_of_the_kind_in_the_order_of_the_table() -> None:
    assert women() == [5, 3, 1]
    assert women("pooled") == [9]
    assert women(None) == [5, 9, 3, 1]


def test_rows_can_be_those_with_certain_values_alone() -> None:
    assert women(grade="P-3") == [5, 1]
    assert women(grade="P-3", location="field") == [5]
    assert women(None, location="field") == [5, 3]


def test_a_value_of_none_asks_for_the_rows_where_it_is_blank() -> None:
    assert women(location=None) == [1]
    assert women(None, location=None) == [9, 1]


def test_rows_asked_for_with_other_values_are_not_those_kept_of_the_first_question() -> None:
    answer = result("women_share", GROUPS, ("grade", "location"))
    found = [[row.women for row in rows_of(answer, grade=grade)] for grade in ("P-3", "P-4", "P-3", "P-5")]
    assert found == [[5, 1], [3], [5, 1], []]


def test_a_group_is_named_by_the_fields_asked_for_and_a_blank_number_is_none() -> None:
    row = rows_of(result("women_share", GROUPS, ("grade", "location")), grade="P-4")[0]
    assert (row.group, row["men"], row.known) == (("P-4", "field"), None, 3)


def test_of_rows_of_one_kind_the_last_is_taken() -> None:
    answer = result("women_share", "row  women\npooled  1\npooled  2")
    found = one_row(answer)
    assert found is not None
    assert found.women == 2
    assert one_row(answer, "total") is None
