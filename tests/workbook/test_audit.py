"""What only the XML tells: faults, and the first used column, however the XML is written."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
import python_calamine

from tests.workbook.written import by_hand, rows
from wggi_metrics.workbook import LIMITS, CellFault, Sheet, read_workbook
from wggi_metrics.workbook.addresses import column_letters
from wggi_metrics.workbook.audit import SheetAudit, audit_sheet

_KINDS = (
    '<c r="{}"/>',
    '<c r="{}" s="0"></c>',
    '<c r="{}"><v>1</v></c>',
    '<c r="{}"><f>A1/2</f></c>',
    '<c r="{}" s="0"><f>A1/2</f><v></v></c>',
    '<c r="{}"><f t="shared" si="0"/><v>5</v></c>',
    '<c r="{}" t="str"><f>""</f><v></v></c>',
    '<c r="{}" t="inlineStr"><is><t>a &lt;b&gt;</t></is></c>',
    '<c r="{}" t="inlineStr"><is><t/></is></c>',
    '<c r="{}" t="e"><f>NA()</f><v>#N/A</v></c>',
    '<c r="{}" t="b"><v>0</v></c>',
)


def audited(sheet: str, piece: int = 1 << 20) -> SheetAudit:
    content = sheet.encode()
    audit = audit_sheet("Staff", (content[at : at + piece] for at in range(0, len(content), piece)), LIMITS)
    audit.faults.sort()
    return audit


def sheet_of(xml: str) -> Sheet:
    (sheet,) = read_workbook(by_hand(xml), "staff.xlsx").sheets
    return sheet


def random_sheet(dice: random.Random) -> str:
    first, width = dice.randint(1, 30), dice.randint(1, 6)
    written = []
    for row in sorted(dice.sample(range(1, 40), dice.randint(1, 6))):
        columns = sorted(dice.sample(range(first, first + width), dice.randint(0, width)))
        cells = "".join(dice.choice(_KINDS).format(f"{column_letters(column)}{row}") for column in columns)
        written.append(f'<row r="{row}" spans="1:5">{cells}</row>')
    return rows("".join(written))


@pytest.mark.parametrize("seed", range(8))
def test_the_first_used_column_is_calamines_on_any_layout_and_any_cutting(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(40):
        xml = random_sheet(dice)
        start = python_calamine.CalamineWorkbook.from_filelike(BytesIO(by_hand(xml))).get_sheet_by_index(0).start
        assert audited(xml, piece=dice.randint(40, 400)).first_column == (start[1] + 1 if start else 0), xml


def test_how_the_xml_is_cut_changes_nothing() -> None:
    xml = random_sheet(random.Random(20))
    assert {repr(audited(xml, piece)) for piece in range(1, 200)} == {repr(audited(xml))}


def test_error_cells_are_told_with_their_true_address() -> None:
    sheet = sheet_of(
        rows(
            '<row r="3"><c r="C3" t="e"><v>#N/A</v></c><c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
            '<row r="4"><c r="D4"><v>1</v></c></row>'
        )
    )
    assert sheet.faults == (CellFault(3, "C", "error_cell", "#N/A"), CellFault(3, "D", "error_cell", "#DIV/0!"))
    assert sheet.cells.to_pylist() == [{"C": None, "D": None}, {"C": None, "D": "1"}]


@pytest.mark.parametrize("error", ["#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA", "Err:502"])
def test_an_error_that_the_reader_does_not_know_is_told_too(error: str) -> None:
    cell = f'<row r="2"><c r="B2" t="e"><v>{error}</v></c><c r="C2"><v>7</v></c></row>'
    sheet = sheet_of(rows(cell))
    assert sheet.faults == (CellFault(2, "B", "error_cell", error),)
    assert sheet.cells.column("C").to_pylist() == ["7"]


def test_a_formula_without_a_stored_value_is_told() -> None:
    sheet = sheet_of(
        rows(
            '<row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><f>1+1</f><v></v></c><c r="C2"><f>1+1</f><v /></c>'
            '<c r="D2"><f t="shared" si="0"/></c><c r="E2"><f>1+1</f><v>2</v></c>'
            '<c r="F2" t="str"><f>""</f><v></v></c></row>'
        )
    )
    assert [(fault.column, fault.kind) for fault in sheet.faults] == [(column, "uncached_formula") for column in "ABCD"]


UNUSUAL = {
    "single quotes": "<row r='3'><c t='e' r='C3'><v>#N/A</v></c><c r='D3'><v>5</v></c></row>",
    "another order": '<row r="3"><c t="e" r="C3"><v>#N/A</v></c><c s="0" r="D3"><v>5</v></c></row>',
    "lines within tags": '<row\n r="3"><c\n r="C3"\n t="e"><v>#N/A</v></c><c\n r="D3"><v>5</v></c></row>',
    "no addresses": '<row/><row/><row><c/><c/><c t="e"><v>#N/A</v></c><c><v>5</v></c></row>',
}


@pytest.mark.parametrize("how", UNUSUAL)
def test_unusual_xml_gives_the_same(how: str) -> None:
    sheet = sheet_of(rows(UNUSUAL[how]))
    assert sheet.faults == (CellFault(3, "C", "error_cell", "#N/A"),)
    assert sheet.first_column == 3
    assert sheet.cells.column("D").to_pylist()[-1] == "5"


def test_prefixed_names_give_the_same() -> None:
    plain = rows('<row r="3" hidden="1"><c r="C3" t="e"><v>#N/A</v></c><c r="D3"><v>5</v></c></row>')
    prefixed = plain.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:").replace("xmlns", "xmlns:x")
    sheet = sheet_of(prefixed)
    assert sheet.faults == (CellFault(3, "C", "error_cell", "#N/A"),)
    assert (sheet.first_column, sheet.hidden_rows) == (3, (3,))


def test_cells_in_any_order_keep_their_place() -> None:
    sheet = sheet_of(rows('<row r="5"><c r="C5"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>'))
    assert (sheet.first_row, sheet.first_column) == (3, 2)
    assert sheet.cells.to_pylist() == [{"B": "2", "C": None}, {"B": None, "C": None}, {"B": None, "C": "1"}]
