"""A result as JSON and as the rows of a printed table."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import numpy as np

from wggi_metrics.figures.rows import plain_value
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
            {name: _json(value) for name, value in zip(found.table.columns, row, strict=True)}
            for row in found.table.itertuples(index=False, name=None)
        ],
        "sentence": sentence(found),
    }


def _json(value: object) -> object:
    """The value as JSON knows it; an interval without an upper end has none."""
    plain = plain_value(value)
    if isinstance(plain, float) and math.isinf(plain):
        return None
    if isinstance(plain, date):
        return plain.isoformat()
    return plain.item() if isinstance(plain, np.generic) else plain


def table_rows(found: Result) -> tuple[list[str], list[list[str]]]:
    """Headings and cells of the columns that hold anything, fractions with four decimals."""
    columns = [name for name in found.table.columns if name == "row" or found.table[name].notna().any()]
    rows = [[_cell(value) for value in row] for row in found.table[columns].itertuples(index=False, name=None)]
    return columns, rows


def _cell(value: object) -> str:
    plain = plain_value(value)
    if plain is None:
        return ""
    return f"{plain:.4f}" if isinstance(plain, float) else str(plain)
