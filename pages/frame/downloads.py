"""The files of a figure: made when they are asked for, never before (step 11)."""

from __future__ import annotations

import re
from collections.abc import Callable

import streamlit as st

from pages.frame.logged import log
from pages.frame.visitor import visitor
from wggi_metrics.disclosure import NotForThisViewer
from wggi_metrics.figures.exported import as_csv, as_xlsx
from wggi_metrics.measures import Result
from wggi_metrics.words import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_name(result: Result, title: str, kind: str) -> str:
    """women_share_by_grade_release_14.csv: measure and groups, never anything about a person."""
    words = [result.definition.name, *(["by", *result.asked.by] if result.asked.by else []), title]
    name = re.sub(r"[^a-z0-9]+", "_", "_".join(words).lower()).strip("_")
    return f"{name[:80]}.{kind}"


def as_asked(result: Result, kind: str, make: Callable[[Result], bytes]) -> Callable[[], bytes]:
    """Makes the file when it is asked for, which may be long after the page was drawn: for whom it was drawn, if the
    role still holds, and written into the log before it is handed out.
    """
    found = visitor()

    def made() -> bytes:
        asking = found.again()
        # The result may have been computed for another person of the same role.
        if asking.role != result.viewer.role:
            raise NotForThisViewer(say("access.no_longer"))
        log(asking, "export", f"{result.definition.name}.{kind}", result.release)
        return make(result)

    return made


def table_files(result: Result, key: str) -> None:
    """The buttons for CSV and Excel."""
    st.download_button(
        say("pages.figure.csv"),
        as_asked(result, "csv", as_csv),
        file_name(result, key, "csv"),
        "text/csv",
        key=f"csv_{key}",
        on_click="ignore",
        type="tertiary",
    )
    st.download_button(
        say("pages.figure.xlsx"),
        as_asked(result, "xlsx", as_xlsx),
        file_name(result, key, "xlsx"),
        XLSX,
        key=f"xlsx_{key}",
        on_click="ignore",
        type="tertiary",
    )
