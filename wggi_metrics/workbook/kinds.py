"""What a file is, by its content and never by its name (step 1)."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from wggi_metrics.workbook.refusals import Refusal

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_BIFF_BEFORE_OLE = tuple(bytes((9, version, size, 0)) for version in (0, 2, 4) for size in (4, 6))
_BEGINNING = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")  # of the stream of a workbook since Excel 5
_FILEPASS = 0x2F
_RECORDS_BEFORE_PASSWORD = 4
_TEXT_OF_OTHERS = (b"%PDF", b"{\\rtf", b"ID;P")


def kind_of(content: bytes) -> str:
    """One of xlsx, xlsb, xls, ods, csv; xlsm is told from xlsx once its parts are known.

    Raises: Refusal for anything else, named as far as it is known.
    """
    if not content:
        raise Refusal("empty_file")
    if content.startswith(_OLE):
        return _kind_of_ole(content)
    if content.startswith(_ZIP) and content[2:3] < b"\x09":
        return _kind_of_zip(content)
    if content.startswith(_BIFF_BEFORE_OLE):
        raise Refusal("too_old")
    if content.startswith(_TEXT_OF_OTHERS):
        raise Refusal("not_a_workbook")
    return _kind_of_text(content)


def _kind_of_ole(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refusal("encrypted")
    if any(_asks_for_password(content, found.start()) for found in _BEGINNING.finditer(content)):
        raise Refusal("encrypted")
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "WORKBOOK", "Book", "BOOK")):
        raise Refusal("not_a_workbook")
    return "xls"


def _asks_for_password(content: bytes, place: int) -> bool:
    """Whether one of the first records of this stream is FILEPASS: after it all is encrypted."""
    for _ in range(_RECORDS_BEFORE_PASSWORD):
        kind = int.from_bytes(content[place : place + 2], "little")
        if kind == _FILEPASS:
            return True
        place += 4 + int.from_bytes(content[place + 2 : place + 4], "little")
    return False


def _kind_of_zip(content: bytes) -> str:
    try:
        names = {name.replace("\\", "/") for name in zipfile.ZipFile(BytesIO(content)).namelist()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Refusal("damaged") from error
    if any(name.startswith(("xl/macrosheets/", "xl/dialogsheets/")) for name in names):
        raise Refusal("macro_sheet")
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "content.xml" in names:
        return "ods"
    if any(name.endswith(".rels") or name.startswith("xl/") for name in names):
        return "xlsx"
    raise Refusal("not_a_workbook")


def _kind_of_text(content: bytes) -> str:
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<html" in start or start.startswith((b"<!doctype html", b"<table", b"<style")):
        raise Refusal("web_page")
    if start.startswith(b"<?xml"):
        raise Refusal("xml_2003" if b"spreadsheet" in start else "not_a_workbook")
    return "csv"
