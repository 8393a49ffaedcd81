"""The brief as a workbook: numbers as numbers, text as text, nobody in it."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from tests.briefs.hard import HARD
from tests.briefs.specimen import EMPTY, MADE, MEETING, NO_AGENDA, PLAIN
from wggi_metrics.briefs import brief_file

SHEETS = ["Meeting", "Notices", "Pool", "Reach", "After", "On file", "About"]


def made(brief=MEETING):
    return brief_file(brief, "xlsx", MADE, "A. Member", True)


def opened(brief=MEETING):
    return openpyxl.load_workbook(io.BytesIO(made(brief)))


def rows(sheet):
    """The sheet's rows as dictionaries by heading."""
    head, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


def test_the_sheets_stand_in_their_order():
    assert opened().sheetnames == SHEETS


@pytest.mark.parametrize("brief", [NO_AGENDA, replace(MEETING, notices=(EMPTY, PLAIN)), HARD])
def test_any_brief_becomes_a_workbook(brief):
    assert len(rows(opened(brief)["Notices"])) == len(brief.notices)


def test_the_meeting_is_counted_in_numbers():
    told = {row["Item"]: row for row in rows(opened()["Meeting"])}
    assert (told["Short lists without a woman"]["n"], told["Short lists without a woman"]["of"]) == (1, 4)
    assert told["Short lists without a woman, 24 months before"]["Share"] == pytest.approx(31 / 214)
    assert told["Women short-listed"]["n"] == 10
    assert told["Notices on the agenda"]["Value"] == 5


def test_a_notice_has_its_level_with_posts():
    found = rows(opened()["Notices"])[0]
    assert (found["Women"], found["Men"], found["Women's share"]) == (12, 28, 12 / 40)
    assert (found["Posts to parity"], found["Posts to the band"]) == (8, 7)
    assert found["Opened on"].date().isoformat() == "2026-09-12"


def test_the_pool_has_a_row_per_notice_stage_and_gender_beside_the_window():
    found = rows(opened()["Pool"])
    assert len(found) == 4 * sum(len(notice.stages) for notice in MEETING.notices)
    women, men = (next(row for row in found if (row["Stage"], row["Gender"]) == ("Short-listed", gender))
                  for gender in ("Women", "Men"))  # fmt: skip
    assert (women["Candidates"], women["Expected"], women["Candidates, compared"]) == (0, 2.0, 38)
    assert (women["Passed, compared"], women["Entered, compared"]) == (38, 130)
    assert (men["Candidates"], men["Interval, low"], men["Interval, high"]) == (4, 1 - 0.349, 1 - 0.203)


def test_a_stage_that_is_not_reached_has_no_candidates_and_not_none_of_them():
    found = rows(opened()["Pool"])
    row = next(row for row in found if row["Notice"] == "VN 2026/104" and row["Stage"] == "Interviewed")
    assert row["Reached"] == "no"
    assert row["Candidates"] is None


def test_after_holds_the_worked_example():
    found = {row["If appointed"]: row for row in rows(opened()["After"]) if row["Notice"] == "VN 2026/103"}
    shares = {name: row["Women's share"] for name, row in found.items()}
    assert shares["A woman, new to the level"] == 13 / 41
    assert shares["A man, new to the level"] == 12 / 41
    assert shares["Already at the level"] == 12 / 40
    assert shares["A woman, in place of a man"] == 13 / 40


def test_what_is_on_file_is_counted_and_what_is_not_recorded_says_so():
    found = [row for row in rows(opened()["On file"]) if row["Notice"] == "VN 2026/103"]
    reasons = next(row for row in found if row["Item"].startswith("Reasons"))
    assert (reasons["n"], reasons["of"]) == (4, 7)
    panel = next(row for row in found if row["Item"] == "Panel")
    assert (panel["Women"], panel["Men"]) == (2, 3)
    silent = rows(opened(replace(MEETING, notices=(EMPTY,)))["On file"])
    assert {row["State"] for row in silent if row["Item"].startswith("Women meeting")} == {"not recorded"}
    untold = replace(MEETING, notices=(replace(PLAIN, not_recorded=("acting_in_post",)),))
    told = {row["Item"]: (row["Women"], row["State"]) for row in rows(opened(untold)["On file"])}
    assert told["Candidates acting in this post"] == (None, "not recorded")
    assert told["Internal candidates"] == (3, None)


def test_text_that_a_spreadsheet_would_run_stays_text():
    brief = replace(
        MEETING, notices=(replace(PLAIN, title="=1+1", vacancy_no="@SUM(A1)", org_unit="http://x.example"),)
    )
    sheet = opened(brief)["Notices"]
    assert sheet["A2"].value == "@SUM(A1)"
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n", "d"}
    assert not [cell for cell in sheet[2] if cell.hyperlink]


def test_about_names_release_maker_day_filters_and_definitions():
    told = dict(opened()["About"].iter_rows(values_only=True))
    assert told["Release"] == MEETING.release
    assert told["Made by"] == "A. Member"
    assert told["Made on"] == "23 November 2026"
    assert {"Filters", "Level", "Expected", "Notices compared", "Where the pool narrows"} <= set(told)


def test_the_same_brief_day_and_maker_give_the_same_bytes():
    assert made() == made()
