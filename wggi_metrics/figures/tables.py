"""Tables as HTML: headers with scope, tabular figures, numbers to the right (step 10).

On a phone a ``stack`` table shows each row as labelled lines instead of columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether it holds numbers."""

    heading: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Html:
    """Text that is HTML already, and trusted: made by us from escaped parts."""

    text: str


Cell = str | int | Html | None


def table(
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    stack: bool = False,
    last_bold: bool = False,
) -> str:
    """The table; the first cell of each row names the row, ``caption`` is for screen readers.

    A table wider than the page scrolls sideways, by the keyboard too.
    """
    head = "".join(_heading(column) for column in columns)
    body = "".join(_row(columns, row, last_bold and row is rows[-1]) for row in rows)
    kind = "wggi-table wggi-stack" if stack else "wggi-table"
    return (
        f'<div class="wggi-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="{kind}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _heading(column: Column) -> str:
    return f'<th scope="col"{_kind(column)}>{escape(column.heading)}</th>'


def _row(columns: Sequence[Column], row: Sequence[Cell], bold: bool) -> str:
    first, *others = row
    cells = "".join(
        f'<td data-l="{escape(column.heading)}"{_kind(column)}>{_text(cell)}</td>'
        for column, cell in zip(columns[1:], others, strict=True)
    )
    name = ' class="wggi-total"' if bold else ""
    return f'<tr{name}><th scope="row">{_text(first)}</th>{cells}</tr>'


def _kind(column: Column) -> str:
    return ' class="wggi-number"' if column.number else ""


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Html):
        return cell.text
    return escape(f"{cell:,}" if isinstance(cell, int) else cell)
