"""From counts and arithmetic to a result: fixed columns, no NaN, protected for the viewer (step 7)."""

from __future__ import annotations

import numbers
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from wggi_metrics.counts.described import Description, lacking
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer, protect
from wggi_metrics.measures.asked import Asked, Definition, Result
from wggi_metrics.measures.dates import Period, between_in_words
from wggi_metrics.measures.populations import ELIGIBLE, population_in_words
from wggi_metrics.words import say

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

GROUP, POOLED, STRATIFIED, TOTAL, INDEX = "group", "pooled", "stratified", "total", "index"


def result(
    release: Readable,
    viewer: Viewer,
    definition: Definition,
    asked: Asked,
    table: pd.DataFrame,
    keys: Sequence[str],
    period: str,
    between: Period | None = None,
    population: str | None = None,
) -> Result:
    """The result with its columns in order: ``row``, the keys, the measure's own, protection, reason.

    ``between`` are the days between which events lie that lists show; the period says them too. ``population`` in
    words, where it is not staff that is counted.
    """
    columns = list(dict.fromkeys(("row", *keys, *definition.columns)))
    marks = ["protection"] if "protection" in table else []
    shown = protect(_complete(table, [*columns, *marks, "not_computable"]), viewer)
    return Result(
        definition=definition,
        table=shown[[*columns, "protection", "not_computable"]].reset_index(drop=True),
        asked=asked,
        viewer=viewer,
        population=population or population_in_words(release, asked),
        period=period + (between_in_words(between) if between else ""),
        release=release.id,
        filters=asked.where,
        between=between,
    )


def _complete(table: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """These columns, blank where the table has none: numbers nullable, text and dates with None, not a single NaN."""
    blank = pd.Series(np.full(len(table), np.nan))
    return pd.DataFrame({name: _nullable(name, table.get(name, blank)) for name in names})


def _nullable(name: str, column: pd.Series) -> Any:
    """A column as a nullable array: whole numbers, numbers, or objects with None."""
    if column.dtype.kind in "iuf":
        numeric = column.to_numpy(dtype=float, na_value=np.nan)
    else:
        gone = column.isna().to_numpy()
        values = column.to_numpy(dtype=object, copy=True)
        values[gone] = None
        if gone.all() or not all(isinstance(value, numbers.Real) for value in values[~gone]):
            return pd.Series(values, dtype=object)
        numeric = np.array([np.nan if value is None else float(value) for value in values])
    missing = np.isnan(numeric)
    known = np.where(missing, 0.0, numeric)
    if name in WHOLE and not (known % 1).any():
        return pd.arrays.IntegerArray(known.astype(np.int64), missing)
    return pd.arrays.FloatingArray(known, missing)


def why_not(release: Readable, definition: Definition, asked: Asked, description: Description) -> str | None:
    """The reason for which the whole measure can't be computed from this release, if there is one."""
    if definition.name in description.withheld:
        return say("measures.reasons.withheld", reason=description.withheld[definition.name])
    if not set(definition.needs) <= description.held:
        return say("measures.reasons.earlier_version")
    fields = [name for name in (*asked.by, *asked.where) if name not in (*MADE, *BANDS, *definition.cuts)]
    missing = lacking(release, fields, definition.subject) or lacking_for_bands(release, asked)
    if missing:
        return say("measures.reasons.lacks", field=missing)
    return None


BANDS = {"age_band": "birth_year", "service_band": "entry_on_duty"}
"""What a band is made of."""

MADE = ("population", "category", "grade_band", ELIGIBLE)
"""Dimensions that the dashboard makes itself, so that no export lacks them."""


def lacking_for_bands(release: Readable, asked: Asked) -> str | None:
    """The dictionary's name of the field that a band asked for needs and no person has."""
    for name, column in BANDS.items():
        if name in (*asked.by, *asked.where):
            query = f"SELECT COUNT({column}) FROM {'people' if name == 'age_band' else 'staff_spells'}"
            found = release.cursor().execute(query).fetchone()
            if not found or not found[0]:
                return "birth_date" if name == "age_band" else column
    return None


def nothing(reason: str) -> pd.DataFrame:
    """The table of a measure that can't be computed: one pooled row with the reason."""
    return pd.DataFrame([{"row": POOLED, "not_computable": reason}])
