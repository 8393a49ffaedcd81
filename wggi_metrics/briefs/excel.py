"""A brief as a workbook: one sheet per kind of figure, every number a number, no text a formula (beside step 10)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from wggi_metrics.briefs.parts import Contents
from wggi_metrics.briefs.rows import Share, Sheet, after_sheet, meeting_sheet, notices_sheet
from wggi_metrics.briefs.rows_of_notices import file_sheet, pool_sheet, reach_sheet
from wggi_metrics.figures.exported import inert_workbook, write_about, write_cell
from wggi_metrics.measures.brief_parts import MeetingBrief
from wggi_metrics.words import say

WIDEST = 60


def as_xlsx(brief: MeetingBrief, contents: Contents, made_on: date) -> bytes:
    """The workbook: Meeting, Notices, Pool, Reach, After, On file, About; the same bytes for the same brief and day."""
    buffer = io.BytesIO()
    sheets = (meeting_sheet(brief), notices_sheet(brief), pool_sheet(brief), reach_sheet(brief), after_sheet(brief),
              file_sheet(brief))  # fmt: skip
    with inert_workbook(buffer) as workbook:
        workbook.set_properties({"title": contents.document, "created": datetime.combine(made_on, time())})
        for sheet in sheets:
            _write(workbook, sheet, contents)
        write_about(workbook, contents.about)
    return buffer.getvalue()


def _write(workbook: Any, sheet: Sheet, contents: Contents) -> None:
    written = workbook.add_worksheet(say(f"briefs.sheets.{sheet.name}"))
    bold = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    percent = workbook.add_format({"num_format": "0.0%"})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    headings = [say(f"briefs.columns.{name}") for name in sheet.columns]
    written.write_row(0, 0, headings, bold)
    for number, row in enumerate(sheet.rows, start=1):
        for place, value in enumerate(row):
            write_cell(written, number, place, value, percent if isinstance(value, Share) else None, day)
    written.freeze_panes(1, 1)
    for place, width in enumerate(_widths(headings, sheet.rows)):
        written.set_column(place, place, width)
    written.set_landscape()
    written.set_paper(9)
    written.fit_to_pages(1, 0)
    written.repeat_rows(0)
    written.set_footer(f"&L{_plain(contents.foot[1])}&R&P / &N")
    written.set_header(f"&L{_plain(contents.mark)}")


def _plain(text: str) -> str:
    """The text for a sheet's header or footer, where & begins a code and 255 letters are the most."""
    return text.replace("&", "&&")[:200]


def _widths(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[int]:
    longest = [max(len(word) for word in heading.split()) + 3 for heading in headings]
    for row in rows:
        longest = [max(width, len(str(value or "")) + 1 if isinstance(value, str) else 11)
                   for width, value in zip(longest, row, strict=True)]  # fmt: skip
    return [min(WIDEST, width) for width in longest]
