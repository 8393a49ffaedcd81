"""Reads a workbook inside the reading process, whatever its kind (step 1)."""

from __future__ import annotations

from dataclasses import dataclass

from wggi_metrics.workbook import cells
from wggi_metrics.workbook.delimited import decoded, error_cells, read_delimited, separator_of
from wggi_metrics.workbook.kinds import kind_of
from wggi_metrics.workbook.limits import Limits
from wggi_metrics.workbook.outgoing import Outgoing
from wggi_metrics.workbook.read_binary import read_binary
from wggi_metrics.workbook.read_ods import read_ods
from wggi_metrics.workbook.read_xlsx import read_xlsx
from wggi_metrics.workbook.refusals import Refusal


@dataclass(frozen=True)
class Found:
    """What is said of the whole file once its sheets have been sent; warnings by their reasons."""

    kind: str
    date_system: int = 1900
    warnings: tuple[str, ...] = ()


def read(content: bytes, limits: Limits, outgoing: Outgoing) -> Found:
    """Reads and sends every sheet. Raises: Refusal, or whatever a reader raises on a damaged file."""
    kind = kind_of(content)
    if kind == "csv":
        found = _read_csv(content, limits, outgoing)
    elif kind == "xlsx":
        found = Found(*read_xlsx(content, limits, outgoing))
    elif kind == "ods":
        read_ods(content, limits, outgoing)
        found = Found(kind)
    else:
        read_binary(kind, content, limits, outgoing)
        found = Found(kind, warnings=("not_audited",))
    if not outgoing.filled:
        raise Refusal("no_sheets")
    return found


def _read_csv(content: bytes, limits: Limits, outgoing: Outgoing) -> Found:
    text, encoding = decoded(content)
    separator, text = separator_of(text)
    table = read_delimited(text, separator, limits)
    errors = error_cells(table)
    table = cells.without(table, {(row, column) for row, column, _ in errors})
    outgoing.sheet(name=None, visible=True, table=table, first_column=1, failed=errors)
    return Found("csv", warnings=("read_as_cp1252",) if encoding == "cp1252" else ())
