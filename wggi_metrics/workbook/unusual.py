"""XML of sheets written in an unusual way is rewritten in the usual one before it is searched (step 1).

Usual is what Excel, LibreOffice, SAP, openpyxl and XlsxWriter write: no prefix before names, double quotes, and
the address first in every cell. Valid XML may have prefixes, single quotes, another order, or no addresses.
"""

from __future__ import annotations

import re

from wggi_metrics.workbook.addresses import column_letters, parse_cell

_TAG = re.compile(rb"<(row|c)(\s[^<>]*?)?(/?)>|</row>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ROOT = re.compile(rb"<(\w+):worksheet\b")


class Usual:
    """Rewrites the pieces of one sheet, in order: it remembers the prefix and the place."""

    def __init__(self) -> None:
        self._prefix: bytes | None = None
        self._row = 0
        self._column = 0

    def names(self, piece: bytes) -> bytes:
        """The piece without the prefix that the root element declares, if it does."""
        if self._prefix is None and b"worksheet" in piece:
            found = _ROOT.search(piece)
            self._prefix = found[1] + b":" if found else b""
        if not self._prefix:
            return piece
        return piece.replace(b"<" + self._prefix, b"<").replace(b"</" + self._prefix, b"</")

    def cells(self, body: bytes) -> bytes:
        """The cells with their address first, in double quotes; as they are if they are written so."""
        if body.count(b"<c") == body.count(b'<c r="') and b"='" not in body and not self._counts_rows(body):
            return body
        return _TAG.sub(self._rewrite, body)

    def _counts_rows(self, body: bytes) -> bool:
        """Whether rows have no address of their own: the first one tells."""
        row = body.find(b"<row")
        return row >= 0 and b' r="' not in body[row : body.find(b">", row)]

    def _rewrite(self, tag: re.Match[bytes]) -> bytes:
        if tag[1] is None:
            return tag[0]
        attributes = {name: double or single for name, double, single in _ATTRIBUTE.findall(tag[2] or b"")}
        place = attributes.pop(b"r", b"").decode("ascii", "replace").upper()
        address = self._next_row(place) if tag[1] == b"row" else self._next_cell(place)
        rest = b"".join(b' %s="%s"' % pair for pair in attributes.items())
        return b'<%s r="%s"%s%s>' % (tag[1], address.encode(), rest, tag[3])

    def _next_row(self, place: str) -> str:
        self._row = int(place[:9]) if place.isdigit() else self._row + 1
        self._column = 0
        return str(self._row)

    def _next_cell(self, place: str) -> str:
        found = parse_cell(place)
        row, self._column = found if found else (max(self._row, 1), self._column + 1)
        return f"{column_letters(self._column)}{row}"
