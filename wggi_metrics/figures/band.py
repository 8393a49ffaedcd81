"""The parity band as drawn and named in titles; the status itself is the measure's (step 10)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from wggi_metrics.dictionary.parameters import band_in_force
from wggi_metrics.figures.numerals import EN_DASH, THIN_SPACE, half_up


@dataclass(frozen=True, slots=True)
class Band:
    """The band in per cent, both limits in it."""

    low: Fraction
    high: Fraction

    @property
    def limits(self) -> tuple[Fraction, Fraction]:
        return (self.low, self.high)

    @property
    def middle(self) -> float:
        return float(self.low + self.high) / 2

    @property
    def text(self) -> str:
        """47–53 %."""
        return f"{_short(self.low)}{EN_DASH}{_short(self.high)}{THIN_SPACE}%"

    @property
    def low_text(self) -> str:
        """47 %."""
        return f"{_short(self.low)}{THIN_SPACE}%"

    def status(self, part: int, whole: int) -> str:
        """Where part of whole lies: below, within, above. A difference of one is always within."""
        share = Fraction(100 * part, whole)
        if abs(whole - 2 * part) <= 1:
            return "within"
        if share < self.low:
            return "below"
        return "above" if share > self.high else "within"

    def distance(self, part: int, whole: int) -> Fraction:
        """Percentage points to the nearer limit, 0 inside."""
        share = Fraction(100 * part, whole)
        return max(self.low - share, share - self.high, Fraction(0))


def _short(limit: Fraction) -> str:
    return half_up(limit, 0 if limit.denominator == 1 else 1)


@cache
def parity_band() -> Band:
    """The band in force, from the parameters."""
    found = band_in_force()
    return Band(100 * Fraction(*found.low), 100 * Fraction(*found.high))
