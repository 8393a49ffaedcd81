"""File, sheet and row behind a figure."""

from __future__ import annotations

import pyarrow as pa
import pytest

from wggi_metrics.store import Store, rows_behind

pytestmark = pytest.mark.usefixtures("without_derivation")


def test_the_rows_behind_a_figure_are_named_by_file_sheet_and_row(two_lists: Store) -> None:
    release = two_lists.current()
    assert release is not None
    behind = release.cursor().sql(
        "SELECT source, source_row FROM staff_list WHERE gender = 'woman' AND grade = 'P-4'"
    ).to_arrow_table()  # fmt: skip
    found = rows_behind(release, behind)
    assert found.select(["file", "sheet", "row"]).to_pylist() == [{"file": "2025.xlsx", "sheet": "Sheet1", "row": 2}]
    assert rows_behind(release, [(1, 3), (1, 3), (2, 7)])["row"].to_pylist() == [3, 7]
    assert isinstance(rows_behind(release, []), pa.Table)
