"""The order of groups: ladder order for grades, dictionary order for codes, the alphabet else; blank last (step 7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wggi_metrics.counts.described import Description
from wggi_metrics.dictionary.dimensions import dimension
from wggi_metrics.measures.columns import Array, Columns, rows_at

SOURCES = ("external", "internal", "from another contract", "returned")
KINDS = ("duty station", "unit")
OWN: dict[str, tuple[str, ...]] = {"kind": KINDS, "period_from": (), "period_to": ()}
"""The order of columns that are no dimension; days are in the order in which they are written."""
CLASSES = ("from_class", "to_class")
_LIKE = {**dict.fromkeys(CLASSES, "hardship"), "next_stage": "stage"}
"""Columns that hold the values of a dimension under another name."""
GRADES = ("grade", "acting_grade", "post_grade", "from_grade", "to_grade")


def in_order(table: pd.DataFrame, groups: Sequence[str], description: Description) -> pd.DataFrame:
    """The rows sorted by those of the groups that they have, the first group first."""
    groups = [name for name in groups if name in table]
    if table.empty or not groups:
        return table.reset_index(drop=True)
    return table.iloc[places_in_order(table, groups, description)].reset_index(drop=True)


def rows_in_order(columns: Columns, groups: Sequence[str], description: Description) -> Columns:
    """As ``in_order``, of columns."""
    groups = [name for name in groups if name in columns]
    return rows_at(columns, places_in_order(columns, groups, description)) if groups else columns


def places_in_order(
    columns: Mapping[str, pd.Series | Array], groups: Sequence[str], description: Description
) -> NDArray[np.intp]:
    """The places of the rows, sorted by these groups."""
    return np.lexsort([_ranks(columns[name].tolist(), name, description) for name in reversed(groups)])


def _ranks(values: Sequence[object], name: str, description: Description) -> list[int]:
    """The place of each value among those that occur: listed ones in their order, then the alphabet; blank last."""
    key = _key(name, description)
    keys = {value: key(value) for value in dict.fromkeys(values)}
    rank = {found: place for place, found in enumerate(sorted(set(keys.values())))}
    return [rank[keys[value]] for value in values]


def _key(name: str, description: Description) -> Callable[[object], tuple[int, int, str]]:
    listed = order_of(name, description)
    places = {value: place for place, value in enumerate(listed)}

    def key(value: object) -> tuple[int, int, str]:
        if value is None or value is pd.NA or value != value:
            return (2, 0, "")
        return (0 if value in places else 1, places.get(str(value), 0), str(value).casefold())

    return key


def order_of(name: str, description: Description) -> tuple[str, ...]:
    """The values of a dimension in their order; empty where it is the alphabet's."""
    if name in GRADES:
        return tuple(step.grade for step in description.ladder)
    if name == "category":
        return description.categories
    if name == "source":
        return (*SOURCES, *(dimension(name).values or ()))
    if name == "grade_band":
        return tuple(dict.fromkeys(step.band for step in description.ladder if step.band))
    if name in OWN:
        return OWN[name]
    return dimension(_LIKE.get(name, name)).values or ()
