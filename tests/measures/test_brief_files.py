"""How a notice went out, its earlier advertisements, its panel, and what is on file about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.measures.agendas import CANDIDATES, NOTICE, TEN, brief, decided_notices, notice
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.measures import brief_file
from wggi_metrics.measures.brief_parts import Heads, Part

SENT = """
vacancy_no | channel              | sent_on    | recipients
VN1        | gender focal points  | 2026-08-05 | 93
VN1        | WomenWatch           | 2026-09-02 | -
VN1        | social media         | 2026-08-02 | -
OLD0       | gender focal points  | 2026-01-10 | 80
OLD1       | gender focal points  | 2026-12-01 | 80
OLD2       | national press       | 2026-01-10 | -
"""


def test_every_channel_of_the_notice_or_of_the_window_is_told() -> None:
    sent = {each.channel: each for each in notice(circulations=SENT).sendings}
    assert list(sent) == ["gender focal points", "WomenWatch", "national press", "social media"]
    points = sent["gender focal points"]
    assert (points.sent_on, points.days_after_opening, points.days_left, points.recipients) == (
        date(2026, 8, 5), 4, 27, 93
    )  # fmt: skip
    # OLD1 went out after it had closed
    assert points.window == Part(1, 10)
    assert (sent["national press"].sent_on, sent["national press"].window) == (None, Part(1, 10))


def test_sent_after_the_closing_day_is_late() -> None:
    late = notice(circulations=SENT).sending("WomenWatch")
    assert late is not None
    assert (late.is_late, late.days_left, late.recipients) == (True, -1, None)


def test_where_no_export_tells_of_sendings_nothing_is_said_of_them() -> None:
    assert notice().sendings == ()
    assert brief().sent_before == Part(0, 0)


def test_notices_sent_in_time_are_of_all_opened_in_the_year_before() -> None:
    # VN1 and the ten of 2026 were opened; VN1 and OLD0 went to the focal points in time
    assert brief(circulations=SENT).sent_before == Part(2, 11)


def test_earlier_rounds_are_those_since_the_post_was_filled() -> None:
    rounds = """VA | 1 | P9 | P-5 | 2020-01-01 | 2020-02-01 | filled | 1
VB | 1 | P9 | P-5 | 2026-01-01 | 2026-02-01 | re-advertised | 1
VC | 1 | P9 | P-5 | 2026-11-01 | 2026-12-01 | open | 1
VN1 | 2 | P9 | P-5 | 2026-08-01 | 2026-09-01 | closed | 1
VN1 | 1 | P9 | P-5 | 2026-04-01 | 2026-05-01 | re-advertised | 1"""
    page = notice(notices=rounds)
    assert [(each.vacancy_no, each.round, each.status) for each in page.earlier_rounds] == [
        ("VB", 1, "re-advertised"), ("VN1", 1, "re-advertised")
    ]  # fmt: skip
    assert (page.round, page.opened_on) == (2, date(2026, 8, 1))


def test_the_panel_is_counted_by_gender_with_who_chairs_it() -> None:
    seats = "vacancy_no | member_no | gender | role\nVN1 | a | woman | chair\nVN1 | b | man | member\nVN1 | c | man | -"
    page = notice(panel_members=seats)
    assert (page.panel, page.panel_chair) == (Heads(1, 2), "woman")
    assert (notice().panel, notice().panel_chair) == (None, None)


def test_who_meets_the_requirements_and_is_not_proposed_is_in_the_pool() -> None:
    found = notice().on_file
    # women c and d (f withdrew, a is proposed), men b and e
    assert (found.women_in_pool, found.men_in_pool) == (2, 2)


def test_reasons_are_of_the_qualified_who_are_not_on_the_short_list() -> None:
    found = notice().on_file
    assert (found.reasons, found.men_reasons) == (Part(1, 2), Part(0, 1))


def test_what_no_export_records_is_not_a_no() -> None:
    plain = "\n".join(" | ".join(line.split("|")[:5]) for line in CANDIDATES.strip().splitlines())
    page = notice(candidates=plain)
    found = page.on_file
    assert (found.women_in_pool, found.men_in_pool, found.reasons) == (None, None, None)
    assert (found.requirements_changed, found.balance_raised, found.analysis) == (None, None, None)
    assert set(page.not_recorded) == {"rotation_due", "hardship_service", "acting_in_post", "internal"}


def test_candidates_are_counted_by_what_is_recorded_of_them() -> None:
    page = notice()
    assert (page.rotation_due, page.internal) == (Heads(1, 0), Heads(1, 1))
    assert page.not_recorded == ("hardship_service", "acting_in_post")


def test_what_the_agenda_records_is_told() -> None:
    agenda = "meeting_no | vacancy_no | gender_balance_raised | gender_balance_recorded\nM2 | VN1 | yes | no"
    found = notice(agenda=agenda).on_file
    assert (found.balance_raised, found.balance_recorded) == (True, False)


ANALYSIS = """
vacancy_no | applicant_no | gender | stage      | outcome | proposed | analysis_on_file
VN1        | a            | woman  | short list | pending | no       | {0}
VN1        | b            | man    | short list | pending | yes      | {0}
"""


@pytest.mark.parametrize(
    ("written", "told"), [("yes", "yes"), ("no", "no"), ("-", "not recorded"), ("not required", None)]
)
def test_a_written_analysis_is_told_of_where_a_rule_binds(
    written: str, told: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert notice(candidates=ANALYSIS.format(written)).on_file.analysis is None
    rule = replace(parameter("written_analysis"), applies=True)
    monkeypatch.setattr(brief_file, "parameter", lambda name: rule)
    found = notice(candidates=ANALYSIS.format(written)).on_file
    assert found.analysis == told
    assert (found.rule or "").startswith("Written analysis") == (told is not None)
    proposed = ANALYSIS.replace("no  ", "yes ").format(written)
    assert notice(candidates=proposed).on_file.analysis is None


def test_the_notice_itself_is_told_as_the_export_gives_it() -> None:
    page = notice(notices=NOTICE, before=decided_notices(TEN))
    assert (page.vacancy_no, page.item_no, page.category, page.status) == (
        "VN1",
        "1",
        "Professional and higher",
        "closed",
    )
    assert (page.gender_clause, page.decision, page.title) == (None, None, None)
