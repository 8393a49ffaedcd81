"""What supersedes what, and what stays."""

from __future__ import annotations

from typing import Any

import pytest

from tests.store.loads import STAFF_2025, load, rows_of, sheet, staff_2024
from wggi_metrics.store import AcceptedSheet, Store

pytestmark = pytest.mark.usefixtures("without_derivation")

KENYA = {"country": ("Kenya",)}


def notices(text: str, **more: Any) -> AcceptedSheet:
    return sheet("vacancy_notices", "vacancy_no grade opened_on\n" + text, file="notices.xlsx", **more)


def members(text: str, **more: Any) -> AcceptedSheet:
    return sheet("board_members", "meeting_no member_no gender\n" + text, file="members.xlsx", **more)


def numbers(store: Store) -> list[str]:
    question = "SELECT vacancy_no || ' ' || grade FROM vacancy_notices ORDER BY vacancy_no"
    return [number for (number,) in rows_of(store.current(), question)]


def held(store: Store) -> list[tuple[Any, ...]]:
    return rows_of(store.current(), "SELECT source, held FROM sources ORDER BY source")


def test_a_corrected_list_of_the_same_date_supersedes_the_earlier_one(two_lists: Store) -> None:
    corrected = sheet("staff_list", "staff_no gender grade\n00011101 woman D-1", as_of="2024-12-31")
    published = two_lists.publish(load(corrected))
    assert rows_of(published.release, "SELECT grade FROM staff_list WHERE as_of = DATE '2024-12-31'") == [("D-1",)]
    assert held(two_lists) == [(2, 6), (3, 1)]
    assert published.release is not None
    assert published.release.manifest["superseded"] == [
        {
            "file": "2024.xlsx",
            "sha256": staff_2024().sha256,
            "sheet": "Sheet1",
            "dataset": "staff_list",
            "rows": 6,
        }
    ]


def test_the_superseded_list_stays_in_its_own_release(two_lists: Store) -> None:
    first, _ = two_lists.releases()
    two_lists.publish(load(sheet("staff_list", "staff_no gender grade\n1 woman D-1", as_of="2024-12-31")))
    assert rows_of(first, "SELECT COUNT(*) FROM staff_list") == [(6,)]


def test_an_export_that_was_superseded_can_come_back(two_lists: Store) -> None:
    two_lists.publish(load(sheet("staff_list", "staff_no gender grade\n1 woman D-1", as_of="2024-12-31")))
    assert two_lists.publish(load(staff_2024())).published
    assert rows_of(two_lists.current(), "SELECT COUNT(*) FROM staff_list") == [(12,)]


def test_lists_of_one_date_and_two_scopes_stand_side_by_side(store: Store) -> None:
    text = "staff_no gender grade\n{} woman P-2"
    store.publish(load(sheet("staff_list", text.format("1"), as_of="2024-12-31", scope=KENYA)))
    store.publish(load(sheet("staff_list", text.format("2"), as_of="2024-12-31", scope={"country": ("Italy",)})))
    assert held(store) == [(1, 1), (2, 1)]
    store.publish(load(sheet("staff_list", text.format("3"), as_of="2024-12-31", scope=KENYA), yes=True))
    assert held(store) == [(2, 1), (3, 1)]


def test_a_person_on_two_lists_of_one_date_stands_as_on_the_newest(store: Store) -> None:
    store.publish(load(sheet("staff_list", "staff_no gender grade\n1 woman P-2\n2 man P-2", as_of="2024-12-31")))
    later = sheet("staff_list", "staff_no gender grade\n1 woman P-3", as_of="2024-12-31", scope=KENYA)
    store.publish(load(later))
    assert rows_of(store.current(), "SELECT grade FROM staff_list ORDER BY grade") == [("P-2",), ("P-3",)]


