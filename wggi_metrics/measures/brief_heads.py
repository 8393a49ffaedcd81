"""Counts as the brief holds them: heads by gender, so many of so many, and a share's limits (step 7)."""

from __future__ import annotations

from typing import NamedTuple


class Heads(NamedTuple):
    """Candidates, staff or members by gender."""

    women: int = 0
    men: int = 0
    other: int = 0
    not_stated: int = 0

    @property
    def known(self) -> int:
        """Women and men: what a share is of."""
        return self.women + self.men

    @property
    def everybody(self) -> int:
        return sum(self)


NOBODY = Heads()


class Part(NamedTuple):
    """So many of so many: notices sent, reasons on file."""

    n: int
    of: int


class Interval(NamedTuple):
    """The limits of a share, as fractions 0-1."""

    low: float
    high: float
