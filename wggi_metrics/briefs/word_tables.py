"""Tables of a brief in Word: headings repeated on each page, numbers to the right, marks coloured (beside step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Emu, Pt

from wggi_metrics.briefs.parts import Cell, Table
from wggi_metrics.briefs.word_template import MARK, TABLE
from wggi_metrics.figures.sentences.heads import Fact

FALLBACK = {TABLE: "Table Grid"}
LEAST, MOST = 8, 34
"""A column's part of the width goes by the letters of its longest cell, between these."""


def style_named(document: WordDocument, name: str) -> Any:
    """The style of this name or what stands in for it; None (the document's default) where it has neither."""
    held = {style.name: style for style in document.styles}
    return held.get(name) or held.get(FALLBACK.get(name, ""))


def add_table(document: WordDocument, found: Table) -> None:
    """A table with its headings in a row that is marked as such."""
    table = _new(document, len(found.rows) + 1, len(found.headings))
    for cell, heading, is_number in zip(table.rows[0].cells, found.headings, found.numbers, strict=True):
        _write(cell, Cell(heading), document, is_number, is_bold=True)
    for row, cells in zip(list(table.rows)[1:], found.rows, strict=True):
        for place, (cell, said) in enumerate(zip(row.cells, cells, strict=True)):
            _write(cell, said, document, found.numbers[place], is_bold=place == 0)
    _repeat(table.rows[0])
    _set_widths(document, table, _letters([*map(_texts, found.rows), list(found.headings)]))


def add_facts(document: WordDocument, facts: Sequence[Fact]) -> None:
    """The facts side by side: what it is, the number, what stands under it."""
    if not facts:
        return
    table = _new(document, 3, len(facts))
    for column, fact in enumerate(facts):
        for row, text in enumerate(fact):
            _write(table.cell(row, column), Cell(text), document, False, is_bold=row < 2)
        table.cell(1, column).paragraphs[0].runs[0].font.size = Pt(15)
    _repeat(table.rows[0])
    _set_widths(document, table, [1] * len(facts))


def add_pairs(document: WordDocument, pairs: Sequence[tuple[str, str]]) -> None:
    """Names and texts."""
    table = _new(document, len(pairs), 2)
    for row, pair in zip(table.rows, pairs, strict=True):
        for place, (cell, text) in enumerate(zip(row.cells, pair, strict=True)):
            _write(cell, Cell(text), document, False, is_bold=place == 0)
    _set_widths(document, table, [1, 4])


def _new(document: WordDocument, rows: int, columns: int) -> Any:
    table = document.add_table(rows, columns, style=style_named(document, TABLE))
    table.autofit = False
    return table


def _write(cell: Any, said: Cell, document: WordDocument, is_number: bool, is_bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.space_before = Pt(0)
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(f"▲ {said.text}" if said.is_mark else said.text)
    run.bold = is_bold
    if said.beside:
        paragraph.add_run(f" {said.beside}").font.size = Pt(8)
    marks = paragraph.add_run("\n".join(f"▲ {flag}" for flag in said.flags)) if said.flags else None
    for marked in filter(None, (run if said.is_mark else None, marks)):
        marked.style = style_named(document, MARK)


def _repeat(row: Any) -> None:
    """Marks the row as headings: repeated on each page and read out as such."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _texts(row: Sequence[Cell]) -> list[str]:
    return [f"{cell.text} {cell.beside}{max(cell.flags, key=len, default='')}" for cell in row]


def _letters(rows: Sequence[Sequence[str]]) -> list[int]:
    return [min(MOST, max(LEAST, *map(len, column)) + 3) for column in zip(*rows, strict=True)]


def _set_widths(document: WordDocument, table: Any, parts: Sequence[int]) -> None:
    section = document.sections[-1]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    room = (section.page_width or 0) - margins
    for column, part in zip(table.columns, parts, strict=True):
        width = Emu(int(room * part / sum(parts)))
        column.width = width
        for cell in column.cells:
            cell.width = width
