"""What the Board's composition says: who was present, who may vote, whether the working group's member came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import n_of
from wggi_metrics.figures.rows import Row, one_row
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import Subject, is_equal, subject_of
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result


def board_sentence(result: Result) -> str:
    """The sentence of ``board_composition``."""
    pooled, total = one_row(result), one_row(result, "total")
    if pooled is None or total is None:
        return nobody(pooled)
    return _start(say("sentences.board.both", composition=composition(pooled), attendance=_attendance(total)))


def composition(row: Row) -> str:
    present, voting = _seats(row, "present"), _seats(row, "voting")
    if not present.known:
        return say("sentences.board.not_recorded")
    subject = subject_of([present])
    told = {"share": subject.percent(present), "n_of": subject.n_of(present), "interval": subject.interval(present)}
    if is_equal(present):
        return say("sentences.board.composition_equal", **told)
    if not voting.known:
        return say("sentences.board.present_alone", **subject.words(), **told)
    return say("sentences.board.composition", **subject.words(), **told, **_voting(subject, voting))


def _voting(subject: Subject, voting: Row) -> dict[str, str]:
    return {"voting_share": subject.percent(voting), "voting_n_of": subject.n_of(voting)}


def _seats(row: Row, name: str) -> Row:
    """The women and men of one kind of seat, as a row of its own."""
    counts = {"women": row[f"women_{name}"], "men": row[f"men_{name}"]}
    return Row(row.kind, (), (), counts | {"low": row[f"{name}_low"], "high": row[f"{name}_high"]})


def _attendance(row: Row) -> str:
    unknown = int(row["attendance_not_recorded"] or 0)
    known = int(row["meetings"]) - unknown
    if not known:
        return say(f"sentences.board.{'unknown' if unknown else 'no_candidatures'}")
    told = n_of(int(row["attended"]), known)
    if unknown:
        return say("sentences.board.attended_unknown", n_of=told, n=unknown)
    return say("sentences.board.attended", n_of=told)


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]
