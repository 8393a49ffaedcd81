"""Candidatures: who applies to a notice, by which channel, and how far each one comes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from wggi_metrics.demo.careers import Organisation, Person
from wggi_metrics.demo.careers.rows import Assignment
from wggi_metrics.demo.recruitment.notices import Notice

STAGES = ("applied", "qualified", "short list", "interviewed", "recommended", "appointed")
POOL_SIZE = {"P-2": 36, "P-3": 31, "P-4": 26, "P-5": 21, "D-1": 16, "D-2": 14, "NO-B": 24, "NO-C": 18}
NOT_STATED, OTHER = 0.011, 0.002

# How many candidates name the channel, women and men, where the notice went out by it; "" names none.
NAMED = {
    "organisation website": (10, 10), "UN system": (3.6, 4), "WomenWatch": (1.9, 0.9),
    "gender focal points": (2.4, 1.1), "women's network": (1.6, 0.4), "professional network": (2, 2.4),
    "national press": (1, 1.5), "social media": (2.5, 2.5), "member states": (0.8, 1.3), "": (2.4, 2.4),
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Candidate:
    """One candidature; ``after`` is counted in days from the opening of the notice.

    ``held`` is the assignment that an internal candidate held when the notice opened.
    """

    gender: str
    after: int
    source: str
    applicant_no: str = ""
    nationality: str = ""
    person: Person | None = None
    held: Assignment | None = None
    stage: str = "applied"
    outcome: str = "pending"
    withdrawn_at: str = ""
    proposed: bool | None = None
    offered: int | None = None
    declined: int | None = None
    reason_on_file: bool | None = None
    analysis_on_file: str = ""
    from_roster: bool = False
    is_outsider: bool = False

    def reached(self, stage: str) -> bool:
        return STAGES.index(self.stage) >= STAGES.index(stage)


def attract(organisation: Organisation, notice: Notice, chance: Random) -> None:
    """Fills the notice with candidates who have applied so far, each with gender and channel."""
    course, leaning = notice.course, chance.gauss(0, organisation.rates.notice_spread)
    size = POOL_SIZE[notice.grade] * math.exp(chance.gauss(-0.2, 0.35))
    for _ in range(max(int(size), 4)):
        after = int((course.closed - course.opened) * chance.betavariate(1.6, 1.1) + 0.5)
        if course.opened + after <= organisation.known:
            gender = _gender(women_log_odds(organisation, notice, after) + leaning, chance)
            notice.candidates.append(Candidate(gender, after, _source(notice, gender, after, chance)))


def women_log_odds(organisation: Organisation, notice: Notice, after: int) -> float:
    """The log odds that somebody who applies on this day is a woman, before the notice's own leaning."""
    rates = organisation.rates
    share = rates.applicants_women[notice.grade].at(organisation.elapsed(notice.course.opened))
    odds = math.log(share / (1 - share))
    effects = {"gender focal points": rates.circulation_effect, "WomenWatch": rates.womenwatch_effect}
    for channel, effect in effects.items():
        sent = notice.sent_after(channel)
        odds += effect if sent is not None and after >= sent else 0
    return odds


def _gender(log_odds: float, chance: Random) -> str:
    mark = chance.random()
    if mark < OTHER + NOT_STATED:
        return "other" if mark < OTHER else "not stated"
    return "woman" if chance.random() < 1 / (1 + math.exp(-log_odds)) else "man"


def _source(notice: Notice, gender: str, after: int, chance: Random) -> str:
    """The channel that the candidate names, one by which the notice was out on that day."""
    out = {c.channel for c in notice.circulations if c.after <= after} | {"", "organisation website"}
    named = [channel for channel in NAMED if channel in out]
    weights = [NAMED[channel][0 if gender == "woman" else 1] for channel in named]
    return chance.choices(named, weights)[0]
