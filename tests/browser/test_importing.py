"""The second journey: an export with errors is mended and published, a second one published and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import Server
from tests.browser.visit import downloaded, navigate, opened, plain, settled, visit
from tests.loaded import workbook_of
from wggi_metrics.words import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = ("Staff no", "Gender", "Grade", "Location", "Contract", "Date of entry")
MARK = say("pages.freshness.demonstration")
FILLED = "FFD9A0"
Row = list[object]


def staff() -> list[Row]:
    """Forty invented people, ten in each grade from P-2 to P-5: 16 women and 24 men."""
    return [
        [
            70001 + n,
            "F" if n % 5 < 2 else "M",
            f"P-{2 + n // 10}",
            "Headquarters" if n % 2 else "Field",
            "Fixed-term",
            f"0{1 + n % 9}/0{1 + (n + 3) % 9}/20{10 + n % 10}",
        ]
        for n in range(40)
    ]


def with_errors() -> list[Row]:
    """A grade that is none (C7), a day that is none (F11), a person who stands twice (A15, again of A14)."""
    rows = staff()
    rows[3][2] = "P-33"
    rows[7][5] = "2019-02-30"
    rows[11][0] = rows[10][0]
    return rows


def a_month_later() -> list[Row]:
    """A man of P-2 has gone, a woman has come, a woman of P-2 was promoted to P-3: 17 women and 23 men."""
    rows = staff()
    assert rows[0][1:3] == ["F", "P-2"]
    assert rows[2][1:3] == ["M", "P-2"]
    rows[0][2] = "P-3"
    rows[2] = [70099, "F", "P-2", "Field", "Fixed-term", "03/10/2026"]
    return rows


def export(rows: Sequence[Row], day: str) -> bytes:
    """A title with the date, a blank row, the headings in row 3, then the people."""
    return workbook_of({"Staff": [[f"Staff in post as of {day}"], [], HEADINGS, *rows]})


def figure(page: Page, name: str) -> Locator:
    return page.locator(f'[class*="st-key-figure_import_{name}"]')


def upload(page: Page, name: str, content: bytes) -> None:
    """Hands a file over and waits until it has been read."""
    chooser = page.locator('.st-key-import_files input[type="file"]')
    chooser.set_input_files({"name": name, "mimeType": XLSX, "buffer": content})
    expect(figure(page, "upload").locator("table")).to_contain_text(name)


def publish(page: Page, number: int, note: str) -> None:
    """Writes the note and publishes at once."""
    button = page.get_by_role("button", name=say("importing.publish.button", number=number))
    expect(button).to_be_enabled()
    settled(page)
    page.get_by_label(say("importing.publish.note")).fill(note)
    button.click()
    expect(page.get_by_text(say("importing.published.done", number=number))).to_be_visible()


def overview_counts(page: Page) -> Locator:
    """Goes to the Overview and returns its headline numbers."""
    navigate(page, "staff", "overview")
    return page.locator(".wggi-kpis")


@pytest.fixture
def over_the_demonstration(demonstration: Path, start_dashboard: Callable[[Path], Server], tmp_path: Path) -> Server:
    """A dashboard that shows the demonstration, as nothing of one's own is loaded yet."""
    beside = demonstration.with_name(f"{demonstration.name}-demonstration")
    shutil.copytree(beside, tmp_path / "own-demonstration")
    return start_dashboard(tmp_path / "own")


def test_from_an_export_with_errors_to_figures_and_back(
    over_the_demonstration: Server, page: Page, tmp_path: Path
) -> None:
    visit(page, over_the_demonstration)
    expect(page.locator(".wggi-mark").first).to_have_text(MARK)
    navigate(page, "data", "import")
    upload(page, "September.xlsx", export(with_errors(), "30 September 2026"))
    assert_errors_are_said(page)
    assert_errors_are_marked(page, tmp_path)
    mend(page)
    publish(page, 1, "First list")
    assert_key_is_shown_once(page)
    expect(overview_counts(page)).to_contain_text("16 of 40 in post")
    expect(page.get_by_text(MARK)).to_have_count(0)

    navigate(page, "data", "import")
    publish_a_month_later(page)
    expect(overview_counts(page)).to_contain_text("17 of 40 in post")

    navigate(page, "data", "import")
    roll_back(page, "Sent too early")
    expect(overview_counts(page)).to_contain_text("16 of 40 in post")
    log = over_the_demonstration.log()
    assert "Traceback" not in log
    assert not any(str(row[0]) in log for row in staff())


