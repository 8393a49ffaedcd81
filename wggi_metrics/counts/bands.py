"""Groups that depend on the date asked for: age and length of service, in bands (step 6)."""

from __future__ import annotations

from datetime import date

from wggi_metrics.counts.count import Condition
from wggi_metrics.dictionary.dimensions import dimension

BANDED = frozenset({"age_band", "service_band"})


def banded(name: str, on: date) -> Condition:
    """The band of a person on this day, as an expression; blank where the year or the date is not known.

    Age is reached in the year of the day (only the year of birth is kept); service counts completed years.
    """
    known = "birth_year" if name == "age_band" else "entry_on_duty"
    *bands, last = dimension(name).bands
    parts: list[str] = []
    values: list[object] = []
    for band in bands:
        assert band.below is not None
        if name == "age_band":
            parts.append("WHEN birth_year > ? THEN ?")
            values += [on.year - band.below, band.label]
        else:
            parts.append("WHEN entry_on_duty > ? THEN ?")
            values += [_years_before(on, band.below), band.label]
    return Condition(
        f"CASE WHEN {known} IS NULL THEN NULL {' '.join(parts)} ELSE ? END", (*values, last.label)
    )


def _years_before(on: date, years: int) -> date:
    last_day = 28 if (on.month, on.day) == (2, 29) else on.day
    return date(max(on.year - years, 1), on.month, last_day)
