"""What the reader of cells doesn't tell about an .ods, found in its XML (step 1).

Seen: the reader takes #DIV/0! in an .ods for 0, and #N/A for an empty text; so they are found here and emptied.
A row or cell may stand for many (``number-rows-repeated``); they are counted, never written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wggi_metrics.workbook.addresses import column_letters
from wggi_metrics.workbook.audit import SheetAudit
from wggi_metrics.workbook.limits import Limits
from wggi_metrics.workbook.refusals import Refusal

_TAG = re.compile(
    rb"<table:(table|table-row|table-column|table-cell|covered-table-cell)((?:\s[^<>]*?)?)(/?)>"
    rb"|</table:(table|table-row|table-cell)>"
)
_ATTRIBUTE = re.compile(rb'\b(?:table|office|calcext):([\w-]+)="([^"]*)"')
_TEXT = re.compile(rb"<text:p[^>]*>([^<]*)")
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?$|Err:\d{3}$")


def audit_ods(content: bytes, limits: Limits) -> Iterator[SheetAudit]:
    """Audits each table of content.xml. Raises: Refusal."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refusal("doctype")
    walk: _Walk | None = None
    depth = 0
    for tag in _TAG.finditer(content):
        opened, attributes, closed = tag[1], _attributes(tag[2] or b""), tag[4]
        if opened == b"table":
            depth += 0 if tag[3] else 1
            walk = _Walk(attributes.get("name", ""), limits) if depth == 1 and not tag[3] else walk
        elif closed == b"table":
            depth -= 1
            if depth == 0 and walk:
                yield walk.audit
                walk = None
        elif walk and depth == 1:
            walk.step(tag, attributes, content)


class _Walk:
    """The place in one table: row and column, from 1, and what was found up to there."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.audit = SheetAudit(name)
        self.limits = limits
        self.row, self.column, self.header = 1, 1, 1
        self.rows = 1

    def step(self, tag: re.Match[bytes], attributes: dict[str, str], content: bytes) -> None:
        hidden = attributes.get("visibility") in ("collapse", "filter")
        if tag[1] == b"table-column":
            self._columns(_count(attributes, "columns"), hidden)
        elif tag[1] == b"table-row":
            self.column, self.rows = 1, _count(attributes, "rows")
            if hidden:
                self.audit.hidden_rows += range(self.row, self.row + min(self.rows, self.limits.faults))
        elif tag[1] in (b"table-cell", b"covered-table-cell"):
            text = b"" if tag[3] else content[tag.end() : tag.end() + 400]
            self._cell(attributes, text.partition(b"</table:table-cell>")[0])
            self.column += _count(attributes, "columns")
        if tag[4] == b"table-row" or (tag[1] == b"table-row" and tag[3]):
            self.row += self.rows

    def _columns(self, count: int, hidden: bool) -> None:
        if hidden:
            self.audit.hidden_columns.append((self.header, self.header + count - 1))
        self.header += count

    def _cell(self, attributes: dict[str, str], inside: bytes) -> None:
        wide = int(attributes.get("number-columns-spanned", "1")[:9])
        high = int(attributes.get("number-rows-spanned", "1")[:9])
        if wide > 1 or high > 1:
            self.audit.merged.append((self.row, self.column, self.row + high - 1, self.column + wide - 1))
        if "value-type" in attributes:
            self._widen(_count(attributes, "columns"))
        if fault := _fault(attributes, inside):
            self._report(*fault, repeated=_count(attributes, "columns"))

    def _widen(self, columns: int) -> None:
        audit = self.audit
        audit.last_column = max(audit.last_column, self.column + columns - 1)
        audit.last_row = max(audit.last_row, self.row + self.rows - 1)
        audit.first_column = min(audit.first_column or self.column, self.column)
        if audit.last_row * (audit.last_column - audit.first_column + 1) > self.limits.cells:
            raise Refusal("far_cell", cell=f"{audit.name}!{column_letters(audit.last_column)}{audit.last_row}")

    def _report(self, kind: str, found: str, repeated: int) -> None:
        if len(self.audit.faults) + self.rows * repeated > self.limits.faults:
            raise Refusal("too_many_faults", sheet=self.audit.name, limit=f"{self.limits.faults:,}")
        for row in range(self.row, self.row + self.rows):
            for column in range(self.column, self.column + repeated):
                self.audit.faults.append((row, column_letters(column), kind, found))


def _attributes(text: bytes) -> dict[str, str]:
    return {name.decode(): value.decode("utf-8", "replace") for name, value in _ATTRIBUTE.findall(text)}


def _count(attributes: dict[str, str], of: str) -> int:
    return int(attributes.get(f"number-{of}-repeated", "1")[:9] or 1)


def _fault(attributes: dict[str, str], inside: bytes) -> tuple[str, str] | None:
    """The kind of fault, and what is shown; an error is a formula's, or LibreOffice says that it is one."""
    if "formula" not in attributes:
        return None
    shown = _TEXT.search(inside)
    text = shown[1].decode("utf-8", "replace") if shown else ""
    if _ERROR.match(text):
        return "error_cell", text
    return None if "value-type" in attributes else ("uncached_formula", "")
