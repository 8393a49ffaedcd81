"""Workbooks written for the tests: as XML by hand, or by XlsxWriter."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import xlsxwriter

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = {
    _OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    _SHEETS: "http://purl.oclc.org/ooxml/spreadsheetml/main",
}
_START = '<?xml version="1.0" encoding="UTF-8"?>'


def rows(xml: str) -> str:
    """A worksheet with these rows."""
    return f'<worksheet xmlns="{_SHEETS}"><sheetData>{xml}</sheetData></worksheet>'


def by_hand(sheet: str, *, settings: str = "", extra: dict[str, str] | None = None) -> bytes:
    """A workbook of one sheet named Staff with this XML."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}">{settings}'
        '<sheets><sheet name="Staff" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet,
        **(extra or {}),
    }
    return zipped({name: _START + part for name, part in parts.items()})


def _relations(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """These parts in a zip."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def in_strict_form(content: bytes) -> bytes:
    """The same workbook as Excel saves it under Strict Open XML."""
    parts: dict[str, str | bytes] = {}
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            text = package.read(name).decode()
            for usual, strict in _STRICT.items():
                text = text.replace(usual, strict)
            parts[name] = text
    return zipped(parts)


def by_xlsxwriter(write: Callable[[Any], None], **options: Any) -> bytes:
    """A workbook that ``write`` fills."""
    target = BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True, **options})
    write(workbook)
    workbook.close()
    return target.getvalue()


def ods(table_rows: str) -> bytes:
    """An .ods of one table named Staff with these rows."""
    content = (
        f'{_START}<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c">'
        f'<office:body><office:spreadsheet><table:table table:name="Staff">{table_rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "META-INF/manifest.xml": f"{_START}<manifest/>", "content.xml": content})
