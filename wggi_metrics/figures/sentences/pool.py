"""What a notice's pool says: where it narrows, who would be expected, which notices it is compared with."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.numerals import day_text, n_of, rate_text
from wggi_metrics.figures.sentences.heads import both, count_of, either, grade_text, one_of
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures.brief_parts import NoticeBrief, Stage, Window

CHOICE = ("recommended", "appointed")
"""Stages at which as many are left as there are positions, whoever they are."""


class Narrowing(NamedTuple):
    """A stage and the one before it."""

    before: Stage
    at: Stage


def stage_label(stage: str) -> str:
    """Applied, Qualified, Short-listed …"""
    return say(f"notices.stages.{stage}")


def narrowing(stages: tuple[Stage, ...]) -> Narrowing | None:
    """Where the pool narrows most: the stage to which the smallest part of women and men together came.

    The rule looks at nobody's gender. The choice of the candidate itself, which leaves as many as there are
    positions, is taken where the pool narrows nowhere before it. The earlier stage if two are alike; None if
    nobody has left the pool.
    """
    reached = [stage for stage in stages if stage.is_reached]
    passages = [Narrowing(*two) for two in pairwise(reached) if two[1].here.known < two[0].here.known]
    early = [passage for passage in passages if passage.at.stage not in CHOICE]
    return min(early or passages, key=_passed, default=None)


def _passed(passage: Narrowing) -> Fraction:
    return Fraction(passage.at.here.known, passage.before.here.known)


def pool_title(notice: NoticeBrief) -> str:
    """The pool narrows at the short list: 0 of 7 qualified women, 4 of 17 qualified men."""
    reached = [stage for stage in notice.stages if stage.is_reached]
    if not reached or not reached[0].here.everybody:
        return say("notices.pool.empty")
    if not reached[0].here.known:
        return say("notices.pool.not_stated", n=reached[0].here.everybody)
    if len(reached) == 1:
        return say("notices.pool.applied", both=both(reached[0].here, "both_and"))
    found = narrowing(notice.stages)
    if found is None:
        return say("notices.pool.level", stage=_noun(reached[-1].stage), both=both(reached[-1].here))
    women, men = (_part(found, subject) for subject in (WOMEN, MEN))
    return say("notices.pool.narrows", stage=_noun(found.at.stage), women=women, men=men)


def _noun(stage: str) -> str:
    return say(f"notices.pool.noun.{stage}")


def _part(found: Narrowing, subject: Subject) -> str:
    """0 of 7 qualified women."""
    who = say(f"notices.pool.before.{found.before.stage}")
    of = count_of(found.before.here, subject)
    if not of:
        return say("notices.pool.no_part", who=who, one_of=one_of(subject))
    return say("notices.pool.part", n_of=n_of(count_of(found.at.here, subject), of), who=who, **subject.words())


def expectation(notice: NoticeBrief) -> str:
    """At the window's rates about 1.9 women and 4.5 men would be expected on the short list; there are 0 and 4.

    Of the short list, where it is reached; else of the stage at which the pool narrows. One notice is not tested.
    """
    stage = _expected_stage(notice)
    if stage is None:
        has_passed = sum(each.is_reached for each in notice.stages) > 1
        reason = "no_window" if not notice.window.notices else "no_rates" if has_passed else "not_come"
        return say("notices.pool.nothing_expected", reason=say(f"notices.pool.{reason}"))
    return say(
        "notices.pool.expected",
        both=expected_text(stage),
        at=say(f"notices.pool.at.{stage.stage}"),
        here=both(stage.here, "both_and"),
    )


def _expected_stage(notice: NoticeBrief) -> Stage | None:
    found = narrowing(notice.stages)
    candidates = [notice.short_list, found.at if found else None]
    told = [stage for stage in candidates if stage and (stage.expected, stage.expected_men) != (None, None)]
    return told[0] if told else None


def expected_text(stage: Stage) -> str:
    """About how many women and men; of one alone where the other had nobody to be compared with."""
    counts = ((WOMEN, stage.expected), (MEN, stage.expected_men))
    told = [f"{rate_text(expected)} {subject.gender}" for subject, expected in counts if expected is not None]
    return say("notices.and", first=told[0], last=told[1]) if len(told) == 2 else "".join(told)


def withdrawn_text(notice: NoticeBrief) -> str:
    """Who withdrew, stage by stage; empty where nobody did."""
    found = [stage for stage in notice.stages if stage.withdrawn.known]
    parts = [(stage_label(stage.stage), both(stage.withdrawn)) for stage in found]
    told = "; ".join(say("notices.pool.withdrawn_at", stage=stage, both=counts) for stage, counts in parts)
    return say("notices.pool.withdrawn", parts=told) if told else ""


def window_text(window: Window) -> str:
    """46 P‑5 notices decided in the 24 months to 2 December 2026."""
    last = day_text(window.last)
    if not window.notices:
        return say("notices.pool.no_window_text", grades=either(window.grades), months=window.months, last=last)
    return say("notices.pool.window", notices=notices_text(window), months=window.months, last=last)


def notices_text(window: Window) -> str:
    """46 P‑5 notices."""
    return say("notices.pool.notices", n=window.notices, grades=either(window.grades))


def compared_text(notice: NoticeBrief) -> str:
    """Which notices are compared with and, where the window had to be widened, why."""
    window = notice.window
    if not window.notices:
        return window_text(window)
    if not window.is_wider:
        return say("notices.pool.compared", window=window_text(window))
    return say("notices.pool.compared_wider", window=window_text(window), why=_why_wider(notice))


def _why_wider(notice: NoticeBrief) -> str:
    short = parameter("comparison_months").whole
    form = "wider" if len(notice.window.grades) > 1 else "longer"
    return say(
        f"notices.pool.{form}",
        least=parameter("comparison_notices").whole,
        grade=grade_text(notice.grade),
        short=short,
        months=parameter("comparison_months_longer").whole,
    )
