"""What acting assignments say: shares of acting and of feeder months, and what became of acting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import n_of, percent_of
from wggi_metrics.figures.rows import Row, one_row
from wggi_metrics.figures.sentences.both import fewer, of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result


def acting_sentence(result: Result) -> str:
    """The sentence of ``acting_assignments``: shares of acting and of feeder months, and what became of acting."""
    row = one_row(result)
    if row is None or row["share"] is None:
        return nobody(row)
    subject = fewer(row, ("months", "ended", "converted"))
    is_half = of(row, WOMEN, "months") == of(row, MEN, "months")
    words = (subject or WOMEN).words() | _acting_shares(row, subject or WOMEN)
    form = "equal" if is_half else "share" if row["feeder_share"] is None else "both"
    return say(f"sentences.acting.{form}", **words) + _converted(row, subject)


def _acting_shares(row: Row, subject: Subject) -> dict[str, str]:
    months, every = of(row, subject, "months"), sum(of(row, gender, "months") for gender in (WOMEN, MEN))
    feeder = row["feeder_share"]
    fed = None if feeder is None else feeder if subject is WOMEN else 1 - feeder
    return {
        "share": percent_of(months / every),
        "feeder": "" if fed is None else percent_of(fed),
        "n_of": say("sentences.acting.n_of", months=f"{months:,.1f}", all=f"{every:,.1f}"),
    }


def _converted(row: Row, subject: Subject | None) -> str:
    """Promotions of those whose twelve months of acting are over; nothing where there are none."""
    if not of(row, WOMEN, "ended") + of(row, MEN, "ended"):
        return ""
    if subject is None:
        return say("sentences.acting.converted_equal", n_of=_promoted(row, WOMEN))
    words = subject.words() | {"n_of": _promoted(row, subject), "rest_n_of": _promoted(row, subject.other)}
    return say("sentences.acting.converted", **words)


def _promoted(row: Row, subject: Subject) -> str:
    return n_of(int(of(row, subject, "converted")), int(of(row, subject, "ended")))
