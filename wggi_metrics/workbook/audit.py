"""What the reader of cells doesn't tell, found in the sheet's own XML, streamed in pieces (step 1).

The reader's tables begin at row 1 and at the first column that holds a value; which column that is, which cells
are errors or formulas without a stored value, what is hidden or merged, and how many cells hold something is
found here by searching the bytes. Nothing is done per cell in Python unless the XML is written in an unusual way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from wggi_metrics.workbook import patterns
from wggi_metrics.workbook.addresses import LAST_COLUMN, LAST_ROW, column_letters, column_number, parse_range
from wggi_metrics.workbook.limits import Limits
from wggi_metrics.workbook.refusals import Refusal
from wggi_metrics.workbook.unusual import Usual

Fault = tuple[int, str, str, str]


@dataclass
class SheetAudit:
    """What was found in one sheet. ``first_column`` is 0 where no cell holds a value, or it isn't known;
    ``witness_row`` is a row in which that column holds one. Rows and columns count from 1.
    """

    name: str
    first_column: int = 0
    witness_row: int = 0
    last_column: int = 0
    last_row: int = 0
    filled: int = 0
    faults: list[Fault] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    mend: bool = False

    def hidden_letters(self) -> list[str]:
        """The letters of the hidden columns, as far as the sheet is used."""
        end = max(self.last_column, 1)
        return [column_letters(n) for first, last in self.hidden_columns for n in range(first, min(last, end) + 1)]


def audit_sheet(name: str, pieces: Iterable[bytes], limits: Limits) -> SheetAudit:
    """Audits one sheet of an .xlsx from the pieces of its XML. Raises: Refusal."""
    audit = SheetAudit(name)
    usual = Usual()
    regions: dict[str, bytes] = {"head": b"", "tail": b""}
    rest, where = b"", "head"
    for piece in pieces:
        rest = usual.names(rest + piece)
        if where == "head" and b"<!" in rest:
            _refuse_doctype(rest)
        if where == "head" and b"<sheetData" in rest:
            regions["head"], _, rest = rest.partition(b"<sheetData")
            where = "tail" if rest.startswith(b"/>") else "body"
        if where == "body":
            body, found, after = rest.partition(b"</sheetData>")
            whole, rest = (body, after) if found else _before_last_cell(body)
            _audit_body(audit, usual.cells(whole), limits)
            where = "tail" if found else "body"
        if where == "tail":
            regions["tail"], rest = regions["tail"] + rest, b""
    audit.hidden_columns = list(_hidden_columns(regions["head"]))
    audit.merged = [area for area in map(parse_range, _texts(patterns.MERGED, regions["tail"])) if area]
    return audit


def _refuse_doctype(text: bytes) -> None:
    """A declaration must stand before the first element to mean anything."""
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Refusal("doctype")


def _before_last_cell(body: bytes) -> tuple[bytes, bytes]:
    """The cells that are there as a whole, and the beginning of the next one."""
    end = max(body.rfind(b"<c"), body.rfind(b"<row"))
    return (body[:end], body[end:]) if end >= 0 else (b"", body)


def _audit_body(audit: SheetAudit, body: bytes, limits: Limits) -> None:
    audit.filled += _filled(body)
    _widen(audit, body)
    _lengthen(audit, body)
    _refuse_far_cells(audit, limits)
    if b't="e"' in body:
        for column, row, found in patterns.ERROR.findall(body):
            known = found.decode("utf-8", "replace")
            audit.faults.append((int(row), column.decode(), "error_cell", known))
            audit.mend |= known not in patterns.KNOWN_ERRORS
    if b"<f" in body:
        for column, row, attributes, empty in patterns.UNCACHED.findall(body):
            if not (empty and b't="str"' in attributes):
                audit.faults.append((int(row), column.decode(), "uncached_formula", ""))
    audit.mend |= b"<v>false</v>" in body
    if b'hidden="' in body:
        tags = b"".join(patterns.HIDDEN_ROW.findall(body))
        audit.hidden_rows += [int(row) for row in patterns.ROW_OF.findall(tags)]
    if len(audit.faults) > limits.faults:
        raise Refusal("too_many_faults", sheet=audit.name, limit=f"{limits.faults:,}")


def _filled(body: bytes) -> int:
    """How many cells hold something, at least: a value that isn't empty, or a text of their own."""
    return body.count(b"</v>") - body.count(b"<v></v>") + body.count(b"<is>")


def _widen(audit: SheetAudit, body: bytes) -> None:
    """Moves the first and the last used column outwards."""
    if audit.first_column != 1:
        for letters in _letters_left_of(audit.first_column, body):
            if found := patterns.filled_in(letters).search(body):
                audit.first_column, audit.witness_row = column_number(letters), int(found[1])
                break
    while beyond := patterns.right_of(audit.last_column).search(body):
        audit.last_column = column_number(beyond[1].decode())


def _letters_left_of(column: int, body: bytes) -> list[str]:
    """The columns that this piece has left of the first one known, in order."""
    if column:
        return [column_letters(n) for n in range(1, column) if b'<c r="' + column_letters(n).encode() in body]
    return sorted({letters.decode() for letters in patterns.LETTERS.findall(body)}, key=column_number)


def _lengthen(audit: SheetAudit, body: bytes) -> None:
    last = body.rfind(b'<c r="')
    if last >= 0 and (found := patterns.ADDRESS.match(body, last)):
        audit.last_row = max(audit.last_row, int(found[2][:9]))


def _refuse_far_cells(audit: SheetAudit, limits: Limits) -> None:
    width = audit.last_column - max(audit.first_column, 1) + 1
    far = audit.last_row > LAST_ROW or audit.last_column > LAST_COLUMN
    if not far and audit.last_row * width <= limits.cells:
        return
    if far or audit.filled * 10 < limits.cells:
        raise Refusal("far_cell", cell=f"{audit.name}!{column_letters(audit.last_column)}{audit.last_row}")
    raise Refusal("too_many_cells", sheet=audit.name, found=f"{audit.last_row * width:,}", limit=f"{limits.cells:,}")


def _hidden_columns(head: bytes) -> Iterable[tuple[int, int]]:
    for tag in patterns.HIDDEN_COLUMN.findall(head):
        first, last = (re.search(rb'\b%s="(\d{1,5})"' % name, tag) for name in (b"min", b"max"))
        if first and last:
            yield int(first[1]), int(last[1])


def _texts(pattern: re.Pattern[bytes], text: bytes) -> list[str]:
    return [found.decode("ascii", "replace") for found in pattern.findall(text)]
