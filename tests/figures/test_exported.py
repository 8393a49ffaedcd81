"""Files made from a result run nothing and say what they are."""

import csv
import io

import openpyxl
import pytest

from tests.figures.results import GRADES, parity
from wggi_metrics.figures.exported import as_csv, as_xlsx, safe_text

DANGEROUS = ["=1+1", "+1", "-1+1|cmd", "@SUM(A1)", "\t=1", "\r=1"]


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
