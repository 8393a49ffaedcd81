"""Whom a sentence is about: the gender that is fewer, so that the same rule speaks of women and of men."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.numerals import interval, n_of, percent
from wggi_metrics.figures.rows import Row
from wggi_metrics.words import say


@dataclass(frozen=True, slots=True)
class Subject:
    """Women or men, as the subject of a sentence."""

    gender: Literal["women", "men"]

    @property
    def sign(self) -> int:
        """1 for women, -1 for men: a rise of women's share is a fall of men's."""
        return 1 if self.gender == "women" else -1

    @property
    def other(self) -> Subject:
        return Subject("men" if self.gender == "women" else "women")

    def words(self) -> dict[str, str]:
        """The words for this gender and the other one, as the texts name them."""
        return {
            "Group": say(f"sentences.gender.{self.gender}.start"),
            "group": say(f"sentences.gender.{self.gender}.inside"),
            "Groups": say(f"sentences.gender.{self.gender}.start_of"),
            "groups": say(f"sentences.gender.{self.gender}.inside_of"),
            "rest": say(f"sentences.gender.{self.other.gender}.inside"),
            "one_of_group": say(f"sentences.gender.one.{self.gender}"),
            "one_of_rest": say(f"sentences.gender.one.{self.other.gender}"),
        }

    def count(self, row: Row) -> int:
        """How many of this gender."""
        return row.women if self.gender == "women" else row.men

    def share(self, row: Row) -> Fraction:
        """This gender's share of women and men, exactly."""
        return Fraction(self.count(row), row.known)

    def percent(self, row: Row) -> str:
        """The share as printed."""
        return percent(self.count(row), row.known, parity_band().limits)

    def n_of(self, row: Row) -> str:
        """730 of 1,560."""
        return n_of(self.count(row), row.known)

    def status(self, row: Row) -> str:
        """Where this gender's share lies: below, within or above the parity band."""
        return parity_band().status(self.count(row), row.known)

    def interval(self, row: Row) -> str:
        """The interval of this gender's share."""
        low, high = row["low"], row["high"]
        if low is None or high is None:
            return ""
        return interval(low, high) if self.gender == "women" else interval(1 - high, 1 - low)


WOMEN = Subject("women")
MEN = Subject("men")


def subject_of(rows: Iterable[Row]) -> Subject:
    """The gender that is fewer in all; if equal, in the highest group where they differ; else women."""
    found = list(rows)
    women, men = sum(row.women for row in found), sum(row.men for row in found)
    if women == men:
        women, men = next(((row.women, row.men) for row in reversed(found) if row.women != row.men), (0, 0))
    return MEN if men < women else WOMEN


def subject_of_last(rows: Iterable[Row]) -> Subject:
    """The gender that is fewer on the last row where they differ; women if they nowhere do."""
    differing = [row for row in rows if row.women != row.men]
    return subject_of(differing[-1:])


def is_equal(row: Row) -> bool:
    """As many women as men: the sentence then names both."""
    return row.women == row.men
