"""The level of a notice now, the appointments to it, and what it looks like once the post is filled."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measures.agendas import NOTICE, STAFF, brief, decided_notices, notice
from wggi_metrics.measures.brief_after import filled
from wggi_metrics.measures.brief_parts import Heads


def test_the_level_is_that_of_the_last_month_end_or_of_the_data_if_earlier() -> None:
    level = notice().level
    assert (level.at, level.heads) == (date(2026, 10, 31), Heads(12, 28, 0, 1))
    assert (level.status, level.short_of, level.posts_to_parity, level.posts_to_band) == ("below", "women", 8, 7)
    first = "meeting_no | held_on\nM2 | 2026-01-01"
    assert notice(meetings=first).level.at == date(2025, 12, 31)
    assert notice(meetings=first).level.heads == Heads(10, 30)


def test_an_entrant_makes_the_level_larger_and_someone_of_the_level_leaves_it() -> None:
    after = {(each.case, each.women): each for each in notice().after}
    assert set(after) == {("entrant", 0), ("entrant", 1), ("same level", 0)}
    shares = {key: round(100 * each.heads.women / each.heads.known, 1) for key, each in after.items()}
    assert shares == {("entrant", 1): 31.7, ("entrant", 0): 29.3, ("same level", 0): 30.0}
    assert (after["entrant", 1].heads, after["entrant", 0].heads) == (Heads(13, 28, 0, 1), Heads(12, 29, 0, 1))


def test_in_place_of_an_outgoing_holder_the_level_keeps_its_size() -> None:
    after = filled(Heads(12, 28), Heads(), "replacing", 1, 1, "man")
    assert (after.heads, round(100 * after.heads.women / after.heads.known, 1)) == (Heads(13, 27), 32.5)
    assert filled(Heads(12, 28), Heads(), "replacing", 1, 1, "woman").heads == Heads(12, 28)


def test_two_positions_have_three_outcomes() -> None:
    after = notice(notices=NOTICE[:-1] + "2").after
    assert [each.heads[:2] for each in after if each.case == "entrant"] == [(12, 30), (13, 29), (14, 28)]


def test_the_feeder_grade_stands_beside() -> None:
    page = notice()
    assert (page.feeders, page.feeder) == (("P-4",), Heads(168, 224))


def test_appointments_are_those_of_the_years_before_the_meeting() -> None:
    days = ["2023-12-02", "2023-12-03", "2026-02-01", "2026-12-02", "2026-12-03"]
    page = notice(before=decided_notices(days))
    # a woman in the first, third and fifth; the first is a day too early, the last on the day itself
    assert page.appointed.heads == Heads(1, 2)
    assert (page.appointed.first, page.appointed.last) == (date(2023, 12, 3), date(2026, 12, 2))
    # Wilson for 1 of 3, R binom: 0.06149194-0.79234040
    assert page.appointed.interval is not None
    assert tuple(page.appointed.interval) == pytest.approx((0.06149194, 0.79234040), abs=1e-7)
    assert {(each.case, each.women): each.year for each in page.after} == {
        ("entrant", 0): Heads(1, 2), ("entrant", 1): Heads(2, 1), ("same level", 0): Heads(1, 1)
    }  # fmt: skip


def test_the_whole_agenda_takes_a_level_from_no_woman_to_women_alone() -> None:
    agenda = "meeting_no | vacancy_no\nM2 | VN1\nM2 | VN2\nM2 | VN3"
    more = f"{NOTICE}\nVN2 | 1 | - | P-5 | 2026-08-01 | - | closed | 2\nVN3 | 1 | - | P-4 | 2026-08-01 | - | closed | 1"
    levels = brief(notices=more, agenda=agenda).levels
    assert [(each.grade, each.positions) for each in levels] == [("P-4", 1), ("P-5", 3)]
    assert (levels[1].fewest.heads[:2], levels[1].most.heads[:2]) == ((12, 31), (15, 28))


def test_without_staff_or_grade_the_level_says_why() -> None:
    page = notice(staff="")
    assert page.level.reason == "dates missing"
    assert page.after == ()
    page = notice(notices=NOTICE.replace("P-5", "-"))
    assert page.level.reason == "the export lacks the field grade"
    assert (page.window.notices, page.appointed.heads, page.feeder) == (0, Heads(), Heads())
    assert notice(staff=STAFF.replace("P-5", "P-3")).level.reason == "nobody at risk"
