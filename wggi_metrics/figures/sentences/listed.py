"""What a list of notices says: the open ones not sent yet, and what closed without reaching anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import n_of
from wggi_metrics.figures.rows import Row, one_row
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result

SENTENCE = "sentences.listed"


def list_sentence(result: Result) -> str:
    """The sentence of ``notice_list``: open and not sent; closed and not reached, or without a qualified woman."""
    row = one_row(result)
    if row is None or row["notices_open"] is None:
        return nobody(row)
    return " ".join(filter(None, (open_sentence(row), _not_reached(row), _without_qualified(row))))


def open_sentence(row: Row) -> str:
    """How many of the open notices have not gone to the focal points."""
    whole = int(row["notices_open"])
    if not whole:
        return say(f"{SENTENCE}.none_open")
    if row["open_not_sent"] is None:
        return say(f"{SENTENCE}.open", n=whole)
    part = int(row["open_not_sent"])
    return say(f"{SENTENCE}.open_not_sent", n=part, n_of=n_of(part, whole))


def _not_reached(row: Row) -> str:
    whole = int(row["notices_closed"])
    if not whole or row["closed_not_reached"] is None:
        return ""
    part = int(row["closed_not_reached"])
    return say(f"{SENTENCE}.closed_not_reached", n=part, n_of=n_of(part, whole))


def _without_qualified(row: Row) -> str:
    whole = int(row["qualified_told"] or 0)
    if not whole:
        return ""
    part = int(row["without_qualified"])
    return say(f"{SENTENCE}.without_qualified", n=part, n_of=n_of(part, whole))
