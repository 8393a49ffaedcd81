"""Counts by gender in words: both named, women first; or one gender as the subject, the fewer of the two."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.numerals import count_text, interval, n_of, percent, unbroken
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures.brief_parts import Heads, Interval


class Fact(NamedTuple):
    """A number to be read first: what it is, the number, what stands under it."""

    label: str
    value: str
    note: str


class Flag(NamedTuple):
    """Something to note about a notice, in full and for a table's cell; a mark asks for attention."""

    text: str
    short: str
    is_mark: bool


def fewer_of(found: Sequence[Heads]) -> Subject:
    """The gender that is fewer in the first of these counts in which they differ; women if they nowhere do."""
    women, men = next(((each.women, each.men) for each in found if each.women != each.men), (0, 0))
    return MEN if men < women else WOMEN


def count_of(heads: Heads, subject: Subject) -> int:
    """How many of this gender."""
    return heads.women if subject is WOMEN else heads.men


def share_of_heads(heads: Heads, subject: Subject) -> str:
    """The gender's share of women and men as printed, or a dash where nobody's gender is known."""
    if not heads.known:
        return say("notices.nothing")
    return percent(count_of(heads, subject), heads.known, parity_band().limits)


def n_of_heads(heads: Heads, subject: Subject) -> str:
    """74 of 202."""
    return n_of(count_of(heads, subject), heads.known)


def interval_of(found: Interval | None, subject: Subject) -> str:
    """The interval of the gender's share; the contract holds women's."""
    if found is None:
        return ""
    return interval(found.low, found.high) if subject is WOMEN else interval(1 - found.high, 1 - found.low)


def change(before: Heads, after: Heads) -> Fraction:
    """By how many points women's share differs, exactly; 0 where one of the two has no share."""
    if not before.known or not after.known:
        return Fraction(0)
    return 100 * (Fraction(after.women, after.known) - Fraction(before.women, before.known))


def both(heads: Heads, form: str = "both") -> str:
    """1 woman, 2 men; none where there is neither. ``form`` "both_and" joins them by *and*."""
    if not heads.known:
        return say("notices.none")
    return say(f"notices.{form}", women=say("notices.women", n=heads.women), men=say("notices.men", n=heads.men))


def one_of(subject: Subject) -> str:
    """Woman or man."""
    return say(f"notices.one_of.{subject.gender}")


def number_word(number: int) -> str:
    """Small numbers as words, for sentences: three; 14."""
    return say(f"notices.numbers.{number}") if 0 <= number <= 10 else count_text(number)


def either(names: Sequence[str]) -> str:
    """P‑4, P‑5 or D‑1, with hyphens kept together."""
    kept = [unbroken(name) for name in names]
    if len(kept) < 2:
        return "".join(kept)
    return say("notices.or", first=", ".join(kept[:-1]), last=kept[-1])


def grade_text(grade: str | None) -> str:
    """The grade as it stands in sentences."""
    return unbroken(grade) if grade else say("notices.this_level")
