"""Notices, candidatures and the Board: in order, in step with the careers, true to the hidden odds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from scipy.stats import binomtest

from tests.demo.demonstration import SEED, recruited, simulated
from wggi_metrics.demo import RATES, Passage
from wggi_metrics.demo.recruitment import Candidate, Notice, board_members, meetings, recruit
from wggi_metrics.demo.recruitment.candidates import STAGES
from wggi_metrics.demo.recruitment.staffpool import staff_by_grade

IMPROBABLE = 0.0001  # the seed is fixed: a right simulation passes always, a wrong one hardly ever


def passages(notices: list[Notice], known: int, stage: str) -> Counter[tuple[str, bool]]:
    """Candidates by gender and by whether they passed to the stage; withdrawn before it: neither."""
    earlier = STAGES[STAGES.index(stage) - 1]
    counts: Counter[tuple[str, bool]] = Counter()
    for notice in notices:
        days = dict(zip(STAGES[1:5], notice.course[2:6], strict=True))
        if days[stage] <= known:
            for candidate in notice.candidates:
                if candidate.reached(earlier) and candidate.withdrawn_at != earlier:
                    counts[candidate.gender, candidate.reached(stage)] += 1
    return counts


def appointees(notices: list[Notice]) -> list[tuple[Notice, Candidate]]:
    return [(n, c) for n in notices for c in n.candidates if c.stage == "appointed"]


@pytest.mark.parametrize("stage", STAGES[1:5])
@pytest.mark.parametrize("gender", ["woman", "man"])
def test_each_stage_is_passed_with_the_hidden_odds(stage: str, gender: str) -> None:
    organisation, _, notices = recruited()
    counts = passages(notices, organisation.known, stage)
    passed, entered = counts[gender, True], counts[gender, True] + counts[gender, False]
    assert entered > 400
    assert binomtest(passed, entered, RATES.selection[stage].of(gender)).pvalue > IMPROBABLE


def test_an_odds_ratio_of_a_third_is_found_again() -> None:
    rates = replace(RATES, selection=RATES.selection | {"short list": Passage(0.5, 1 / 3)})
    organisation, rows = simulated(1000, 5, rates)
    counts = passages(recruit(organisation, rows, SEED), organisation.known, "short list")
    passed, entered = counts["woman", True], counts["woman", True] + counts["woman", False]
    # Men's odds are 1, women's 1/3: one woman in four passes.
    assert binomtest(passed, entered, 1 / 4).pvalue > IMPROBABLE
    assert binomtest(passed, entered, 1 / 2).pvalue < IMPROBABLE


def test_circulated_notices_draw_more_women_where_that_is_the_hidden_effect() -> None:
    rates = replace(RATES, circulation_effect=1.5, womenwatch_effect=0.0)
    organisation, rows = simulated(1000, 5, rates)
    shares: dict[bool, list[float]] = {True: [], False: []}
    for notice in recruit(organisation, rows, SEED):
        genders = Counter(candidate.gender for candidate in notice.candidates)
        if genders["woman"] + genders["man"]:
            sent = notice.sent_after("gender focal points") is not None
            shares[sent].append(genders["woman"] / (genders["woman"] + genders["man"]))
    assert sum(shares[True]) / len(shares[True]) > sum(shares[False]) / len(shares[False]) + 0.15


def test_the_days_of_a_notice_follow_one_another() -> None:
    organisation, _, notices = recruited()
    for notice in notices:
        course = notice.course
        assert course.opened < course.closed < course.long_list < course.short_list < course.interviews
        assert course.interviews < course.meeting < course.on_duty
        assert organisation.begin <= course.opened <= organisation.known
        assert all(0 <= c.after <= course.closed - course.opened for c in notice.candidates)


def test_who_is_appointed_from_inside_takes_up_the_grade_in_the_careers() -> None:
    organisation, rows, notices = recruited()
    taken_up = {(row.person, row.post.grade, row.valid_from) for row in rows}
    inside = [
        (notice, candidate)
        for notice, candidate in appointees(notices)
        if candidate.person and notice.course.on_duty <= organisation.end
    ]
    assert len(inside) > 100
    first = [pair for pair in inside if pair[0].positions == 1]
    assert all((c.person, n.grade, n.course.on_duty) in taken_up for n, c in first)


def test_who_is_appointed_from_outside_is_hired_that_day() -> None:
    organisation, rows, notices = recruited()
    hired = {(row.person.gender, row.post.grade, row.valid_from) for row in rows}
    outside = [
        (notice, candidate)
        for notice, candidate in appointees(notices)
        if not candidate.person and notice.course.on_duty <= organisation.end and notice.positions == 1
    ]
    assert len(outside) > 50
    assert all((c.gender, n.grade, n.course.on_duty) in hired for n, c in outside)


def test_internal_candidates_are_in_post_when_the_notice_opens() -> None:
    _, _, notices = recruited()
    held = [(n, c) for n in notices for c in n.candidates if c.held and c.stage != "appointed"]
    assert len(held) > 500
    assert all(c.held and c.held.holds_on(n.course.opened) for n, c in held)
    assert all(c.person and c.person.gender == c.gender for _, c in held)


def test_nobody_is_two_candidates_of_one_notice() -> None:
    _, _, notices = recruited()
    for notice in notices:
        numbers = [candidate.applicant_no for candidate in notice.candidates]
        assert len(set(numbers)) == len(numbers)


def test_no_more_are_appointed_than_there_are_positions() -> None:
    _, _, notices = recruited()
    for notice in notices:
        appointed = sum(candidate.outcome == "appointed" for candidate in notice.candidates)
        assert appointed <= notice.positions
        assert (appointed > 0) is (notice.status == "filled")


def test_a_further_round_follows_a_readvertised_notice_of_the_post() -> None:
    _, _, notices = recruited()
    by_post: dict[str, list[Notice]] = {}
    for notice in notices:
        by_post.setdefault(notice.post_no, []).append(notice)
    several = [sorted(group, key=lambda n: n.round) for group in by_post.values() if len(group) > 1]
    assert len(several) > 20
    for group in several:
        assert all(notice.status == "re-advertised" for notice in group[:-1])
        assert [n.round for n in group] == list(range(group[0].round, group[-1].round + 1))


def test_some_notices_are_open_and_the_next_meeting_has_an_agenda() -> None:
    organisation, _, notices = recruited()
    assert sum(notice.status == "open" for notice in notices) >= 1
    *_, last, following = meetings(organisation, notices, SEED)
    assert last.day <= organisation.known < following.day <= organisation.known + 45
    assert len(following.items) >= 3
    assert {item.decision for item in following.items} == {""}


def test_every_past_item_of_an_agenda_is_decided() -> None:
    organisation, _, notices = recruited()
    items = [item for meeting in meetings(organisation, notices, SEED)[:-1] for item in meeting.items]
    assert {item.decision for item in items} == {"recommended", "deferred", "re-advertise", "cancelled"}


def test_a_board_has_a_chair_members_a_secretary_and_the_working_groups_member() -> None:
    organisation, rows, notices = recruited()
    held = staff_by_grade(rows)
    for meeting in meetings(organisation, notices, SEED)[::12]:
        seats = board_members(organisation, held, meeting, SEED)
        roles = Counter(seat.role for seat in seats)
        assert roles["chair"] == 1
        assert roles["member"] >= 3
        assert all(seat.voting is (seat.role in {"chair", "member"}) for seat in seats)
        assert len({seat.member_no for seat in seats}) == len(seats)
