"""What a grade pyramid says: the largest grade, who outnumbers whom, and the share at the top."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from wggi_metrics.dictionary import folded
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.numerals import percent, unbroken
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.parity import places
from wggi_metrics.figures.sentences.share import at_date, nobody
from wggi_metrics.figures.sentences.subject import Subject, is_equal, subject_of, subject_of_last
from wggi_metrics.profiles import NO_GRADE
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result


def pyramid_sentence(result: Result) -> str:
    """The sentence of ``grade_pyramid``: the share at the top beside the share in all grades."""
    index = one_row(result, "index")
    if index is not None and index["top_staff"]:
        return top_sentence(index)
    groups = rows_of(result)
    if groups:
        return pyramid_title(groups) + say("sentences.stop")
    whole = one_row(result)
    return at_date(whole) if whole else nobody(None)


def top_sentence(index: Row) -> str:
    """Women hold 20.0 % of posts at D‑1 and above (8 of 40) and 45.8 % in all grades (252 of 550)."""
    top_women, top_staff = int(index["top_women"]), int(index["top_staff"])
    all_women, all_staff = int(index["all_women"]), int(index["all_staff"])
    whole = Row("index", (), (), {"women": all_women, "men": all_staff - all_women})
    top = Row("index", (), (), {"women": top_women, "men": top_staff - top_women})
    subject = subject_of_last([top, whole])
    form = "top_equal" if is_equal(top) and is_equal(whole) else "top"
    return say(
        f"sentences.pyramid.{form}",
        **subject.words(),
        top=top_name(index),
        top_share=subject.percent(top),
        top_n=subject.n_of(top),
        share=subject.percent(whole),
        n_of=subject.n_of(whole),
    )


def top_name(index: Row) -> str:
    """The top grades by the lowest of them: P‑5 and above; a single one by its name."""
    lowest, *others = str(index["top"]).split(", ")
    return say("sentences.pyramid.and_above", grade=unbroken(lowest)) if others else unbroken(lowest)


def pyramid_title(groups: list[Row]) -> str:
    """The largest grade and where the more numerous gender outnumbers the other."""
    staffed = [row for row in groups if row.known]
    if not staffed:
        return nobody(None)
    subject = subject_of(staffed).other
    largest = max(staffed, key=lambda row: row.known)
    whole = sum(row.known for row in staffed)
    found = [row for row in staffed if subject.count(row) > subject.other.count(row)]
    return say(
        "sentences.pyramid.largest", largest=unbroken(largest.label), share=percent(largest.known, whole)
    ) + _outnumber(staffed, found, subject)


def _outnumber(staffed: list[Row], found: list[Row], subject: Subject) -> str:
    words = subject.words()
    if not found:
        return say("sentences.pyramid.level", **words)
    if found == staffed:
        return say("sentences.pyramid.everywhere", **words)
    if found == staffed[-len(found) :] and len(found) > 1:
        return say("sentences.pyramid.from", **words, first=unbroken(found[0].label))
    return say("sentences.pyramid.in", **words, n=len(found), total=len(staffed))


def pyramid_lead(groups: list[Row]) -> str:
    """The lead of Representation: who outnumbers whom where, and the highest grade that is not small or unknown."""
    staffed = [row for row in groups if row.known]
    if not staffed:
        return nobody(None)
    subject = subject_of(staffed)
    more = [row for row in staffed if subject.count(row) > subject.other.count(row)]
    fewer = [row for row in staffed if subject.count(row) < subject.other.count(row)]
    parts = [_fewer_in(staffed, fewer, subject), _more_in(staffed, more, subject), _highest(staffed, subject)]
    return " ".join(part for part in parts if part)


def _highest(staffed: list[Row], subject: Subject) -> str:
    least = parameter("small_unit").whole
    ranked = [row for row in staffed if row.known >= least and folded(str(row.group[-1])) not in NO_GRADE]
    if not ranked:
        return ""
    highest = ranked[-1]
    form = "highest_equal" if is_equal(highest) else "highest"
    return say(
        f"sentences.pyramid.{form}",
        **subject.words(),
        place=unbroken(highest.label),
        share=subject.percent(highest),
        n_of=subject.n_of(highest),
    )


def _fewer_in(staffed: list[Row], found: list[Row], subject: Subject) -> str:
    if not found:
        return ""
    return say(
        "sentences.pyramid.fewer_in",
        **subject.words(),
        n=len(found),
        total=len(staffed),
        places=places(staffed, found),
    )


def _more_in(staffed: list[Row], found: list[Row], subject: Subject) -> str:
    if not found:
        return ""
    return say(
        "sentences.pyramid.more_in",
        **subject.words(),
        n=len(found),
        total=len(staffed),
        places=places(staffed, found),
    )


def exact_index(index: Row) -> Fraction | None:
    """Share in all grades divided by share at the top, for women, exactly; None where it has no value."""
    if not index["top_women"] or not index["all_staff"]:
        return None
    share = Fraction(int(index["all_women"]), int(index["all_staff"]))
    return share / Fraction(int(index["top_women"]), int(index["top_staff"]))
