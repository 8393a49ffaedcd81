"""What a measure tells: columns of numbers or text, with None where there is nothing (step 7)."""

from __future__ import annotations

import numbers
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd

from wggi_metrics.measures.columns import Array, Columns, length_of, objects

WHOLE = frozenset({
    "women", "men", "other", "not_stated", "staff", "posts_to_parity", "posts_to_band", "feeder_women", "feeder_men",
    "all_women", "all_staff", "top_women", "top_staff", "women_change", "men_change", "other_change",
    "not_stated_change", "women_start", "staff_start", "women_end", "staff_end", "women_promoted", "men_promoted",
    "women_left", "men_left", "strata", "strata_informative", "away", "pairs", "month", "at_risk", "promoted", "left",
    "censored", "median_months", "median_low", "median_high", "events", "parameters", "women_moves", "men_moves",
    "women_overdue", "men_overdue", "women_ended", "women_converted", "men_ended", "men_converted",
    "women_entered", "women_passed", "men_entered", "men_passed", "women_withdrawn", "men_withdrawn", "flips_at",
    "other_entered", "not_stated_entered", "women_outside", "men_outside", "notices", "notices_unclear",
    "notices_mixed", "women_candidates", "men_candidates", "appointed", "women_appointed", "unknown_appointed",
    "no_women", "one_woman", "two_or_more", "no_men", "one_man", "two_or_more_men", "women_left_out",
    "men_left_out", "women_took_part", "women_eligible", "men_took_part", "men_eligible", "circulated",
    "circulated_of", "circulated_not_told", "circulated_after_closing", "posted", "posted_of", "posted_not_told",
    "posted_after_closing", "with_clause", "clause_of", "terms_with_clause", "terms_of", "recipients",
    "least_days_left", "applications", "women_qualified", "women_qualified_of", "women_short_listed",
    "women_short_listed_of", "women_appointed_of", "notices_with", "notices_without", "no_applicants_with",
    "no_applicants_without", "compared_with", "compared_without", "none_with", "none_without", "qualified_of_with",
    "qualified_of_without", "notices_informative", "women_before", "known_before", "women_after", "known_after",
    "split_day", "largest_applicants", "largest_side", "members_present", "women_present", "men_present",
    "other_present", "not_stated_present", "voting_present", "women_voting", "men_voting", "other_voting",
    "not_stated_voting", "women_chairs", "men_chairs", "other_chairs", "not_stated_chairs", "presence_not_recorded",
    "meetings", "attended", "attendance_not_recorded", "n", "of", "qualified_compared_with",
    "qualified_compared_without",
    "round", "days_left", "days_to_circulation", "days_left_when_sent", "notices_open", "open_not_sent",
    "notices_closed", "closed_not_reached", "without_qualified", "qualified_told", "closed_either",
})  # fmt: skip
"""Columns that hold whole numbers, unless people are weighted."""


class Told(NamedTuple):
    """A column: what it holds, and its plain values."""

    kind: Literal["whole", "number", "text"]
    values: list[Any]

    @property
    def holds_anything(self) -> bool:
        """Whether any row has a value."""
        return any(value is not None for value in self.values)

    def array(self) -> Any:
        """The column for a table: numbers nullable, text and dates as objects."""
        if self.kind == "text":
            return pd.Series(objects(self.values), dtype=object)
        missing = np.array([value is None for value in self.values], dtype=bool)
        known = [0 if value is None else value for value in self.values]
        if self.kind == "whole":
            return pd.arrays.IntegerArray(np.array(known, dtype=np.int64), missing)
        return pd.arrays.FloatingArray(np.array(known, dtype=float), missing)


def complete(found: Columns, names: Iterable[str]) -> dict[str, Told]:
    """These columns, in this order, blank where there is none: not a single NaN."""
    blank = np.full(length_of(found), np.nan)
    return {name: _told(name, found.get(name, blank)) for name in names}


def table_of_told(columns: Mapping[str, Told]) -> pd.DataFrame:
    """The columns as a table."""
    return pd.DataFrame({name: column.array() for name, column in columns.items()})


def plain_value(value: Any) -> Any:
    """The value, dates as dates, or None for any of pandas' ways to say that there is none."""
    if value is None or isinstance(value, str):
        return value
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, datetime) else value


def _told(name: str, column: Array) -> Told:
    if column.dtype.kind in "iuf":
        return _number(name, column)
    values = [plain_value(value) for value in column.tolist()]
    known = [value for value in values if value is not None]
    if not known or not all(isinstance(value, numbers.Real) for value in known):
        return Told("text", values)
    return _number(name, np.array([np.nan if value is None else value for value in values], dtype=float))


def _number(name: str, column: Array) -> Told:
    if column.dtype.kind in "iu":
        return Told("whole", column.tolist()) if name in WHOLE else Told("number", column.astype(float).tolist())
    missing = np.isnan(column)
    known = np.where(missing, 0.0, column)
    is_whole = name in WHOLE and not (known % 1).any()
    values = known.astype(np.int64).tolist() if is_whole else known.tolist()
    return Told("whole" if is_whole else "number", _with_none(values, missing))


def _with_none(values: list[Any], missing: Array) -> list[Any]:
    if not missing.any():
        return values
    return [None if gone else value for value, gone in zip(values, missing.tolist(), strict=True)]


def rows_where(columns: Mapping[str, Told], wanted: Sequence[bool]) -> dict[str, Told]:
    """The rows that are wanted."""
    places = [place for place, is_wanted in enumerate(wanted) if is_wanted]
    return {name: Told(column.kind, [column.values[place] for place in places]) for name, column in columns.items()}
