"""What a meeting's agenda says: how many notices, who is on their short lists, and how many lists lack a gender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import n_of
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import Subject, is_equal, subject_of
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result


def agenda_sentence(result: Result) -> str:
    """The sentence of ``meeting_brief``."""
    told = {row["item"]: row for row in rows_of(result, "total") if row["section"] == "meeting"}
    if not told:
        return nobody(rows_of(result, "pooled")[-1])
    number = int(told["notices"]["n"])
    if not number:
        return say("sentences.agenda.empty")
    notices, listed = say("sentences.agenda.notices", n=number), told["short-listed"]
    if not listed.known:
        return say("sentences.agenda.nobody", notices=notices)
    subject = subject_of([listed])
    return say("sentences.agenda.whole", notices=notices, listed=_listed(listed, subject), lists=_lists(told, subject))


def _listed(row: Row, subject: Subject) -> str:
    form = "listed_equal" if is_equal(row) else "listed"
    words = {"share": subject.percent(row), "n_of": subject.n_of(row), "interval": subject.interval(row)}
    return say(f"sentences.agenda.{form}", **subject.words(), **words)


def _lists(told: dict[str, Row], subject: Subject) -> str:
    gender, other = (say(f"sentences.agenda.gender.{each.gender}") for each in (subject, subject.other))
    counted = (told[f"short lists without a {name}"] for name in (gender, other))
    lacking, other_lacking = (n_of(int(row["n"]), int(row["of"])) for row in counted)
    return say("sentences.agenda.lists", gender=gender, other=other, n_of=lacking, other_n_of=other_lacking)
