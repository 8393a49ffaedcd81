"""What training says: which part of women and of men took part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import EN_DASH, THIN_SPACE, magnitude, n_of, percent, signed
from wggi_metrics.figures.rows import Row, one_row
from wggi_metrics.figures.sentences.both import fewer, of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result


def training_sentence(result: Result) -> str:
    """The sentence of ``training_uptake``: which part of each gender took part, and hours per person-year."""
    row = one_row(result)
    if row is None or row["gap"] is None:
        return nobody(row)
    subject = fewer(row, ("eligible", "took_part", "hours", "person_years"))
    if subject is None:
        return say("sentences.training.equal", share=_trained(row, WOMEN), n_of=_took_part(row, WOMEN))
    rest = subject.other
    shares = {"share": _trained(row, subject), "n_of": _took_part(row, subject), "hours": _hours(row, subject)}
    others = {"rest_share": _trained(row, rest), "rest_n_of": _took_part(row, rest), "rest_hours": _hours(row, rest)}
    return say(f"sentences.training.{_form(row)}", **subject.words(), **shares, **others, **_gap(row, subject))


def _trained(row: Row, subject: Subject) -> str:
    return percent(int(of(row, subject, "took_part")), int(of(row, subject, "eligible")))


def _took_part(row: Row, subject: Subject) -> str:
    return n_of(int(of(row, subject, "took_part")), int(of(row, subject, "eligible")))


def _hours(row: Row, subject: Subject) -> str:
    """Hours of training per person-year."""
    years = of(row, subject, "person_years")
    return magnitude(of(row, subject, "hours") / years) if years else magnitude(0.0)


def _form(row: Row) -> str:
    return "compatible" if row["gap_low"] <= 0 <= row["gap_high"] else "apart"


def _gap(row: Row, subject: Subject) -> dict[str, str]:
    """The difference in points, this gender less the other one, its interval and the largest difference in it."""
    gap, *limits = (100 * subject.sign * row[name] for name in ("gap", "gap_low", "gap_high"))
    low, high = sorted(limits)
    words = {"gap": signed(gap), "interval": f"{signed(low)}{THIN_SPACE}{EN_DASH}{THIN_SPACE}{signed(high)}"}
    return words | {"most": magnitude(max(abs(low), abs(high)))}
