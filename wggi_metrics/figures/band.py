"""The parity band as drawn and named in titles; the status itself is the measure's (step 10)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from wggi_metrics.figures.numerals import EN_DASH, THIN_SPACE


@dataclass(frozen=True, slots=True)
class Band:
    """The band in whole per cent, both limits in it."""

    low: int
    high: int

    @property
    def limits(self) -> tuple[int, int]:
        return (self.low, self.high)

    @property
    def text(self) -> str:
        """47–53 %."""
        return f"{self.low}{EN_DASH}{self.high}{THIN_SPACE}%"

    def status(self, part: int, whole: int) -> str:
        """Where part of whole lies: below, within, above. A difference of one is always within."""
        if abs(whole - 2 * part) <= 1:
            return "within"
        if 100 * part < self.low * whole:
            return "below"
        return "above" if 100 * part > self.high * whole else "within"

    def distance(self, part: int, whole: int) -> Fraction:
        """Percentage points to the nearer limit, 0 inside."""
        share = Fraction(100 * part, whole)
        return max(self.low - share, share - self.high, Fraction(0))


PARITY = Band(47, 53)
"""The United Nations parity band (UN System-wide Strategy on Gender Parity, 2017)."""
