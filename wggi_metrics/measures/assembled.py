"""From counts and arithmetic to a result: fixed columns, no NaN, protected for the viewer (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wggi_metrics.counts.described import Description, lacking
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer, protect
from wggi_metrics.measures.asked import Asked, Definition, Result
from wggi_metrics.measures.columns import Columns, columns_of
from wggi_metrics.measures.dates import Period, between_in_words
from wggi_metrics.measures.populations import ELIGIBLE, population_in_words
from wggi_metrics.measures.told import complete
from wggi_metrics.words import say

GROUP, POOLED, STRATIFIED, TOTAL, INDEX = "group", "pooled", "stratified", "total", "index"


def result(
    release: Readable,
    viewer: Viewer,
    definition: Definition,
    asked: Asked,
    table: pd.DataFrame | Columns,
    keys: Sequence[str],
    period: str,
    between: Period | None = None,
    population: str | None = None,
) -> Result:
    """The result with its columns in order: ``row``, the keys, the measure's own, protection, reason.

    ``between`` are the days between which events lie that lists show; the period says them too. ``population`` in
    words, where it is not staff that is counted.
    """
    names = list(dict.fromkeys(("row", *keys, *definition.columns)))
    found = columns_of(table) if isinstance(table, pd.DataFrame) else table
    return Result(
        definition=definition,
        columns=complete(protect(found, viewer), [*names, "protection", "not_computable"]),
        asked=asked,
        viewer=viewer,
        population=population or population_in_words(release, asked),
        period=period + (between_in_words(between) if between else ""),
        release=release.id,
        filters=asked.where,
        between=between,
    )


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
