"""Where a notice's level stands: its share now, posts short of parity, recent appointments, the feeder grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import day_text
from wggi_metrics.figures.sentences.heads import (
    Fact,
    either,
    grade_text,
    interval_of,
    n_of_heads,
    share_of_heads,
)
from wggi_metrics.figures.sentences.notice import notice_subject
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures.brief_parts import Appointments, Heads, NoticeBrief

DAYS_OF_A_YEAR = 365.25


def level_facts(notice: NoticeBrief) -> tuple[Fact, ...]:
    """The level now, posts short of parity, appointments at the level in the years before, the feeder grade."""
    subject = notice_subject(notice)
    return (
        _level(notice, subject),
        _short(notice),
        _appointed(notice.appointed, subject, grade_text(notice.grade)),
        _feeder(notice.feeder, notice.feeders, subject),
    )


def _label(name: str, heads: Heads, subject: Subject, **values: object) -> str:
    form = f"{name}_equal" if heads.women == heads.men else name
    return say(f"notices.facts.{form}", **subject.words(), **values)


def _level(notice: NoticeBrief, subject: Subject) -> Fact:
    level = notice.level
    label = _label("level", level.heads, subject, grade=grade_text(level.grade or notice.grade))
    if not level.heads.known or level.reason:
        return Fact(label, say("notices.nothing"), level.reason or say("notices.facts.not_told"))
    counted = n_of_heads(level.heads, subject)
    note = say("notices.facts.level_note", n_of=counted, date=day_text(level.at)) if level.at else counted
    return Fact(label, share_of_heads(level.heads, subject), note)


def _short(notice: NoticeBrief) -> Fact:
    label, level = say("notices.facts.short"), notice.level
    if level.status is None or level.reason:
        return Fact(label, say("notices.nothing"), level.reason or say("notices.facts.not_told"))
    value = say("notices.facts.posts", n=level.posts_to_parity)
    if not level.posts_to_parity:
        return Fact(label, value, say("notices.facts.at_parity"))
    subject = WOMEN if level.short_of == WOMEN.gender else MEN
    form = "short_note" if level.posts_to_band else "short_in_band"
    return Fact(label, value, say(f"notices.facts.{form}", **subject.words(), band=level.posts_to_band))


def years_text(found: Appointments) -> str:
    """How many years the appointments are of, to the nearest whole one: 3 years."""
    return say("notices.facts.years", n=max(1, round(((found.last - found.first).days + 1) / DAYS_OF_A_YEAR)))


def _appointed(found: Appointments, subject: Subject, grade: str) -> Fact:
    label = _label("appointed", found.heads, subject, grade=grade)
    years = years_text(found)
    if not found.heads.known:
        return Fact(label, say("notices.nothing"), say("notices.facts.appointed_none", years=years))
    limits = interval_of(found.interval, subject)
    form = "appointed_note" if limits else "appointed_plain"
    note = say(f"notices.facts.{form}", n_of=n_of_heads(found.heads, subject), years=years, interval=limits)
    return Fact(label, share_of_heads(found.heads, subject), note)


def _feeder(heads: Heads, grades: tuple[str, ...], subject: Subject) -> Fact:
    if not grades:
        return Fact(say("notices.facts.no_feeder"), say("notices.nothing"), say("notices.facts.no_feeder_note"))
    label = _label("feeder", heads, subject, grades=either(grades))
    note = n_of_heads(heads, subject) if heads.known else say("sentences.nobody")
    return Fact(label, share_of_heads(heads, subject), note)
