"""Which rows below a header are data, and that every row is counted once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.exports import STAFF, checked, rules, sheet_of
from wggi_metrics.words import say


def skipped(text: str, **keys: object) -> tuple[int, int, int]:
    sheet = checked(text, **keys)  # type: ignore[arg-type]
    return sheet.rows, sheet.kept, sheet.skipped


def test_blank_rows_are_no_rows() -> None:
    assert skipped("No | Sex | Grade\n1 | F | P-2\n- | - | -\n2 | M | P-3") == (2, 2, 0)


def test_totals_in_any_language_are_skipped_and_counted() -> None:
    text = "No | Sex | Grade\n1 | F | P-2\nSub-total | - | 1\nSous-total : Nairobi | - | 1\nTotal général | - | 1"
    assert skipped(text) == (4, 1, 3)


def test_a_total_in_a_column_that_is_not_read_is_skipped_too() -> None:
    assert skipped("Unit | No | Sex | Grade\nA | 1 | F | P-2\nTotal | - | - | 1") == (2, 1, 1)


def test_a_person_in_a_unit_called_total_is_a_person() -> None:
    sheet = checked(
        "No | Sex | Grade | Unit\n1 | F | P-2 | Total Quality\n2 | F | - | Total",
        columns=STAFF | {"org_unit": "Unit"},
    )
    assert (sheet.kept, sheet.set_aside, sheet.skipped) == (1, 1, 0)


def test_notes_below_the_table_are_skipped() -> None:
    assert skipped("No | Sex | Grade\n1 | F | P-2\nSource: HR system\n* provisional") == (3, 1, 2)


def test_a_lonely_number_below_the_table_is_an_incomplete_row() -> None:
    sheet = checked("No | Sex | Grade\n1 | F | P-2\n00012 | - | -")
    assert (sheet.kept, sheet.set_aside, sheet.skipped) == (1, 1, 0)


def test_a_row_without_any_cell_that_is_read_is_a_note() -> None:
    assert skipped("No | Sex | Grade | Remark\n1 | F | P-2 | -\n- | - | - | to be checked") == (2, 1, 1)


def test_a_header_that_comes_again_is_skipped() -> None:
    assert skipped("No | Sex | Grade\n1 | F | P-2\nNO | sex | Grade\n2 | M | P-2") == (3, 2, 1)


def test_rows_that_the_profile_leaves_out_are_skipped() -> None:
    text = "No | Sex | Grade | Full Name\n1 | F | P-2 | x\n2 | M | P-2 | TOTAL STAFF"
    assert skipped(text, skip_rows_where={"Full Name": ("Total staff",)}) == (2, 1, 1)


def test_the_example_row_of_a_template_is_skipped() -> None:
    heading, mark = (say(f"dictionary.template.{name}") for name in ("example_heading", "example_mark"))
    text = f"{heading} | No | Sex | Grade\n{mark} | 9 | F | P-2\n- | 1 | M | P-3"
    assert skipped(text) == (2, 1, 1)


def test_an_error_text_of_a_text_file_is_an_error_cell() -> None:
    assert rules(checked("No | Sex | Grade\n1 | F | #N/A")) == {"error_cell": 1}


CELLS = st.sampled_from(
    ["1", "2", "0003", "F", "M", "X", "P-2", "P-9", "Total", "No", "Sex", "Grade", "a note", "#N/A", None]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=12))
def test_every_row_is_kept_set_aside_or_skipped(rows: list[tuple[str | None, ...]]) -> None:
    lines = [" | ".join(cell or "-" for cell in row) for row in rows]
    sheet = checked(sheet_of("\n".join(["No | Sex | Grade | Remark", *lines])))
    filled = sum(any(row) for row in rows)
    assert sheet.rows == filled
    assert sheet.kept + sheet.set_aside + sheet.skipped == filled
    assert int(sheet.good.sum()) == sheet.kept
    assert len(sheet.good) == sheet.table.num_rows == sheet.kept + sheet.set_aside
