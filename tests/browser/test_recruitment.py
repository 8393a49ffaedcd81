"""Before a meeting: which notices are open, how pools fared, each notice of the agenda, the brief, and what if."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from playwright.sync_api import Locator, Page, expect
from typer.testing import CliRunner

from tests.browser.server import Server
from tests.browser.visit import choose, chosen, downloaded, go_to, lead, opened, settled, visit
from wggi_metrics.cli import app
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.loading import shown_release
from wggi_metrics.measures import MeetingBrief, meeting_brief_of, meetings_told, next_meeting
from wggi_metrics.words import say


def coming(demonstration: Path) -> MeetingBrief:
    """The brief of the next meeting, from Python."""
    release, _ = shown_release(demonstration)
    assert release is not None
    return meeting_brief_of(release, LOCAL, next_meeting(release, LOCAL, date.today()))


def figure(page: Page, name: str) -> Locator:
    return page.locator(f".st-key-figure_{name}")


def test_filters_go_along_from_the_notices_to_the_board_and_into_the_link(demonstrated: Server, page: Page) -> None:
    visit(page, demonstrated, "notices")
    assert "Gender Focal Points" in lead(page)
    choose(page, "filter_notice_grade", "P-4")
    expect(figure(page, "channels")).to_contain_text("the applicant names, P-4, ")
    go_to(page, "board")
    assert chosen(page, "filter_notice_grade") == "P-4"
    choose(page, "filter_passage", "Short list to interviewed")
    expect(figure(page, "odds")).to_contain_text("Odds of passing from short list to interviewed")
    settled(page)
    linked = parse_qs(urlsplit(page.url).query)
    assert (linked["notice_grade"], linked["passage"]) == (["P-4"], ["short list"])
    title = figure(page, "odds").get_by_role("heading", level=2).inner_text()
    visit(page, demonstrated, "board", page.url[page.url.index("?") :])
    expect(figure(page, "odds")).to_contain_text("Odds of passing from short list to interviewed")
    expect(figure(page, "odds").get_by_role("heading", level=2)).to_have_text(title)
    expect(opened(page, "table_odds")).to_contain_text("Women")


def test_the_next_meeting_comes_first_and_each_notice_has_its_page(
    demonstrated: Server, demonstration: Path, page: Page
) -> None:
    release, _ = shown_release(demonstration)
    assert release is not None
    following, known = next_meeting(release, LOCAL, date.today()), meetings_told(release, LOCAL)[0]
    visit(page, demonstrated, "meeting")
    assert chosen(page, "filter_meeting").startswith(following)
    briefs = (meeting_brief_of(release, LOCAL, str(each["meeting_no"])) for each in reversed(known))
    several = next(each for each in briefs if len(each.notices) > 1)
    visit(page, demonstrated, "meeting", f"?meeting={quote(several.meeting_no)}")
    assert f"{len(several.notices)} notices" in lead(page)
    last = several.notices[-1].vacancy_no
    page.locator(".st-key-agenda_as_list").get_by_text(last).first.click()
    expect(figure(page, "notice").or_(page.locator("main")).first).to_contain_text(last)
    page.wait_for_url(lambda url: last in parse_qs(urlsplit(url).query).get("notice", [""])[0])
    settled(page)


def test_one_click_gives_the_brief_and_the_command_the_same_bytes(
    demonstrated: Server, demonstration: Path, page: Page, tmp_path: Path
) -> None:
    brief = coming(demonstration)
    visit(page, demonstrated, "meeting")
    for kind in ("pdf", "docx", "xlsx"):
        file = downloaded(page, page.locator(f".st-key-brief_{kind} button"), tmp_path)
        by_command = tmp_path / f"command.{kind}"
        command = ["brief", brief.meeting_no, "--out", str(by_command), "--store", str(demonstration)]
        made = CliRunner().invoke(app, command)
        assert made.exit_code == 0, made.output
        assert file.read_bytes() == by_command.read_bytes()


def test_what_if_fills_the_agenda_and_forgets(demonstrated: Server, demonstration: Path, page: Page) -> None:
    brief = coming(demonstration)
    offered = [notice for notice in brief.notices if notice.grade in {level.grade for level in brief.levels}]
    place = next(place for place, notice in enumerate(offered) if notice.positions == 1)
    visit(page, demonstrated, "meeting")
    choices = page.locator(".st-key-what_if").get_by_test_id("stButtonGroup")
    then = page.locator(".st-key-levels_then tr").filter(has_text=str(offered[place].grade).replace("-", "\u2011"))
    expect(then).to_contain_text("0 of ")
    before = then.inner_text()
    choices.nth(place).get_by_text(say("pages.meeting.woman"), exact=True).click()
    expect(then).to_contain_text("1 of ")
    settled(page)
    page.locator(".st-key-what_if_reset button").click()
    expect(then).to_contain_text("0 of ")
    assert then.inner_text() == before
