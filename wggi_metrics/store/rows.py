"""A checked sheet's good rows in the form in which they are stored (step 4): nobody's number stays clear."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from wggi_metrics.dictionary import Dataset, Field
from wggi_metrics.profiles import ROW_NUMBER
from wggi_metrics.store.load import AcceptedSheet
from wggi_metrics.store.pseudonyms import pseudonyms
from wggi_metrics.store.tables import is_pseudonymised, is_stored, stored_name

ARROW = {
    "date": pa.date32(), "birth_date": pa.int16(), "number": pa.float64(), "fraction": pa.float64(),
    "count": pa.int64(), "yes_no": pa.bool_(),
}  # fmt: skip


def stored_rows(sheet: AcceptedSheet, dataset: Dataset, secret: bytes, source: int) -> pa.Table:
    """The rows without an error, person numbers as pseudonyms, each with its source and its row there."""
    checked = sheet.checked
    good = checked.table.filter(pa.array(checked.good, pa.bool_()))
    kept: dict[str, pa.Array | pa.ChunkedArray] = {}
    for field in filter(is_stored, dataset.fields.values()):
        kept |= _stored_columns(good, field, sheet, secret)
    if "as_of" in dataset.fields and checked.as_of is not None:
        given = kept.get("as_of", pa.nulls(len(good), pa.date32()))
        kept["as_of"] = pc.fill_null(given, pa.scalar(checked.as_of, pa.date32()))
    kept["source"] = pa.array([source], pa.int32()).take(pa.nulls(len(good), pa.int32()).fill_null(0))
    kept["source_row"] = good["source_row"].cast(pa.int32())
    return pa.table(kept)


def _stored_columns(
    good: pa.Table, field: Field, sheet: AcceptedSheet, secret: bytes
) -> dict[str, pa.Array | pa.ChunkedArray]:
    name = "birth_year" if field.kind == "birth_date" else field.name
    precision = f"{field.name}_precision"
    found: dict[str, pa.Array | pa.ChunkedArray] = {}
    if name in good.column_names:
        found[stored_name(field)] = _stored_column(good[name], field, sheet, secret)
    if precision in good.column_names:
        found[precision] = good[precision].cast(pa.string())
    return found


def _stored_column(
    column: pa.ChunkedArray, field: Field, sheet: AcceptedSheet, secret: bytes
) -> pa.Array | pa.ChunkedArray:
    if is_pseudonymised(field):
        return pseudonyms(column, _kind_of_number(field, sheet), secret)
    return column.cast(ARROW.get(field.kind, pa.string()))


def _kind_of_number(field: Field, sheet: AcceptedSheet) -> str:
    # An export without person numbers counts its rows: row 5 of two sheets is not one person.
    if sheet.checked.profile.columns.get(field.name) == ROW_NUMBER:
        return f"row of {sheet.sha256} {sheet.checked.sheet}"
    return field.name


def span(rows: pa.Table, column: str | None) -> tuple[object, object]:
    """The first and the last day of a column of dates; None where there is none."""
    if column is None or column not in rows.column_names or rows.num_rows == 0:
        return None, None
    ends = pc.min_max(rows[column]).as_py()
    return ends["min"], ends["max"]
