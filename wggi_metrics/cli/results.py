"""A result as JSON and as the rows of a printed table."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from wggi_metrics.figures.sentences import sentence
from wggi_metrics.measures import Result


def result_json(found: Result) -> dict[str, Any]:
    """The documented form: what was asked and counted, the rows, the sentence."""
    return {
        "measure": found.definition.name,
        "label": found.definition.label,
        "unit": found.definition.unit,
        "population": found.population,
        "period": found.period,
        "release": found.release,
        "filters": {name: list(values) for name, values in found.filters.items()},
        "rows": [
            dict(zip(found.columns, map(_json, record), strict=True))
            for record in zip(*(column.values for column in found.columns.values()), strict=True)
        ],
        "sentence": sentence(found),
    }


def _json(value: object) -> object:
    """The value as JSON knows it; an interval without an upper end has none."""
    if isinstance(value, float) and math.isinf(value):
        return None
    return value.isoformat() if isinstance(value, date) else value


def table_rows(found: Result) -> tuple[list[str], list[list[str]]]:
    """Headings and cells of the columns that hold anything, fractions with four decimals."""
    told = {
        name: column.values
        for name, column in found.columns.items()
        if name == "row" or column.holds_anything
    }
    return list(told), [[_cell(value) for value in record] for record in zip(*told.values(), strict=True)]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.4f}" if isinstance(value, float) else str(value)
