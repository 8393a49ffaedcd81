"""Import, step 3: what is wrong, grouped by repair, and what can be done about it (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.data.importing.joining import Standing
from pages.data.importing.meanings import meanings
from pages.data.importing.preview import preview
from pages.data.importing.repairs import Repair, repairs
from pages.data.importing.work import FileAtWork, Work
from pages.frame import blocks, text
from pages.frame.downloads import XLSX
from wggi_metrics.checks.annotate import annotate
from wggi_metrics.figures.tables import Column, Html, table
from wggi_metrics.loading import CheckedFile
from wggi_metrics.words import say

FEW_CELLS, MOST_CELLS, MOST_REPAIRS = 3, 300, 40
PARTS = ("level", "what", "where", "do")


def draw(work: Work, checked: Sequence[CheckedFile], at: Standing) -> None:
    """The repairs, and the buttons that answer them."""
    found = repairs(problem for file in checked for problem in file.all_problems)
    with blocks.figure("import_check", title_of(found, checked), say("importing.check.subtitle")):
        if found:
            st.html(repairs_table(found[:MOST_REPAIRS]))
        if len(found) > MOST_REPAIRS:
            text.note(say("importing.check.more", n=len(found) - MOST_REPAIRS))
        meanings(work, found)
        _actions(work, checked, at, has_problems=bool(found))
        _preview(work, checked)


def _preview(work: Work, checked: Sequence[CheckedFile]) -> None:
    """The first rows of the sheet on show."""
    shown = next((sheet for sheet in work.read_sheets if sheet.number == st.session_state.get("import_sheet")), None)
    for file in checked:
        for one in file.sheets:
            if shown and (file.file, one.sheet) == (shown.file, shown.sheet.name) and one.table.num_rows:
                preview(one, shown.number)
                return


def title_of(found: Sequence[Repair], checked: Sequence[CheckedFile]) -> str:
    """3 Check: 5 repairs in 48,212 rows."""
    rows = sum(sheet.rows for file in checked for sheet in file.sheets)
    if not found:
        return say("importing.check.title_none", rows=f"{rows:,}")
    return say("importing.check.title", n=len(found), rows=f"{rows:,}")


def repairs_table(found: Sequence[Repair]) -> str:
    """One line a repair: level, what is wrong, where, what to do."""
    columns = [Column(say(f"importing.check.{part}")) for part in PARTS]
    return table(say("importing.check.table"), columns, [_row(repair) for repair in found], stack=True)


def _row(repair: Repair) -> list[str | Html]:
    kind = "wggi-mark" if repair.level == "error" else "wggi-chip"
    level = Html(f'<span class="{kind}">{say(f"importing.check.levels.{repair.level}")}</span>')
    count = say("importing.check.rows", n=repair.count, rows=f"{repair.count:,}") if repair.is_of_rows else ""
    what = Html(f"<div><strong>{escape(count)}</strong>{escape(repair.problem)}</div>")
    return [level, what, Html(f"<div>{_where(repair)}</div>"), repair.remedy]


def _where(repair: Repair) -> str:
    """The first cells; the others behind a line that opens."""
    first = ", ".join(escape(cell) for cell in repair.cells[:FEW_CELLS])
    rest = repair.cells[FEW_CELLS:]
    if not rest:
        return first
    more = escape(say("importing.check.and_more", n=len(rest), count=f"{len(rest):,}"))
    shown = ", ".join(escape(cell) for cell in rest[:MOST_CELLS])
    cut = say("importing.check.cells_cut", n=len(rest) - MOST_CELLS) if len(rest) > MOST_CELLS else ""
    return (
        f'<details><summary>{first} <span class="wggi-more">{more}</span></summary>'
        f'<div class="wggi-cells">{shown} {escape(cut)}</div></details>'
    )


def _actions(work: Work, checked: Sequence[CheckedFile], at: Standing, *, has_problems: bool) -> None:
    with st.container(horizontal=True, key="import_repair", gap="small"):
        if at.row_errors:
            _set_aside(work, at.row_errors)
        if has_problems:
            for file in work.readable:
                found = next((one for one in checked if one.file == file.name), None)
                if found is not None and found.all_problems:
                    _workbook(file, found, len(work.readable))
    if at.other_errors:
        text.note(say("importing.check.whole_sheets", n=at.other_errors))


def _set_aside(work: Work, rows: int) -> None:
    def change() -> None:
        work.set_aside = not work.set_aside

    kind = "set_back" if work.set_aside else "set_aside"
    st.button(
        say(f"importing.check.{kind}", n=rows, rows=f"{rows:,}"),
        key="import_set_aside",
        type="secondary" if work.set_aside else "primary",
        on_click=change,
    )


def _workbook(file: FileAtWork, found: CheckedFile, files: int) -> None:
    label = say("importing.check.workbook") if files == 1 else say("importing.check.workbook_of", file=file.name)
    marked = file.name.rsplit(".", 1)
    name = f"{marked[0]}_{say('importing.check.marked')}"
    kept = len(marked) == 2 and marked[1].lower() in ("xlsx", "xlsm")
    st.download_button(
        label,
        lambda: annotate(file.content(), file.name, found.all_problems),
        f"{name}.{marked[1].lower() if kept else 'xlsx'}",
        XLSX,
        key=f"import_marked_{file.number}",
        on_click="ignore",
        icon=":material/download:",
    )
