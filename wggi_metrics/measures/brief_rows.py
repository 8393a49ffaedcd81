"""The brief in long form: one row for each thing that it says (step 7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wggi_metrics.measures.assembled import GROUP, TOTAL
from wggi_metrics.measures.brief_heads import Heads, Interval, Part
from wggi_metrics.measures.brief_parts import After, MeetingBrief, NoticeBrief, OnFile, Sending, Stage

Row = dict[str, Any]


def rows_of(brief: MeetingBrief) -> Iterator[Row]:
    """The notices' rows in the agenda's order, then, of the kind *total*, what holds for the meeting."""
    for notice in brief.notices:
        for row in _notice(notice):
            yield {"row": GROUP, "meeting_no": brief.meeting_no, "vacancy_no": notice.vacancy_no} | row
    for row in _meeting(brief):
        yield {"row": TOTAL, "meeting_no": brief.meeting_no} | row


def _row(section: str, item: str | None, heads: Heads | None = None, interval: Interval | None = None,
         part: Part | None = None, **more: Any) -> Row:  # fmt: skip
    row: Row = {"section": section, "item": item}
    if heads is not None:
        row |= heads._asdict() | {"share": heads.women / heads.known if heads.known else None}
    if interval is not None:
        row |= {"low": interval.low, "high": interval.high}
    if part is not None:
        row |= part._asdict() | {"share": part.n / part.of if part.of else None}
    return row | more


def _notice(notice: NoticeBrief) -> Iterator[Row]:
    level = notice.level
    yield _row("notice", notice.grade, n=notice.positions, value=notice.status)
    yield _row("level", level.grade or None, level.heads, value=level.status, not_computable=level.reason)
    if level.reason is None:
        for item, posts in (("posts to parity", level.posts_to_parity), ("posts to the band", level.posts_to_band)):
            yield _row("level", item, n=posts, value=level.short_of or None)
    yield _row("feeder grades", ", ".join(notice.feeders) or None, notice.feeder)
    days = f"{notice.appointed.first} to {notice.appointed.last}"
    yield _row("appointments", days, notice.appointed.heads, notice.appointed.interval)
    yield from _clauses(notice)
    for earlier in notice.earlier_rounds:
        item = f"{earlier.vacancy_no}, round {earlier.round}"
        yield _row("earlier rounds", item, value=f"{earlier.opened_on}, {earlier.status or NOT_RECORDED}")
    yield from (row for sending in notice.sendings for row in _sending(sending))
    window = notice.window
    grades = ", ".join(window.grades) or None
    yield _row("window", grades, n=window.notices, value=f"{window.months} months from {window.first} to {window.last}")
    yield from (row for stage in notice.stages for row in _stage(stage))
    yield _row("panel", "members", notice.panel, value=NOT_RECORDED if notice.panel is None else None)
    yield _row("panel", "chair", value=notice.panel_chair or NOT_RECORDED)
    yield from _on_file(notice.on_file)
    yield from _candidates(notice)
    yield from (_after(after) for after in notice.after)


def _clauses(notice: NoticeBrief) -> Iterator[Row]:
    yield _row("clauses", "notice", value=_answer(notice.gender_clause))
    yield _row("clauses", "terms of reference", value=_answer(notice.terms_clause))


def _sending(sending: Sending) -> Iterator[Row]:
    when = "not sent" if sending.sent_on is None else str(sending.sent_on)
    yield _row("sent", sending.channel, n=sending.days_left, value=f"{when}, late" if sending.is_late else when)
    yield _row("sent in the window", sending.channel, part=sending.window)


def _stage(stage: Stage) -> Iterator[Row]:
    row = _row("pool", stage.stage, stage.here, value=None if stage.is_reached else "not reached")
    yield row | {"expected_women": stage.expected, "expected_men": stage.expected_men}
    yield _row("withdrawn", stage.stage, stage.withdrawn)
    yield _row("pool in the window", stage.stage, stage.window, stage.interval)
    yield _row("median notice in the window", stage.stage, share=stage.median_share)
    for gender, rate in (("women", stage.women_rate), ("men", stage.men_rate)):
        if rate is not None:
            yield _row(f"{gender}'s rate in the window", stage.stage, part=rate)


def _on_file(found: OnFile) -> Iterator[Row]:
    if found.women_in_pool is None or found.men_in_pool is None:
        yield _row("on file", "qualified, not proposed", value=NOT_RECORDED)
    else:
        yield _row("on file", "qualified, not proposed", women=found.women_in_pool, men=found.men_in_pool)
    for gender, reasons in (("women", found.reasons), ("men", found.men_reasons)):
        value = NOT_RECORDED if reasons is None else None
        yield _row("on file", f"reasons, {gender} not short-listed", part=reasons, value=value)
    if found.analysis is not None:
        yield _row("on file", found.rule, value=found.analysis)
    yield _row("on file", "requirements changed", value=_answer(found.requirements_changed))
    yield _row("on file", "gender balance raised", value=_answer(found.balance_raised))
    yield _row("on file", "gender balance recorded", value=_answer(found.balance_recorded))


def _candidates(notice: NoticeBrief) -> Iterator[Row]:
    for name in ("rotation_due", "hardship_service", "acting_in_post", "internal"):
        value = NOT_RECORDED if name in notice.not_recorded else None
        yield _row("candidates", name.replace("_", " "), getattr(notice, name), value=value)


def _after(after: After) -> Row:
    who = after.case if after.case == "same level" else f"{after.case}, {after.women} of {after.positions} women"
    return _row("after", who, after.heads, n=after.posts_to_parity, value=after.status)


def _meeting(brief: MeetingBrief) -> Iterator[Row]:
    yield _row("meeting", "notices", n=len(brief.notices), value=str(brief.held_on))
    lists = [notice.short_list.here for notice in brief.notices if notice.short_list]
    for gender, number in (("woman", 0), ("man", 1)):
        without = Part(sum(_lacks(heads, number) for heads in lists), len(lists))
        yield _row("meeting", f"short lists without a {gender}", part=without)
    yield _row("meeting", "short-listed", brief.short_listed, brief.short_listed_interval)
    yield _row("before", "short lists without a woman", part=brief.no_woman_before)
    yield _row("before", "short lists without a man", part=brief.no_man_before)
    yield _row("before", "sent to the focal points in time", part=brief.sent_before)
    for level in brief.levels:
        for item, after in (("fewest women", level.fewest), ("most women", level.most)):
            yield _row("level after the agenda", f"{level.grade}, {item}", after.heads, value=after.status)


def _lacks(heads: Heads, gender: int) -> bool:
    """A list of candidates lacks a gender where it holds others and nobody not stated."""
    return heads.everybody > 0 and heads[gender] == 0 and heads.not_stated == 0


NOT_RECORDED = "not recorded"


def _answer(answer: bool | None) -> str:
    return NOT_RECORDED if answer is None else "yes" if answer else "no"
