"""What may be computed from published counts, and how it is written (step 9).

Every figure that leadership sees is made here or of these, from published counts and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.words import say

Side = Literal["more", "less", "about level"]


def rounding_reach() -> int:
    """By how many people a published count can differ from what was counted: one less than the rounding base."""
    return parameter("rounding_base").whole - 1


def is_given(base: int) -> bool:
    """Whether a percentage of this published base is given at all."""
    return base >= parameter("minimum_base").whole


def written(count: int) -> str:
    """A published count as it is written: 0 stands for as many as rounding hides."""
    return say("disclosure.small", most=rounding_reach()) if count == 0 else str(count)


def per_cent(part: int, base: int) -> int | None:
    """A whole percentage, halves up; None where the published base is below the least one."""
    return (200 * part + base) // (2 * base) if is_given(base) else None


@dataclass(frozen=True)
class Share:
    """Published counts as a share: a part, such as women, and the part and the rest together, such as women and men.

    ``cells`` is how many published counts the part is summed of, or the rest if that is more: one of each gender for
    one grade, two of each for two grades.
    """

    part: int
    base: int
    cells: int = 1

    @property
    def points(self) -> float | None:
        """Per cent, unrounded, for differences; None where the base is below the least one."""
        return 100 * self.part / self.base if is_given(self.base) else None

    @property
    def bound(self) -> float:
        """How far rounding alone can move the share, in points: 4 per published count summed, over the base.

        It is reached where the part is 4 more and the rest 4 less than published, so that the base stays.
        """
        return 100 * rounding_reach() * self.cells / self.base if self.base else 100.0


@dataclass(frozen=True)
class Difference:
    """Two shares compared: points are printed where they exceed what rounding alone can do."""

    points: float | None
    bound: float
    side: Side

    @property
    def text(self) -> str | None:
        """What is said in place of the points where there is nothing to tell from rounding."""
        if self.points is None or self.side != "about level":
            return None
        return say("disclosure.about_level", points=whole_up(self.bound))


def difference(later: Share, earlier: Share) -> Difference:
    """The later share less the earlier one, or one group's less another's; points None if a base is too small.

    The bound is that of both together: women's share of 45 of 100 after 40 of 100 is 5 points more; rounding alone can
    do 4 + 4 of them, so that it is about level.
    """
    bound = later.bound + earlier.bound
    if later.points is None or earlier.points is None:
        return Difference(None, bound, "about level")
    points = later.points - earlier.points
    if abs(points) <= bound:
        return Difference(points, bound, "about level")
    return Difference(points, bound, "more" if points > 0 else "less")


def compared(count: int, other: int) -> Side:
    """Two published counts: those that differ by one base or less are about as many."""
    if abs(count - other) <= parameter("rounding_base").whole:
        return "about level"
    return "more" if count > other else "less"


def compared_text(count: int, other: int) -> str | None:
    """What is said of two published counts that are about as many; None where one is more."""
    return say("disclosure.about_as_many") if compared(count, other) == "about level" else None


def whole_up(points: float) -> int:
    """The next whole number of points, for a bound that is never made to look smaller."""
    return int(-(-points // 1))
