"""The Board: shares by stage, pooled beside stratified, expected beside chosen, and the meetings."""

from __future__ import annotations

from tests.pages.boards import publish_board
from tests.pages.seen import html, publish_recruitment, publish_two_years, seen, titles

# Two notices decided in 2026: at A 2 of 4 women and 1 of 4 men are recommended, at B 1 of 2 and 1 of 2
COUNTS = """
vacancy_no  stage        women  men
A           short_list   4      4
A           recommended  2      1
B           short_list   2      2
B           recommended  1      1
"""


def opened(**link: str):
    app = seen("board", "recruitment", **link)
    assert not app.exception
    return app


def text_of(app) -> str:
    return html(app) + "\n".join(element.value for element in app.markdown)


def test_counts_without_dates_are_all_counted() -> None:
    publish_recruitment("2026-03-10", application_counts=COUNTS)
    text = text_of(opened())
    # recommended 3 women and 2 men; expected 3 * 4/8 + 2 * 2/4 = 2.5 women and 2.5 men
    assert "<strong>0.5 " in text
    assert "no vacancy notice has a date" in text


def test_the_board_has_its_meetings() -> None:
    publish_board(
        board_meetings="meeting_no held_on wggi_member_attended\nM1 2026-02-05 yes\nM2 2026-03-05 no",
        board_agenda="meeting_no vacancy_no item_no\nM1 OLD 1\nM2 VN1 1",
        board_members="meeting_no member_no gender role voting present\nM1 x woman chair yes yes\n"
        "M1 y man member yes yes\nM2 x woman chair yes yes",
    )
    assert "The WGGI member attended 1 of the 2 meetings that dealt with candidatures" in titles(opened())


def test_without_meetings_the_page_says_which_exports_bring_them() -> None:
    publish_recruitment("2026-03-10", application_counts=COUNTS)
    assert "exports of the Board&#x27;s meetings" in text_of(opened()) or "meetings" in text_of(opened())


def test_one_notice_is_never_tested() -> None:
    publish_recruitment("2026-03-10", application_counts="\n".join(COUNTS.strip().splitlines()[:3]))
    assert "one notice is never tested" in text_of(opened())


def test_a_release_of_staff_alone_says_what_the_page_needs() -> None:
    publish_two_years()
    assert "no vacancy notice and no candidature is loaded" in html(opened())
