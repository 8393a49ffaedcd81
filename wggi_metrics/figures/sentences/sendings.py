"""What a notice's reach says: how long it was open, and when it went to the Gender Focal Points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.labels import label_of, lower
from wggi_metrics.figures.numerals import day_text
from wggi_metrics.figures.sentences.notice import FOCAL_POINTS
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures.brief_parts import NoticeBrief, Round, Sending


def days_open(notice: NoticeBrief) -> int | None:
    """Days from the opening to the closing day; None while one of them is not known."""
    if notice.opened_on is None or notice.closed_on is None:
        return None
    return (notice.closed_on - notice.opened_on).days


def reach_title(notice: NoticeBrief) -> str:
    """It was open 30 days and never went to the Gender Focal Points."""
    if notice.opened_on is None:
        return say("notices.reach.none_known")
    sending = notice.sending(FOCAL_POINTS)
    if sending is None:
        return say("notices.reach.title_unknown", open=_open(notice))
    return say("notices.reach.title", open=_open(notice), sent=_sent(sending))


def _open(notice: NoticeBrief) -> str:
    days = days_open(notice)
    if days is not None:
        return say("notices.reach.open", n=days)
    return say("notices.reach.open_since", opened=day_text(notice.opened_on)) if notice.opened_on else ""


def _sent(sending: Sending) -> str:
    if sending.sent_on is None:
        return say("notices.reach.never")
    if sending.is_late:
        return say("notices.reach.late")
    if sending.days_left is None:
        return say("notices.reach.in_time_open", day=sending.days_after_opening)
    left = say("notices.reach.days", n=sending.days_left)
    return say("notices.reach.in_time", day=sending.days_after_opening, left=left)


def channel_label(channel: str) -> str:
    """A channel in words."""
    return label_of("source", channel)


def sent_text(sending: Sending) -> str:
    """When a notice went out by a channel: 12 September 2026; not sent; the date and that it was too late."""
    if sending.sent_on is None:
        return say("notices.reach.not_sent")
    day = day_text(sending.sent_on)
    return say("notices.reach.after_closing", date=day) if sending.is_late else day


def left_text(sending: Sending, notice: NoticeBrief) -> str:
    """How many days a notice stayed open after it went out, of all: 23 of 30."""
    days = days_open(notice)
    if sending.sent_on is None or sending.is_late or sending.days_left is None or days is None:
        return say("notices.nothing")
    return say("notices.reach.left", n=sending.days_left, of=days)


def circulated_text(notice: NoticeBrief) -> str:
    """When it went to the focal points, for an agenda: day 4; a dash if it did not, or went too late."""
    sending = notice.sending(FOCAL_POINTS)
    if sending is None:
        return say("notices.not_known")
    if sending.sent_on is None or sending.is_late:
        return say("notices.nothing")
    return say("notices.reach.day", day=sending.days_after_opening)


def rounds_text(notice: NoticeBrief) -> str:
    """The earlier advertisements of the post, with number, round, opening day and status."""
    if not notice.earlier_rounds:
        return say("notices.reach.no_rounds")
    return say("notices.reach.rounds", rounds="; ".join(map(_earlier, notice.earlier_rounds)))


def _earlier(found: Round) -> str:
    values = {"vacancy_no": found.vacancy_no, "round": found.round, "opened": day_text(found.opened_on)}
    if found.status is None:
        return say("notices.reach.earlier", **values)
    return say("notices.reach.earlier_status", **values, status=lower(label_of("status", found.status)))
