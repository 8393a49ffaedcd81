"""The limits hold, whatever the guard has missed: the reading process dies, the asking one goes on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.written import by_hand, by_xlsxwriter, rows
from wggi_metrics.workbook import LIMITS, Limits, WorkbookRefused, read_workbook

SMALL = by_hand(rows('<row r="1"><c r="A1"><v>1</v></c><c r="B2"><v>1</v></c></row>'))
FAR = by_hand(rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="999999"><c r="XFD999999"><v>1</v></c></row>'))


def refusal(content: bytes, limits: Limits) -> str:
    with pytest.raises(WorkbookRefused) as refused:
        read_workbook(content, "staff.xlsx", limits=limits)
    return refused.value.problem.rule


def children() -> set[str]:
    """The processes that this one has, those of other tests among them."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {number for task in tasks for number in task.read_text().split()}


def wide(workbook: Any) -> None:
    sheet = workbook.add_worksheet()
    for row in range(3000):
        sheet.write_row(row, 0, [f"{row} {column}" for column in range(40)])


def test_an_abort_of_the_reader_is_survived() -> None:
    unguarded = Limits(cells=10**12, first_look=0)
    assert refusal(FAR, unguarded) == "workbook_too_much_memory"


def test_more_memory_than_allowed_is_refused() -> None:
    assert refusal(by_xlsxwriter(wide), Limits(memory_bytes=24 << 20)) == "workbook_too_much_memory"


def test_more_time_than_allowed_is_refused() -> None:
    assert refusal(SMALL, Limits(seconds=0.01, seconds_per_megabyte=0)) == "workbook_too_slow"


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(cells=3), "too_many_cells"),
        (Limits(sheets=0), "too_many_sheets"),
        (Limits(file_bytes=100), "too_large"),
        (Limits(small_part=10), "part_too_large"),
        (Limits(unpacked_bytes=100), "unpacks_too_large"),
    ],
)
def test_each_limit_is_named(limits: Limits, reason: str) -> None:
    assert refusal(SMALL, limits) == f"workbook_{reason}"


def test_a_large_rectangle_that_is_almost_empty_is_refused() -> None:
    corners = '<row r="1"><c r="A1"><v>1</v></c></row><row r="5000"><c r="B5000"><v>1</v></c></row>'
    assert refusal(by_hand(rows(corners)), Limits(sparse_cells=9000)) == "workbook_far_cell"


def test_too_many_cells_are_refused_in_a_csv() -> None:
    assert refusal(b"a,b\n" * 100, Limits(cells=50)) == "workbook_too_many_cells"


def test_too_many_faults_are_refused() -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}"><f>1+1</f></c></row>' for row in range(1, 12))
    assert refusal(by_hand(rows(cells)), Limits(faults=10)) == "workbook_too_many_faults"


def test_larger_files_may_take_longer() -> None:
    assert LIMITS.seconds_for(120 << 20) == 15 + 120


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts open files as Linux shows them")  # noqa: PTH112
def test_a_refused_file_leaves_no_process_and_no_open_file() -> None:
    refusal(SMALL, Limits(sheets=0))
    before, others = len(os.listdir("/proc/self/fd")), children()  # noqa: PTH208
    for limits in (Limits(sheets=0), Limits(seconds=0.01, seconds_per_megabyte=0)):
        refusal(SMALL, limits)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
    assert children() == others
