"""The files of a figure: made when they are asked for, never before (step 11)."""

from __future__ import annotations

import re

import streamlit as st

from wggi_metrics.figures.exported import as_csv, as_xlsx
from wggi_metrics.measures import Result
from wggi_metrics.words import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_name(result: Result, title: str, kind: str) -> str:
    """women_share_by_grade_release_14.csv: measure and groups, never anything about a person."""
    words = [result.definition.name, *(["by", *result.asked.by] if result.asked.by else []), title]
    name = re.sub(r"[^a-z0-9]+", "_", "_".join(words).lower()).strip("_")
    return f"{name[:80]}.{kind}"


def table_files(result: Result, key: str) -> None:
    """The buttons for CSV and Excel."""
    st.download_button(
        say("pages.figure.csv"),
        lambda: as_csv(result),
        file_name(result, key, "csv"),
        "text/csv",
        key=f"csv_{key}",
        on_click="ignore",
        type="tertiary",
    )
    st.download_button(
        say("pages.figure.xlsx"),
        lambda: as_xlsx(result),
        file_name(result, key, "xlsx"),
        XLSX,
        key=f"xlsx_{key}",
        on_click="ignore",
        type="tertiary",
    )
