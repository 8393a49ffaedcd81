"""What is mended in memory so that the reader of cells doesn't give up a sound workbook (step 1).

Errors newer than the reader (#SPILL!, #CALC! …) make it refuse the sheet: it gets #VALUE! instead, and the audit
has kept the true one. Some programs write false in full, which it takes for true.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection
from io import BytesIO

_ERROR = re.compile(rb"(<(?:\w+:)?c\b[^>]*\bt=[\"']e[\"'][^>]*>(?:<(?:\w+:)?f.*?)?<(?:\w+:)?v(?:\s[^>]*)?>)[^<]*(?=</)")
_FALSE = re.compile(rb"(<(?:\w+:)?c\b[^>]*\bt=[\"']b[\"'][^>]*>(?:<(?:\w+:)?f.*?)?<(?:\w+:)?v>)false(?=</)")


def mended(content: bytes, parts: Collection[str]) -> bytes:
    """The workbook with its errors and its false values written as the reader knows them."""
    package = zipfile.ZipFile(BytesIO(content))
    copy = BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for entry in package.infolist():
            part = package.read(entry)
            if entry.filename.replace("\\", "/").casefold() in {path.casefold() for path in parts}:
                part = _FALSE.sub(rb"\g<1>0", _ERROR.sub(rb"\g<1>#VALUE!", part))
            target.writestr(entry.filename, part)
    return copy.getvalue()
