"""The rows of a brief's workbook: of the meeting, its notices, and levels after the appointments (beside step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.sentences.filling import after_label, told_once
from wggi_metrics.figures.sentences.meeting import levels_of, lists, lists_without, meeting_lead, sent_in_time
from wggi_metrics.figures.sentences.notice import flags
from wggi_metrics.figures.sentences.pool import pool_title
from wggi_metrics.figures.sentences.sendings import days_open, reach_title
from wggi_metrics.figures.sentences.subject import MEN, WOMEN
from wggi_metrics.measures.brief_parts import After, Heads, LevelAfter, MeetingBrief, NoticeBrief, Part
from wggi_metrics.words import say


class Share(float):
    """A fraction that is shown as a percentage."""


Value = str | int | float | date | None
Row = tuple[Value, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name and the names of its columns in the texts, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def share(heads: Heads) -> Share | None:
    """Women's share; None where nobody's gender is known."""
    return Share(heads.women / heads.known) if heads.known else None


def answer(found: bool | None) -> str | None:
    """Yes, no, or nothing where it is not recorded."""
    return None if found is None else say("notices.yes" if found else "notices.no")


def meeting_sheet(brief: MeetingBrief) -> Sheet:
    """What holds for the whole agenda: texts, days, and n of N."""
    rows = [*_told(brief), *_counted(brief)]
    return Sheet("meeting", ("item", "value", "n", "of", "part", "low", "high"), tuple(rows))


def _told(brief: MeetingBrief) -> list[Row]:
    values: dict[str, Value] = {
        "about.meeting": brief.meeting_no,
        "about.held": brief.held_on,
        "about.place": brief.place,
        "columns.attended": answer(brief.attended),
        "about.release": brief.release,
        "about.staff": brief.staff_to,
        "about.recruitment": brief.recruitment_to,
        "columns.notices": len(brief.notices),
        "columns.sentence": meeting_lead(brief).replace("**", ""),
    }
    return [(say(f"briefs.{name}"), value, *(None,) * 5) for name, value in values.items()]


def _counted(brief: MeetingBrief) -> list[Row]:
    known = len(lists(brief))
    levels = [level.status for level in levels_of(brief)]
    before = {"no_woman_before": brief.no_woman_before, "no_man_before": brief.no_man_before}
    parts: dict[str, Part | None] = {
        "no_woman": Part(lists_without(brief, WOMEN), known),
        "no_man": Part(lists_without(brief, MEN), known),
        **before,
        "sent_in_time": Part(*sent_in_time(brief)),
        "sent_before": brief.sent_before,
        "levels_outside": Part(sum(status != "within" for status in levels), len(levels)),
    }
    found = [_part(name, part) for name, part in parts.items() if part is not None]
    limits, listed = brief.short_listed_interval, brief.short_listed
    ends = (Share(limits.low), Share(limits.high)) if limits else (None, None)
    return [*found, (_label("women_listed"), None, listed.women, listed.known, share(listed), *ends)]


def _part(name: str, part: Part) -> Row:
    return _label(name), None, part.n, part.of, Share(part.n / part.of) if part.of else None, None, None


def _label(name: str) -> str:
    return say(f"briefs.columns.{name}", months=parameter("comparison_months").whole)


NOTICE_COLUMNS = (
    "notice", "round", "agenda_item", "title", "grade", "category", "duty_station", "org_unit", "scope",
    "positions", "status", "decision", "opened", "closed", "days_open", "clause", "terms_clause", "level_at",
    "women", "men", "other", "not_stated", "share", "parity_status", "short_of", "to_parity", "to_band", "reason",
    "appointed_from", "appointed_to", "appointed_women", "appointed_men", "appointed_share", "low", "high",
    "feeders", "feeder_women", "feeder_men", "feeder_share", "to_note", "reach_sentence", "pool_sentence",
)  # fmt: skip


def notices_sheet(brief: MeetingBrief) -> Sheet:
    """One row per notice: what it is, its level, recent appointments, the feeder grade, what to note."""
    rows = tuple((*_post(notice), *_level(notice), *_beside(notice), *_noted(notice)) for notice in brief.notices)
    return Sheet("notices", NOTICE_COLUMNS, rows)


def _post(notice: NoticeBrief) -> Row:
    return (
        notice.vacancy_no, notice.round, notice.item_no, notice.title, notice.grade, notice.category,
        notice.duty_station, notice.org_unit, notice.scope, notice.positions, notice.status, notice.decision,
        notice.opened_on, notice.closed_on, days_open(notice), answer(notice.gender_clause),
        answer(notice.terms_clause),
    )  # fmt: skip


def _level(notice: NoticeBrief) -> Row:
    level = notice.level
    if level.status is None:
        return (level.at, *level.heads, share(level.heads), None, None, None, None, level.reason)
    posts = (level.posts_to_parity, level.posts_to_band)
    return (level.at, *level.heads, share(level.heads), level.status, level.short_of or None, *posts, level.reason)


def _beside(notice: NoticeBrief) -> Row:
    found, limits = notice.appointed, notice.appointed.interval
    ends = (Share(limits.low), Share(limits.high)) if limits else (None, None)
    appointed = (found.first, found.last, found.heads.women, found.heads.men, share(found.heads), *ends)
    feeder = (notice.feeder.women, notice.feeder.men, share(notice.feeder)) if notice.feeders else (None, None, None)
    return (*appointed, ", ".join(notice.feeders) or None, *feeder)


def _noted(notice: NoticeBrief) -> Row:
    return "; ".join(flag.text for flag in flags(notice)), reach_title(notice), pool_title(notice)


AFTER_COLUMNS = (
    "notice", "grade", "case", "positions", "women_appointed", "women", "men", "share", "parity_status", "short_of",
    "to_parity", "to_band", "year_women", "year_men",
)  # fmt: skip


def after_sheet(brief: MeetingBrief) -> Sheet:
    """The level after each possible appointment, then the levels after the whole agenda."""
    rows = [_after(notice.vacancy_no, notice.level.grade, after_label(after), after)
            for notice in brief.notices for after in told_once(notice.after)]  # fmt: skip
    return Sheet("after", AFTER_COLUMNS, (*rows, *(row for level in brief.levels for row in _whole(level))))


def _whole(level: LevelAfter) -> Sequence[Row]:
    name = say("briefs.columns.whole_agenda")
    ends = (("fewest", level.fewest), ("most", level.most))
    return [_after(name, level.grade, say(f"briefs.levels.{case}"), after) for case, after in ends]


def _after(notice: str, grade: str, case: str, after: After) -> Row:
    heads, year = after.heads, after.year
    return (
        notice, grade, case, after.positions, after.women, heads.women, heads.men, share(heads), after.status,
        after.short_of or None, after.posts_to_parity, after.posts_to_band, year.women, year.men,
    )  # fmt: skip
