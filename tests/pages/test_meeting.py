"""Next meeting: choose a meeting and a notice, read its page, take it along, and ask what appointments would change."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from pages.recruitment import documents
from pages.recruitment.meetings import by_default_first
from tests.pages.boards import MEETINGS, NOTICES, publish_board
from tests.pages.seen import html, publish_recruitment, publish_two_years, seen, titles
from wggi_metrics.briefs import FORMATS, brief_file
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.loading import log_file, shown_release
from wggi_metrics.measures import meeting_brief_of
from wggi_metrics.store import journal
from wggi_metrics.store.load import user_name


def opened(**link: str):
    app = seen("meeting", "recruitment", **link)
    assert not app.exception
    return app


def test_the_next_meeting_by_date_is_opened_and_its_first_notice() -> None:
    publish_board()
    app = opened()
    assert app.selectbox(key="filter_meeting").value == "M2"
    assert app.selectbox(key="filter_meeting").options == ["M2, 3 December 2099", "M1, 5 November 2026"]
    assert "Senior Officer, P-5, Nairobi" in titles(app)
    assert "The meeting deals with <strong>2 notices</strong>" in html(app)


def test_the_agenda_says_why_each_notice_matters() -> None:
    publish_board()
    agenda = opened().radio(key="agenda_list")
    assert agenda.options == ["VN1 · P\u20115 Nairobi", "VN2 · P\u20115 Cairo"]
    assert list(agenda.proto.captions) == ["▲ No woman, not sent, 1 qualified woman", "1 woman, 1 man"]


def test_the_notice_is_kept_in_the_link_and_changed_in_the_list_or_the_box() -> None:
    publish_board()
    app = opened(notice="VN2")
    assert "Chief, P-5, Cairo" in titles(app)
    assert app.selectbox(key="agenda_box").value == app.radio(key="agenda_list").value == "VN2"
    app.selectbox(key="agenda_box").set_value("VN1").run()
    assert "Senior Officer, P-5, Nairobi" in titles(app)
    assert "notice" not in app.query_params
    app.radio(key="agenda_list").set_value("VN2").run()
    assert "Chief, P-5, Cairo" in titles(app)
    assert app.query_params["notice"] == "VN2"


def test_meeting_and_notice_of_a_link_are_both_taken_and_a_notice_of_another_meeting_is_left() -> None:
    publish_board(board_agenda="meeting_no vacancy_no\nM1 VN1\nM2 VN1\nM2 VN2")
    app = opened(meeting="M2", notice="VN2")
    app.selectbox(key="filter_meeting").set_value("M1").run()
    assert "Senior Officer, P-5, Nairobi" in titles(app)
    assert app.query_params["meeting"] == "M1"
    assert "notice" not in app.query_params


def test_the_parts_stand_in_the_order_of_the_brief() -> None:
    publish_board()
    assert titles(opened()) == [
        "Agenda", "Senior Officer, P-5, Nairobi", "It was open 31 days and never went to the Gender Focal Points",
        "The pool narrows at the short list: 0 of 1 qualified women, 1 of 1 qualified men", "On file for the Board",
        "This appointment moves P-5 by up to 5.5 points", "P-5 before and after all appointments of the agenda",
    ]  # fmt: skip
    # 5 women of 11 are 45.5 %, 5.5 points more than 4 of 10; 4 of 11 are 3.6 less


def test_what_is_not_recorded_says_so_and_one_notice_is_not_tested() -> None:
    publish_board()
    app = opened()
    text = html(app)
    assert '<th scope="row"><span>Candidates acting in this post</span></th>' in text
    assert text.count("not recorded") >= 4
    assert "One notice is not tested." in text
    assert "Candidates are counted; none is named, scored or ranked." in text


def cells(app, row: str) -> list[str]:
    """The row of this level in the table of the whole agenda, without its name."""
    text = html(app)
    found = text[text.index(f'<th scope="row">{row}</th>') :].split("</tr>")[0]
    return [re.sub("<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", found)]


def test_what_if_adds_the_agenda_to_its_level_from_the_fewest_women_to_the_most() -> None:
    publish_board()
    app = opened()
    # three positions: 4 to 7 women of 13, of whom 6 are half, rounded down; nobody was appointed in 2099
    assert cells(app, "P-5") == ["0 of 3", "40.0 % 4 of 10", "30.8 % to 53.8 % 4 to 7 of 13", "1 woman",
                                 "2 women to none", "0 of 0", "0 to 3 of 3"]  # fmt: skip
    app.segmented_control(key="what_if_M2_VN1").set_value(1).run()
    app.segmented_control(key="what_if_M2_VN2").set_value(0).run()
    assert cells(app, "P-5") == ["3 of 3", "40.0 % 4 of 10", "38.5 % 5 of 13", "1 woman", "1 woman", "0 of 0",
                                 "1 of 3"]  # fmt: skip
    app.button(key="what_if_reset").click().run()
    assert cells(app, "P-5")[0] == "0 of 3"


def test_the_documents_of_the_page_are_those_of_the_command_line() -> None:
    publish_board()
    release, is_demonstration = shown_release()
    found = meeting_brief_of(release, LOCAL, "M2")
    served = SimpleNamespace(viewer=LOCAL, is_demonstration=is_demonstration)
    for format in FORMATS:
        made = documents._maker(served, found, format)()
        assert made == brief_file(found, format, date.today(), user_name(), is_demonstration)
    assert [line.what for line in journal(log_file())] == [f"M2 {format}" for format in FORMATS]


def test_a_word_template_that_cannot_be_read_is_named(tmp_path, monkeypatch) -> None:
    publish_board()
    release, _ = shown_release()
    folder = release.path.parents[1] / "templates"
    folder.mkdir()
    (folder / "brief.docx").write_bytes(b"not a document")
    assert "templates/brief.docx" in html(opened())


def test_a_meeting_without_an_agenda_says_so() -> None:
    publish_board()
    assert "no notice is on the agenda of meeting M1" in html(opened(meeting="M1"))


def test_without_meetings_the_page_says_what_is_needed() -> None:
    publish_board(board_meetings="", board_agenda="")
    assert "a list of the Board&#x27;s meetings" in html(opened())
    publish_two_years()
    assert "a list of the Board&#x27;s meetings" in html(opened())


def test_a_meeting_named_by_a_link_that_is_not_there_gives_the_next_one() -> None:
    publish_board()
    assert opened(meeting="M9").selectbox(key="filter_meeting").value == "M2"


def test_without_data_the_page_says_where_to_begin() -> None:
    assert "staff number, gender, grade" in html(opened())


def test_counts_by_stage_in_place_of_candidates_have_a_pool_and_nothing_on_who_they_are() -> None:
    counts = "vacancy_no stage women men\nVN1 applied 3 5\nVN1 short_list 1 2"
    publish_board(applications="", application_counts=counts)
    app = opened()
    assert "The pool narrows at the short list: 1 of 3 women, 2 of 5 men" in titles(app)
    assert html(app).count("not recorded") >= 6


def test_without_staff_the_level_has_a_reason_and_the_pool_is_told() -> None:
    publish_recruitment("2026-11-23", vacancy_notices=NOTICES, board_meetings=MEETINGS,
                        board_agenda="meeting_no vacancy_no\nM2 VN1")  # fmt: skip
    app = opened()
    assert "no level of the agenda can be told" in html(app)
    assert "No candidature is recorded for this notice" in titles(app)


days = st.dictionaries(st.text("ABC123", min_size=1), st.dates(date(2020, 1, 1), date(2030, 1, 1)), min_size=1)


@given(days, st.dates(date(2019, 1, 1), date(2031, 1, 1)))
def test_the_first_offered_is_the_next_or_the_last_and_all_are_offered_once(days, today) -> None:
    offered = by_default_first(days, today)
    assert sorted(offered) == sorted(days)
    coming = [day for day in days.values() if day >= today]
    assert days[offered[0]] == (min(coming) if coming else max(days.values()))
    assert [days[number] for number in offered[1:]] == sorted((days[n] for n in offered[1:]), reverse=True)


def test_opening_a_brief_is_written_down_once_a_session_without_a_person_of_the_data() -> None:
    publish_board()
    app = opened()
    app.radio(key="agenda_list").set_value("VN2").run()
    noted = journal(log_file())
    release, _ = shown_release()
    assert [(line.who, line.role, line.action, line.what) for line in noted] == [
        (user_name(), "local", "brief", "M2 page")
    ]
    assert noted[0].release == release.id
    app.selectbox(key="filter_meeting").set_value("M1").run()
    assert [line.what for line in journal(log_file())] == ["M2 page", "M1 page"]


def test_a_brief_that_cannot_be_written_down_is_not_shown(tmp_path, monkeypatch) -> None:
    publish_board()
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("WGGI_LOG", str(tmp_path / "file" / "log.jsonl"))
    app = opened()
    assert "the brief was not opened" in html(app)
    assert "Senior Officer" not in html(app)
    assert not app.get("download_button")
