"""What careers say: how long half stay in a grade, and how the rates of promotion compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import count_text, n_of, ratio_text
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result


def time_in_grade_sentence(result: Result) -> str:
    """The sentence of ``time_in_grade``: both medians of those followed, and of the whole alone where there are groups."""
    medians = {str(row["gender"]): row for row in rows_of(result, "median")}
    found = [(side, medians[name]) for side, name in ((WOMEN, "woman"), (MEN, "man")) if name in medians]
    if result.asked.by or not found:
        return _by_groups(result) if found else nobody(one_row(result))
    ordered = sorted(found, key=_fewest_first)
    parts = [_median(side, row) for side, row in ordered]
    return say(f"sentences.time_in_grade.{'both' if len(parts) > 1 else 'one'}", **dict(zip("ab", parts, strict=False)))


def _fewest_first(found: tuple[Subject, Row]) -> tuple[int, float, int]:
    """The gender that is fewer is named first; if equal, the one with the longer median, then the more promoted."""
    row = found[1]
    return int(row["at_risk"] or 0), -(row["median_months"] or float("inf")), -int(row["promoted"] or 0)


def _median(side: Subject, row: Row) -> str:
    """96 months for women (84–96; 86 of 222 promoted)."""
    form = "median" if row["median_months"] is not None else "not_reached"
    return say(
        f"sentences.time_in_grade.{form}",
        **side.words(),
        median=row["median_months"],
        low=row["median_low"] or 0,
        high=row["median_high"] if row["median_high"] is not None else say("sentences.time_in_grade.open"),
        n_of=n_of(int(row["promoted"]), int(row["at_risk"])),
    )


def _by_groups(result: Result) -> str:
    """How many groups of women and men have a median."""
    medians = rows_of(result, "median")
    reached = [row for row in medians if row["median_months"] is not None]
    return say("sentences.time_in_grade.groups", n=len(reached), total=len(medians))


def hazard_sentence(result: Result) -> str:
    """The sentence of ``promotion_hazard_ratio``: the ratio of the last, most adjusted row."""
    row = one_row(result) or next(iter(rows_of(result)[::-1]), None)
    if row is None or row["hazard_ratio"] is None:
        return nobody(row)
    if result.asked.by:
        return _by_ratio(rows_of(result))
    return ratio_sentence(row)


def ratio_sentence(row: Row) -> str:
    """The ratio of the gender with the lower rate to the other, and what it is compatible with."""
    ratio, low, high = (float(row[name]) for name in ("hazard_ratio", "low", "high"))
    side = MEN if ratio > 1 else WOMEN
    if side is MEN:
        ratio, low, high = 1 / ratio, 1 / high, 1 / low
    form = "level" if ratio == 1 else "includes_none" if low <= 1 <= high else "differs"
    return say(
        f"sentences.hazard_ratio.{form}",
        **side.words(),
        ratio=ratio_text(ratio),
        low=ratio_text(low),
        high=ratio_text(high),
        n=int(row["events"]),
        events=count_text(int(row["events"])),
        adjusted_for=_listed(str(row["adjusted_for"])),
    )


def _by_ratio(rows: list[Row]) -> str:
    """In how many groups the interval lies off 1."""
    told = [row for row in rows if row["hazard_ratio"] is not None]
    off = [row for row in told if not row["low"] <= 1 <= row["high"]]
    return say("sentences.hazard_ratio.groups", n=len(off), total=len(told))


def _listed(names: str) -> str:
    """time in grade, job family, country as time in grade, job family and country."""
    *first, last = names.split(", ")
    return say("sentences.hazard_ratio.and", first=", ".join(first), last=last) if first else last
