"""Numbers as a reader sees them: half-up from the unrounded counts, in whole-number arithmetic (step 10)."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

THIN_SPACE = "\u202f"
MINUS = "\u2212"
EN_DASH = "\u2013"
HYPHEN = "\u2011"
MOST_DECIMALS = 6
BILLION = 10**9
TWELFTH = Decimal("1e-12")

Limits = tuple[Fraction | int, Fraction | int]
"""The lowest and the highest per cent of a band, both in it."""


def half_up(value: Fraction, decimals: int = 1) -> str:
    """The magnitude rounded half-up, with a real minus sign: -0.25 prints as −0.3."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = f"{whole:0{decimals + 1}d}"
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"{MINUS}{text}" if value < 0 and whole else text


def share_text(part: int, whole: int, limits: Limits | None = None) -> str:
    """The percentage without its sign; where rounding would carry it into or out of the band, more decimals."""
    share = Fraction(100 * part, whole)
    for decimals in range(1, MOST_DECIMALS):
        text = half_up(share, decimals)
        if limits is None or _side(Fraction(text), limits) == _side(share, limits):
            break
    return text


def _side(share: Fraction, limits: Limits) -> tuple[bool, bool]:
    low, high = limits
    return share < low, share > high


def percent(part: int, whole: int, limits: Limits | None = None) -> str:
    """``730, 1560`` as 46.8 %, with a narrow no-break space; ``limits`` as in :func:`share_text`."""
    return f"{share_text(part, whole, limits)}{THIN_SPACE}%"


def percent_of(fraction: float) -> str:
    """A fraction that is no ratio of counts (an interval's end) as a percentage, half-up."""
    return f"{share_of(fraction)}{THIN_SPACE}%"


def share_of(fraction: float) -> str:
    """A fraction as a percentage without its sign."""
    tenths = (2 * abs(_billionths_of_tenths(fraction)) + BILLION) // (2 * BILLION)
    text = f"{tenths // 10}.{tenths % 10}"
    return f"{MINUS}{text}" if fraction < 0 and tenths else text


def written(value: float) -> Fraction:
    """The float as it is written, to twelve decimals, so that 0.3 is three tenths."""
    return Fraction(_billionths_of_tenths(value), 1000 * BILLION)


def _billionths_of_tenths(value: float) -> int:
    """The float as it is written, in units of the twelfth decimal: billionths of a tenth of a per cent."""
    return int(Decimal(repr(float(value))).quantize(TWELFTH, ROUND_HALF_UP).scaleb(12))


def interval(low: float | None, high: float | None) -> str:
    """Both ends of an interval as percentages: 41.6–55.8 %."""
    if low is None or high is None:
        return ""
    return f"{share_of(low)}{EN_DASH}{percent_of(high)}"


def signed(value: Fraction | float, decimals: int = 1) -> str:
    """Percentage points with their sign; a value that is not 0 but prints as 0.0 gets a second decimal."""
    text = _told_from_zero(value, decimals)
    return f"+{text}" if text.strip(f"0.{MINUS}") and not text.startswith(MINUS) else text


def magnitude(value: Fraction | float, decimals: int = 1) -> str:
    """The size of a difference without its sign, told from 0 as in :func:`signed`."""
    return _told_from_zero(value, decimals).removeprefix(MINUS)


def _told_from_zero(value: Fraction | float, decimals: int) -> str:
    exact = value if isinstance(value, Fraction) else written(value)
    text = half_up(exact, decimals)
    return half_up(exact, decimals + 1) if exact and not text.strip("0.") else text


def ratio_text(value: float) -> str:
    """A ratio with two decimals."""
    return half_up(written(value), 2)


def rate_text(value: float) -> str:
    """A rate per 100 person-years with one decimal."""
    return half_up(written(value))

def ratio_told(value: float) -> str:
    """A ratio with two decimals, or so many more that it isn't printed as 0 or as 1 where it is neither."""
    exact = written(value)
    for decimals in range(2, MOST_DECIMALS + 1):
        text = half_up(exact, decimals)
        if exact in (0, 1) or Fraction(text) not in (0, 1):
            break
    return text


def count_text(number: int) -> str:
    """A count with commas at the thousands."""
    return f"{number:,}"


def n_of(part: int, whole: int) -> str:
    """``730 of 1,560``."""
    return f"{part:,} of {whole:,}"


def day_text(day: date) -> str:
    """A date as 31 October 2026."""
    return f"{day.day} {day:%B %Y}"


def month_text(day: date) -> str:
    """A date as October 2026, where the day is clear from the text around it."""
    return f"{day:%B %Y}"


def unbroken(text: str) -> str:
    """A grade or a compound with its hyphens kept together, for titles: P‑4, fixed‑term."""
    return text.replace("-", HYPHEN)
