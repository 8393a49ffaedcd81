"""What moves say: women's rate and men's, and their ratio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import magnitude, ratio_text
from wggi_metrics.figures.rows import Row, one_row
from wggi_metrics.figures.sentences.both import fewer, of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result


def moves_sentence(result: Result) -> str:
    """The sentence of ``moves``: duty stations, women's rate and men's."""
    row = one_row(result)
    if row is None or not of(row, WOMEN, "moves") + of(row, MEN, "moves"):
        return nobody(row)
    subject = fewer(row, ("person_years", "moves"))
    if subject is None:
        return say("sentences.moves.equal", rate=_rate(row, WOMEN), n_in=_moved(row, WOMEN))
    rest = subject.other
    parts = {"rate": _rate(row, subject), "n_in": _moved(row, subject), "rest_rate": _rate(row, rest)}
    words = subject.words() | parts | {"rest_n_in": _moved(row, rest)}
    return say("sentences.moves.rates", **words) + _ratio(row, subject)


def _rate(row: Row, subject: Subject) -> str:
    """Moves in a hundred person-years."""
    years = of(row, subject, "person_years")
    return magnitude(100 * of(row, subject, "moves") / years) if years else magnitude(0.0)


def _moved(row: Row, subject: Subject) -> str:
    moves, years = int(of(row, subject, "moves")), f"{of(row, subject, 'person_years'):,.1f}"
    return say("sentences.moves.n_in", n=moves, years=years)


def _ratio(row: Row, subject: Subject) -> str:
    """The ratio of this gender's rate to the other's with its interval; nothing where a side has no moves."""
    found = (row["rate_ratio"], row["ratio_low"], row["ratio_high"])
    if not all(found) or float("inf") in found:
        return say("sentences.stop")
    ratio, low, high = found if subject is WOMEN else (1 / found[0], 1 / found[2], 1 / found[1])
    form = "compatible" if low <= 1 <= high else "apart"
    words = subject.words() | {"ratio": ratio_text(ratio), "low": ratio_text(low), "high": ratio_text(high)}
    return say(f"sentences.moves.{form}", **words)
