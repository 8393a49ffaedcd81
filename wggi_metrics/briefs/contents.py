"""A meeting's brief as titles, texts and tables, the same for every format (beside step 10)."""

from __future__ import annotations

from datetime import date

from wggi_metrics.briefs.about import about, interval_level
from wggi_metrics.briefs.pages import page
from wggi_metrics.briefs.parts import Cell, Contents, Cover, Section, Table, with_texts
from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.numerals import count_text, day_text, unbroken
from wggi_metrics.figures.sentences.filling import short_text
from wggi_metrics.figures.sentences.heads import n_of_heads, share_of_heads
from wggi_metrics.figures.sentences.meeting import levels_title, meeting_facts, meeting_lead, meeting_over
from wggi_metrics.figures.sentences.notice import marks, post_text
from wggi_metrics.figures.sentences.sendings import circulated_text
from wggi_metrics.figures.sentences.subject import WOMEN
from wggi_metrics.measures.brief_parts import After, Heads, LevelAfter, MeetingBrief, NoticeBrief
from wggi_metrics.words import say


def contents(brief: MeetingBrief, made_on: date, made_by: str, is_demonstration: bool) -> Contents:
    """Everything that a brief says, in the order of its pages."""
    kind = "demonstration" if is_demonstration else "confidential"
    made = say("briefs.made", made_by=made_by, date=day_text(made_on))
    line = say(f"briefs.{kind}_line")
    told = Contents(
        document=say("briefs.document", meeting_no=brief.meeting_no, date=day_text(brief.held_on)),
        mark=say(f"briefs.{kind}"),
        mark_line=line,
        foot=(f"{line} {made}", data_to(brief)),
        cover=cover(brief),
        pages=tuple(map(page, brief.notices)),
        about=about(brief, made_on, made_by, line),
    )
    return with_texts(told, _printable)


def _printable(text: str) -> str:
    """The text with a space for each control character: a line's end in a title, a tab."""
    return "".join(" " if ord(sign) < ord(" ") or sign == "\x7f" else sign for sign in text)


def data_to(brief: MeetingBrief) -> str:
    """Up to when the data are, and the release."""
    days = (brief.staff_to, brief.recruitment_to)
    staff, recruitment = (day_text(day) if day else say("briefs.no_date") for day in days)
    return say("briefs.data_to", staff=staff, recruitment=recruitment, release=brief.release)


def cover(brief: MeetingBrief) -> Cover:
    """The meeting's page; one without an agenda says so."""
    return Cover(
        over=meeting_over(brief),
        title=say("briefs.title"),
        lead=" ".join(filter(None, (meeting_lead(brief), _attended(brief)))),
        facts=meeting_facts(brief) if brief.notices else (),
        agenda=_agenda(brief.notices) if brief.notices else None,
        levels=_levels(brief) if brief.levels else None,
        how=_how() if brief.notices else Section(say("briefs.agenda.title"), say("briefs.empty")),
    )


def _attended(brief: MeetingBrief) -> str:
    if brief.attended is None:
        return ""
    return say("briefs.attended") if brief.attended else say("briefs.not_attended")


def _how() -> Section:
    return Section(say("briefs.how_title"), say("briefs.how", level=interval_level(), band=parity_band().text))


def _agenda(notices: tuple[NoticeBrief, ...]) -> Section:
    names = ("notice", "post", "short_list", "level", "circulated", "to_note")
    table = Table(
        headings=tuple(say(f"briefs.agenda.{name}") for name in names),
        numbers=(False, False, True, True, True, False),
        rows=tuple(map(_agenda_row, notices)),
    )
    return Section(say("briefs.agenda.title"), say("briefs.agenda.note"), table)


def _agenda_row(notice: NoticeBrief) -> tuple[Cell, ...]:
    listed = notice.short_list
    has_list = listed is not None and bool(listed.here.known)
    return (
        Cell(unbroken(notice.vacancy_no)),
        Cell(post_text(notice)),
        Cell(n_of_heads(listed.here, WOMEN) if listed and has_list else say("notices.nothing")),
        _share(notice.level.heads),
        Cell(circulated_text(notice)),
        Cell("", flags=tuple(flag.short for flag in marks(notice))),
    )


def _share(heads: Heads) -> Cell:
    return Cell(share_of_heads(heads, WOMEN), n_of_heads(heads, WOMEN) if heads.known else "")


def _levels(brief: MeetingBrief) -> Section:
    names = ("grade", "positions", "now", "fewest", "most", "short_now")
    table = Table(
        headings=tuple(say(f"briefs.levels.{name}") for name in names),
        numbers=(False, True, True, True, True, True),
        rows=tuple(map(_level_row, brief.levels)),
    )
    return Section(levels_title(brief), say("briefs.levels.note"), table)


def _level_row(level: LevelAfter) -> tuple[Cell, ...]:
    shares = (_share(level.now), _share(level.fewest.heads), _share(level.most.heads))
    return (
        Cell(unbroken(level.grade)),
        Cell(count_text(level.positions)),
        *shares,
        Cell(say("briefs.levels.range", fewest=_short(level.fewest), most=_short(level.most))),
    )


def _short(after: After) -> str:
    return short_text(after.posts_to_parity, after.short_of)
