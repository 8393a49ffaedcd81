"""The workbook handed back: problems listed on a first sheet and marked in their cells, made in memory (step 3)."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from wggi_metrics.problems import Problem
from wggi_metrics.words import say

LARGEST_MARKED = 30_000_000
"""Bytes of XML up to which the workbook itself is marked; beyond it the list alone is handed back."""
MOST_LISTED = 1_000_000
FILLS = {"error": "FFD9A0", "warning": "FFF3D6"}
WIDTHS = (10, 28, 22, 24, 60, 60)


def annotate(workbook_bytes: bytes, file: str, problems: Sequence[Problem]) -> bytes:
    """The original workbook with its problems marked and listed; for other kinds of files, and for workbooks
    too large to be marked, a new workbook with the list alone. Nothing in either can run.
    """
    if PurePath(file).suffix.lower() in (".xlsx", ".xlsm") and _may_be_marked(workbook_bytes):
        marked = _marked(workbook_bytes, file, problems)
        if marked is not None:
            return marked
    return _list_alone(problems)


def _may_be_marked(workbook_bytes: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(workbook_bytes)) as parts:
            return sum(part.file_size for part in parts.infolist()) <= LARGEST_MARKED
    except zipfile.BadZipFile:
        return False


def _marked(workbook_bytes: bytes, file: str, problems: Sequence[Problem]) -> bytes | None:
    """The workbook as openpyxl keeps it; None where it can't read what another reader could."""
    try:
        keep_vba = PurePath(file).suffix.lower() == ".xlsm"
        workbook = openpyxl.load_workbook(io.BytesIO(workbook_bytes), keep_vba=keep_vba, keep_links=False)
    except Exception:  # whatever it is that openpyxl can't read, the list can still be handed back
        return None
    _mark(workbook, problems)
    _write_list(workbook.create_sheet(_free_name(workbook.sheetnames), 0), workbook.sheetnames, problems)
    workbook.active = 0
    for sheet in workbook.worksheets[1:]:
        sheet.sheet_view.tabSelected = False
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _mark(workbook: Any, problems: Sequence[Problem]) -> None:
    """Each cell once, with all that is wrong with it."""
    by_cell: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.sheet and problem.sheet in workbook.sheetnames and problem.row and problem.column:
            by_cell[problem.sheet, f"{problem.column}{problem.row}"].append(problem)
    for (sheet, address), found in by_cell.items():
        cell = workbook[sheet][address]
        if isinstance(cell, MergedCell):
            cell = _first_of_merged(workbook[sheet], address)
        level = "error" if any(problem.level == "error" for problem in found) else "warning"
        cell.fill = PatternFill("solid", start_color=FILLS[level])
        text = "\n".join(f"{problem.problem} {problem.remedy}" for problem in found)
        cell.comment = Comment(text, say("checks.annotated.author"), height=140, width=320)


def _first_of_merged(sheet: Worksheet, address: str) -> Any:
    area = next(area for area in sheet.merged_cells.ranges if address in area)
    return sheet.cell(area.min_row, area.min_col)


def _free_name(taken: Sequence[str]) -> str:
    name = say("checks.annotated.sheet")
    names = [name, *(f"{name} ({number})" for number in range(2, len(taken) + 3))]
    return next(free for free in names if free.casefold() not in {text.casefold() for text in taken})


def _headings() -> list[str]:
    return [say(f"checks.annotated.{name}") for name in ("level", "cell", "field", "value", "problem", "remedy")]


def _row(problem: Problem) -> list[str]:
    cell = problem.cell or problem.file or ""
    level = say(f"checks.annotated.{problem.level}")
    return [level, cell, problem.field or "", problem.value or "", problem.problem, problem.remedy]


def _write_list(sheet: Worksheet, names: Sequence[str], problems: Sequence[Problem]) -> None:
    sheet.append(_headings())
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, problem in enumerate(problems[:MOST_LISTED], start=2):
        for column, text in enumerate(_row(problem), start=1):
            cell = sheet.cell(number, column)
            cell.value = text
            cell.data_type = "s"  # text that begins with = stays text
        if problem.sheet in names:
            _link(sheet.cell(number, 2), problem)
    _say_how_many_more(sheet.append, problems)
    for letter, width in zip("ABCDEF", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _target(problem: Problem) -> str:
    quoted = (problem.sheet or "").replace("'", "''")
    return f"'{quoted}'!{problem.column or 'A'}{problem.row or 1}"


def _link(cell: Any, problem: Problem) -> None:
    cell.hyperlink = f"#{_target(problem)}"
    cell.font = Font(underline="single", color="1D4F91")


def _say_how_many_more(append: Any, problems: Sequence[Problem]) -> None:
    more = len(problems) - MOST_LISTED
    if more > 0:
        append([say("checks.annotated.more", n=more)])


def _list_alone(problems: Sequence[Problem]) -> bytes:
    """A workbook of the list alone."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(buffer, options)
    sheet = workbook.add_worksheet(say("checks.annotated.sheet"))
    sheet.write_row(0, 0, _headings(), workbook.add_format({"bold": True}))
    for number, problem in enumerate(problems[:MOST_LISTED], start=1):
        for column, text in enumerate(_row(problem)):
            sheet.write_string(number, column, text)
    _say_how_many_more(lambda texts: sheet.write_string(MOST_LISTED + 1, 0, texts[0]), problems)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    workbook.close()
    return buffer.getvalue()
