"""A notice's page: reach, pool, what is on file, the level after the appointment (beside step 10)."""

from __future__ import annotations

from wggi_metrics.briefs.parts import Cell, Page, Section, Table
from wggi_metrics.briefs.pools import pool_section
from wggi_metrics.figures.labels import capital
from wggi_metrics.figures.numerals import count_text
from wggi_metrics.figures.sentences.filling import after_label, after_title, short_text, told_once
from wggi_metrics.figures.sentences.heads import n_of_heads, share_of_heads
from wggi_metrics.figures.sentences.levels import level_facts
from wggi_metrics.figures.sentences.notice import FOCAL_POINTS, flags, notice_over, notice_title
from wggi_metrics.figures.sentences.on_file import file_items, file_title
from wggi_metrics.figures.sentences.pool import notices_text
from wggi_metrics.figures.sentences.sendings import (
    channel_label,
    days_open,
    left_text,
    reach_title,
    rounds_text,
    sent_text,
)
from wggi_metrics.figures.sentences.subject import WOMEN
from wggi_metrics.measures.brief_parts import After, NoticeBrief, Sending
from wggi_metrics.words import say

ASKED_FOR = (FOCAL_POINTS, "WomenWatch")
"""Channels that are listed for every notice: one of these not sent is to be noted."""


def page(notice: NoticeBrief) -> Page:
    """Everything that the page of one notice says, in measures.md's order."""
    return Page(
        over=notice_over(notice),
        title=notice_title(notice),
        flags=flags(notice),
        facts=level_facts(notice),
        reach=reach_section(notice),
        pool=pool_section(notice),
        file=file_section(notice),
        after=after_section(notice),
    )


def _headings(part: str, *names: str, **values: object) -> tuple[str, ...]:
    return tuple(say(f"briefs.{part}.{name}", **values) for name in names)


def reach_section(notice: NoticeBrief) -> Section:
    """The channels, when the notice went out by each and how long it was open then, beside the window's notices."""
    under = (rounds_text(notice),)
    if not notice.sendings:
        return Section(reach_title(notice), instead=say("briefs.reach.none"), under=under)
    last = notices_text(notice.window) if notice.window.notices else say("briefs.reach.window_none")
    headings = (*_headings("reach", "channel", "sent", "left", "recipients"), last)
    rows = tuple(_channel(sending, notice) for sending in notice.sendings)
    return Section(reach_title(notice), table=Table(headings, (False, False, True, True, True), rows), under=under)


def _channel(sending: Sending, notice: NoticeBrief) -> tuple[Cell, ...]:
    is_unsent = sending.sent_on is None or sending.is_late
    days = days_open(notice)
    has_bar = not is_unsent and sending.days_left is not None and bool(days)
    bar = min(1.0, sending.days_left / days) if has_bar and sending.days_left is not None and days else None
    return (
        Cell(channel_label(sending.channel)),
        Cell(sent_text(sending), is_mark=is_unsent and sending.channel in ASKED_FOR),
        Cell(left_text(sending, notice), bar=bar),
        Cell(say("notices.nothing") if sending.recipients is None else count_text(sending.recipients)),
        Cell(_window(sending)),
    )


def _window(sending: Sending) -> str:
    n, of = sending.window
    return say("notices.reach.left", n=count_text(n), of=count_text(of)) if of else say("notices.nothing")


def file_section(notice: NoticeBrief) -> Section:
    """What is on file, and who the candidates are: counts, yes and no."""
    rows = tuple((Cell(item.label), Cell(item.state, is_mark=item.is_mark)) for item in file_items(notice))
    return Section(file_title(), table=Table(_headings("file", "item", "state"), (False, False), rows))


def after_section(notice: NoticeBrief) -> Section:
    """The level with this appointment, case by case."""
    title = after_title(notice)
    if not notice.after:
        reason = notice.level.reason
        instead = say("briefs.after.none", reason=capital(reason)) if reason else say("briefs.after.no_rows")
        return Section(title, instead=instead)
    headings = _headings("after", "case", "women", "share", "short", "year")
    rows = tuple(map(_case, told_once(notice.after)))
    return Section(title, table=Table(headings, (False, True, True, True, True), rows))


def _case(after: After) -> tuple[Cell, ...]:
    heads = after.heads
    return (
        Cell(after_label(after)),
        Cell(n_of_heads(heads, WOMEN)),
        Cell(share_of_heads(heads, WOMEN)),
        Cell(short_text(after.posts_to_parity, after.short_of)),
        Cell(n_of_heads(after.year, WOMEN)),
    )
