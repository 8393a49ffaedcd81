"""What moved the share between two dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.labels import capital, label_of
from wggi_metrics.figures.numerals import magnitude, percent, signed
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result

LEFT = "left:"
"""How flows out of the organisation begin; the reason follows."""


def change_sentence(result: Result) -> str:
    """The sentence of ``change_in_share``: the whole change, and the flow with the largest part of it."""
    total = one_row(result, "total")
    if total is None or not total["staff_start"] or not total["staff_end"]:
        return nobody(total)
    subject = change_subject(total)
    # A part of one group's change is no part of the whole's.
    largest = largest_flow(rows_of(result)) if not result.asked.by else None
    form = "equal" if _all_equal(total) else _movement(total, subject)
    sentence = say(
        f"sentences.change.{form}",
        **subject.words(),
        change=magnitude(total["change"] or 0.0),
        start=_start(total, subject),
        end=_end(total, subject),
    )
    if largest is None or _all_equal(total):
        return sentence + say("sentences.stop")
    return sentence + say(
        "sentences.change.largest",
        flow=flow_label(largest),
        points=signed(subject.sign * largest["points"], 2),
    )


def change_subject(total: Row) -> Subject:
    """The gender that is fewer at the end; if equal, at the start; else women."""
    women, staff = int(total["women_end"]), int(total["staff_end"])
    if 2 * women == staff:
        women, staff = int(total["women_start"]), int(total["staff_start"])
    return MEN if 2 * women > staff else WOMEN


def _all_equal(total: Row) -> bool:
    """As many women as men at both dates."""
    return all(2 * int(total[f"women_{end}"]) == int(total[f"staff_{end}"]) for end in ("start", "end"))


def largest_flow(flows: list[Row]) -> Row | None:
    """The flow that moved the share most, up or down; None if none did."""
    moved = [row for row in flows if row["points"]]
    return max(moved, key=lambda row: abs(row["points"])) if moved else None


def change_title(flows: list[Row], total: Row) -> str:
    """Retirement moved women's share most; 41 of 58 were men."""
    largest = largest_flow(flows)
    if largest is None or _all_equal(total):
        return say("sentences.change.none")
    women, men = abs(int(largest["women_change"] or 0)), abs(int(largest["men_change"] or 0))
    majority = "women" if women > men else "men"
    form = "half" if women == men else "title"
    return say(
        f"sentences.change.{form}",
        **change_subject(total).words(),
        flow=flow_label(largest),
        n=max(women, men),
        total=women + men,
        majority=say(f"sentences.gender.{majority}.inside"),
    )


def flow_label(row: Row) -> str:
    """A flow in words: Retirement, Hiring, Promotion in; of a leaving the reason."""
    flow = str(row["flow"])
    if flow.startswith(LEFT) and label_of("flow", flow) == capital(flow):
        reason = flow.removeprefix(LEFT).strip()
        return label_of("action_reason", reason) if reason else say("figures.left")
    return label_of("flow", flow)


def flow_count(row: Row) -> str:
    """How many women of how many people: 17 women of 58."""
    women, men = abs(int(row["women_change"] or 0)), abs(int(row["men_change"] or 0))
    return say("sentences.change.count", n=women, total=f"{women + men:,}")


def _movement(total: Row, subject: Subject) -> str:
    change = subject.sign * (total["change"] or 0)
    if not change:
        return "level"
    return "rose" if change > 0 else "fell"


def _start(total: Row, subject: Subject) -> str:
    return _share(int(total["women_start"]), int(total["staff_start"]), subject)


def _end(total: Row, subject: Subject) -> str:
    return _share(int(total["women_end"]), int(total["staff_end"]), subject)


def _share(women: int, staff: int, subject: Subject) -> str:
    return percent(women if subject is WOMEN else staff - women, staff)
