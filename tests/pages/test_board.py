"""The Board: shares by stage, odds pooled and stratified, appointments and pools beside chance, attendance, tests."""

from __future__ import annotations

from collections.abc import Iterator

from streamlit.testing.v1 import AppTest

from tests.measures.notices import BERKELEY
from tests.pages.seen import html, publish_recruitment, seen, titles

UNTIL = "2026-11-15"
LISTED = """
vacancy_no  grade  opened_on   closed_on   status  duty_station
VN1         P-3    2026-01-01  2026-02-01  filled  Rome
VN2         P-5    2026-01-01  2026-02-01  filled  Rome
VN3         P-5    2025-01-01  2025-02-01  filled  Rome
"""
COUNTS = {  # women and men who applied, qualified, came onto the short list, were recommended
    "VN1": [(30, 20), (20, 10), (6, 4), (1, 1)],
    "VN2": [(10, 30), (6, 20), (0, 5), (0, 1)],
    "VN3": [(10, 10), (8, 8), (3, 2), (1, 0)],
}
STAGES = ("applied", "qualified", "short_list", "recommended")
MEETINGS = "meeting_no held_on wggi_member_attended\nM1 2026-03-01 yes\nM2 2026-04-01 no\nM3 2026-05-01 yes"
AGENDA = "meeting_no vacancy_no item_no\nM1 VN1 1\nM2 VN2 1"
MEMBERS = """
meeting_no  member_no  gender  role    voting  present
M1          1          woman   member  yes     yes
M1          2          man     member  yes     yes
M2          3          man     member  yes     yes
"""


def counts(stages: tuple[str, ...], notices: dict[str, list[tuple[int, int]]]) -> str:
    return "\n".join(["vacancy_no stage women men", *_lines(stages, notices)])


def _lines(stages: tuple[str, ...], notices: dict[str, list[tuple[int, int]]]) -> Iterator[str]:
    for number, at in notices.items():
        yield from (f"{number} {stage} {w} {m}" for stage, (w, m) in zip(stages, at, strict=True))


def publish_selections(**changed: str) -> None:
    """Three notices and three meetings, of which two dealt with candidatures; a blank table is left out."""
    tables = {"vacancy_notices": LISTED, "application_counts": counts(STAGES, COUNTS), "board_meetings": MEETINGS,
              "board_agenda": AGENDA, "board_members": MEMBERS} | changed  # fmt: skip
    publish_recruitment(UNTIL, **{name: text for name, text in tables.items() if text})


def publish_berkeley() -> None:
    notices = {name: [(wa + wr, ma + mr), (wa, ma)] for name, (ma, mr, wa, wr) in BERKELEY.items()}
    publish_recruitment("1973-12-31", application_counts=counts(("applied", "appointed"), notices))


def opened(**link: str) -> AppTest:
    app = seen("board", "recruitment", **link)
    assert not app.exception
    return app


def test_lead_and_titles_are_made_from_the_numbers() -> None:
    publish_selections()
    app = opened()
    # expected from the short lists: 2 of 6/10, 1 of 0/5, 1 of 3/5: 1.2 + 0 + 0.6
    assert "Of those recommended 2 of 4 are women, <strong>0.2 more</strong> than selection blind" in html(app)
    assert "2 women and 2 men were recommended; 1.8 and 2.2 would be expected" in titles(app)
    assert "Women are 45.5 % of applicants and 50.0 % of those recommended; men 54.5 % and 50.0 %" in titles(app)
    assert "The WGGI member attended 1 of the 2 meetings that dealt with candidatures" in titles(app)
    # of 5 from 6 and 20 none is a woman: C(20, 5) / C(26, 5) = 0.2357; the others 0.0013
    assert any(title.startswith("1 of 3 short lists have no woman, 0 no man; 0.2 and") for title in titles(app))


def test_a_meeting_without_candidatures_is_named_and_not_drawn() -> None:
    publish_selections()
    assert "1 meeting without candidatures is not drawn" in html(opened())


def test_pooled_and_stratified_odds_that_point_apart_are_called_out() -> None:
    # Bickel and others (1975): pooled odds .54, by department 1 / .904697 = 1.11
    publish_berkeley()
    app = opened()
    assert "Pooled, women's odds of an appointment are below men's; notice by notice, above" in titles(app)
    assert "The two estimates point in opposite ways." in html(app)
    assert "women&#x27;s odds of passing are 0.54 times men&#x27;s; notice by notice" in html(app)
    assert "The pooled interval excludes 1, the one notice by notice does not." in html(app)


def test_tests_stand_in_a_table_and_say_what_they_do_not_say() -> None:
    publish_berkeley()
    text = html(opened())
    # R: mantelhaen.test(UCBAdmissions) without and with correction; DescTools::BreslowDayTest
    for number in ("χ² 1.52", "0.217", "χ² 1.43", "0.232", "χ² 18.83", "0.002"):
        assert number in text
    assert "they say nothing of any one notice" in text
    assert "All, women (" in text, "women's rate is below four fifths of men's: 30.4 % and 44.5 %"


def test_the_passage_is_chosen_and_kept_in_the_link_beside_another_filter() -> None:
    publish_selections()
    app = opened(months="36", passage="applied")
    assert app.selectbox(key="filter_passage").value == "applied"
    assert any("qualifying" in title for title in titles(app))
    app.selectbox(key="filter_passage").select("short list").run()
    assert any("a recommendation" in title for title in titles(app))
    app.selectbox(key="filter_months").select("60").run()
    assert app.query_params == {"months": "60", "passage": "short list"}


def test_the_passage_to_the_short_list_is_the_usual_one_and_nonsense_in_a_link_is_left() -> None:
    publish_selections()
    app = opened(passage="Atlantis")
    assert app.selectbox(key="filter_passage").value == "qualified"
    assert any("the short list" in title for title in titles(app))


def test_one_notice_is_never_tested() -> None:
    publish_selections()
    app = opened(notice_grade="P-3")
    text = html(app)
    assert "1 man and 1 woman were recommended; 0.8 and 1.2 would be expected" in titles(app)
    assert "chance alone gives a difference" not in text
    assert "one notice is never tested" in text
    assert "Fisher exact, pooled</th><td data-l=\"Statistic\" class=\"wggi-number\">–</td>" in text


def test_without_meetings_without_notices_and_without_dates_the_page_says_what_is_missing() -> None:
    publish_selections(board_meetings="", board_agenda="", board_members="", vacancy_notices="")
    app = opened()
    assert "It becomes computable with exports of the Board&#x27;s meetings" in html(app)
    assert "2 women and 2 men were recommended; 1.8 and 2.2 would be expected" in titles(app)


def test_filters_that_leave_nobody_give_reasons_in_place_of_figures() -> None:
    publish_selections(vacancy_notices=LISTED.replace("2025-0", "2020-0"))
    app = opened(months="12", kind="internal")
    assert not app.exception


def test_without_anything_loaded_the_page_says_where_to_begin() -> None:
    app = seen("board", "recruitment")
    assert not app.exception
    assert "staff number, gender, grade" in html(app)


def test_a_staff_list_alone_has_no_board() -> None:
    publish_recruitment(UNTIL, "staff_no gender grade\n1 woman P-3\n2 man P-3")
    assert "no vacancy notice and no candidature is loaded" in html(opened())


def test_counts_without_notices_are_all_counted() -> None:
    publish_selections(vacancy_notices="", board_meetings="", board_agenda="", board_members="")
    text = html(opened())
    assert "Of those recommended 2 of 4 are women" in text
    assert "no vacancy notice has a date" in text
