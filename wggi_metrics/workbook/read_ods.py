"""Reads .ods (step 1)."""

from __future__ import annotations

import fastexcel

from wggi_metrics.workbook import cells
from wggi_metrics.workbook.addresses import column_number
from wggi_metrics.workbook.audit_ods import audit_ods
from wggi_metrics.workbook.guard import guard_package
from wggi_metrics.workbook.limits import Limits
from wggi_metrics.workbook.outgoing import Outgoing
from wggi_metrics.workbook.parts import Package
from wggi_metrics.workbook.read_binary import first_column_of
from wggi_metrics.workbook.refusals import Refusal


def read_ods(content: bytes, limits: Limits, outgoing: Outgoing) -> None:
    """Sends every table of an .ods; cells that are errors are emptied, as the reader takes them for values."""
    package = Package(content, limits)
    guard_package(package)
    audits = list(audit_ods(b"".join(package.chunks("content.xml")), limits))
    reader = fastexcel.read_excel(content)
    if len(audits) != len(reader.sheet_names):
        raise Refusal("damaged")
    if len(audits) > limits.sheets:
        raise Refusal("too_many_sheets", found=len(audits), limit=limits.sheets)
    outgoing.work = len(audits)
    for index, audit in enumerate(audits):
        name = reader.sheet_names[index]
        table, _, visible = cells.read_cells(reader, index)
        first = first_column_of(content, index) if table.num_columns else 1
        emptied = {(row - 1, column_number(letters) - first) for row, letters, kind, _ in audit.faults}
        outgoing.sheet(name, visible, cells.without(table, emptied), first, [], audit)
        outgoing.progress("reading", 1, sheet=name)
