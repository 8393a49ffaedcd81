"""What a notice's page says first: what it is, what to note about it, where its level stands."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.labels import label_of, lower
from wggi_metrics.figures.numerals import day_text, n_of, unbroken
from wggi_metrics.figures.sentences.heads import Flag, both, count_of, fewer_of, one_of
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures.brief_parts import Heads, NoticeBrief, Sending, Stage

FOCAL_POINTS = "gender focal points"


def notice_over(notice: NoticeBrief) -> str:
    """VN 2026/103 · both · opened 12 September 2026, closed 12 October 2026 · 1 position · unit."""
    scope = lower(label_of("scope", notice.scope)) if notice.scope else ""
    rounds = say("notices.over.round", n=notice.round) if notice.round > 1 else ""
    parts = [notice.vacancy_no, rounds, scope, _dates(notice), say("notices.positions", n=notice.positions)]
    return " · ".join(part for part in (*parts, notice.org_unit) if part)


def _dates(notice: NoticeBrief) -> str:
    opened = day_text(notice.opened_on) if notice.opened_on else ""
    if not opened:
        return ""
    if notice.closed_on is None:
        return say("notices.over.opened", opened=opened)
    return say("notices.over.both", opened=opened, closed=day_text(notice.closed_on))


def notice_title(notice: NoticeBrief) -> str:
    """Senior Programme Officer, P‑5, Nairobi."""
    grade = unbroken(notice.grade) if notice.grade else None
    return ", ".join(part for part in (notice.title or say("notices.blank_title"), grade, notice.duty_station) if part)


def post_text(notice: NoticeBrief) -> str:
    """The same in an agenda, the grade first: P‑5, Senior Programme Officer, Nairobi."""
    grade = unbroken(notice.grade) if notice.grade else None
    return ", ".join(part for part in (grade, notice.title or say("notices.blank_title"), notice.duty_station) if part)


def notice_subject(notice: NoticeBrief) -> Subject:
    """Of whom the shares of a notice's page are: the gender that is fewer at its level, else in what stands beside."""
    pools = [stage.here for stage in notice.stages]
    return fewer_of([notice.level.heads, notice.appointed.heads, notice.feeder, *pools])


def flags(notice: NoticeBrief) -> tuple[Flag, ...]:
    """What to note: marks first (they ask for attention), then what is in order."""
    found = [
        *_short_list(notice), _circulation(notice.sending(FOCAL_POINTS)), *_left_behind(notice), _reasons(notice),
        _not_stated(notice), *_clauses(notice), *_on_file(notice), _advertised(notice), _decided(notice),
    ]  # fmt: skip
    told = [flag for flag in found if flag]
    return tuple(sorted(told, key=lambda flag: not flag.is_mark))


def marks(notice: NoticeBrief) -> tuple[Flag, ...]:
    """The flags that ask for attention."""
    return tuple(flag for flag in flags(notice) if flag.is_mark)


def _mark(name: str, **values: object) -> Flag:
    return Flag(say(f"notices.flags.{name}", **values), say(f"notices.flags.{name}_short", **values), True)


def _plain(name: str, **values: object) -> Flag:
    text = say(f"notices.flags.{name}", **values)
    return Flag(text, text, False)


def absent(notice: NoticeBrief) -> list[Subject]:
    """The genders of whom nobody is on the short list; none while there is no short list."""
    listed = notice.short_list
    if listed is None or not listed.here.known:
        return []
    return [subject for subject in (WOMEN, MEN) if count_of(listed.here, subject) == 0]


def _short_list(notice: NoticeBrief) -> list[Flag]:
    listed = notice.short_list
    if listed is None:
        return []
    if not listed.here.everybody:
        return [_plain("empty")]
    missing = [_mark("no_one", one_of=one_of(subject)) for subject in absent(notice)]
    return missing or ([_plain("short_list", both=both(listed.here))] if listed.here.known else [])


def _circulation(sending: Sending | None) -> Flag | None:
    if sending is None:
        return _plain("sent_unknown")
    if sending.sent_on is None:
        return _mark("not_sent")
    return _mark("late") if sending.is_late else None


def _left_behind(notice: NoticeBrief) -> list[Flag]:
    """Where a short list has nobody of a gender: how many of it met the requirements."""
    qualified = next((stage for stage in notice.stages if stage.stage == "qualified" and stage.is_reached), None)
    if qualified is None:
        return []
    counts = [(subject, count_of(qualified.here, subject)) for subject in absent(notice)]
    return [_left(subject, n) for subject, n in counts if n]


def _left(subject: Subject, n: int) -> Flag:
    return _mark("left_behind", n=n, one_of=one_of(subject), **subject.words())


def _reasons(notice: NoticeBrief) -> Flag | None:
    """Of the gender that is fewer at the level."""
    subject = notice_subject(notice)
    found = notice.on_file.reasons if subject is WOMEN else notice.on_file.men_reasons
    if found is None or not found.of:
        return None
    flag = _mark("reasons", n_of=n_of(*found), **subject.words())
    return flag if found.n < found.of else flag._replace(is_mark=False)


def has_many_not_stated(heads: Heads) -> bool:
    """More than the parameter's part (a tenth) of the candidates without a stated gender."""
    return bool(heads.everybody) and Fraction(heads.not_stated, heads.everybody) > Fraction(
        *parameter("not_stated_share").fraction
    )


def first_stage(notice: NoticeBrief) -> Stage | None:
    """Who applied: the first stage that the export has."""
    return notice.stages[0] if notice.stages and notice.stages[0].is_reached else None


def _not_stated(notice: NoticeBrief) -> Flag | None:
    first = first_stage(notice)
    if first is None or not has_many_not_stated(first.here):
        return None
    return _mark("not_stated", n_of=n_of(first.here.not_stated, first.here.everybody))


def _clauses(notice: NoticeBrief) -> list[Flag]:
    clause = {True: _plain("clause"), False: _mark("no_clause"), None: _plain("clause_unknown")}[notice.gender_clause]
    return [clause, *([_mark("no_terms")] if notice.terms_clause is False else [])]


def _on_file(notice: NoticeBrief) -> list[Flag]:
    changed = [_mark("changed")] if notice.on_file.requirements_changed else []
    return [*changed, *([_mark("no_analysis")] if notice.on_file.analysis == "no" else [])]


def _advertised(notice: NoticeBrief) -> Flag:
    if notice.round <= 1:
        return _plain("first")
    name = str(notice.round) if notice.round <= 6 else "other"
    return _plain("round", ordinal=say(f"notices.ordinals.{name}", n=notice.round))


def _decided(notice: NoticeBrief) -> Flag | None:
    if not notice.decision:
        return None
    return _plain("decided", decision=lower(label_of("decision", notice.decision)))


def agenda_caption(notice: NoticeBrief) -> str:
    """Why a notice matters, for a list of notices: its marks, else who is on the short list."""
    found = marks(notice)
    if found:
        return ", ".join(flag.short for flag in found)
    listed = notice.short_list
    if listed is None:
        return say("notices.flags.no_list")
    return both(listed.here) if listed.here.everybody else say("notices.flags.empty")
