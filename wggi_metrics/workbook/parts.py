"""The parts of a workbook in a zip: which sheets there are, in which file each lies (step 1).

Only the few short parts are read here; the sheets themselves are streamed by ``audit``.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from xml.etree import ElementTree

from wggi_metrics.workbook.limits import Limits
from wggi_metrics.workbook.refusals import Refusal

_CHUNK = 1 << 20


@dataclass(frozen=True)
class SheetPart:
    """A sheet as the workbook lists it: its name, what it is, and the part that holds it."""

    name: str
    kind: str
    path: str


@dataclass(frozen=True)
class WorkbookParts:
    """The list of sheets in the workbook's order, and its date system."""

    sheets: tuple[SheetPart, ...]
    date_system: Literal[1900, 1904]


class Package:
    """A zip, read only as far as its limits allow. Part names are matched as Excel does: without case."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        try:
            self.zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise Refusal("damaged") from error
        self.limits = limits
        self.entries = {_plain(entry.filename): entry for entry in self.zip.infolist()}

    def chunks(self, path: str) -> Iterator[bytes]:
        """The inflated bytes of a part, piece by piece; nothing if there is no such part."""
        entry = self.entries.get(_plain(path))
        if entry is None:
            return
        try:
            with self.zip.open(entry) as part:
                while piece := part.read(_CHUNK):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise Refusal("damaged") from error

    def whole(self, path: str) -> bytes:
        """A short part as a whole."""
        found = b""
        for piece in self.chunks(path):
            found += piece
            if len(found) > self.limits.small_part:
                raise Refusal("part_too_large")
        return found

    def start(self, path: str) -> bytes:
        """The first piece of a part."""
        return next(self.chunks(path), b"")

    def size(self, path: str) -> int:
        """The inflated size of a part as the zip declares it."""
        entry = self.entries.get(_plain(path))
        return entry.file_size if entry else 0


def workbook_parts(package: Package) -> WorkbookParts:
    """The sheets of an .xlsx or .xlsm. Raises: Refusal if its list of sheets can't be read."""
    path = _workbook_path(package)
    workbook = _tree(package, path)
    folder, name = posixpath.split(path)
    relations = _relations(package, posixpath.join(folder, "_rels", name + ".rels"), folder)
    sheets = []
    for sheet in workbook.iter():
        if _local(sheet.tag) == "sheet" and "name" in sheet.attrib:
            reference = next((value for key, value in sheet.attrib.items() if _local(key) == "id"), "")
            kind, target = relations.get(reference, ("missing", ""))
            sheets.append(SheetPart(sheet.attrib["name"], kind, target))
    settings = next((part for part in workbook.iter() if _local(part.tag) == "workbookPr"), None)
    from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    return WorkbookParts(tuple(sheets), 1904 if from_1904 else 1900)


def _workbook_path(package: Package) -> str:
    relations = _relations(package, "_rels/.rels", "")
    return next((target for kind, target in relations.values() if kind == "officeDocument"), "xl/workbook.xml")


def _relations(package: Package, path: str, folder: str) -> dict[str, tuple[str, str]]:
    """By id: the last word of the relation's type, and the path of its target."""
    found = {}
    for relation in _tree(package, path).iter():
        if _local(relation.tag) == "Relationship":
            target = relation.get("Target", "").replace("\\", "/")
            whole = target if target.startswith("/") else posixpath.join(folder, target)
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, posixpath.normpath(whole).lstrip("/"))
    return found


def _tree(package: Package, path: str) -> ElementTree.Element:
    content = package.whole(path)
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content):
        raise Refusal("doctype")
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Refusal("damaged") from error


def _plain(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").casefold()


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
