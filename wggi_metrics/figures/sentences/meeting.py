"""What a meeting's agenda says: the lead, the four facts of a brief's cover, the levels after all appointments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.labels import capital
from wggi_metrics.figures.numerals import count_text, day_text, n_of, unbroken
from wggi_metrics.figures.sentences.heads import (
    Fact,
    count_of,
    fewer_of,
    interval_of,
    n_of_heads,
    number_word,
    one_of,
    share_of_heads,
)
from wggi_metrics.figures.sentences.notice import FOCAL_POINTS
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.measures.brief_parts import Heads
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures.brief_parts import Level, MeetingBrief


def meeting_over(brief: MeetingBrief) -> str:
    """Appointments and Postings Board · meeting 2026/11 · Thursday 3 December 2026 · Geneva."""
    day = brief.held_on
    over = say("notices.meeting.over", meeting_no=brief.meeting_no, weekday=f"{day:%A}", date=day_text(day))
    return f"{over} · {brief.place}" if brief.place else over


def meeting_lead(brief: MeetingBrief) -> str:
    """How many notices, how many short lists without a woman or a man, circulation; key numbers between asterisks."""
    if not brief.notices:
        return _sentence(say("notices.meeting.no_agenda", release=brief.release))
    noted = [*_without(brief), _circulated(brief)]
    parts = [say("notices.meeting.deals", n=len(brief.notices)), "; ".join(noted), _short_listed(brief.short_listed)]
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(text: str) -> str:
    return say("notices.sentence", text=capital(text))


def lists(brief: MeetingBrief) -> list[Heads]:
    """The short lists of the notices that have come so far, with at least one candidate of known gender."""
    found = [notice.short_list.here for notice in brief.notices if notice.short_list]
    return [heads for heads in found if heads.known]


def lists_without(brief: MeetingBrief, subject: Subject) -> int:
    """How many short lists have nobody of this gender."""
    return sum(count_of(heads, subject) == 0 for heads in lists(brief))


def _without(brief: MeetingBrief) -> list[str]:
    if not lists(brief):
        return [say("notices.meeting.no_short_list")]
    counts = [(subject, lists_without(brief, subject)) for subject in (WOMEN, MEN)]
    return [
        say("notices.meeting.without", n=n, count=number_word(n), one_of=one_of(subject)) for subject, n in counts if n
    ] or [say("notices.meeting.every_list")]


def sent_in_time(brief: MeetingBrief) -> tuple[int, int]:
    """Notices sent to the Gender Focal Points before they closed, of those of which this is known."""
    found = [sending for notice in brief.notices if (sending := notice.sending(FOCAL_POINTS))]
    return sum(sending.sent_on is not None and not sending.is_late for sending in found), len(found)


def _circulated(brief: MeetingBrief) -> str:
    sent, known = sent_in_time(brief)
    if not known:
        return say("notices.meeting.sent_unknown")
    if sent == known:
        return say("notices.meeting.all_sent", n=known, count=number_word(known))
    return say("notices.meeting.not_sent", n=known - sent, count=number_word(known - sent))


def _short_listed(heads: Heads) -> str:
    if not heads.known:
        return ""
    if heads.women == heads.men:
        return say("notices.meeting.short_listed_equal", each=count_text(heads.women), total=count_text(heads.known))
    subject = fewer_of([heads])
    return say("notices.meeting.short_listed", **subject.words(), n_of=n_of_heads(heads, subject))


def meeting_facts(brief: MeetingBrief) -> tuple[Fact, ...]:
    """Short lists without a woman (man), sent to focal points, women (men) short-listed, levels outside the band."""
    return (_fact_without(brief), _fact_sent(brief), _fact_short_listed(brief), _fact_levels(brief))


def _fact_without(brief: MeetingBrief) -> Fact:
    """Of the gender that is missing from more short lists."""
    women, men = (lists_without(brief, subject) for subject in (WOMEN, MEN))
    subject = fewer_of([Heads(men, women), brief.short_listed])
    before = brief.no_woman_before if subject is WOMEN else brief.no_man_before
    months = parameter("comparison_months").whole
    note = say("notices.cover.without_before", n_of=n_of(*before), months=months) if before and before.of else ""
    label = say("notices.cover.without", one_of=one_of(subject))
    if not lists(brief):
        return Fact(label, say("notices.nothing"), note or say("notices.cover.nobody"))
    return Fact(label, n_of(lists_without(brief, subject), len(lists(brief))), note)


def _fact_sent(brief: MeetingBrief) -> Fact:
    label, (sent, known), before = say("notices.cover.sent"), sent_in_time(brief), brief.sent_before
    if not known:
        return Fact(label, say("notices.nothing"), say("notices.cover.no_sendings"))
    return Fact(label, n_of(sent, known), say("notices.cover.sent_before", n_of=n_of(*before)) if before.of else "")


def _fact_short_listed(brief: MeetingBrief) -> Fact:
    heads = brief.short_listed
    subject = fewer_of([heads])
    form = "short_listed_equal" if heads.women == heads.men else "short_listed"
    label = say(f"notices.cover.{form}", **subject.words())
    if not heads.known:
        return Fact(label, say("notices.nothing"), say("notices.cover.nobody"))
    counted, limits = n_of_heads(heads, subject), interval_of(brief.short_listed_interval, subject)
    note = say("notices.cover.short_listed_note", n_of=counted, interval=limits) if limits else counted
    return Fact(label, share_of_heads(heads, subject), note)


def levels_of(brief: MeetingBrief) -> tuple[Level, ...]:
    """The levels of the agenda that can be told, each once."""
    return tuple({notice.level.grade: notice.level for notice in brief.notices if notice.level.status}.values())


def _fact_levels(brief: MeetingBrief) -> Fact:
    label, told = say("notices.cover.outside"), levels_of(brief)
    if not told:
        return Fact(label, say("notices.nothing"), say("notices.cover.no_level"))
    outside = [level for level in told if level.status != "within"]
    sides = [_side(subject, [level.grade for level in outside if level.short_of == subject.gender])
             for subject in (WOMEN, MEN)]  # fmt: skip
    note = "; ".join(filter(None, sides)) or say("notices.cover.none_outside", band=parity_band().text)
    return Fact(label, n_of(len(outside), len(told)), note)


def _side(subject: Subject, grades: list[str]) -> str:
    if not grades:
        return ""
    return say("notices.cover.side", **subject.words(), grades=", ".join(map(unbroken, grades)))


def levels_title(brief: MeetingBrief) -> str:
    """How many levels the agenda can change; the table beneath says by how much."""
    found = brief.levels
    grade = unbroken(found[0].grade) if found else ""
    return say("notices.cover.levels_title", n=len(found), grade=grade)
