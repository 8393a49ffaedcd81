"""Every file that leaves is written where text stays text; each of these places has its own tests."""

from __future__ import annotations

import ast
import re

from tests.house.source import ROOT, python_files, tree

CSV_WRITERS = {"wggi_metrics/figures/exported.py"}
INERT = ("strings_to_formulas", "strings_to_urls")
INVENTED = "wggi_metrics/demo/"
"""The demonstration's exports are what an organisation would bring: they are read, never handed out as figures."""


def calls(path: object) -> list[ast.Call]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]  # type: ignore[arg-type]


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func)


def test_csv_is_written_in_one_place() -> None:
    found = {
        path.as_posix()
        for path in python_files("wggi_metrics", "pages")
        for call in calls(path)
        if re.search(r"csv\.(writer|DictWriter)$|\.(to_csv|write_csv|to_excel|write_excel)$", name_of(call))
    }
    assert {path for path in found if not path.startswith(INVENTED)} == CSV_WRITERS


def test_every_workbook_that_is_written_runs_no_formula_and_opens_no_link() -> None:
    makers = [
        path
        for path in python_files("wggi_metrics", "pages")
        if not path.as_posix().startswith(INVENTED)
        for call in calls(path)
        if name_of(call) == "xlsxwriter.Workbook"
    ]
    assert len(makers) >= 3
    for path in makers:
        text = (ROOT / path).read_text("utf-8")
        for option in INERT:
            assert f'"{option}": False' in text, f"{path} lacks {option}"


def test_no_table_of_a_page_offers_streamlits_own_download() -> None:
    # It is made in the browser out of the cells as they are.
    found = [str(path) for path in python_files("pages") for call in calls(path)
             if name_of(call) in ("st.dataframe", "st.data_editor")]  # fmt: skip
    assert not found
