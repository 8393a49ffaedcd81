"""Reads .xlsx and .xlsm: the audit of the XML runs in a thread beside the reader of cells (step 1).

The reader works outside Python's lock, so the audit costs no time on a second core. Sheets that are small are
audited first: what would abort the reader is then refused by name before it sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Literal

import fastexcel
import pyarrow as pa

from wggi_metrics.workbook import cells
from wggi_metrics.workbook.audit import SheetAudit, audit_sheet
from wggi_metrics.workbook.guard import guard_package, holds_macros
from wggi_metrics.workbook.limits import Limits
from wggi_metrics.workbook.mend import mended
from wggi_metrics.workbook.outgoing import Outgoing
from wggi_metrics.workbook.parts import Package, SheetPart, workbook_parts
from wggi_metrics.workbook.read_binary import first_column_of
from wggi_metrics.workbook.refusals import Refusal, reason_of

Found = tuple[str, Literal[1900, 1904], tuple[str, ...]]


def read_xlsx(content: bytes, limits: Limits, outgoing: Outgoing) -> Found:
    """Sends every worksheet; gives the kind, the date system and the reasons for warnings."""
    package = Package(content, limits)
    guard_package(package)
    parts = workbook_parts(package)
    if len(parts.sheets) > limits.sheets:
        raise Refusal("too_many_sheets", found=len(parts.sheets), limit=limits.sheets)
    _read_sheets(content, package, parts.sheets, outgoing)
    kind = "xlsm" if b"macroEnabled" in package.start("[Content_Types].xml") else "xlsx"
    return kind, parts.date_system, ("macros",) if holds_macros(package) else ()


def _read_sheets(content: bytes, package: Package, parts: tuple[SheetPart, ...], outgoing: Outgoing) -> None:
    sizes = [package.size(part.path) for part in parts]
    outgoing.work = 2 * sum(sizes)
    with ThreadPoolExecutor(max_workers=1) as auditor:
        audits = [auditor.submit(_audit, package, part, outgoing) for part in parts]
        if sum(sizes) <= package.limits.first_look:
            for audit in audits:
                audit.result()
        reader = _Reader(content, parts)
        for index, part in enumerate(parts):
            if part.kind == "worksheet":
                outgoing.progress("reading", sheet=part.name)
                _read_sheet(reader, index, audits[index], outgoing)
                outgoing.progress("reading", sizes[index], sheet=part.name)


def _audit(package: Package, part: SheetPart, outgoing: Outgoing) -> SheetAudit:
    def pieces() -> Iterator[bytes]:
        for piece in package.chunks(part.path):
            yield piece
            outgoing.progress("checking", len(piece))

    if part.kind != "worksheet":
        return SheetAudit(part.name)
    return audit_sheet(part.name, pieces(), package.limits)


def _read_sheet(reader: _Reader, index: int, waiting: Future[SheetAudit], outgoing: Outgoing) -> None:
    table, failed, visible, audit = reader.cells(index, waiting)
    name = reader.parts[index].name
    read = cells.filled(table) + len(failed)
    if read < audit.filled:
        raise Refusal("lost_cells", sheet=name, found=f"{audit.filled:,}", read=f"{read:,}")
    first_column = audit.first_column
    if not _agree(table, failed, audit):
        first_column = first_column_of(reader.content, index) if table.num_columns else 1
    outgoing.sheet(name, visible, table, first_column, [], audit)


def _agree(table: pa.Table, failed: cells.Failed, audit: SheetAudit) -> bool:
    """Whether the first column of the table holds something where the audit found the first filled cell."""
    row = audit.witness_row - 1
    if not table.num_columns or not audit.first_column or not 0 <= row < table.num_rows:
        return False
    return table.column(0)[row].is_valid or any(place[:2] == (row, 0) for place in failed)


class _Reader:
    """The reader of cells; reopened on a mended copy of the workbook if a sheet needs it."""

    def __init__(self, content: bytes, parts: tuple[SheetPart, ...]) -> None:
        self.content = content
        self.parts = parts
        self._mended = False
        self._reader = self._opened()

    def _opened(self) -> Any:
        reader = fastexcel.read_excel(self.content)
        if len(reader.sheet_names) != len(self.parts):
            raise Refusal("damaged")
        return reader

    def cells(self, index: int, waiting: Future[SheetAudit]) -> tuple[pa.Table, cells.Failed, bool, SheetAudit]:
        """The cells of a sheet and its audit, read again if the audit says that the XML needs mending."""
        try:
            found = cells.read_cells(self._reader, index)
        except BaseException as error:
            if not waiting.result().mend or self._mended:
                raise self._refusal(error, index) from error
            found = None
        if waiting.result().mend and not self._mended:
            self.content = mended(self.content, [part.path for part in self.parts])
            self._mended = True
            self._reader = self._opened()
            found = None
        return (*(found or cells.read_cells(self._reader, index)), waiting.result())

    def _refusal(self, error: BaseException, index: int) -> BaseException:
        if isinstance(error, MemoryError) or reason_of(error) != "damaged":
            return error
        return Refusal("sheet_damaged", sheet=self.parts[index].name)
