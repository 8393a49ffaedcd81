"""The rows of a brief's workbook with several lines per notice: pool, reach, what is on file (beside step 10)."""

from __future__ import annotations

from wggi_metrics.briefs.rows import Row, Share, Sheet, Value, answer, share
from wggi_metrics.figures.sentences.notice import first_stage
from wggi_metrics.figures.sentences.on_file import CANDIDATES, flagged
from wggi_metrics.figures.sentences.pool import stage_label
from wggi_metrics.figures.sentences.sendings import channel_label
from wggi_metrics.measures.brief_parts import Heads, MeetingBrief, NoticeBrief, Part, Sending, Stage
from wggi_metrics.words import say

POOL_COLUMNS = (
    "notice", "stage", "gender", "reached", "here", "share", "expected", "withdrawn", "window_notices", "window_grades",
    "window_first", "window_last", "window_here", "window_share", "low", "high", "median", "window_passed",
    "window_entered",
)  # fmt: skip
GENDERS = ("women", "men", "other", "not_stated")


def pool_sheet(brief: MeetingBrief) -> Sheet:
    """One row per notice, stage and gender, beside the notices compared with; shares, interval and median of women."""
    rows = (_stage(notice, stage, place) for notice in brief.notices for stage in notice.stages for place in range(4))
    return Sheet("pool", POOL_COLUMNS, tuple(rows))


def _stage(notice: NoticeBrief, stage: Stage, place: int) -> Row:
    window = notice.window
    rate = (stage.women_rate, stage.men_rate, None, None)[place]
    return (
        notice.vacancy_no,
        stage_label(stage.stage),
        say(f"briefs.columns.{GENDERS[place]}"),
        answer(stage.is_reached),
        stage.here[place] if stage.is_reached else None,
        _of_gender(stage.here, place) if stage.is_reached else None,
        (stage.expected, stage.expected_men, None, None)[place],
        stage.withdrawn[place],
        window.notices,
        ", ".join(window.grades),
        window.first,
        window.last,
        stage.window[place],
        _of_gender(stage.window, place),
        *_limits(stage, place),
        *(rate or (None, None)),
    )


def _of_gender(heads: Heads, place: int) -> Share | None:
    """The gender's share of women and men; none for those who are in no share."""
    women = share(heads)
    if women is None or place > 1:
        return None
    return women if place == 0 else Share(1 - women)


def _limits(stage: Stage, place: int) -> tuple[Share | None, Share | None, Share | None]:
    """Interval and median notice: women's, turned round for men."""
    median = stage.median_share
    if place > 1:
        return None, None, None
    low, high = (stage.interval.low, stage.interval.high) if stage.interval else (None, None)
    if place == 1:
        low, high, median = (None if end is None else 1 - end for end in (high, low, median))
    return _as_share(low), _as_share(high), _as_share(median)


def _as_share(value: float | None) -> Share | None:
    return None if value is None else Share(value)


REACH_COLUMNS = (
    "notice", "channel", "sent", "after_opening", "days_left", "recipients", "late", "window_sent", "window_notices",
    "window_share",
)  # fmt: skip


def reach_sheet(brief: MeetingBrief) -> Sheet:
    """One row per notice and channel."""
    rows = (_sending(notice, sending) for notice in brief.notices for sending in notice.sendings)
    return Sheet("reach", REACH_COLUMNS, tuple(rows))


def _sending(notice: NoticeBrief, sending: Sending) -> Row:
    n, of = sending.window
    return (
        notice.vacancy_no, channel_label(sending.channel), sending.sent_on, sending.days_after_opening,
        sending.days_left, sending.recipients, answer(sending.is_late), n, of, Share(n / of) if of else None,
    )  # fmt: skip


FILE_COLUMNS = ("notice", "item", "women", "men", "other", "not_stated", "n", "of", "state")


def file_sheet(brief: MeetingBrief) -> Sheet:
    """One row per notice and line of the panel: heads by gender, n of N, or a state in words."""
    return Sheet("file", FILE_COLUMNS, tuple(row for notice in brief.notices for row in _items(notice)))


def _items(notice: NoticeBrief) -> list[Row]:
    found, first = notice.on_file, first_stage(notice)
    chair = notice.panel_chair
    unchanged = None if found.requirements_changed is None else not found.requirements_changed
    analysis = [_line(notice, "analysis", state=found.analysis, rule=found.rule or "")] if found.analysis else []
    not_stated = Part(first.here.not_stated, first.here.everybody) if first else None
    return [
        _line(notice, "panel", notice.panel),
        *([_line(notice, "chair", state=chair)] if chair else []),
        _line(notice, "women_in_pool", number=found.women_in_pool),
        _line(notice, "men_in_pool", number=found.men_in_pool),
        _line(notice, "reasons", part=found.reasons),
        _line(notice, "men_reasons", part=found.men_reasons),
        *analysis,
        *(_line(notice, name, flagged(notice, name)) for name in CANDIDATES),
        _line(notice, "not_stated", part=not_stated),
        _line(notice, "changed", state=answer(unchanged)),
        _line(notice, "raised", state=answer(found.balance_raised)),
        _line(notice, "recorded", state=answer(found.balance_recorded)),
    ]


def _line(
    notice: NoticeBrief,
    name: str,
    heads: Heads | None = None,
    *,
    part: Part | None = None,
    number: int | None = None,
    state: Value = None,
    rule: str = "",
) -> Row:
    """One line; where nothing is recorded its state says so."""
    is_silent = heads is None and part is None and number is None and state is None
    counted = tuple(heads) if heads else (None,) * 4
    n, of = part or (number, None)
    told = say("notices.not_recorded") if is_silent else state
    return (notice.vacancy_no, say(f"notices.file.{name}", rule=rule), *counted, n, of, told)
