"""The exports as files: complete, the same bytes for the same seed, of the size asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.demo.demonstration import SEED, STAFF, YEARS, exports, rows
from wggi_metrics.demo import EXPORTS, write_exports
from wggi_metrics.dictionary.codes import is_refused


def test_every_export_is_written_under_its_name() -> None:
    assert tuple(exports()) == EXPORTS
    assert all(path.stat().st_size > 5000 for path in exports().values())


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    again = write_exports(tmp_path, staff=STAFF, years=YEARS, seed=SEED)
    assert {path.name: path.read_bytes() for path in again} == {
        name: path.read_bytes() for name, path in exports().items()
    }


def test_another_seed_gives_another_organisation() -> None:
    other = exports(SEED + 1)
    same = [name for name, path in exports().items() if path.read_bytes() == other[name].read_bytes()]
    assert same == ["HR_references.xlsx"]  # classes, tours, milestones: nothing in them is left to chance


def test_as_many_are_in_post_on_the_last_day_as_were_asked_for() -> None:
    open_rows = [row for row in rows("Assignments") if row["valid_to"] == "31.12.9999"]
    assert 0.9 * STAFF <= len(open_rows) <= 1.1 * STAFF


def test_the_history_begins_so_many_years_before_the_last_day() -> None:
    begin = min(_day(row["valid_from"]) for row in rows("Assignments"))
    assert begin == date(2026 - YEARS, 10, 31)


def test_progress_runs_from_nothing_to_all(tmp_path: Path) -> None:
    told: list[float] = []
    write_exports(tmp_path, staff=60, years=1, progress=lambda _step, part: told.append(part))
    assert told[0] == 0
    assert told[-1] == 1
    assert told == sorted(told)


@pytest.mark.parametrize(("staff", "years"), [(49, 5), (50_001, 5), (300, 0), (300, 41)])
def test_a_size_that_its_exports_cannot_hold_is_refused(tmp_path: Path, staff: int, years: int) -> None:
    with pytest.raises(ValueError, match=r"was asked for\.$"):
        write_exports(tmp_path, staff=staff, years=years)
    assert list(tmp_path.iterdir()) == []


def test_no_column_is_headed_as_one_that_holds_names_or_pay() -> None:
    for path in exports().values():
        book = CalamineWorkbook.from_path(path)
        for sheet in book.sheet_names:
            for row in book.get_sheet_by_name(sheet).to_python(nrows=8):
                assert not [cell for cell in row if is_refused(str(cell))], (path.name, sheet)


def test_a_pivot_table_and_a_hidden_sheet_are_among_the_mess() -> None:
    pages = CalamineWorkbook.from_path(exports()["HR_assignments.xlsx"]).sheets_metadata
    assert [(page.name, str(page.visible).rsplit(".", 1)[-1]) for page in pages] == [
        ("Pivot", "Visible"), ("Assignments", "Visible"), ("_codes", "Hidden"),
    ]  # fmt: skip


def _day(text: str) -> date:
    day, month, year = (int(part) for part in text.split("."))
    return date(year, month, day)
