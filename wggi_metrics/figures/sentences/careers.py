"""What careers say: how long half stay in a grade, and how the rates of promotion compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import count_text, n_of, percent_of, ratio_told
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import MEN, WOMEN
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.figures.curves import Curve
    from wggi_metrics.measures import Result

SIDES = {"woman": WOMEN, "man": MEN}


def time_in_grade_sentence(result: Result) -> str:
    """The sentence of ``time_in_grade``: both medians; where there are groups, in how many there is one."""
    medians = [row for row in _of_last_period(rows_of(result, "median")) if row["gender"] in SIDES]
    if not medians:
        return nobody(one_row(result))
    if result.asked.by:
        reached = [row for row in medians if row["median_months"] is not None]
        return say("sentences.time_in_grade.groups", n=len(reached), total=len(medians))
    return medians_sentence(medians)


def medians_sentence(medians: Sequence[Row]) -> str:
    """After how many months half of those who entered one grade are no longer in it."""
    parts = [_median(row) for row in sorted(medians, key=_fewest_first)]
    return say(f"sentences.time_in_grade.{'both' if len(parts) > 1 else 'one'}", **dict(zip("ab", parts, strict=False)))


def gone_title(curves: Sequence[Curve], event: str, grade: str) -> str:
    """After 5 years 40.1 % of women and 55.2 % of men had been promoted out of P‑3: the lower share first.

    Whole years up to where enough of both are still followed; ``event`` is promoted or left.
    """
    months = [curve.months[curve.followed] for curve in curves if curve.followed >= 0]
    years = min(months, default=0) // 12
    if len(months) < 2 or not years:
        return say("sentences.time_in_grade.too_few", grade=grade)
    way, shares = say(f"sentences.time_in_grade.way_{event}"), [curve.gone_at(12 * years) for curve in curves]
    lower, higher = sorted(
        zip(shares, (SIDES[curve.gender] for curve in curves), strict=True), key=lambda pair: pair[0]
    )
    form = "after_equal" if lower[0] == higher[0] else "after"
    first, second = percent_of(lower[0]), percent_of(higher[0])
    return say(f"sentences.time_in_grade.{form}", **lower[1].words(), years=years, first=first, second=second,
               way=way, grade=grade)  # fmt: skip


def _fewest_first(row: Row) -> tuple[float, ...]:
    """The gender that is fewer is named first; if equal, the one with the longer median, then the more promoted."""
    median = row["median_months"]
    limits = (-row[name] if row[name] is not None else float("-inf") for name in ("median_low", "median_high"))
    return (row["at_risk"], float("-inf") if median is None else -median, -row["promoted"], *limits)


def _median(row: Row) -> str:
    """96 for women (interval 84–96; 86 of 222 promoted)."""
    form = "median_open" if row["median_high"] is None else "median"
    return say(
        f"sentences.time_in_grade.{'not_reached' if row['median_months'] is None else form}",
        **SIDES[row["gender"]].words(),
        median=row["median_months"],
        low=row["median_low"],
        high=row["median_high"],
        n_of=n_of(int(row["promoted"]), int(row["at_risk"])),
    )


def hazard_sentence(result: Result) -> str:
    """The sentence of ``promotion_hazard_ratio``: the most adjusted ratio that could be computed."""
    rows = _of_last_period(rows_of(result, None))
    told = [row for row in rows if row["hazard_ratio"] is not None]
    if not told:
        return nobody(rows[0])
    return _by_ratio(told) if result.asked.by else ratio_sentence(told[-1])


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
        ratio=ratio_told(ratio),
        low=ratio_told(low),
        high=ratio_told(high),
        n=int(row["events"]),
        events=count_text(int(row["events"])),
        adjusted_for=_listed(str(row["adjusted_for"])),
    )


def _by_ratio(told: list[Row]) -> str:
    """In how many groups the interval lies off 1, of each the most adjusted ratio."""
    told = list({row.group: row for row in told}.values())
    off = [row for row in told if not row["low"] <= 1 <= row["high"]]
    return say("sentences.hazard_ratio.groups", n=len(off), total=len(told))


def _of_last_period(rows: list[Row]) -> list[Row]:
    """Of a series the rows of its last period."""
    return [row for row in rows if row["period_from"] == rows[-1]["period_from"]]


def _listed(names: str) -> str:
    """time in grade, job family, country as time in grade, job family and country."""
    *first, last = names.split(", ")
    return say("sentences.hazard_ratio.and", first=", ".join(first), last=last) if first else last
