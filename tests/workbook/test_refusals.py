"""Every refusal says file, reason and remedy in a sentence each, and costs the asking process nothing."""

from __future__ import annotations

import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.workbook.written import by_hand, rows, zipped
from wggi_metrics.problems import Problem
from wggi_metrics.workbook import WorkbookRefused, read_workbook
from wggi_metrics.workbook import refusals as refusals_module

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
GOOD = by_hand(rows(ONE))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORDS = Path(refusals_module.__file__).parents[1] / "words" / "en" / "workbook.toml"


def refusal(content: bytes | Path) -> Problem:
    with pytest.raises(WorkbookRefused) as refused:
        read_workbook(content, "staff.xlsx")
    return refused.value.problem


def old_workbook_with_password() -> bytes:
    begin = bytes.fromhex("0908 1000 0006 0500") + bytes(12)
    return OLE + bytes(504) + "Workbook".encode("utf-16-le") + begin + bytes.fromhex("2f00 0600") + bytes(6)


def encrypted_entry() -> bytes:
    content = bytearray(GOOD)
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        content[place + flag] |= 1
    return bytes(content)


def bomb() -> bytes:
    return by_hand(rows(ONE) + " " * (40 << 20))


STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {}><si><t>a</t></si></sst>'
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "b">]>'

REFUSED = {
    "empty_file": b"",
    "not_a_workbook": b"%PDF-1.7 and so on",
    "web_page": b"<html><body><table><tr><td>1</td></tr></table></body></html>",
    "xml_2003": b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:spreadsheet"/>',
    "too_old": bytes.fromhex("0904 0600 0000 1000") + bytes(40),
    "encrypted": OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
    "damaged": GOOD[: len(GOOD) // 2],
    "sheet_damaged": by_hand(rows(ONE)[:-30]),
    "lost_cells": by_hand(rows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')),
    "no_sheets": by_hand(rows("")),
    "far_cell": by_hand(rows(ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "false_count": by_hand(rows(ONE), extra={"xl/sharedStrings.xml": STRINGS.format('uniqueCount="4294967295"')}),
    "doctype": by_hand(DOCTYPE + rows(ONE)),
    "unpacks_too_large": bomb(),
    "macro_sheet": by_hand(rows(ONE), extra={"xl/macrosheets/sheet1.xml": rows("")}),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_it_is_refused_by_name(reason: str) -> None:
    problem = refusal(REFUSED[reason])
    assert problem.rule == f"workbook_{reason}"
    assert problem.level == "error"
    assert problem.file == "staff.xlsx"
    assert "staff.xlsx" in problem.problem
    assert problem.problem.endswith(".")
    assert problem.remedy.endswith(".")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (old_workbook_with_password(), "encrypted"),
        (encrypted_entry(), "encrypted"),
        (zipped({"word/document.xml": "<x/>"}), "not_a_workbook"),
        (b"\x00\x01\x02\x03" * 100, "not_a_workbook"),
        (by_hand(rows(ONE), settings=DOCTYPE), "doctype"),
        (zipped({"content.xml": DOCTYPE}), "doctype"),
        (zipped({"xl/workbook.bin": "x"}), "damaged"),
        (OLE + bytes(600) + "Workbook".encode("utf-16-le"), "damaged"),
    ],
)
def test_other_ways_are_refused_by_name_too(content: bytes, reason: str) -> None:
    assert refusal(content).rule == f"workbook_{reason}"


def test_the_far_cell_is_named_so_that_it_can_be_deleted() -> None:
    assert "Staff!XFD1048576" in refusal(REFUSED["far_cell"]).problem


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx").rule == "workbook_not_found"
    assert refusal(tmp_path).rule == "workbook_not_found"


def test_a_flipped_byte_in_a_sheet_is_noticed() -> None:
    with zipfile.ZipFile(BytesIO(GOOD)) as package:
        place = package.getinfo("xl/worksheets/sheet1.xml").header_offset + 100
    damaged = GOOD[:place] + bytes([GOOD[place] ^ 255]) + GOOD[place + 1 :]
    assert refusal(damaged).rule in ("workbook_damaged", "workbook_sheet_damaged")


def test_every_reason_has_a_sentence_and_a_remedy_and_tells_the_file() -> None:
    words = tomllib.loads(WORDS.read_text("utf-8"))
    for texts in (*words["refused"].values(), *words["warned"].values()):
        assert texts.keys() == {"problem", "remedy"}
        assert "{file}" in texts["problem"]
