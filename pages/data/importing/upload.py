"""Import, step 1: files come in and are read in a process of their own; nothing is stored (step 11)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.data.importing.joining import recognise_sheets
from pages.data.importing.known import HEADINGS, UPLOADED
from pages.data.importing.work import FileAtWork, Work, kept
from pages.frame import blocks, text
from wggi_metrics.figures.tables import Column, Html, table
from wggi_metrics.profiles import Profile, ProfileError, parse_profile
from wggi_metrics.words import say
from wggi_metrics.workbook import WorkbookRefused, read_workbook

KINDS = ("xlsx", "xlsm", "xlsb", "xls", "ods", "csv")
MEGABYTE = 1 << 20


def draw(work: Work, known: dict[str, Profile]) -> None:
    """The uploader, by what the files are read, and what was read of each."""
    with blocks.figure("import_upload", say("importing.upload.title"), say("importing.upload.subtitle")):
        with st.container(key="import_files"):
            files = st.file_uploader(
                say("importing.upload.label", limit=st.get_option("server.maxUploadSize")),
                type=list(KINDS),
                accept_multiple_files=True,
                key=f"import_files_{work.uploads}",
                on_change=_touched,
                args=(work,),
            )
        _take(work, files or [], known)
        _read_by(work, known)
        if work.files:
            st.html(_table(work))
            for problem in work.refusals:
                text.warning(say("importing.upload.refused"), f"{problem.problem} {problem.remedy}")


def _touched(work: Work) -> None:
    """A file was added or taken away; the box is also empty when the user comes back from another page."""
    work.box_touched = True


def _take(work: Work, files: Sequence[Any], known: dict[str, Profile]) -> None:
    """Reads the files that are new and lets go of those that were taken away."""
    there = {file.file_id: file for file in files}
    new = {file_id: file for file_id, file in there.items() if file_id not in work.files}
    again = {file_id: same for file_id, file in new.items() if (same := _same(work, file, set(there))) is not None}
    for file_id, same in again.items():
        work.files[file_id] = work.files.pop(same)
    if work.box_touched:
        for gone in work.files.keys() & (work.in_box - there.keys()):
            del work.files[gone]
            work.drop_built()
    work.box_touched, work.in_box = False, set(there)
    _read_all(work, [file for file_id, file in new.items() if file_id not in again], known)


def _same(work: Work, uploaded: Any, there: set[str]) -> str | None:
    """A file that is there already: uploaded a second time it keeps its place and what was said of it."""
    others = ((id, file) for id, file in work.files.items() if id not in there)
    alike = (id for id, file in others if (file.name, file.size) == (uploaded.name, uploaded.size))
    return next((id for id in alike if work.files[id].content() == uploaded.getvalue()), None)


def _read_all(work: Work, files: Sequence[Any], known: dict[str, Profile]) -> None:
    if not files:
        return
    bar = st.progress(0.0)
    for place, uploaded in enumerate(files):

        def tell(step: str, part: float, place: int = place) -> None:
            bar.progress(min(1.0, (place + part) / len(files)), step)

        work.numbers += 1
        work.files[uploaded.file_id] = _read(uploaded, work.numbers, tell)
    bar.empty()
    recognise_sheets(work, known, [work.files[uploaded.file_id] for uploaded in files])


def _read(uploaded: Any, number: int, tell: Any) -> FileAtWork:
    file = FileAtWork(number, uploaded.name, uploaded.size, uploaded.getvalue)
    began = time.monotonic()
    try:
        file.workbook = read_workbook(uploaded.getvalue(), uploaded.name, progress=tell)
    except WorkbookRefused as refused:
        file.refused = refused.problem
    file.seconds = time.monotonic() - began
    return file


def _read_by(work: Work, known: dict[str, Profile]) -> None:
    """By what the sheets are recognised: headings and the store's profiles, or one profile alone."""

    def change() -> None:
        work.read_by = st.session_state["import_read_by"]
        recognise_sheets(work, known)

    options = [HEADINGS, *known, *([UPLOADED] if work.uploaded else [])]
    with st.container(horizontal=True, key="import_profile", vertical_alignment="bottom", gap="small"):
        st.selectbox(
            say("importing.profile.label"),
            options,
            key=kept("import_read_by", work.read_by if work.read_by in options else HEADINGS),
            format_func=profile_label,
            on_change=change,
            width=290,
        )
        with st.popover(say("importing.profile.own"), type="tertiary", key="import_profile_own"):
            _own_profile(work, known)
    for problem in work.uploaded_problems:
        text.warning(problem.problem, problem.remedy)


def profile_label(name: str) -> str:
    """What a profile is called in the list."""
    kind, _, rest = name.partition("/")
    return say(f"importing.profile.kinds.{kind}", name=rest)


def _own_profile(work: Work, known: dict[str, Profile]) -> None:
    """A profile as TOML, for this reading alone until something is published."""
    key = f"import_profile_file_{work.uploads}"

    def change() -> None:
        file = st.session_state[key]
        if file is not None:
            _take_profile(work, file.getvalue(), file.name)
            recognise_sheets(work, known)

    text.note(say("importing.profile.own_told"))
    with st.container(key="import_profile_file"):
        st.file_uploader(say("importing.profile.own_label"), type=["toml"], key=key, on_change=change)


def _take_profile(work: Work, content: bytes, name: str) -> None:
    try:
        work.uploaded = parse_profile(content.decode("utf-8"))
        work.uploaded_problems, work.read_by = (), UPLOADED
    except ProfileError as wrong:
        work.uploaded_problems = tuple(wrong.problems)
    except UnicodeDecodeError:
        work.uploaded_problems = (not_a_text(name),)


def not_a_text(name: str) -> Any:
    """The refusal of a profile that is no text."""
    from wggi_metrics.problems import Problem

    said = {part: say(f"importing.profile.not_text.{part}", name=name) for part in ("problem", "remedy")}
    return Problem("not_text", "error", said["problem"], said["remedy"])


def _table(work: Work) -> str:
    columns = [
        Column(say("importing.upload.file")),
        Column(say("importing.upload.size"), number=True),
        Column(say("importing.upload.read"), number=True),
    ]
    return table(say("importing.upload.title"), columns, [_line(file) for file in work.files.values()])


def _line(file: FileAtWork) -> list[Any]:
    size = f"{file.size / MEGABYTE:.1f} MB" if file.size >= MEGABYTE / 10 else f"{max(1, file.size >> 10)} kB"
    if file.workbook is None:
        return [file.name, size, Html(f'<span class="wggi-mark">{say("importing.upload.not_read")}</span>')]
    rows = sum(sheet.cells.num_rows for sheet in file.workbook.sheets)
    return [file.name, size, say("importing.upload.rows", n=rows, rows=f"{rows:,}", seconds=f"{file.seconds:.1f}")]
