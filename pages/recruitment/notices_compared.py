"""Vacancy notices: what each channel brings, and circulated notices beside others (step 11)."""

from __future__ import annotations

from collections.abc import Sequence

from pages.frame import blocks, cache, states, text
from pages.recruitment.asking import NoticesView
from wggi_metrics.figures.differences import Gap, differences
from wggi_metrics.figures.notice_tables import channels_table, qualified_table
from wggi_metrics.figures.numerals import count_text
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.figures.sentences.coverage import channels_title, effect_title, qualified_title
from wggi_metrics.figures.sentences.reach import reach_effect_sentence
from wggi_metrics.measures import Result
from wggi_metrics.words import say

FOCAL_POINTS = "gender focal points"


def channels(view: NoticesView) -> None:
    """Women among those who name each channel, and how far they came."""
    result = view.ask("applications_by_channel", "source")
    rows = [row for row in rows_of(result) if row.known]
    if not rows:
        _nothing("channels", result)
        return
    ordered = sorted(rows, key=lambda row: (not row["source"], -(row.share or 0)))
    title = channels_title(rows) or say("pages.notices.channels_title")
    subtitle = say("pages.notices.channels", place=view.chosen.place(), period=view.chosen.in_words)
    with blocks.figure("channels", title, subtitle, result, table=False, picture=False):
        blocks.show_table(channels_table(ordered))


def effect(view: NoticesView) -> None:
    """Circulated notices beside others alike, within the same notices, and what none of it says."""
    result = view.ask("reach_effect")
    rows = [row for row in rows_of(result, None) if row["exposure"]]
    whole = next((row for row in rows if row.kind == "stratified" and row["exposure"] == FOCAL_POINTS), None)
    if whole is None or whole["difference"] is None:
        _nothing("effect", result)
        return
    title, gaps = effect_title(whole), [gap for row in rows for gap in _gaps(row)]
    subtitle = say("pages.notices.effect", place=view.chosen.place(), period=view.chosen.in_words)
    with blocks.figure("effect", title, subtitle, result):
        chart = cache.drawn(
            (result,), blocks.theme(), ("effect",), lambda: differences(gaps, blocks.colours(), title)
        )
        blocks.show(chart, "effect")
        text.note(reach_effect_sentence(result))


def _gaps(row: Row) -> Sequence[Gap]:
    """The differences that a row tells: each notice alike and the typical applicant, or after and before."""
    if row.kind == "stratified":
        told = _counts(row, "compared_with", "compared_without")
        pairs = (("effect_notice", "difference", "low", "high"),
                 ("effect_applicant", "applicant_difference", "applicant_low", "applicant_high"))  # fmt: skip
        return [_gap(row, say(f"pages.notices.{key}"), told, names)
                for key, *names in pairs if row[names[0]] is not None]  # fmt: skip
    if row.kind in ("within", "never") and row["difference"] is not None:
        told = _counts(row, "known_after", "known_before")
        return [_gap(row, say(f"pages.notices.effect_{row.kind}"), told, ("difference", "low", "high"))]
    return []


def _counts(row: Row, first: str, second: str) -> str:
    """The channel, and the notices or candidatures on both sides."""
    first_count, second_count = (count_text(int(row[name] or 0)) for name in (first, second))
    channel = say(f"pages.notices.short_{'focal_points' if row['exposure'] == FOCAL_POINTS else 'womenwatch'}")
    return say("pages.notices.effect_counts", channel=channel, first=first_count, second=second_count)


def _gap(row: Row, name: str, counts: str, names: Sequence[str]) -> Gap:
    points, low, high = (None if row[each] is None else 100 * float(row[each]) for each in names)
    assert points is not None
    return Gap(name, counts, points, low, high)


def qualified(view: NoticesView) -> None:
    """Qualified women in a notice with and without circulation; nothing where no notice can be compared at all."""
    result = view.ask("reach_effect")
    rows = rows_of(result, "stratified")
    if not rows:
        return
    told = [row for row in rows if row["qualified_of_with"] or row["qualified_of_without"]]
    whole = next((row for row in told if row["qualified_difference"] is not None), None)
    title = qualified_title(whole) if whole else say("pages.notices.qualified_title")
    subtitle = say("pages.notices.qualified", place=view.chosen.place(), period=view.chosen.in_words)
    with blocks.figure("qualified", title, subtitle if told else "", result, table=False, picture=False):
        if told:
            blocks.show_table(qualified_table(told))
        else:
            states.lacks("qualified")


def _nothing(name: str, result: Result) -> None:
    reason = next((row.reason for row in rows_of(result, None) if row.reason), say("sentences.nobody"))
    with blocks.figure(name, say(f"pages.notices.{name}_title"), "", result, table=False, picture=False):
        states.cannot_be_computed(str(reason))
