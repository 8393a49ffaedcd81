"""Import, step 2: the first rows as they will be read, without anything that names a person (step 11)."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wggi_metrics.checks import CheckedSheet
from wggi_metrics.dictionary import Field, load_dictionary
from wggi_metrics.figures.tables import Column, table
from wggi_metrics.words import say

ROWS = 10
HIDDEN = "…"


def preview(checked: CheckedSheet, number: str) -> None:
    """Ten rows behind a line that opens."""
    with st.expander(say("importing.rows.title", sheet=checked.sheet), key=f"rows_{number}"):
        st.html(rows_table(checked))


def rows_table(checked: CheckedSheet) -> str:
    """The first rows as a table; numbers of persons and whatever else is personal are not shown."""
    fields = load_dictionary().datasets[checked.dataset].fields
    shown = checked.table.slice(0, ROWS)
    names = [name for name in shown.column_names if name in fields or name in ("source_row", "birth_year")]
    names.sort(key=lambda name: name != "source_row")
    columns = [Column(_heading(name, fields), number=name == "source_row") for name in names]
    values = {name: shown[name].to_pylist() for name in names}
    of_name = {name: fields.get("birth_date" if name == "birth_year" else name) for name in names}
    rows = [[_cell(of_name[name], values[name][place]) for name in names] for place in range(shown.num_rows)]
    return table(say("importing.rows.title", sheet=checked.sheet), columns, rows)


def _heading(name: str, fields: dict[str, Field]) -> str:
    if name in fields:
        return fields[name].label
    return say("importing.rows.row") if name == "source_row" else fields["birth_date"].label


def _cell(field: Field | None, value: object) -> str:
    """The value as it will be kept; the row's number is no field."""
    if value is None:
        return ""
    if field is not None and (field.personal or field.kind == "person_id"):
        return HIDDEN
    if isinstance(value, bool):
        return say(f"definitions_page.{'yes' if value else 'no'}")
    return value.isoformat() if isinstance(value, date) else str(value)
