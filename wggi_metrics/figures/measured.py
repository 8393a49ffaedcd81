"""The tables of measures: posts to parity, and any result as printed and as exported (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import isinf
from typing import TYPE_CHECKING, Any

from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.labels import capital, field_label, label_of, lower
from wggi_metrics.figures.numerals import (
    EN_DASH,
    MINUS,
    day_text,
    half_up,
    n_of,
    percent,
    percent_of,
    ratio_text,
    ratio_told,
    signed,
)
from wggi_metrics.figures.rows import Row, group_fields, rows_of
from wggi_metrics.figures.sentences.change import flow_label
from wggi_metrics.figures.tables import Cell, Column, table
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result

FRACTIONS = {
    "share", "low", "high", "share_min", "share_max", "feeder_share", "still_there", "still_low", "still_high",
    "promoted_by", "promoted_low", "promoted_high", "left_by", "women_share_of_promoted", "women_share_of_left",
    "women_share_of_exposure", "women_share", "median_share", "largest_part", "present_share", "present_low",
    "present_high", "voting_share", "voting_low", "voting_high", "chairs_share", "chairs_low", "chairs_high",
    "attended_share", "attended_low", "attended_high",
}  # fmt: skip
PRECISE = {
    "women_rate", "men_rate", "women_rate_low", "women_rate_high", "men_rate_low", "men_rate_high",
    "women_yearly_rate", "men_yearly_rate", "p_value", "cmh_p", "cmh_corrected_p", "breslow_day_p",
    "fisher_p", "exact_p", "p_at_most", "p_at_least", "p_two_sided", "chance",
}  # fmt: skip
"""Small numbers, printed with four decimals."""
NAMED = {"stage": "stage", "next_stage": "stage", "step": "step", "reference": "reference", "chair_gender": "gender"}
"""Columns of codes, and the field whose words they take."""
TEXTS = {
    "flow", "status", "short_of", "top", "date", "gender", "adjusted_for", "basis", "below_four_fifths", "meeting_no",
    "held_on", "wggi_attended", *NAMED,
}  # fmt: skip
SUMMARIES = {"median", "test", "left out", "total"}
RATIOS = {"hazard_ratio", "low", "high", "cox_ratio", "cox_low", "cox_high"}
"""What a row with a hazard ratio holds: its limits are of a ratio, not of a share."""
POINTS = {"points", "change", "within", "mix"}
HIDDEN = {"row", "protection", "not_computable", "interval_status"}


def posts_table(groups: Sequence[Row], whole: Row | None, field: str) -> str:
    """Grade, women of all, who is short, posts to the band and to parity; the whole in the last row."""
    columns = [
        Column(field_label(field)),
        Column(say("figures.posts.women"), number=True),
        Column(say("figures.posts.short_of")),
        Column(say("figures.posts.to_band", band=parity_band().low_text), number=True),
        Column(say("figures.posts.to_parity"), number=True),
    ]
    rows = [_posts(row.label, row) for row in groups]
    if whole is not None and whole["status"]:
        rows.append(_posts(say("figures.posts.all"), whole))
    has_whole = len(rows) > len(groups)
    return table(say("figures.posts.caption"), columns, rows, last_bold=has_whole)


def _posts(name: str, row: Row) -> list[Cell]:
    short = row["short_of"]
    return [
        name,
        n_of(row.women, row.known),
        say(f"sentences.gender.{short}.inside") if short else EN_DASH,
        say("figures.posts.in_band") if row["status"] == "within" else int(row["posts_to_band"] or 0),
        int(row["posts_to_parity"] or 0),
    ]


def steps_table(rows: Sequence[Row]) -> str:
    """The share in each grade, that in its feeder grades, and the ratio of the two with its interval."""
    columns = [
        Column(field_label("grade")),
        Column(say("figures.steps.share"), number=True),
        Column(say("figures.steps.feeder"), number=True),
        Column(say("figures.steps.ratio"), number=True),
        Column(say("figures.steps.interval"), number=True),
    ]
    return table(say("figures.steps.caption"), columns, [_step(row) for row in rows], stack=True)


def _step(row: Row) -> list[Cell]:
    fed = int(row["feeder_women"])
    known = fed + int(row["feeder_men"])
    return [
        row.label,
        f"{percent(row.women, row.known)} ({n_of(row.women, row.known)})",
        f"{percent(fed, known)} ({n_of(fed, known)})",
        ratio_text(row["step_ratio"]),
        f"{ratio_text(row['step_low'])}{EN_DASH}{ratio_text(row['step_high'])}",
    ]


def hazard_table(rows: Sequence[Row]) -> str:
    """Each row's adjustment, ratio, interval, events and parameters, and Cox's ratio beside it."""
    columns = [
        Column(say("figures.hazard.adjusted_for")),
        Column(say("figures.hazard.ratio"), number=True),
        Column(say("figures.hazard.interval"), number=True),
        Column(say("figures.hazard.events"), number=True),
        Column(say("figures.hazard.parameters"), number=True),
        Column(say("figures.hazard.cox"), number=True),
    ]
    return table(say("figures.hazard.caption"), columns, [_hazard(row) for row in rows], stack=True)


def _hazard(row: Row) -> list[Cell]:
    told = row["hazard_ratio"] is not None
    cox = (
        f"{ratio_text(row['cox_ratio'])} ({ratio_text(row['cox_low'])}{EN_DASH}{ratio_text(row['cox_high'])})"
        if (row["cox_ratio"] is not None)
        else ""
    )
    return [
        capital(str(row["adjusted_for"])),
        ratio_text(row["hazard_ratio"]) if told else str(row.reason),
        f"{ratio_text(row['low'])}{EN_DASH}{ratio_text(row['high'])}" if told else "",
        int(row["events"] or 0),
        int(row["parameters"] or 0),
        cox,
    ]


def result_table(result: Result) -> str:
    """The whole result as a table to read, rounded as in the chart."""
    names = shown_columns(result)
    columns = [Column(column_label(name), number=not _is_text(result, name)) for name in names]
    rows = [_named(row, [_printed(row, name) for name in names]) for row in rows_of(result, None)]
    return table(result.definition.label, columns, rows)


def _named(row: Row, cells: list[Cell]) -> list[Cell]:
    """A row over all groups is called by its kind; a summary of a group by both."""
    if cells[0] in ("", None) and row.kind != "group":
        return [say(f"figures.kinds.{row.kind}"), *cells[1:]]
    if row.kind in SUMMARIES:
        return [f"{cells[0]}, {lower(say(f'figures.kinds.{row.kind}'))}", *cells[1:]]
    return cells


def shown_columns(result: Result) -> list[str]:
    """The columns that hold anything, group columns first."""
    return [name for name, column in result.columns.items() if name not in HIDDEN and column.holds_anything]


def _is_text(result: Result, name: str) -> bool:
    return name in group_fields(result) or name in TEXTS


def column_label(name: str) -> str:
    """A column in words."""
    try:
        return say(f"figures.columns.{name}")
    except KeyError:
        return field_label(name)


def _printed(row: Row, name: str) -> Cell:
    if name in row.fields:
        return label_of(name, row[name])
    if name == "flow" and row[name]:
        return flow_label(row)
    if name in RATIOS and "hazard_ratio" in row.values and row[name] is not None:
        return ratio_told(row[name])
    return _text(name, row[name])


def _text(name: str, value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, date):
        return day_text(value)
    if name in NAMED:
        return label_of(NAMED[name], str(value))
    return _number(name, value) if isinstance(value, int | float) else str(value)


def _number(name: str, value: float) -> str:
    if name in FRACTIONS:
        return percent_of(value)
    if name in POINTS:
        return signed(value, 2)
    if name in PRECISE:
        return half_up(Fraction(repr(float(value))), 4)
    return f"{value:,}".replace("-", MINUS) if isinstance(value, int) else half_up_float(value)


def half_up_float(value: float) -> str:
    """A ratio with two decimals, a whole number with none; a limit without end as such."""
    if isinf(value):
        return "∞"
    return f"{int(value):,}".replace("-", MINUS) if value == int(value) else half_up(Fraction(repr(value)), 2)
