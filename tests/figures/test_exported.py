"""Files made from a result run nothing and say what they are."""

import csv
import io
import re

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.results import GRADES, parity
from wggi_metrics.figures.exported import as_csv, as_xlsx, safe_text

DANGEROUS = ["=1+1", "+1", "-1+1|cmd", "@SUM(A1)", "\t1", "\r1", "\n1", "＝1+1", "＠SUM(A1)"]


def with_group(name):
    """A result whose first group has this name."""
    answer = parity(GRADES)
    answer.table.loc[0, "grade"] = name
    return answer


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_a_spreadsheet_would_run_stays_text_in_csv(text):
    found = list(csv.reader(io.StringIO(as_csv(with_group(text)).decode("utf-8-sig"), newline="")))
    cells = [cell for row in found for cell in row]
    assert f"'{text}" in cells
    assert text not in cells


@pytest.mark.parametrize("text", DANGEROUS[:4])
def test_text_that_a_spreadsheet_would_run_stays_text_in_a_workbook(text):
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(with_group(text))))["Figures"]
    assert sheet["B2"].value == text
    assert sheet["B2"].data_type == "s"


@pytest.mark.parametrize("separator", [";", "\t", "|", "\n"])
def test_what_another_spreadsheet_takes_for_the_next_cell_does_not_run_either(separator):
    found = safe_text(f"Unit{separator}=1+1")
    assert not [cell for cell in found.split(separator) if cell.startswith(("=", "+", "-", "@"))]


@given(st.text("=+-@\t\r\n;|a1＝"))
def test_no_text_at_all_runs_and_taking_the_apostrophes_away_gives_it_back(text):
    found = safe_text(text)
    assert not re.search(r"(^|[;|\t\r\n])[=+\-@＝]", found)
    assert found.replace("'", "") == text


@pytest.mark.parametrize("text", ["P-3", "2025-12-31", "5 of 9", "Cote d'Ivoire", "a; b", "Smith & Co.", ""])
def test_usual_text_is_left_as_it_is(text):
    assert safe_text(text) == text


def test_numbers_stay_numbers():
    assert safe_text(-1) == -1
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(parity(GRADES))))["Figures"]
    assert sheet["C2"].value == 38


def test_both_files_carry_release_period_filters_and_definition():
    answer = parity(GRADES)
    answer.filters = {"location": ("field",)}
    workbook = openpyxl.load_workbook(io.BytesIO(as_xlsx(answer)))
    told = {row[0].value: row[1].value for row in workbook["About"].iter_rows()}
    assert told["Release"] == "r1"
    assert told["Period"] == "31 October 2026"
    assert told["Filters"] == "Location: Field"
    text = as_csv(answer).decode("utf-8-sig")
    assert all(f"# {name}" in text for name in told)
