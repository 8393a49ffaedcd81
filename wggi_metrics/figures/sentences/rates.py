"""What rates of promotion and of leaving say: the ratio, its interval, and where the two differ clearly.

The subject is the gender with the lower rate, so that exchanged genders give the sentence with exchanged words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from wggi_metrics.figures.labels import capital, lower
from wggi_metrics.figures.numerals import EN_DASH, day_text, ratio_text, unbroken
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result

MOST_NAMED = 3


def promotion_sentence(result: Result) -> str:
    """The sentence of ``promotion_rates``."""
    return _sentence(result, "promoted")


def leaving_sentence(result: Result) -> str:
    """The sentence of ``leaving_rates``."""
    return _sentence(result, "left")


def _sentence(result: Result, event: str) -> str:
    row = one_row(result)
    if row is None or row["rate_ratio"] is None:
        return nobody(row)
    subject = lower_of(row)
    form = "equal" if row["rate_ratio"] == 1 else "sentence"
    first = say(f"sentences.rates.{event}.{form}", **_words(row, subject), counts=_counts(row, event, subject))
    whole = one_row(result, "stratified")
    if whole is None or whole["rate_ratio"] is None:
        return first
    return f"{first} {opposite(row, whole) or say('sentences.rates.within', stated=_stated(whole))}"


def lower_of(row: Row) -> Subject:
    """The gender with the lower rate; women where both are the same."""
    return MEN if row["rate_ratio"] > 1 else WOMEN


def _words(row: Row, subject: Subject) -> dict[str, str]:
    ratio, low, high = turned(row, subject)
    told = _interval(low, high)
    return {
        **subject.words(),
        "rests": subject.other.words()["groups"],
        "ratio": ratio_text(ratio),
        "interval": say("sentences.rates.interval", interval=told) if told else "",
        "compatible": say("sentences.rates.compatible") if holds_one(row) else "",
    }


def turned(row: Row, subject: Subject) -> tuple[float, float | None, float | None]:
    """The ratio and its limits as the subject's rate to the other's; None is without end."""
    ratio, low, high = row["rate_ratio"], row["ratio_low"], row["ratio_high"]
    if subject is WOMEN:
        return ratio, low or 0.0, high
    return 1 / ratio, 1 / high if high else 0.0, 1 / low if low else None


def _interval(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return ""
    return f"{ratio_text(low or 0.0)}{EN_DASH}{'∞' if high is None else ratio_text(high)}"


def holds_one(row: Row) -> bool:
    """Whether the interval includes no difference."""
    return (row["ratio_low"] or 0.0) <= 1 and (row["ratio_high"] is None or row["ratio_high"] >= 1)


def _counts(row: Row, event: str, subject: Subject) -> str:
    return say(
        "sentences.rates.counts",
        n=f"{int(row[f'{subject.gender}_{event}']):,}",
        years=f"{row[f'{subject.gender}_person_years']:,.0f}",
        other_n=f"{int(row[f'{subject.other.gender}_{event}']):,}",
        other_years=f"{row[f'{subject.other.gender}_person_years']:,.0f}",
    )


def opposite(pooled: Row, stratified: Row) -> str:
    """That both estimates lie on different sides of equal, where they do (Simpson's paradox)."""
    one, other = pooled["rate_ratio"], stratified["rate_ratio"]
    if one is None or other is None or (one - 1) * (other - 1) >= 0:
        return ""
    first, second = (_stated(row) for row in (pooled, stratified))
    return say("sentences.rates.opposite", pooled=first, stratified=second)


def _stated(row: Row) -> str:
    subject = lower_of(row)
    return say("sentences.rates.stated", **_words(row, subject))


def rates_title(groups: Sequence[Row], whole: Row | None, event: str) -> str:
    """Out of P‑3 and P‑4 women are promoted less often than men; or that rates do not differ clearly."""
    told = [row for row in groups if row["rate_ratio"] is not None]
    if not told and (whole is None or whole["rate_ratio"] is None):
        return nobody(whole)
    clear = [(subject, _clear(told, subject)) for subject in (WOMEN, MEN)]
    parts = [_less(event, subject, names) for subject, names in clear if names]
    if not parts and whole is not None and whole["rate_ratio"] is not None and not holds_one(whole):
        parts = [_less(event, lower_of(whole), [])]
    if not parts:
        return say("sentences.rates.nothing_differs", what=say(f"sentences.rates.{event}.what"))
    return capital(say("sentences.rates.joined", first=parts[0], last=parts[1]) if len(parts) > 1 else parts[0])


def _clear(groups: Sequence[Row], subject: Subject) -> list[str]:
    """The groups in which this gender's rate is clearly the lower one."""
    return [row.label for row in groups if lower_of(row) is subject and not holds_one(row)]


def _less(event: str, subject: Subject, names: Sequence[str]) -> str:
    named = [lower(name) for name in names] if event == "left" else names  # reasons are words, grades are names
    where = say(f"sentences.rates.{event}.where", names=_listed(named)) if names else ""
    return say(f"sentences.rates.{event}.less", **subject.words(), where=where)


def _listed(names: Sequence[str]) -> str:
    """P‑3, P‑4 and 2 others."""
    shown = [unbroken(name) for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        shown.append(say("sentences.rates.others", n=len(names) - MOST_NAMED))
    if len(shown) == 1:
        return shown[0]
    return say("sentences.rates.and", first=", ".join(shown[:-1]), last=shown[-1])


def promotion_lead(result: Result, start: date, end: date) -> str:
    """The first sentence of Careers: the stratified ratio where there is one, else the pooled one."""
    pooled, stratified = one_row(result), one_row(result, "stratified")
    is_stratified = stratified is not None and stratified["rate_ratio"] is not None
    row = stratified if is_stratified else pooled
    if row is None or row["rate_ratio"] is None:
        return nobody(row)
    form = "lead_equal" if row["rate_ratio"] == 1 else "lead"
    first = say(
        f"sentences.rates.promoted.{form}",
        **_words(row, lower_of(row)),
        grade_for_grade=say("sentences.rates.grade_for_grade") if is_stratified else "",
        first=day_text(start),
        last=day_text(end),
    )
    told = opposite(pooled, stratified) if pooled is not None and stratified is not None else ""
    return " ".join(filter(None, (first, told or _where_clear(rows_of(result)))))


def _where_clear(groups: Sequence[Row]) -> str:
    """In which grades the rates differ clearly, and how many intervals exclude 1 by chance alone."""
    told = [row for row in groups if row["rate_ratio"] is not None]
    clear = [row.label for row in told if not holds_one(row)]
    if len(told) < 2:
        return ""
    form = "clear" if clear else "none_clear"
    return say(f"sentences.rates.{form}", names=_listed(clear) if clear else "", n=len(clear), total=len(told),
               chance=ratio_text(len(told) / 20))  # fmt: skip


__all__ = ["leaving_sentence", "lower_of", "promotion_lead", "promotion_sentence", "rates_title"]