def test_a_long_list_supersedes_date_by_date(two_lists: Store) -> None:
    long = """
    as_of       staff_no  gender  grade
    2024-12-31  00011101  woman   P-3
    2023-12-31  00011101  woman   P-2
    """
    two_lists.publish(load(sheet("staff_list", long)))
    counts = "SELECT YEAR(as_of), COUNT(*) FROM staff_list GROUP BY ALL ORDER BY ALL"
    assert rows_of(two_lists.current(), counts) == [(2023, 1), (2024, 1), (2025, 6)]


def test_head_counts_of_another_date_stay(store: Store) -> None:
    counts = "grade women men\nP-3 {} 5"
    store.publish(load(sheet("staff_counts", counts.format(1), as_of="2023-12-31")))
    store.publish(load(sheet("staff_counts", counts.format(2), as_of="2024-12-31")))
    store.publish(load(sheet("staff_counts", counts.format(3), as_of="2024-12-31")))
    assert rows_of(store.current(), "SELECT women FROM staff_counts ORDER BY as_of") == [(1,), (3,)]


def test_the_export_of_a_whole_year_supersedes_that_of_its_first_months(store: Store) -> None:
    store.publish(load(notices("A P-3 2026-01-10\nB P-4 2026-03-20")))
    store.publish(load(notices("A P-3 2026-01-10\nC P-5 2026-11-01")))
    assert numbers(store) == ["A P-3", "C P-5"]


def test_two_quarters_of_one_year_stand_side_by_side(store: Store) -> None:
    store.publish(load(notices("A P-3 2026-01-10\nB P-4 2026-03-20")))
    store.publish(load(notices("C P-3 2026-04-10\nD P-4 2026-06-20")))
    assert numbers(store) == ["A P-3", "B P-4", "C P-3", "D P-4"]


def test_of_one_notice_the_newest_row_stands(store: Store) -> None:
    store.publish(load(notices("A P-3 2024-06-01\nB P-4 2025-03-20")))
    published = store.publish(load(notices("B D-1 2025-03-21\nC P-3 2026-04-10")))
    assert numbers(store) == ["A P-3", "B D-1", "C P-3"]
    assert held(store) == [(1, 1), (2, 2)]
    assert published.consequences.rows["vacancy_notices"] == (1, 1, 0)


def test_sheets_of_one_load_never_supersede_each_other(store: Store) -> None:
    store.publish(load(notices("A P-3 2026-01-10", name="One"), notices("B P-4 2026-01-11", name="Two")))
    assert numbers(store) == ["A P-3", "B P-4"]


def test_sheets_of_one_load_supersede_together(store: Store) -> None:
    store.publish(load(notices("A P-3 2025-11-10\nB P-3 2026-02-01")))
    store.publish(load(notices("C P-3 2025-01-10", name="2025"), notices("D P-4 2026-11-11", name="2026")))
    assert numbers(store) == ["C P-3", "D P-4"]


def test_an_undated_sheet_supersedes_what_it_names_anew(store: Store) -> None:
    store.publish(load(members("1 a woman\n1 b man")))
    store.publish(load(members("1 a woman\n2 c man")))
    found = rows_of(store.current(), "SELECT meeting_no, gender FROM board_members ORDER BY ALL")
    assert found == [("1", "woman"), ("2", "man")]


def test_an_undated_sheet_leaves_what_it_does_not_name(store: Store) -> None:
    store.publish(load(members("1 a woman\n1 b man")))
    store.publish(load(members("2 c man")))
    assert rows_of(store.current(), "SELECT COUNT(*) FROM board_members") == [(3,)]


def test_every_row_keeps_its_sheet_and_its_row(two_lists: Store) -> None:
    two_lists.publish(load(sheet("staff_list", STAFF_2025, as_of="2023-12-31", file="2023.xlsx")))
    rows = rows_of(two_lists.current(), "SELECT file, LIST(source_row ORDER BY source_row) "
                   "FROM staff_list JOIN sources USING (source) GROUP BY file ORDER BY file")  # fmt: skip
    assert rows == [(f"{year}.xlsx", [2, 3, 4, 5, 6, 7]) for year in (2023, 2024, 2025)]