def assert_errors_are_said(page: Page) -> None:
    """The order of day and month is asked first; then every problem stands with its cell."""
    dates = figure(page, "dates")
    expect(dates).to_contain_text("Dates are written")
    expect(figure(page, "publish")).to_contain_text("Publishing opens when 1 question is answered.")
    dates.get_by_text("day first", exact=True).click()
    check = figure(page, "check")
    expect(check).to_contain_text("3 Check: 3 repairs in 40 rows")
    for place, found in (("Staff!C7", "P-33"), ("Staff!F11", "2019-02-30"), ("Staff!A15", "stands twice")):
        expect(check.locator("tr").filter(has_text=place)).to_contain_text(found)
    expect(page.get_by_role("button", name="Publish release 1")).to_be_disabled()
    assert "70011" not in plain(page.locator("body").inner_text())


def assert_errors_are_marked(page: Page, folder: Path) -> None:
    """The workbook handed back: the cells filled, each with its comment, and a list in front."""
    button = page.get_by_role("button", name=say("importing.check.workbook"))
    marked = openpyxl.load_workbook(downloaded(page, button, folder))
    assert marked.sheetnames[1:] == ["Staff"]
    sheet = marked["Staff"]
    for address, said in (("C7", "P-33"), ("F11", "2019-02-30"), ("A15", "twice")):
        cell = sheet[address]
        assert cell.fill.start_color.rgb[-6:] == FILLED, address
        assert cell.comment is not None, address
        assert said in cell.comment.text
    assert sheet["C8"].comment is None
    assert sheet["C7"].value == "P-33"
    assert marked.worksheets[0].max_row >= 4


def mend(page: Page) -> None:
    """The mended file takes the first one's place; the answer about dates is asked again for it."""
    page.get_by_role("button", name="Remove September.xlsx").click()
    expect(figure(page, "needed")).to_be_visible()
    upload(page, "September mended.xlsx", export(staff(), "30 September 2026"))
    figure(page, "dates").get_by_text("day first", exact=True).click()
    expect(figure(page, "check")).to_contain_text("3 Check: nothing is wrong in 40 rows")
    expect(figure(page, "effects")).to_contain_text("4 Consequences for people: 40 new, 0 gone, 0 changed")


def assert_key_is_shown_once(page: Page) -> None:
    """Nine words at the first load, put away for good by a button."""
    words = page.locator(".wggi-words")
    assert len(words.inner_text().split()) == 9
    page.get_by_role("button", name=say("importing.key.done")).click()
    expect(words).to_have_count(0)


def publish_a_month_later(page: Page) -> None:
    """The profile kept answers for the dates; the consequences say who is new, gone and promoted."""
    upload(page, "October.xlsx", export(a_month_later(), "31 October 2026"))
    expect(figure(page, "effects")).to_contain_text("4 Consequences for people: 1 new, 1 gone, 1 changed")
    expect(figure(page, "dates")).to_have_count(0)
    publish(page, 2, "A month later")


def roll_back(page: Page, reason: str) -> None:
    """A reason and a yes; then the first release is in force, and the history lists both."""
    body = opened(page, "import_rollback")
    button = body.get_by_role("button", name=say("importing.history.do.import_rollback"))
    expect(button).to_be_disabled()
    body.get_by_label(say("importing.history.reason")).fill(reason)
    page.keyboard.press("Tab")
    body.get_by_text(say("importing.history.sure")).click()
    expect(button).to_be_enabled()
    button.click()
    expect(page.get_by_text(say("importing.history.rolled_back", number=1))).to_be_visible()
    rows = figure(page, "history").locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("October.xlsx")
    expect(rows.nth(0)).to_contain_text("A month later")
    expect(rows.nth(1)).to_contain_text("September mended.xlsx")
    expect(rows.nth(1)).to_contain_text(say("importing.history.current"))
