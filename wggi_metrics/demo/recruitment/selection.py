"""Selection: who passes each stage of a notice, with the hidden odds, up to the last day of the history."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.recruitment.candidates import STAGES, Candidate
from wggi_metrics.demo.recruitment.notices import Notice

BLANK_ANALYSIS = ("not required", "not required", "not required", "yes", "no")


def select(organisation: Organisation, notice: Notice, chance: Random) -> None:
    """Takes the candidates through the stages decided so far; who stays behind is not selected."""
    days = dict(zip(STAGES[1:5], notice.course[2:6], strict=True))
    for earlier, stage in pairwise(STAGES[:5]):
        if days[stage] > organisation.known:
            break
        _decide(organisation, notice, earlier, stage, chance)
    notice.status = "open" if notice.course.closed > organisation.known else "closed"
    for candidate in notice.candidates:
        _put_on_file(organisation, notice, candidate, chance)


def _decide(organisation: Organisation, notice: Notice, earlier: str, stage: str, chance: Random) -> None:
    rates = organisation.rates
    for candidate in notice.candidates:
        if candidate.stage != earlier or candidate.outcome != "pending":
            continue
        if chance.random() < rates.withdrawing.of(candidate.gender):
            candidate.outcome, candidate.withdrawn_at = "withdrawn", earlier
        elif chance.random() < rates.selection[stage].of(candidate.gender):
            candidate.stage = stage
        else:
            candidate.outcome = "not selected"


def _put_on_file(organisation: Organisation, notice: Notice, candidate: Candidate, chance: Random) -> None:
    course, known = notice.course, organisation.known
    if candidate.stage == "qualified" and course.short_list <= known and not candidate.withdrawn_at:
        candidate.reason_on_file = chance.random() < 0.78
    if candidate.reached("interviewed"):
        candidate.proposed = chance.random() < (0.92 if candidate.reached("recommended") else 0.16)
        candidate.analysis_on_file = chance.choice(BLANK_ANALYSIS)


def choose(organisation: Organisation, notice: Notice, chance: Random) -> list[Candidate]:
    """The head of the organisation offers the post to recommended candidates, each as likely as the other.

    Returns those who accept. All others who were recommended go to the roster or are not selected.
    """
    recommended = [c for c in notice.candidates if c.stage == "recommended" and c.outcome == "pending"]
    chance.shuffle(recommended)
    appointed: list[Candidate] = []
    for candidate in recommended:
        if len(appointed) == notice.positions:
            candidate.outcome = "roster" if chance.random() < 0.4 else "not selected"
        elif chance.random() < organisation.rates.declining.of(candidate.gender):
            decline(organisation, notice, candidate, chance)
        else:
            _offer(organisation, notice, candidate, chance)
            candidate.stage, candidate.outcome = "appointed", "appointed"
            candidate.from_roster = chance.random() < 0.015
            appointed.append(candidate)
    return appointed


def decline(organisation: Organisation, notice: Notice, candidate: Candidate, chance: Random) -> None:
    """The candidate declines the offer: selected, but not appointed."""
    offered = _offer(organisation, notice, candidate, chance)
    candidate.stage, candidate.outcome, candidate.from_roster = "recommended", "declined", False
    candidate.declined = min(offered + chance.randint(1, 8), organisation.known)


def _offer(organisation: Organisation, notice: Notice, candidate: Candidate, chance: Random) -> int:
    """The day on which the post is offered, at the latest the last day known."""
    day = candidate.offered or notice.course.meeting + chance.randint(2, 12)
    candidate.offered = min(day, organisation.known)
    return candidate.offered
