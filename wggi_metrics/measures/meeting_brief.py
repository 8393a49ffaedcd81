"""The brief before a meeting as a table: one row for each thing that it says (step 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from wggi_metrics.counts import describe
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer, refuse_uncounted
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import nothing, result, why_not
from wggi_metrics.measures.brief import meeting_brief_of
from wggi_metrics.measures.brief_agenda import meetings_by_date, next_meeting
from wggi_metrics.measures.brief_parts import MeetingBrief
from wggi_metrics.measures.brief_rows import rows_of
from wggi_metrics.measures.dates import day_in_words
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.recruiting import counted_in_words
from wggi_metrics.measures.told import rows_where
from wggi_metrics.measures.wrong_use import AskedWrongly, refuse_wrong_use
from wggi_metrics.words import say


def meetings_told(release: Readable, viewer: Viewer) -> tuple[list[dict[str, Any]], str | None]:
    """The meetings that have a date, the earliest first; none and the reason where no brief can be made.

    Each has ``meeting_no``, ``held_on``, ``place``, ``wggi_member_attended``. Raises: NotForThisViewer.
    """
    refuse_uncounted(viewer)
    reason = why_not(release, definition("meeting_brief"), Asked(), describe(release))
    found = [] if reason else meetings_by_date(release, viewer)
    return found, reason or (None if found else say("measures.reasons.lacks", field="held_on"))


def meeting_brief(
    release: Readable, viewer: Viewer, asked: Asked = Asked(), brief: MeetingBrief | None = None
) -> Result:
    """The brief of one meeting in long form: levels, pools, reach and what is on file of each notice on its agenda.

    The meeting is the one that ``where`` names (``meeting_no``), else the next one by date seen from ``at``, else from
    the last day of the data on recruitment; ``brief`` is that meeting's where it is put together already. Left out of
    shares: other and not stated. One notice has no p.
    Returns: one row a notice, section and item; ``women`` to ``not_stated`` in heads, ``share`` women of women and men
    or ``n`` of ``of``, fractions 0-1, Wilson intervals; ``value`` is a state in words. Rows "total" are of the meeting.
    Raises: AskedWrongly for a meeting that is not there or has no date, or for more than one; NotForThisViewer.
    Source: the rules of "The meeting brief"; interval Wilson (1927), JASA 22, 209-212.
    """
    told = definition("meeting_brief")
    refuse_wrong_use(release, viewer, told, asked)
    reason = why_not(release, told, asked, describe(release))
    reason = reason or (None if meetings_by_date(release, viewer) else say("measures.reasons.lacks", field="held_on"))
    if reason:
        none, who = say("measures.period.none"), counted_in_words(told)
        return result(release, viewer, told, asked, nothing(reason), (), none, population=who)
    brief = brief or meeting_brief_of(release, viewer, _named(release, viewer, asked))
    period = say("measures.period.meeting", meeting_no=brief.meeting_no, day=day_in_words(brief.held_on))
    table = pd.DataFrame(list(rows_of(brief)))
    return result(release, viewer, told, asked, table, (), period, population=counted_in_words(told))


def of_notice(found: Result, vacancy_no: str) -> Result:
    """The rows of one notice of the agenda, in the order of its page; its number joins the filters."""
    where = {**found.filters, "vacancy_no": (vacancy_no,)}
    columns = rows_where(found.columns, [number == vacancy_no for number in found.columns["vacancy_no"].values])
    return replace(found, columns=columns, asked=replace(found.asked, where=where), filters=where)


def _named(release: Readable, viewer: Viewer, asked: Asked) -> str:
    named = asked.where.get("meeting_no", ())
    if not named:
        today = asked.at or describe(release).observed.recruitment_to or date.min
        return next_meeting(release, viewer, today)
    if len(named) > 1 or named[0] is None:
        raise AskedWrongly(say("measures.one_meeting"))
    return named[0]
