"""What a share of women and men says: at a date, between groups, over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.numerals import day_text, unbroken
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.figures.sentences.subject import Subject, is_equal, subject_of, subject_of_last
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result


def share_sentence(result: Result) -> str:
    """The sentence of ``women_share``."""
    groups, whole = rows_of(result), rows_of(result, "pooled")
    if "date" in result.columns and whole:
        return over_time(whole)
    if groups:
        return between(groups, whole[-1] if whole else None)
    return at_date(whole[-1])


def at_date(row: Row) -> str:
    """Women hold 46.8 % of posts (730 of 1,560)."""
    if not row.known:
        return nobody(row)
    subject = subject_of([row])
    form = "at_equal" if is_equal(row) else "at"
    return say(f"sentences.share.{form}", **subject.words(), share=subject.percent(row), n_of=subject.n_of(row))


def nobody(row: Row | None) -> str:
    """A sentence for a row without a share: the reason in words."""
    reason = row.reason if row else None
    return say("sentences.not_computable", reason=reason or say("sentences.nobody"))


def between(groups: list[Row], whole: Row | None = None, form: str = "") -> str:
    """The lowest and the highest share among the groups of some size; ``form`` "_title" as a title."""
    ranked = _ranked(groups)
    if not ranked:
        return at_date(whole) if whole else nobody(None)
    subject = subject_of(groups)
    low, high = _ends(ranked, subject)
    name = "between"
    if subject.share(low) == subject.share(high):
        name = "same_equal" if is_equal(low) else "same"
    return say(
        f"sentences.share.{name}{form}",
        **subject.words(),
        **_named(low, subject, "low"),
        **_named(high, subject, "high"),
    )


def _ranked(groups: list[Row]) -> list[Row]:
    """Small units are not ranked, and those whose group isn't given are none."""
    least = parameter("small_unit").whole
    return [row for row in groups if row.known >= least and None not in row.group]


def ends_of(groups: list[Row], subject: Subject) -> tuple[Row, Row] | None:
    """The groups of some size with the lowest and the highest share of this gender; None where no two differ."""
    ranked = _ranked(groups)
    if not ranked:
        return None
    low, high = _ends(ranked, subject)
    return None if subject.share(low) == subject.share(high) else (low, high)


def _ends(ranked: list[Row], subject: Subject) -> tuple[Row, Row]:
    """First the group with the lowest share of this gender, then the highest; ties by the table's order."""
    return min(ranked, key=subject.share), max(ranked, key=subject.share)


def _named(row: Row, subject: Subject, place: str) -> dict[str, str]:
    return {
        place: subject.percent(row),
        f"{place}_n": subject.n_of(row),
        f"{place}_group": unbroken(row.label),
    }


def over_time(whole: list[Row]) -> str:
    """Women's share rose from 34.6 % (31 October 2006) to 46.8 % (31 October 2026)."""
    dated = [row for row in sorted(whole, key=lambda row: row["date"]) if row.known]
    if not dated:
        return nobody(whole[-1] if whole else None)
    first, last = dated[0], dated[-1]
    subject = subject_of_last([first, last])
    return say(
        f"sentences.share.{_movement(first, last, subject)}",
        **subject.words(),
        start=subject.percent(first),
        start_n=subject.n_of(first),
        start_date=day_text(first["date"]),
        end=subject.percent(last),
        end_n=subject.n_of(last),
        end_date=day_text(last["date"]),
    )


def _movement(first: Row, last: Row, subject: Subject) -> str:
    before, after = subject.share(first), subject.share(last)
    if before == after:
        return "equal" if is_equal(last) else "level"
    return "rose" if after > before else "fell"
