"""Parts of a brief's document as HTML: its tables, facts and flags, in the document's own words (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pages.frame.blocks import Kpi
from wggi_metrics.briefs import Cell, Table
from wggi_metrics.figures import tables
from wggi_metrics.figures.sentences.heads import Fact, Flag


def flags_html(found: Sequence[Flag]) -> str:
    """The flags in a line, those that ask for attention marked."""
    return f'<p class="wggi-flags">{" ".join(_flag(flag.text, flag.is_mark) for flag in found)}</p>'


def _flag(text: str, is_mark: bool) -> str:
    mark = '<span aria-hidden="true">▲</span>&nbsp;' if is_mark else ""
    kind = "wggi-flag wggi-flag-mark" if is_mark else "wggi-flag"
    return f'<span class="{kind}">{mark}{escape(text)}</span>'


def facts_as_kpis(found: Sequence[Fact]) -> list[Kpi]:
    """The facts as headline numbers."""
    return [Kpi(fact.label, fact.value, "", "", fact.note) for fact in found]


def table_html(caption: str, found: Table, *, stack: bool = True) -> str:
    """A table of the document, each row as labelled lines on a phone."""
    pairs = zip(found.headings, found.numbers, strict=True)
    columns = [tables.Column(heading, number=is_number) for heading, is_number in pairs]
    rows = [[tables.Html(_cell(cell)) for cell in row] for row in found.rows]
    return tables.table(caption, columns, rows, stack=stack)


def _cell(cell: Cell) -> str:
    text = _flag(cell.text, True) if cell.is_mark else escape(cell.text)
    bar = "" if cell.bar is None else _bar(cell.bar)
    beside = f' <span class="wggi-beside">{escape(cell.beside)}</span>' if cell.beside else ""
    flags = " ".join(_flag(flag, True) for flag in cell.flags)
    return f"<span>{bar}{text}{beside}{flags}</span>"


def _bar(part: float) -> str:
    """The days that were left, in ink on the days that it was open; the number beside it says the same."""
    return f'<span class="wggi-bar" aria-hidden="true"><i style="width:{100 * part:.0f}%"></i></span>'
